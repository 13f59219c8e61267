import Dispatch
import Foundation
import Spool
import Testing
import Threads

/// What becomes durable together, and in which order.
@Suite(.timeLimit(.minutes(10))) struct CommitQueueTests {
  /// What was done, in order.
  private final class Log: Sendable {
    private let lines = Guarded<[String]>([])
    private let ended = DispatchSemaphore(value: 0)
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    func count(_ line: String) -> Int { all.count { $0 == line } }
    func end(_ line: String) {
      add(line)
      ended.signal()
    }
    func wait(for count: Int) { for _ in 0..<count { ended.wait() } }
  }

  private struct Failure: Error {}

  /// Three steps in two folders, which are told to a log.
  private final class Steps: Commit {
    static let stepCount = 3
    let name: String
    let log: Log
    let folders: [Folder]
    let failing: Int?

    init(_ name: String, _ log: Log, _ folders: [Folder], failing: Int? = nil) {
      (self.name, self.log, self.folders, self.failing) = (name, log, folders, failing)
    }

    func take(step: Int) throws -> Folder? {
      log.add("\(name)\(step)")
      if step == failing { throw Failure() }
      return folders[step % folders.count]
    }

    func end(_ failure: (any Error)?) {
      log.end(failure == nil ? "\(name) done" : "\(name) failed")
    }
  }

  private let log = Log()
  private let folders: [Folder]

  init() throws { folders = [try Folder(path: "/"), try Folder(path: "/proc")] }

  private func queue(
    patience: Duration = .seconds(3600), failing: Folder? = nil
  ) throws -> CommitQueue {
    let identity = try failing?.status().identity
    return try CommitQueue(processors: 1, patience: patience) { [log] folder in
      log.add("sync")
      if try folder.status().identity == identity { throw Failure() }
    }
  }

  private func steps(_ name: String, failing: Int? = nil) -> Steps {
    Steps(name, log, folders, failing: failing)
  }

  @Test func eachStepIsFollowedByTheSyncOfItsFolder() throws {
    let queue = try queue()
    defer { queue.close() }
    queue.submit(steps("a"))
    log.wait(for: 1)
    #expect(log.all == ["a0", "sync", "a1", "sync", "a2", "sync", "a done"])
  }

  @Test func whoComesWhileTheProcessorsAreBusyJoins() throws {
    let queue = try queue()
    defer { queue.close() }
    queue.during {
      for number in 0..<8 { queue.submit(steps("\(number)")) }
      #expect(queue.count == 8)
    }
    log.wait(for: 8)
    #expect(log.count("sync") == 3, "one a step, for all of them")
    let order = log.all
    for number in 0..<8 {
      let places = (0..<3).compactMap { order.firstIndex(of: "\(number)\($0)") }
      #expect(places == places.sorted() && places.count == 3)
    }
  }

  @Test func aFullGroupWaitsForNobody() throws {
    let queue = try queue()
    defer { queue.close() }
    queue.during {
      for number in 0..<16 { queue.submit(steps("\(number)")) }
      log.wait(for: 16)
    }
    #expect(log.count("sync") == 3)
  }

  @Test func nobodyIsWaitedForForever() throws {
    let queue = try queue(patience: .milliseconds(1))
    defer { queue.close() }
    queue.during {
      queue.submit(steps("a"))
      log.wait(for: 1)
    }
    #expect(log.all.last == "a done")
  }

  @Test(arguments: 0..<3) func whatFailsGoesNoFurtherAndHoldsNobodyUp(_ step: Int) throws {
    let queue = try queue()
    defer { queue.close() }
    queue.during {
      queue.submit(steps("a", failing: step))
      queue.submit(steps("b"))
    }
    log.wait(for: 2)
    #expect(log.count("a failed") == 1 && log.count("b done") == 1)
    #expect(log.count("a\(step + 1)") == 0)
  }

  @Test func aFolderThatCannotBeSyncedFailsThoseWhoseNamesItHas() throws {
    let queue = try queue(failing: folders[1])
    defer { queue.close() }
    queue.during {
      queue.submit(steps("a"))
      queue.submit(Steps("b", log, [folders[0]]))
    }
    log.wait(for: 2)
    #expect(log.count("a failed") == 1 && log.count("b done") == 1)
    #expect(log.count("a2") == 0)
  }

  @Test func whatWaitsWhenTheQueueIsClosedIsCommitted() throws {
    let queue = try queue()
    queue.during {
      queue.submit(steps("a"))
      queue.close()
      log.wait(for: 1)
    }
    #expect(log.all.last == "a done")
  }

  @Test func manyThreadsLoseNothing() throws {
    let queue = try queue(patience: .milliseconds(1))
    defer { queue.close() }
    for thread in 0..<8 {
      try startThread("test") { [log, folders] in
        for number in 0..<50 {
          queue.during { queue.submit(Steps("\(thread).\(number)-", log, folders)) }
        }
      }
    }
    log.wait(for: 400)
    let ends = log.all.filter { $0.hasSuffix("done") }
    #expect(ends.count == 400 && Set(ends).count == 400)
  }

  /// A run that is over waits a minute for its threads, and some have large files.
  @Test func whoIsAtWorkWhenTheQueueIsClosedIsCommitted() throws {
    let queue = try queue()
    queue.during {
      queue.close()
      usleep(50_000)
      queue.submit(steps("a"))
      log.wait(for: 1)
    }
    #expect(log.all.last == "a done")
  }
}
