import Glibc
import Spool
import Testing

@testable import Journal
@testable import Service

@Suite struct TroublesTests {
  let troubles = Troubles()
  let log = EventList()
  let start = ContinuousClock.now

  private func fail(_ code: CInt) throws { throw SystemCallError(call: "unlinkat", code: code) }

  private func each(_ names: [Name], after seconds: Int = 0, _ code: CInt = EBUSY) throws {
    try troubles.each(names, in: .outgoing, log, now: start + .seconds(seconds)) { _ in
      try fail(code)
    }
  }

  @Test func eachEntryIsToldOnceAndHindersNoOther() throws {
    for _ in 0..<3 { try each(["a", "b"]) }
    #expect(log.kinds == [.retry, .retry])
    try troubles.each(["a"], in: .outgoing, log) { _ in }
    try each(["a", "b"])
    #expect(log.kinds.count == 3, "it came back")
  }

  @Test func whatHindersAllAlikeIsThrown() {
    #expect(throws: SystemCallError(call: "unlinkat", code: EROFS)) { try each(["a", "b"], EROFS) }
    #expect(log.kinds.isEmpty)
  }

  /// Entries come and go over the years in which a service runs.
  @Test func thoseThatHaveGoneLeaveRoomForOthers() throws {
    let names = (0..<1000).compactMap { Name("\($0)") }
    try each(names)
    #expect(log.kinds.count == 1000)
    try each(["new"], after: 60)
    #expect(log.kinds.count == 1001, "no more are told apart, and one line says so")
    try each(["newer", "newest"], after: 61)
    #expect(log.kinds.count == 1001)
    try each(["0"], after: 3000)
    try each(["new", "0"], after: 3700)
    #expect(log.kinds.count == 1002, "the one that is still there was told before")
  }

  @Test func whatComesAndGoesAtAPlaceIsToldOnceAnHour() {
    let (one, other) = (RelativePath(["a", "b"]), RelativePath(["a", "c"]))
    let isNews = { paths, seconds in
      troubles.areNews(paths, in: .reconstruct, now: start + .seconds(seconds))
    }
    #expect([0, 1, 3000, 6000].map { isNews([one], $0) } == [true, false, false, false])
    #expect(isNews([one, other], 6001) && !isNews([other], 6002))
    #expect(isNews([one], 9700))
  }

  @Test func anotherReasonIsNewsAndSoIsWhatFailsAfterItWentWell() {
    let tell = { (reason: Event.Reason, seconds: Int) in
      troubles.tell(
        [RelativePath("a")], in: .reconstruct, .archive, reason, log,
        now: start + .seconds(seconds))
    }
    #expect(["one", "one", "other", "one"].map { tell($0, 0) } == [true, false, true, false])
    troubles.forget([RelativePath("b")], in: .reconstruct)
    #expect(!tell("other", 1))
    troubles.forget([RelativePath("a")], in: .reconstruct)
    #expect(tell("other", 2) && tell("one", 2))
    #expect(log.kinds.count == 4)
    // Whoever makes up reasons makes no more of them.
    let codes = (1..<40).map { Event.Reason("reading failed", code: $0) }
    #expect(codes.count { tell($0, 3) } == 14)
  }

  /// Housekeeping comes round every few seconds.
  @Test(arguments: [EIO, EROFS])
  func aFolderIsToldOnceWhateverIsWrong(_ code: CInt) {
    for _ in 0..<3 { troubles.endure(.reconstructed, log) { try fail(code) } }
    #expect(log.kinds == [.retry])
    troubles.endure(.reconstructed, log) {}
    troubles.endure(.reconstructed, log) { try fail(code) }
    #expect(log.kinds == [.retry, .retry])
    troubles.endure(.reconstructed, log) { try fail(ENOENT) }
    #expect(log.kinds.count == 2, "what is gone is no trouble")
  }
}
