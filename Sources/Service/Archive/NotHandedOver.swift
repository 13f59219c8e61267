internal import Glibc
internal import Spool

/// What lies in `outgoing` and was not handed over: until then both shares are on this machine.
///
/// It is counted again only when something has come or gone, since there may be thousands. Belongs to
/// the control thread.
struct NotHandedOver {
  private var found: Backlog?
  private var looked = 0
  private var signs: [Int] = []
  private var known = PublishedTimes()
  /// What lies there that the service may not delete.
  private(set) var foreign = ForeignFolders.Found()

  /// Changes that follow each other faster may have one time.
  private static let tickNanoseconds = 2_000_000_000

  /// Counts it.
  ///
  /// - Parameters:
  ///   - folders: those in `outgoing`.
  ///   - handedOver: what lies there goes with its packages.
  ///   - now: the present, in seconds since 1970.
  /// - Returns: the number, and the age of the oldest.
  mutating func backlog(
    _ folders: OutgoingFolders, _ handedOver: Folder, now: Int = time(nil)
  ) -> Backlog {
    do throws(SystemCallError) {
      let signs = [
        try folders.outgoing.status().changed, try handedOver.status().changed,
      ]
      if let found, signs == self.signs, now >= looked {
        foreign.lookAgain(in: folders.outgoing)
        return found.later(by: now - looked)
      }
      var foreign = ForeignFolders.Found()
      let backlog = Backlog.outgoing(
        folders.outgoing, strays: try folders.strays(handedOver), known: &known, now: now
      ) { foreign.note($0, $1, in: folders.outgoing) }
      self.foreign = foreign
      let isOver = signs.allSatisfy { $0 < now * 1_000_000_000 - Self.tickNanoseconds }
      (found, looked, self.signs) = (isOver && backlog.count >= 0 ? backlog : nil, now, signs)
      return backlog
    } catch {
      found = nil
      // Then only folders are counted, if that can be done.
      return Backlog.outgoing(folders.outgoing, strays: [], now: now)
    }
  }
}
