import Glibc
import Spool
import Testing

@testable import Service

/// What is done when the system gives less than is wished for.
@Suite struct ShortageTests {
  @Test(arguments: [(1024, 32), (256, 13), (64, 1), (16, 1), (Int.max, 32)])
  func fewDescriptorsMeanFewWorkers(descriptors: Int, workers: Int) {
    #expect(
      Session.workerCount(wanted: 0, processors: 2, descriptors: descriptors) == workers)
  }

  @Test func aWishForWorkersIsGrantedIfThereAreDescriptors() {
    #expect(Session.workerCount(wanted: 50, processors: 2, descriptors: 1024) == 50)
    #expect(Session.workerCount(wanted: 50, processors: 2, descriptors: 128) == 5)
    #expect(Session.workerCount(wanted: 3, processors: 2, descriptors: 1024) == 3)
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
