import Testing
@testable import Threads

@Suite struct DueQueueTests {
  let now = ContinuousClock.now

  @Test func keysComeInTheOrderOfTheirDates() {
    var schedule = DueQueue<Int>()
    for key in [5, 3, 9, 1, 7] { schedule.set(key, now + .seconds(key)) }
    var order: [Int] = []
    while let key = schedule.popDue(now + .seconds(7)) { order.append(key) }
    #expect(order == [1, 3, 5, 7])
    #expect(schedule.next() == now + .seconds(9))
  }

  @Test func anEarlierDateStaysAndALaterOneCanReplaceIt() {
    var schedule = DueQueue<String>()
    schedule.set("a", now)
    schedule.set("a", now + .seconds(1))
    #expect(schedule.next() == now)
    schedule.replace("a", now + .seconds(2))
    #expect(schedule.popDue(now + .seconds(1)) == nil)
    #expect(schedule.popDue(now + .seconds(2)) == "a")
    #expect(schedule.popDue(now + .seconds(9)) == nil)
  }

  @Test func aRemovedKeyDoesNotCome() {
    var schedule = DueQueue<String>()
    schedule.set("a", now)
    schedule.remove("a")
    #expect(schedule.next() == nil)
    #expect(schedule.popDue(now) == nil)
  }
}
