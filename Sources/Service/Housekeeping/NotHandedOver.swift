internal import Glibc
internal import Spool

/// What lies in `outgoing` and was not handed over: until then both shares are on this machine.
///
/// It is counted again only when something has come or gone; of very many not each time, and by a
/// worker, since each is looked at. Belongs to the control thread.
struct NotHandedOver {
  /// What one look found.
  struct Found: Sendable {
    fileprivate let backlog: Backlog
    fileprivate let looked: Int
    fileprivate let signs: [Int]
    fileprivate let known: PublishedTimes
    fileprivate let foreign: ForeignFolders.Found
    fileprivate let duration: Duration
  }

  /// A look at everything.
  struct Look: Sendable {
    let folders: OutgoingFolders
    let handedOver: Folder
    fileprivate let packages: KnownPackages
    fileprivate let known: PublishedTimes

    /// Takes it.
    ///
    /// - Parameter now: the present, in seconds since 1970.
    /// - Returns: what was found; only folders are counted where no more can be done.
    func run(now: Int = time(nil)) -> Found {
      let begun = NotHandedOver.processorTime
      var known = self.known
      var foreign = ForeignFolders.Found()
      do throws(SystemCallError) {
        let signs = try NotHandedOver.signs(folders.outgoing, handedOver)
        let strays = try packages.strays(folders, handedOver, now: now)
        let backlog = Backlog.outgoing(folders.outgoing, strays: strays, known: &known, now: now) {
          foreign.note($0, $1, in: folders.outgoing)
        }
        let isOver = signs.allSatisfy { $0 < now * 1_000_000_000 - tickNanoseconds }
        return Found(
          backlog: backlog, looked: now, signs: isOver && backlog.count >= 0 ? signs : [],
          known: known, foreign: foreign, duration: NotHandedOver.processorTime - begun)
      } catch {
        return Found(
          backlog: Backlog.outgoing(folders.outgoing, strays: [], now: now), looked: now,
          signs: [], known: PublishedTimes(), foreign: foreign, duration: .zero)
      }
    }
  }

  private let packages: KnownPackages
  private var found: Found?
  /// Until when the last count stands.
  private var rest = ContinuousClock.now
  private var isLooking = false
  /// What lies there that the service may not delete.
  private(set) var foreign = ForeignFolders.Found()

  /// Changes that follow each other faster may have one time.
  private static let tickNanoseconds = 2_000_000_000
  /// Looks take a hundredth of a processor's time at most, when they take longer than this.
  private static let shortLook = Duration.milliseconds(10)
  /// So few are counted at once.
  private static let few = 500

  init(packages: KnownPackages = KnownPackages()) { self.packages = packages }

  /// What there is, as far as it was counted.
  ///
  /// - Parameters:
  ///   - folders: those in `outgoing`.
  ///   - handedOver: what lies there goes with its packages.
  ///   - now: the present, in seconds since 1970.
  /// - Returns: the number, and the age of the oldest.
  mutating func backlog(
    _ folders: OutgoingFolders, _ handedOver: Folder, now: Int = time(nil)
  ) -> Backlog {
    if let look = begin(folders, handedOver, now: now, orLess: Self.few) {
      take(look.run(now: now))
    } else if found != nil {
      foreign.lookAgain(in: folders.outgoing)
    }
    return found.map { $0.backlog.later(by: now - $0.looked) } ?? .unknown
  }

  /// Begins to count, if that is due.
  ///
  /// - Parameters:
  ///   - folders: as for ``backlog(_:_:now:)``.
  ///   - handedOver: as there.
  ///   - now: as there.
  ///   - count: when there is more, nothing is begun.
  /// - Returns: a look, whose result ``take(_:)`` gets.
  mutating func begin(
    _ folders: OutgoingFolders, _ handedOver: Folder, now: Int = time(nil), orLess count: Int = .max
  ) -> Look? {
    guard !isLooking else { return nil }
    if let found, now >= found.looked {
      // A few were counted just now.
      guard .now >= rest, count < .max || now > found.looked + 1 else { return nil }
      // Where this fails, a look tells what can be had.
      if let signs = try? Self.signs(folders.outgoing, handedOver), signs == found.signs {
        return nil
      }
    }
    // So here: a few are looked at, and that says what is wrong.
    if count < .max, let names = try? FolderListing(folders.outgoing).next(count + 1),
      names.count > count
    {
      return nil
    }
    isLooking = true
    return Look(
      folders: folders, handedOver: handedOver, packages: packages,
      known: found?.known ?? PublishedTimes())
  }

  /// Takes what a look found.
  ///
  /// - Returns: whether it is the first.
  @discardableResult
  mutating func take(_ found: Found) -> Bool {
    defer { self.found = found }
    isLooking = false
    foreign = found.foreign
    rest = .now + (found.duration > Self.shortLook ? found.duration * 100 : .zero)
    return self.found == nil
  }

  private static func signs(
    _ outgoing: Folder, _ handedOver: Folder
  ) throws(SystemCallError) -> [Int] {
    [try outgoing.status().changed, try handedOver.status().changed]
  }

  /// What this thread has needed, whatever others do.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
