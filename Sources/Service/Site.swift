internal import Glibc
internal import SecretSharing
internal import Spool
internal import Synchronization

/// What every job of one run works with.
struct Site: Sendable {
  let configuration: Configuration
  let folders: SpoolFolders
  let names: Names
  let instance: Instance
  let claims: OpenClaims
  let counters: Counters
  let log: any EventLog
  /// Where processor time and memory are to be had.
  var slots = Slots(count: 2 * max(1, processors()))
  var syncs = SharedSync()
  var knownEntries = KnownEntries()
  var limits = ArrivalLimits()
}

/// The claims of this instance that are not finished, by the study they hold back.
final class OpenClaims: Sendable {
  private struct Entry {
    var label: String?
    let since: ContinuousClock.Instant
  }

  private let entries = Mutex<[Name: Entry]>([:])

  /// A claim begins; `label` is nil while nobody knows its study.
  func begin(_ id: Name, label: String?) {
    entries.withLock { entries in
      entries[id] = Entry(label: label, since: entries[id]?.since ?? .now)
    }
  }

  /// The claim has ended.
  func end(_ id: Name) { entries.withLock { $0[id] = nil } }

  /// Whether a study must wait for a claim that is younger than `limit`.
  func hold(_ label: String, limit: Duration) -> Bool {
    let now = ContinuousClock.now
    return entries.withLock { entries in
      entries.values.contains {
        ($0.label == nil || $0.label == label) && now - $0.since < limit
      }
    }
  }

  /// The study of a claim, if it has been read.
  func label(of id: Name) -> String? { entries.withLock { $0[id]?.label } }

  /// Whether a claim is known.
  func contains(_ id: Name) -> Bool { entries.withLock { $0[id] != nil } }

  /// How many there are.
  var count: Int { entries.withLock { $0.count } }
}
