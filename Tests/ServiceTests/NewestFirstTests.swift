import SecretSharing
import Spool
import Testing
import Threads

@testable import Service

/// A share that is dropped behind thousands of files is looked at before them.
@Suite struct NewestFirstTests {
  private let spool = TemporarySpool()
  private let start = ContinuousClock.now

  private func paths(_ count: Int) -> [RelativePath] {
    (0..<count).map { RelativePath(["CD", Name(stringLiteral: "IM\($0).PNG")]) }
  }

  /// How many looks begin until one at this path does.
  private func looks(_ drops: inout Drops, _ site: Site, until path: RelativePath) -> Int? {
    var looks = 0
    while case .look(let look)? = drops.start(start + .seconds(1), site.dropTools, site.pairTools) {
      looks += 1
      if look.path == path { return looks }
    }
    return nil
  }

  @Test func whatAnEventToldOfLastAndWhatWaitsForLongestTakeTurns() {
    var schedule = NewsQueue<RelativePath>()
    for path in paths(4) { schedule.set(path, start) }
    for name: Name in ["NEW1", "NEW2"] { schedule.notice(RelativePath(name), start) }
    schedule.set(RelativePath("LATER"), start + .seconds(2))
    var order: [String] = []
    while let path = schedule.popDue(start + .seconds(1)) {
      order.append(path.names.compactMap(\.text).joined(separator: "/"))
    }
    #expect(order == ["NEW2", "CD/IM0.PNG", "NEW1", "CD/IM1.PNG", "CD/IM2.PNG", "CD/IM3.PNG"])
    #expect(schedule.next() == start + .seconds(2))
  }

  @Test func aShareBehindVeryManyEventsGoesFirst() throws {
    let site = try spool.site()
    var drops = Drops()
    let crowd = paths(3 * Drops.capacity)
    for path in crowd { drops.notice(path, start, isRenamed: false) }
    #expect(drops.entries.count == 2 * Drops.capacity)
    #expect(drops.survey.isOverfull, "the others are found by a listing")
    // Some were looked at, and rest for a while.
    let status = try site.folders.reconstruct.status()
    for _ in 0..<100 {
      guard case .look(let look)? = drops.start(start, site.dropTools, site.pairTools) else {
        break
      }
      drops.take(.wait(status), of: look.path, start, isLookedUp: false)
    }
    drops.notice(RelativePath("P1.PNG"), start, isRenamed: false)
    #expect(drops.entries.count == 2 * Drops.capacity)
    #expect(try #require(looks(&drops, site, until: RelativePath("P1.PNG"))) <= 2)
  }

  @Test func aListingTakesInTheNewestOfVeryMany() throws {
    let site = try spool.site()
    var drops = Drops()
    let crowd = paths(5 * Drops.capacity)
    drops.beginListing()
    for (number, path) in crowd.enumerated() {
      // In the midst of them.
      if number == crowd.count / 2 {
        drops.find(RelativePath("P1.PNG"), changed: 9, size: 1, start)
      }
      drops.find(path, changed: number % 7, size: 1, start)
    }
    drops.endListing(start, .nothing)
    #expect(drops.entries.count == Drops.capacity)
    #expect(drops.survey.isOverfull)
    #expect(try #require(looks(&drops, site, until: RelativePath("P1.PNG"))) <= 2)
  }

  /// Somebody may close a folder with any number of files in it, for good.
  @Test func aClosedFolderOfVeryManyFilesLeavesRoomForOthers() throws {
    let site = try spool.site()
    var drops = Drops()
    let status = try site.folders.reconstruct.status()
    let closed = (0..<2 * Drops.capacity).map {
      RelativePath(["CD", Name(stringLiteral: "\($0)")])
    }
    for path in closed { drops.notice(path, start, isRenamed: true) }
    // One of them is done and stays: it is not to be done again.
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    let kept = try #require(closed.last)
    drops.take(.share(.patient, pair, status), of: kept, start, isLookedUp: false)
    drops.take(
      PairOutcome(pair: pair, paths: [kept], result: .restoredButKept("kept")), start)
    var leftAlone = LeftAlone()
    leftAlone.note(.closed, RelativePath("CD"), changed: 0)
    for _ in 0..<2 {
      drops.beginListing()
      drops.find(RelativePath("P1.PNG"), changed: 9, size: 1, start)
      drops.endListing(start, Unread(leftAlone))
    }
    #expect(drops.entries[RelativePath("P1.PNG")] != nil)
    #expect(drops.entries[kept]?.state.isKept == true)
    #expect(drops.entries.count == Drops.unreadCapacity + 2)
    let report = drops.report(start + .seconds(60), site.log)
    #expect(report.finished.isEmpty && report.folders.map(\.name) == ["CD"])
    let isIncomplete = drops.folders.isIncomplete("CD")
    #expect(isIncomplete == false, "nobody knows")
  }

  @Test func whatIsOldByItsOwnTimesWasQuietBeforeItWasSeen() {
    let old = Duration.seconds(70)
    #expect(DropJob.quiet(seen: .seconds(3), age: old, .granted) == old)
    #expect(DropJob.quiet(seen: .seconds(90), age: old, .granted) == .seconds(90))
    #expect(DropJob.quiet(seen: .seconds(3), age: .seconds(69), .granted) == .seconds(3))
    #expect(DropJob.quiet(seen: .zero, age: old, .unavailable) == .zero, "another host's clock")
  }
}
