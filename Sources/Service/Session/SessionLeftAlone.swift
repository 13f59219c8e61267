internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// What is left alone in the watched folders: told once, and kept for the status.
extension Session {
  /// What the last listings left alone.
  struct LeftAloneMemory {
    fileprivate(set) var last: [Event.FolderRole: LeftAlone] = [:]
    fileprivate var told: [Event.FolderRole: [LeftAlone.Kind: Set<RelativePath>]] = [:]
  }

  /// Remembers what a listing of everything left alone, and tells what has lain there for long.
  func remember(_ found: LeftAlone, in role: Event.FolderRole) {
    leftAlone.last[role] = found
    let moment = self.moment
    for kind in LeftAlone.Kind.allCases {
      let old = found.groups[kind]?.old(moment)
      let told = leftAlone.told[role]?[kind] ?? []
      leftAlone.told[role, default: [:]][kind] = old?.paths
      guard let old, !old.paths.isSubset(of: told) else { continue }
      site.log.record(
        .leftAlone(
          role, count: old.count, age: Self.age(changed: old.oldest), kind.reason))
    }
  }

  /// What has lain there for long, by its kind.
  var oldLeftAlone: [LeftAlone.Kind: LeftAlone.Old] {
    let moment = self.moment
    return (leftAlone.last[.incoming]?.groups ?? [:]).mapValues { $0.old(moment) }
      .merging((leftAlone.last[.reconstruct]?.groups ?? [:]).mapValues { $0.old(moment) }) {
        LeftAlone.Old(
          count: $0.count + $1.count, oldest: min($0.oldest, $1.oldest), paths: $0.paths)
      }
  }

  /// How many folders in `reconstruct` may not be entered.
  var closedDrops: Int {
    let groups = leftAlone.last[.reconstruct]?.groups
    return (groups?[.closed]?.count ?? 0) + (groups?[.failing]?.count ?? 0)
  }

  /// What has not changed since then has lain there for long; in nanoseconds since 1970.
  private var moment: Int {
    (time(nil) - Int(site.configuration.stalledAfter.components.seconds)) * 1_000_000_000
  }

  /// Why files have been waiting for long, with how many.
  var stalledReasons: [Fate.Wait: Int] {
    let now = Instant.now
    let limit = site.configuration.stalledAfter
    var reasons: [Fate.Wait: Int] = [:]
    for entry in arrivals.entries.values where entry.history.age(now) >= limit {
      if let wait = entry.wait { reasons[wait, default: 0] += 1 }
    }
    return reasons
  }
}
