import Foundation
import Spool
import Testing

@testable import Service

/// In which order files are looked at, and which of them.
@Suite struct ArrivalsTests {
  private let start = ContinuousClock.now

  private func place(_ path: String) -> ArrivalJob.Place {
    .incoming(RelativePath(Array(path.utf8)) ?? RelativePath())
  }

  private func taken(_ arrivals: inout Arrivals, _ now: ContinuousClock.Instant) -> [String] {
    var paths: [String] = []
    while case (.incoming(let path), _)? = arrivals.start(now) {
      paths.append(String(decoding: path.bytes, as: UTF8.self))
    }
    return paths
  }

  @Test func whatWasRenamedGoesAtOnceAndWhatWasClosedRests() {
    var arrivals = Arrivals(settle: .seconds(2))
    arrivals.notice(place("closed"), start, .touched)
    arrivals.notice(place("renamed"), start, .renamed)
    #expect(taken(&arrivals, start) == ["renamed"])
    #expect(taken(&arrivals, start + .milliseconds(1999)) == [])
    #expect(taken(&arrivals, start + .seconds(2)) == ["closed"])
  }

  @Test func everyEventBeginsTheRestAgain() {
    var arrivals = Arrivals(settle: .seconds(2))
    arrivals.notice(place("a"), start, .created)
    arrivals.notice(place("a"), start + .seconds(1), .touched)
    #expect(taken(&arrivals, start + .seconds(2)) == [])
    #expect(taken(&arrivals, start + .seconds(3)) == ["a"])
  }

  @Test func aFileThatWasJustMadeIsLeftInPeaceForHalfASecond() {
    var arrivals = Arrivals(settle: .zero)
    arrivals.notice(place("a"), start, .created)
    #expect(taken(&arrivals, start + .milliseconds(499)) == [])
    #expect(taken(&arrivals, start + .milliseconds(500)) == ["a"])
  }

  @Test func whatWasRenamedComesBeforeWhatWasClosedAndThatBeforeWhatWasListed() {
    var arrivals = Arrivals()
    for number in 0..<100 { arrivals.notice(place("listed\(number)"), start) }
    arrivals.notice(place("closed"), start, .touched)
    arrivals.notice(place("renamed"), start, .renamed)
    #expect(Array(taken(&arrivals, start).prefix(3)) == ["renamed", "closed", "listed0"])
  }

  private func status(_ bytes: [UInt8]) throws -> FileStatus {
    let name = "arrivals-\(UUID())"
    let url = FileManager.default.temporaryDirectory.appending(path: name)
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(bytes).write(to: url)
    let folder = try Folder(path: FileManager.default.temporaryDirectory.path())
    return try #require(try folder.status(Name(stringLiteral: name)))
  }

  @Test func whatOnlyAListingTellsOfIsLookedAtAfterTheNextOne() throws {
    var arrivals = Arrivals(isLocal: false)
    let status = try status([1])
    arrivals.notice(place("a"), start, status: status)
    arrivals.notice(place("here"), start, .renamed)
    #expect(taken(&arrivals, start + .seconds(5)) == ["here"])
    #expect(taken(&arrivals, start + .seconds(6)) == ["a"])
    // It waits for its rest alone, which began with the first listing.
    arrivals.postpone(
      place("a"), movedTo: nil, look: status, start + .seconds(6), quiet: .seconds(60))
    #expect(taken(&arrivals, start + .seconds(59)) == [])
    #expect(taken(&arrivals, start + .seconds(60)) == ["a"])
  }

  @Test func ofSeveralHostsOneIsTheFirstToTakeAFile() throws {
    let status = try status([1])
    let taken = (0..<2).map { rank in
      var arrivals = Arrivals(isLocal: false)
      arrivals.turn = Turn(rank: rank, count: 2)
      arrivals.notice(place("a"), start, .touched, status: status)
      _ = self.taken(&arrivals, start)
      arrivals.postpone(
        place("a"), movedTo: nil, look: status, start + .seconds(1), quiet: .seconds(60))
      return [61, 81].map { self.taken(&arrivals, start + .seconds($0)) }
    }
    #expect(taken.contains([["a"], []]))
    #expect(taken.contains([[], ["a"]]))
  }

  @Test func whatAnotherHostHasWrittenSinceBeginsTheRestAgain() throws {
    var arrivals = Arrivals(isLocal: false)
    arrivals.notice(place("a"), start, status: try status([1]))
    _ = taken(&arrivals, start + .seconds(6))
    let look = try status([1])
    arrivals.postpone(
      place("a"), movedTo: nil, look: look, start + .seconds(6), quiet: .seconds(60))
    arrivals.notice(place("a"), start + .seconds(30), status: look)
    #expect(taken(&arrivals, start + .seconds(65)) == [])
    arrivals.notice(place("a"), start + .seconds(65), status: try status([1, 2]))
    #expect(taken(&arrivals, start + .seconds(70)) == [])
    #expect(taken(&arrivals, start + .seconds(71)) == ["a"])
  }

  @Test func oneLongFileHasAWorkerAtATime() {
    var arrivals = Arrivals()
    for name in ["long1", "long2", "short"] { arrivals.notice(place(name), start, .renamed) }
    _ = taken(&arrivals, start)
    arrivals.enlarge(place("long1"), start)
    arrivals.enlarge(place("long2"), start)
    arrivals.finish(place("short"), start)
    #expect(taken(&arrivals, start) == ["long1"])
    arrivals.notice(place("next"), start, .renamed)
    #expect(taken(&arrivals, start) == ["next"], "others go past it")
    arrivals.finish(place("long1"), start)
    #expect(taken(&arrivals, start) == ["long2"])
  }

