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

  /// With the last time that each was met.
  private let known = Mutex<[Entry: Instant]>([:])

  /// More are not told apart.
  private static let limit = 1000
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
    paths.count { isNews(Entry(role: role, path: $0), now) } > 0
  }

  private func forget(_ entry: Entry) { known.withLock { $0[entry] = nil } }

  private func tell(
    _ entry: Entry, _ failing: Event.FolderRole, _ reason: Event.Reason, _ log: any EventLog,
    _ now: Instant
  ) {
    if isNews(entry, now) { log.record(.retry(failing, reason)) }
  }

  private func isNews(_ entry: Entry, _ now: Instant) -> Bool {
    known.withLock { known in
      if known.count >= Self.limit { known = known.filter { now - $0.value < Self.memory } }
      guard known[entry] != nil || known.count < Self.limit else { return false }
      let last = known.updateValue(now, forKey: entry)
      return last.map { now - $0 >= Self.memory } ?? true
    }
  }
}
