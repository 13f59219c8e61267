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
    let syncs = SharedSync()
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
    let syncs = SharedSync()
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
}
