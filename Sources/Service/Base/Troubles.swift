internal import Glibc
internal import Journal
internal import Spool
internal import Synchronization

/// Entries of others' folders that something could not be done with: each is reported once, and
/// hinders nothing else.
final class Troubles: Sendable {
  private struct Entry: Hashable {
    let role: Event.FolderRole
    let name: Name
  }

  private let known = Mutex<Set<Entry>>([])

  /// More are not told apart.
  private static let limit = 1000

  /// Does something with each entry of a folder.
  ///
  /// - Parameters:
  ///   - names: the entries.
  ///   - role: whose folder it is, for the report, unless a failure names another.
  ///   - log: where the report goes.
  ///   - body: what is done. An entry that is gone is passed over.
  /// - Throws: what hinders all entries alike: a medium that is full or read-only, a lack of
  ///   descriptors.
  func each(
    _ names: [Name], in role: Event.FolderRole, _ log: any EventLog, _ body: (Name) throws -> Void
  ) throws {
    for name in names {
      let entry = Entry(role: role, name: name)
      do {
        try body(name)
        known.withLock { _ = $0.remove(entry) }
      } catch {
        switch Fate(error, at: role) {
        case .blocked: throw error
        case .retry(let failing, let reason):
          let isNews = known.withLock { known in
            known.count < Self.limit && known.insert(entry).inserted
          }
          if isNews { log.record(.retry(failing, reason)) }
        case .done, .settling, .gone, .wait: break
        }
      }
    }
  }
}
