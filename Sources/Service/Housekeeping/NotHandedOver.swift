internal import Glibc
internal import Spool

/// What lies in `outgoing` and was not handed over: until then both shares are on this machine.
///
/// It is counted again only when something has come or gone, and of very many not each time, since
/// each is looked at. Belongs to the control thread.
struct NotHandedOver {
  private var found: Backlog?
  private var looked = 0
  private var signs: [Int] = []
  /// Until when the last count stands.
  private var rest = ContinuousClock.now
  private var known = PublishedTimes()
  /// What lies there that the service may not delete.
  private(set) var foreign = ForeignFolders.Found()

  /// Changes that follow each other faster may have one time.
  private static let tickNanoseconds = 2_000_000_000
  /// Looks take a hundredth of a processor's time at most, when they take longer than this.
  private static let shortLook = Duration.milliseconds(10)

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
      if let found, signs == self.signs || .now < rest, now >= looked {
        foreign.lookAgain(in: folders.outgoing)
        return found.later(by: now - looked)
      }
      let begun = Self.processorTime
      var foreign = ForeignFolders.Found()
      let backlog = Backlog.outgoing(
        folders.outgoing, strays: try folders.strays(handedOver), known: &known, now: now
      ) { foreign.note($0, $1, in: folders.outgoing) }
      self.foreign = foreign
      let isOver = signs.allSatisfy { $0 < now * 1_000_000_000 - Self.tickNanoseconds }
      (found, looked, self.signs) = (backlog.count >= 0 ? backlog : nil, now, isOver ? signs : [])
      let look = Self.processorTime - begun
      rest = .now + (look > Self.shortLook ? look * 100 : .zero)
      return backlog
    } catch {
      found = nil
      // Then only folders are counted, if that can be done.
      return Backlog.outgoing(folders.outgoing, strays: [], now: now)
    }
  }

  /// What this thread has needed, whatever others do.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
