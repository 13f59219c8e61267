import Glibc
import Spool
import Testing

@testable import Service
@testable import Journal

/// What is done when the system gives less than is wished for.
@Suite struct ShortageTests {
  @Test(arguments: [(4096, 64), (1024, 61), (256, 13), (64, 1), (16, 1), (Int.max, 64)])
  func fewDescriptorsMeanFewWorkers(descriptors: Int, workers: Int) {
    #expect(
      Session.workerCount(wanted: 0, processors: 2, descriptors: descriptors) == workers)
  }

  @Test func aWishForWorkersIsGrantedIfThereAreDescriptors() {
    #expect(Session.workerCount(wanted: 50, processors: 2, descriptors: 1024) == 50)
    #expect(Session.workerCount(wanted: 50, processors: 2, descriptors: 128) == 5)
    #expect(Session.workerCount(wanted: 3, processors: 2, descriptors: 1024) == 3)
  }

  @Test func manyJobsThatAreBlockedAtTheSameTimeMakeAShortPause() {
    let now = ContinuousClock.now
    var pause = Pause(now)
    let begins = (0..<30).map { _ in pause.block(now) }
    #expect(begins.count { $0 } == 1 && begins[0], "the first of them begins it")
    #expect(!pause.allows(now, running: 0))
    #expect(!pause.allows(now + .seconds(1), running: 1), "one at a time")
    #expect(pause.allows(now + .seconds(1), running: 0))
  }

  @Test func aTryThatFailsMakesThePauseLonger() {
    let now = ContinuousClock.now
    var pause = Pause(now)
    let tells = [0, 500, 1000].map { pause.block(now + .milliseconds($0)) }
    #expect(tells == [true, false, true], "what had begun before the pause tells nothing")
    #expect(!pause.allows(now + .seconds(2), running: 0))
    #expect(pause.allows(now + .seconds(3), running: 0))
    let length = pause.end(now + .seconds(3))
    #expect(length == .seconds(3))
    #expect(pause.allows(now + .seconds(3), running: 9))
  }

  @Test(arguments: [EMFILE, ENFILE, ENOSPC])
  func aShortageOfTheWholeProcessPausesTheWork(code: CInt) {
    let fate = Fate(SystemCallError(call: "openat", code: code), at: .work)
    guard case .blocked(.work, _) = fate else {
      Issue.record("\(fate)")
      return
    }
  }
}
