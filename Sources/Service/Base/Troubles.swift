internal import Glibc
internal import Journal
internal import Spool
internal import Synchronization

/// Does something with each entry of a folder, and may pass over what hinders one of them.
typealias EachName = (_ names: [Name], _ body: (Name) throws -> Void) throws -> Void

/// What could not be done in folders that others may write to: each trouble is reported once, and
/// one with an entry hinders nothing else.
final class Troubles: Sendable {
  typealias Instant = ContinuousClock.Instant

  private struct Entry: Hashable {
    let role: Event.FolderRole
    /// Nil for the folder itself.
    let path: RelativePath?
  }

  private struct Known {
    /// With the last time that each was met, by the reason where that is told apart.
    var entries: [Entry: [String: Instant]] = [:]
    /// When it was told that there are more.
    var more: [Event.FolderRole: Instant] = [:]
  }

  /// Whether something was met lately.
  private enum Novelty {
    case known, new
    /// It is one of more than are told apart, of which nothing was said lately.
    case more
  }

  private let known = Mutex(Known())

  /// More are not told apart.
  private static let limit = 1000
  /// Nor are more reasons of one.
  private static let reasonLimit = 16
  /// Where reasons are not told apart.
  private static let anyReason = ""
  /// What is said of them.
  private static let more: Event.Reason = "so many fail that no more of them are told one by one"
  /// What has not been met for so long has gone, or is over.
  private static let memory = Duration.seconds(3600)

  /// Does something with each entry of a folder.
  ///
  /// - Parameters:
  ///   - names: the entries.
  ///   - role: whose folder it is, for the report, unless a failure names another.
  ///   - log: where the report goes.
  ///   - now: the present moment.
  ///   - body: what is done. An entry that is gone is passed over.
  /// - Throws: what hinders all entries alike: a medium that is full or read-only, a lack of
  ///   descriptors.
  func each(
    _ names: [Name], in role: Event.FolderRole, _ log: any EventLog, now: Instant = .now,
    _ body: (Name) throws -> Void
  ) throws {
    for name in names {
      let entry = Entry(role: role, path: RelativePath(name))
      do {
        try body(name)
        forget(entry)
      } catch {
        switch Fate(error, at: role) {
        case .blocked: throw error
        case .retry(let failing, let reason): tell(entry, failing, reason, log, now)
        case .done, .settling, .gone, .wait: break
        }
      }
    }
  }

  /// Does something with each entry of a folder, and passes over nothing.
  static func none(_ names: [Name], _ body: (Name) throws -> Void) throws {
    for name in names { try body(name) }
  }

  /// Does something with a folder as a whole.
  ///
  /// - Parameters:
  ///   - role: whose folder it is.
  ///   - log: where a failure is reported.
  ///   - now: the present moment.
  ///   - body: what is done; it may be done again.
  func endure(
    _ role: Event.FolderRole, _ log: any EventLog, now: Instant = .now, _ body: () throws -> Void
  ) {
    let entry = Entry(role: role, path: nil)
    do {
      try body()
      forget(entry)
    } catch {
      switch Fate(error, at: role) {
      case .blocked(let role, let reason), .retry(let role, let reason):
        tell(Entry(role: role, path: nil), role, reason, log, now)
      case .done, .settling, .gone, .wait: break
      }
    }
  }

  /// Whether something has not been met lately at one of these places: what somebody takes away and
  /// brings again and again is told once.
  func areNews(
    _ paths: [RelativePath], in role: Event.FolderRole, now: Instant = .now
  ) -> Bool {
    paths.count { novelty(Entry(role: role, path: $0), Self.anyReason, now) != .known } > 0
  }

  /// Tells what failed at these places, unless the same was met lately at each of them.
  ///
  /// - Parameters:
  ///   - paths: the places.
  ///   - role: the folder that they lie in.
  ///   - failing: the folder that something is wrong with.
  ///   - reason: what it is.
  ///   - log: where it is reported.
  ///   - now: the present moment.
  /// - Returns: whether something was written of one of them.
  func tell(
    _ paths: [RelativePath], in role: Event.FolderRole, _ failing: Event.FolderRole,
    _ reason: Event.Reason, _ log: any EventLog, now: Instant = .now
  ) -> Bool {
    let novelties = paths.map {
      novelty(Entry(role: role, path: $0), reason.description, now)
    }
    return record(novelties, failing, reason, log)
  }

  /// What lies at these places went well: what fails there from now on is news.
  func forget(_ paths: [RelativePath], in role: Event.FolderRole) {
    for path in paths { forget(Entry(role: role, path: path)) }
  }

  private func forget(_ entry: Entry) { known.withLock { $0.entries[entry] = nil } }

  private func tell(
    _ entry: Entry, _ failing: Event.FolderRole, _ reason: Event.Reason, _ log: any EventLog,
    _ now: Instant
  ) {
    _ = record([novelty(entry, Self.anyReason, now)], failing, reason, log)
  }

  private func record(
    _ novelties: [Novelty], _ failing: Event.FolderRole, _ reason: Event.Reason,
    _ log: any EventLog
  ) -> Bool {
    if novelties.contains(.new) {
      log.record(.retry(failing, reason))
      return true
    }
    if novelties.contains(.more) { log.record(.retry(failing, Self.more)) }
    return false
  }

  private func novelty(_ entry: Entry, _ reason: String, _ now: Instant) -> Novelty {
    let isOld = { (last: Instant) in now - last >= Self.memory }
    return known.withLock { known in
      if known.entries.count >= Self.limit {
        known.entries = known.entries.mapValues { $0.filter { !isOld($0.value) } }
          .filter { !$0.value.isEmpty }
      }
      guard known.entries[entry] != nil || known.entries.count < Self.limit else {
        guard known.more[entry.role].map(isOld) ?? true else { return .known }
        known.more[entry.role] = now
        return .more
      }
      var reasons = known.entries[entry] ?? [:]
      guard reasons[reason] != nil || reasons.count < Self.reasonLimit else { return .known }
      let last = reasons.updateValue(now, forKey: reason)
      known.entries[entry] = reasons
      return last.map(isOld) ?? true ? .new : .known
    }
  }
}
