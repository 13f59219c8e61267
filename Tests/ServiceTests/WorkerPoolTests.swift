import Glibc
import Spool
import Synchronization
import Testing
import Threads

/// Threads where the system allows few of them.
struct WorkerPoolTests {
  private final class Count: Sendable {
    private let value = Atomic(0)
    var now: Int { value.load(ordering: .sequentiallyConsistent) }
    func add() { value.add(1, ordering: .sequentiallyConsistent) }
    func wait(for count: Int) {
      for _ in 0..<1000 where now != count { usleep(10_000) }
    }
  }

  private static let refused = SystemCallError(call: "pthread_create", code: EAGAIN)

  @Test func fewerThreadsDoTheWorkAndLeaveHalfToOthers() throws {
    let (ended, done) = (Count(), Count())
    var started = 0
    let pool = try WorkerPool("test", count: 64) { name, body throws(SystemCallError) in
      guard started < 11 else { throw Self.refused }
      try startThread(name) {
        body()
        ended.add()
      }
      started += 1
    }
    #expect(pool.count == 6)
    ended.wait(for: 5)
    #expect(ended.now == 5)
    for _ in 0..<100 { pool.submit { done.add() } }
    done.wait(for: 100)
    #expect(done.now == 100)
    pool.close()
    ended.wait(for: 11)
    #expect(ended.now == 11)
  }

  @Test func aPoolWithoutAnyThreadIsNone() {
    #expect(throws: Self.refused) {
      try WorkerPool("test", count: 4) { _, _ throws(SystemCallError) in throw Self.refused }
    }
  }
}
