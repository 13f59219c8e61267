import Foundation
import Synchronization
import Testing

@testable import Service
@testable import Spool

@Suite("Syncs that threads share", .timeLimit(.minutes(10)))
struct SharedSyncTests {
  private let folder: FileStatus.Identity

  init() throws { folder = try Folder(path: "/").status().identity }

  @Test("Who asks while a sync is under way shares the next one, not that one")
  func shared() throws {
    let syncs = SharedSync(processors: 1)
    let (isUnderWay, mayEnd, ended) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    let rounds = Mutex<[String]>([])
    try startThread("first") { [folder] in
      try? syncs.sync(folder) { () throws(SystemCallError) in
        rounds.withLock { $0.append("first") }
        isUnderWay.signal()
        mayEnd.wait()
      }
      ended.signal()
    }
    isUnderWay.wait()
    let asked = DispatchSemaphore(value: 0)
    for _ in 0..<8 {
      try startThread("later") { [folder] in
        asked.signal()
        try? syncs.sync(folder) { () throws(SystemCallError) in
          rounds.withLock { $0.append("later") }
        }
        ended.signal()
      }
    }
    for _ in 0..<8 { asked.wait() }
    // None of those that asked is answered by the sync that had begun before.
    #expect(ended.wait(timeout: .now() + .milliseconds(50)) == .timedOut)
    mayEnd.signal()
    for _ in 0..<9 { ended.wait() }
    let later = rounds.withLock { $0.filter { $0 == "later" }.count }
    #expect((1...8).contains(later))
  }

  @Test("A sync that fails fails for all who waited for it")
  func failure() throws {
    let syncs = SharedSync(processors: 1)
    let failures = Mutex(0)
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<8 {
      try startThread("asks") { [folder] in
        do throws(SystemCallError) {
          try syncs.sync(folder) { () throws(SystemCallError) in
            throw SystemCallError(call: "fsync", code: EIO)
          }
        } catch {
          failures.withLock { $0 += error.code == EIO ? 1 : 0 }
        }
        ended.signal()
      }
    }
    for _ in 0..<8 { ended.wait() }
    #expect(failures.withLock { $0 } == 8)
  }

  /// Asks for a sync while somebody else is at work, who then does `next`; counts the syncs.
  private func syncs(
    whileAtWork next: @escaping @Sendable (() -> Void) -> Void
  ) throws -> Int {
    let syncs = SharedSync(processors: 1, patience: .seconds(3600))
    let (isAtWork, mayGoOn, ended) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    let count = Mutex(0)
    let sync: @Sendable () -> Void = { [folder] in
      try? syncs.sync(folder) { () throws(SystemCallError) in count.withLock { $0 += 1 } }
    }
    try startThread("other") {
      syncs.during {
        isAtWork.signal()
        mayGoOn.wait()
        next(sync)
      }
      ended.signal()
    }
    isAtWork.wait()
    try startThread("asks") {
      syncs.during(sync)
      ended.signal()
    }
    while syncs.waiting == 0 { usleep(1000) }
    #expect(ended.wait(timeout: .now() + .milliseconds(50)) == .timedOut)
    #expect(count.withLock { $0 } == 0)
    mayGoOn.signal()
    for _ in 0..<2 { ended.wait() }
    return count.withLock { $0 }
  }

  @Test("A sync waits for others at work, and answers them, too")
  func othersAtWork() throws { #expect(try syncs { $0() } == 1) }

  @Test("A sync does not wait for those whose work is done")
  func othersDone() throws { #expect(try syncs { _ in } == 1) }

  @Test("A sync does not wait for ever")
  func patience() throws {
    let syncs = SharedSync(processors: 1, patience: .milliseconds(1))
    let count = Mutex(0)
    syncs.during {
      syncs.during { [folder] in
        try? syncs.sync(folder) { () throws(SystemCallError) in count.withLock { $0 += 1 } }
      }
    }
    #expect(count.withLock { $0 } == 1)
  }
}
