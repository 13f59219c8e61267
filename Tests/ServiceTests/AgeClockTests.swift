import Configuration
import Foundation
import Spool
import Testing

@testable import Service

@Suite struct AgeClockTests {
  private let start = ContinuousClock.now
  private let wall = 2_000_000_000

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  @Test func agesAreThoseOfTheClockAsLongAsNobodySetsIt() {
    let clock = AgeClock(wall: wall, now: start)
    #expect(clock.age(since: wall - 100, wall: wall, now: start) == .seconds(100))
    #expect(clock.age(since: wall - 100, wall: wall + 50, now: later(50)) == .seconds(150))
    #expect(clock.age(since: wall + 80, wall: wall + 50, now: later(50)) == .zero)
  }

  @Test(arguments: [3600, 2 * 86_400, 20 * 365 * 86_400])
  func aClockThatIsPutForwardMakesNothingOld(_ jump: Int) {
    let clock = AgeClock(wall: wall, now: start)
    let then = wall + jump
    #expect(clock.age(since: wall - 100, wall: then + 10, now: later(10)) == .zero)
    #expect(clock.age(since: wall - 100, wall: then + 90, now: later(90)) == .seconds(80))
    // What came since has its true age.
    #expect(clock.age(since: then + 60, wall: then + 90, now: later(90)) == .seconds(30))
    // Nothing is kept longer than once more from then on.
    #expect(clock.age(since: wall, wall: then + 3610, now: later(3610)) == .seconds(3600))
  }

  @Test func aClockThatIsPutRightByLittleGoesOn() {
    let clock = AgeClock(wall: wall, now: start)
    #expect(clock.age(since: wall - 100, wall: wall + 15, now: later(10)) == .seconds(115))
    #expect(clock.age(since: wall - 100, wall: wall - 3000, now: later(20)) == .zero)
    #expect(AgeClock.isAhead(wall + 61, wall: wall) && !AgeClock.isAhead(wall + 60, wall: wall))
  }

  @Test func whatAClockThatWasAheadHasDatedDoesNotWaitForIt() throws {
    let spool = TemporarySpool()
    let site = try spool.site { $0.keepReconstructed = .seconds(60) }
    let used = site.folders.used
    let ahead: Name = "99999999999-ABCD"
    _ = try used.folder(ahead, makingWith: 0o700)
    site.retention.run()
    let names = try used.list().filter { !$0.isHidden }
    #expect(names.count == 1 && names.first != ahead)
    #expect(names.first.flatMap(DatedName.moment).map { abs($0 - time(nil)) < 30 } == true)
    #expect(names.first?.hasSuffix("-ABCD") == true)
  }
}
