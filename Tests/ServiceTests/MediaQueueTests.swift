import Spool
import Testing

@testable import Service

@Suite struct MediaQueueTests {
  let now = ContinuousClock.now

  @Test func oneIsMadeAtATime() {
    var queue = MediaQueue()
    queue.add("A", now)
    queue.add("B", now)
    #expect(queue.start(now) == "A")
    #expect(queue.start(now) == nil)
    #expect(queue.next() == nil)
    queue.add("A", now)
    queue.finish("A")
    #expect(queue.start(now) == "B")
    queue.finish("B")
    #expect(queue.start(now) == nil)
    #expect(queue.count == 0)
  }

  @Test func aFailureIsTriedAgainLaterAndReportedOnce() {
    var queue = MediaQueue()
    queue.add("A", now)
    queue.add("B", now)
    #expect(queue.start(now) == "A")
    let isNews = queue.fail("A", "no room", now)
    #expect(isNews)
    #expect(queue.start(now) == "B", "the others need not wait")
    queue.finish("B")
    #expect(queue.start(now + .seconds(14)) == nil)
    #expect(queue.start(now + .seconds(15)) == "A")
    let isNewsAgain = queue.fail("A", "no room", now)
    #expect(!isNewsAgain)
    #expect(queue.start(now + .seconds(29)) == nil)
    #expect(queue.start(now + .seconds(30)) == "A")
    let isOtherNews = queue.fail("A", "another reason", now)
    #expect(isOtherNews)
  }

  @Test func noFailureWaitsForEver() {
    var queue = MediaQueue()
    queue.add("A", now)
    for _ in 0..<100 {
      #expect(queue.start(now + .seconds(600)) == "A")
      _ = queue.fail("A", "no room", now)
    }
    #expect(queue.start(now + .seconds(600)) == "A")
  }
}
