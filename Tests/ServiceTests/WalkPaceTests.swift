import Testing

@testable import Service

/// How often a folder with very many files is walked.
struct WalkPaceTests {
  /// How many walks there are in a day of looks every 20 seconds, each of so many milliseconds.
  private func walks(milliseconds: Int) -> Int {
    let pace = WalkPace()
    let begin = ContinuousClock.now
    var count = 0
    for look in 0..<4320 {
      let now = begin + .seconds(20 * look)
      pace.walk(now, clock: { now + .milliseconds(milliseconds) }) { count += 1 }
    }
    return count
  }

  @Test func whatIsWalkedQuicklyIsWalkedEachTime() {
    #expect(walks(milliseconds: 99) == 4320)
  }

  @Test func longWalksTakeAHundredthOfTheTime() {
    // A second each, and every other one would be a hundred seconds away.
    #expect((700...864).contains(walks(milliseconds: 1000)))
  }

  @Test func nothingIsKeptForMoreThanAnHourLonger() {
    #expect((23...24).contains(walks(milliseconds: 60_000)))
  }
}