  @Test func listingsBringInNoMoreThanThereIsRoomFor() {
    var arrivals = Arrivals()
    arrivals.beginListing()
    for number in 0..<Arrivals.capacity + 10 { arrivals.notice(place("\(number)"), start) }
    arrivals.endListing(.nothing)
    #expect(arrivals.count == Arrivals.capacity)
    #expect(!arrivals.hasRoomAgain)
    arrivals.notice(place("renamed"), start, .renamed)
    #expect(taken(&arrivals, start).first == "renamed")
    for number in 0..<Arrivals.capacity / 2 + 1 { arrivals.finish(place("\(number)"), start) }
    #expect(arrivals.hasRoomAgain)
  }

  /// Somebody may close a folder with any number of files in it, for good.
  @Test func aClosedFolderOfVeryManyFilesLeavesRoomForOthers() {
    var arrivals = Arrivals()
    arrivals.beginListing()
    for number in 0..<2 * Arrivals.capacity {
      arrivals.notice(place("S1/\(number)"), start + .seconds(number), .renamed)
    }
    #expect(arrivals.count == Arrivals.capacity * 3 / 2)
    arrivals.endListing(.nothing)
    var leftAlone = LeftAlone()
    leftAlone.note(.closed, RelativePath("S1"), changed: 0)
    let end = start + .seconds(100_000)
    let running = arrivals.start(end)?.0
    arrivals.beginListing()
    for number in 0..<Arrivals.capacity { arrivals.notice(place("S2/\(number)"), end) }
    arrivals.endListing(Unread(leftAlone))
    #expect(arrivals.isOverfull)
    #expect(arrivals.count <= Arrivals.unreadCapacity + 1)
    #expect(running.map { arrivals.entries[$0] != nil } == true, "a worker has it")
    #expect(arrivals.hasRoomAgain)
    for number in 0..<Arrivals.unreadCapacity {
      #expect(arrivals.entries[place("S1/\(number)")] != nil, "those that were there first")
    }
    arrivals.beginListing()
    for number in 0..<1000 { arrivals.notice(place("S2/\(number)"), end) }
    arrivals.endListing(Unread(leftAlone))
    #expect(arrivals.entries[place("S2/999")] != nil)
  }

  @Test func whatAListingDoesNotFindIsForgotten() {
    var arrivals = Arrivals()
    arrivals.notice(place("there"), start)
    arrivals.notice(place("gone"), start)
    arrivals.beginListing()
    arrivals.notice(place("there"), start)
    arrivals.endListing(.nothing)
    #expect(taken(&arrivals, start) == ["there"])
  }

  /// Not files that are just being made, nor claims that rest.
  @Test func whatAPauseHasKeptGoesAtOnceWhenItEndsAndNothingElse() {
    var arrivals = Arrivals(settle: .seconds(2))
    for name in ["blocked", "resting"] { arrivals.notice(place(name), start, .renamed) }
    _ = taken(&arrivals, start)
    let claim = ArrivalJob.Place.claim("abc")
    arrivals.postpone(
      place("resting"), movedTo: claim, look: nil, start, delay: Claim.settleDuration)
    arrivals.postpone(place("blocked"), movedTo: nil, look: nil, start)
    arrivals.block(place("blocked"))
    arrivals.notice(place("new"), start, .created)
    arrivals.wake(start)
    #expect(taken(&arrivals, start) == ["blocked"])
    let next = arrivals.next()
    #expect(next == start + .seconds(2), "the new one, in time")
    // Once each.
    arrivals.postpone(place("blocked"), movedTo: nil, look: nil, start)
    arrivals.wake(start)
    #expect(taken(&arrivals, start) == [])
  }

  @Test func anAgeFromBeforeThisRunCounts() {
    var arrivals = Arrivals()
    arrivals.notice(place("old"), start, ageBefore: .seconds(3600))
    let age = arrivals.entries[place("old")]?.history.age(start + .seconds(1))
    #expect(age == .seconds(3601))
  }

  @Test func aStudyWaitsForWhatIsOfItOrMayBe() {
    var arrivals = Arrivals()
    let folder = RelativePath("CT")
    for name in ["CT/own", "CT/other", "CT/unread", "CT/text", "MR/unread"] {
      arrivals.notice(place(name), start)
    }
    func told(_ label: String?, mayBeImage: Bool = true) -> ArrivalJob.Outcome {
      ArrivalJob.Outcome(fate: .gone, label: label, mayBeImage: mayBeImage)
    }
    #expect(arrivals.arriving("7F3A-91BC-22DE", from: [folder], start).count == 4)
    arrivals.note(place("CT/own"), .incomplete, told("7F3A-91BC-22DE"))
    arrivals.note(place("CT/other"), .incomplete, told("7F3A-91BC-22DF"))
    arrivals.note(place("CT/text"), .notYetDICOM, told(nil, mayBeImage: false))
    #expect(arrivals.arriving("7F3A-91BC-22DE", from: [folder], start).count == 2)
    #expect(arrivals.arriving("7F3A-91BC-22DE", from: [], start).count == 1)
  }
}
