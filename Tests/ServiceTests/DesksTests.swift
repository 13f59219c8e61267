import Configuration
import Foundation
import Glibc
import Journal
import SecretSharing
import Spool
import Testing
import Threads

@testable import Service

/// The three lanes without the loop: what is due is done here, one job after the other.
@Suite struct DesksTests {
  let spool = TemporarySpool()
  private let later = ContinuousClock.now + .seconds(60)

  private func control() throws -> Control {
    var site = try spool.site {
      $0.settle = .zero
      $0.studyQuiet = .seconds(1)
    }
    site.limits.settle = .zero
    return Control(site, .now)
  }

  /// Takes all arriving files to their ends; returns the studies that got shares.
  private func arrive(_ desk: IncomingDesk) throws -> [Name] {
    let queue = try CommitQueue(processors: 1)
    defer { queue.close() }
    var studies: [Name] = []
    while let job = desk.start(later) {
      let outcomes = Guarded<[ArrivalJob.Outcome]>([])
      queue.during { job.run(queue) { ended in outcomes.withLock { $0.append(ended) } } }
      while outcomes.withLock({ $0.isEmpty }) { usleep(1000) }
      for outcome in outcomes.withLock({ $0 }) {
        if let study = desk.take(outcome, of: job.place, .now) { studies.append(study) }
      }
    }
    return studies
  }

  @Test func aFileGoesThroughAllLanesAndBack() throws {
    let control = try control()
    let incoming = try IncomingDesk(control)
    let publishing = PublishingDesk(control)
    let bytes = SmallDICOM.file()
    try spool.send(bytes)
    try incoming.list()
    try incoming.goOn(.now, until: nil)
    let studies = try arrive(incoming)
    #expect(studies.count == 1)
    #expect(incoming.arrivals.count == 0)

    let now = ContinuousClock.now
    for study in studies { publishing.touch(study, now) }
    let early = publishing.start(now, incoming)
    #expect(early == nil, "its study is not quiet yet")
    let publish = try #require(publishing.start(later, incoming))
    #expect(publishing.take(publish(), .now) == studies.first?.text)
    #expect(publishing.next() == nil)
    let patient = try #require(try spool.shares("outgoing").first)
    let archive = try #require(try spool.shares("archive").first)

    let reconstruction = try ReconstructionDesk(control)
    for (path, name) in [("outgoing/\(patient)", "P.PNG"), ("archive/\(archive)", "A.PNG")] {
      try Data(spool.contents(path)).write(to: spool.url.appending(path: "reconstruct/\(name)"))
    }
    try reconstruction.begin(.now)
    while let job = reconstruction.start(later) { reconstruction.take(job(), later) }
    let restored = try #require(try spool.files("reconstructed").first { $0.hasSuffix("IM1") })
    #expect(try spool.contents("reconstructed/\(restored)") == bytes)
    #expect(reconstruction.drops.count == 0)
  }

  /// It is said to be tried again, and is.
  @Test func namesThatAreNotDurableAreSyncedAgain() throws {
    let control = try control()
    let (incoming, desk) = (try IncomingDesk(control), PublishingDesk(control))
    let failure = Event.Reason("writing failed", code: EIO)
    for study in ["A", "B"] as [Name] {
      let outcome = Publisher.Outcome.published(media: [], unsynced: failure)
      _ = desk.take(.publication(study, .success(outcome)), .now)
    }
    #expect(spool.log.events == [.retry(.outgoing, failure)], "told once")
    let early = desk.start(.now, incoming)
    #expect(early == nil)
    let first = try #require(desk.start(later, incoming))
    #expect(desk.next() == nil, "one at a time")
    _ = desk.take(.synced(failure: failure), later)
    let due = try #require(desk.next())
    #expect(due > later, "later each time")
    let second = try #require(desk.start(due, incoming))
    guard case .synced(failure: nil) = second(), case .synced(failure: nil) = first() else {
      Issue.record("nothing is wrong with the folders")
      return
    }
    _ = desk.take(.synced(failure: nil), due)
    #expect(desk.next() == nil)
    let outcome = Publisher.Outcome.published(media: [], unsynced: failure)
    _ = desk.take(.publication("A", .success(outcome)), .now)
    #expect(spool.log.events.count == 2, "it is news again")
  }

  @Test func thatAPauseHasEndedIsToldOnce() throws {
    let control = try control()
    let now = ContinuousClock.now
    control.resume(.splitting, now)
    #expect(!control.takeResumed(), "there was no pause")
    control.block(.splitting, .archive, "no space left", now)
    #expect(control.lanes.isAnyPaused)
    control.resume(.splitting, now)
    #expect(!control.lanes.isAnyPaused)
    #expect(control.takeResumed())
    #expect(!control.takeResumed())
  }

  /// Beside a full archive exams come back, which says nothing of the archive.
  @Test func aLanePausesByItself() throws {
    let control = try control()
    let now = ContinuousClock.now
    control.block(.splitting, .archive, "no space left", now)
    #expect(!control.lanes.mayBegin(.splitting, now))
    #expect(
      control.lanes.mayBegin(.reconstruction, now) && control.lanes.mayBegin(.publishing, now))
    #expect(control.lanes.due(.reconstruction, now) == now)
    #expect(control.lanes.due(.splitting, now) == now + .seconds(1))
    control.resume(.reconstruction, now)
    control.resume(.publishing, now)
    #expect(control.lanes.obstacles.map(\.role) == [.archive], "it is as full as before")
    control.block(.reconstruction, .reconstructed, "no space left", now)
    #expect(control.lanes.obstacles.map(\.role) == [.archive, .reconstructed])
    // What several need is told of once, and is over when all of them go on.
    control.block(.publishing, .archive, "no space left", now)
    #expect(control.lanes.obstacles.count == 2)
    control.resume(.splitting, now + .seconds(2))
    #expect(control.lanes.obstacles.count == 2)
    control.resume(.publishing, now + .seconds(3))
    control.resume(.reconstruction, now + .seconds(4))
    #expect(
      spool.log.events == [
        .paused(.archive, "no space left"), .paused(.reconstructed, "no space left"),
        .resumed(.archive, after: .seconds(3)), .resumed(.reconstructed, after: .seconds(4)),
      ])
  }

  /// Where the archive can be written again and `work` cannot, to look after the archive is in vain.
  @Test func whatHoldsALaneUpNowIsTold() throws {
    let control = try control()
    let now = ContinuousClock.now
    control.block(.splitting, .archive, "no space left", now)
    // It was on its way when the pause began.
    control.block(.splitting, .rejected, "no space left", now)
    #expect(control.lanes.obstacles.map(\.role) == [.archive])
    for second in [2, 20] {
      control.block(.splitting, .work, "no space left", now + .seconds(second))
      #expect(control.lanes.obstacles.map(\.role) == [.work])
    }
    control.block(.splitting, .archive, "no space left", now + .seconds(40))
    #expect(control.lanes.obstacles.map(\.text) == ["archive: no space left"])
    control.block(.splitting, .archive, "it is gone", now + .seconds(60))
    #expect(control.lanes.obstacles.map(\.text) == ["archive: it is gone"])
    control.resume(.splitting, now + .seconds(80))
    #expect(control.lanes.obstacles.isEmpty)
    // Each thing once, however often two of them take turns.
    #expect(
      spool.log.events == [
        .paused(.archive, "no space left"), .paused(.work, "no space left"),
        .paused(.archive, "it is gone"), .resumed(.archive, after: .seconds(80)),
        .resumed(.work, after: .seconds(78)),
      ])
  }

  @Test func whichWorkIsPausedIsSaid() throws {
    let control = try control()
    let now = ContinuousClock.now
    #expect(control.lanes.text.isEmpty)
    control.block(.splitting, .archive, "no space left", now)
    #expect(control.lanes.text == "splitting is paused, cannot use archive: no space left")
    control.block(.reconstruction, .reconstructed, "it is gone", now)
    #expect(
      control.lanes.text
        == "splitting is paused, cannot use archive: no space left;"
        + " reconstruction is paused, cannot use reconstructed: it is gone")
    control.block(.publishing, .archive, "no space left", now)
    #expect(
      control.lanes.text == "the work is paused, cannot use archive: no space left;"
        + " reconstructed: it is gone")
    control.resume(.reconstruction, now)
    #expect(
      control.lanes.text
        == "splitting and publishing are paused, cannot use archive: no space left")
  }

  /// An image of many gigabytes that is being made keeps no study from being tried again.
  @Test func aMediumThatIsMadeHoldsNoStudyUp() throws {
    let control = try control()
    let now = ContinuousClock.now
    let made = Session.Letter.publishing(.medium("A", .made))
    control.lanes.begin(try #require(made.lane))
    control.block(.publishing, .outgoing, "no space left", now)
    #expect(control.lanes.running == 1)
    #expect(control.lanes.mayBegin(.publishing, now + .seconds(2)))
    #expect(control.lanes.due(.publishing, now) == now + .seconds(1))
  }

  /// A file that was blocked and has been taken away holds no pause.
  @Test func aPauseEndsWhenNothingIsLeftThatWasBlocked() throws {
    let control = try control()
    let now = ContinuousClock.now
    for lane in Lanes.Lane.allCases where lane != .media {
      control.block(lane, .work, "no space left", now)
    }
    control.lanes.begin(.splitting)
    control.resumeIdle(.splitting, nil, now)
    control.resumeIdle(.publishing, now + .seconds(60), now + .seconds(200))
    #expect(!control.lanes.mayBegin(.splitting, now + .seconds(2)), "one is under way")
    #expect(control.lanes.due(.splitting, now) == nil, "after that")
    control.lanes.end(.splitting)
    control.resumeIdle(.splitting, nil, now)
    control.resumeIdle(.publishing, now + .seconds(400), now + .seconds(300))
    #expect(spool.log.kinds == [.paused])
    control.resumeIdle(.reconstruction, nil, now)
    #expect(spool.log.kinds == [.paused, .resumed])
    #expect(!control.lanes.isAnyPaused)
  }

  @Test func aListingGoesOnALittleAtATime() throws {
    let control = try control()
    let reconstruction = try ReconstructionDesk(control)
    try reconstruction.begin(.now)
    for number in 0..<1000 { try spool.send([1], as: "../reconstruct/CD/IM\(number).PNG") }
    // Its folder has not been seen yet.
    try reconstruction.list()
    try reconstruction.goOn(.now, until: .now)
    #expect(reconstruction.tree.isListing)
    #expect(try !reconstruction.tree.begin(), "one is under way")
    var rounds = 1
    while reconstruction.tree.isListing {
      try reconstruction.goOn(.now, until: .now)
      rounds += 1
    }
    #expect(rounds > 10)
    #expect(reconstruction.drops.count == 1000)
    #expect(control.timers[.listReconstruct] != nil, "another one follows, which was asked for")
    // What went while a listing goes on is forgotten with the next.
    try FileManager.default.removeItem(at: spool.url.appending(path: "reconstruct/CD"))
    try reconstruction.list()
    try reconstruction.goOn(.now, until: nil)
    #expect(reconstruction.drops.count == 0)
  }

  @Test func aFolderThatAppearsIsListedByItself() throws {
    let control = try control()
    let incoming = try IncomingDesk(control)
    try incoming.list()
    try incoming.goOn(.now, until: nil)
    for name in ["S1/A/IM1", "S1/.hidden/IM2", ".S2/IM3"] { try spool.send([1], as: name) }
    try incoming.takeHints(.now)
    try incoming.goOn(.now, until: nil)
    #expect(
      incoming.arrivals.entries.keys.sorted(by: { "\($0)" < "\($1)" })
        == [.incoming(RelativePath(["S1", "A", "IM1"]))])
    // So is what is no file.
    let link = spool.url.appending(path: "incoming/link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: spool.url)
    try incoming.takeHints(.now)
    try incoming.goOn(.now, until: nil)
    _ = try arrive(incoming)
    #expect(spool.log.events.contains(.specialFile(.incoming, .symbolicLink)))
    // What comes into it later is told by itself.
    try spool.send([1], as: "S1/A/IM4")
    try incoming.takeHints(.now)
    #expect(incoming.arrivals.count == 2)
  }

  /// Nothing but the sheet lies there, beside which nothing is wrong.
  @Test func whatHindersASheetIsToldOnce() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    _ = try made.archive([SmallDICOM.file(seed: 1), SmallDICOM.file(seed: 2)])
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    try Data([1]).write(to: spool.url.appending(path: "reconstructed/7F3A-91BC-22DE"))
    let desk = try ReconstructionDesk(Control(site, .now))
    try desk.begin(.now)
    for second in 60..<70 {
      let now = ContinuousClock.now + .seconds(second)
      while let job = desk.start(now) { desk.take(job(), now) }
    }
    let told = spool.log.events.filter { event in
      if case .retry(.reconstructed, _) = event { true } else { false }
    }
    #expect(told.count == 1, "\(spool.log.events)")
  }

  /// As somebody can do all day long who may write there.
  @Test func aNameThatIsSwappedForALinkAgainAndAgainIsToldOnce() throws {
    let control = try control()
    let desk = try ReconstructionDesk(control)
    let place = spool.url.appending(path: "reconstruct/P.PNG")
    for _ in 0..<3 {
      try FileManager.default.createSymbolicLink(at: place, withDestinationURL: spool.url)
      try desk.list()
      try desk.goOn(.now, until: nil)
      #expect(desk.tree.linkCount == 1)
      try FileManager.default.removeItem(at: place)
      try spool.send([1], as: "../reconstruct/P.PNG")
      try desk.list()
      try desk.goOn(.now, until: nil)
      #expect(desk.tree.linkCount == 0)
      try FileManager.default.removeItem(at: place)
    }
    #expect(spool.log.events == [.specialFile(.reconstruct, .symbolicLink)])
  }

  /// As those of everything: the loop comes round meanwhile.
  @Test(arguments: [true, false])
  func aFolderOfManyFilesThatAppearsIsListedALittleAtATime(_ isIncoming: Bool) throws {
    let control = try control()
    let (incoming, desk) = (try IncomingDesk(control), try ReconstructionDesk(control))
    let tree = isIncoming ? incoming.tree : desk.tree
    let folder = isIncoming ? "incoming" : "reconstruct"
    func goOn(until moment: ContinuousClock.Instant?) throws {
      try isIncoming ? incoming.goOn(.now, until: moment) : desk.goOn(.now, until: moment)
    }
    var count: Int { isIncoming ? incoming.arrivals.count : desk.drops.count }
    try incoming.list()
    try desk.list()
    try goOn(until: nil)
    for place in ["CD 1", "CD 2"] {
      let url = spool.url.appending(path: place)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      for number in 0..<400 {
        try Data([1]).write(to: url.appending(path: "IM\(number).PNG"))
      }
      try FileManager.default.moveItem(at: url, to: spool.url.appending(path: "\(folder)/\(place)"))
    }
    try isIncoming ? incoming.takeHints(.now) : desk.takeHints(.now)
    #expect(tree.isListing && !tree.isListingAll)
    #expect(count == 0)
    var rounds = 0
    var last = 0
    while tree.isListing, rounds < 1000 {
      try goOn(until: .now)
      #expect(count - last <= 64)
      (rounds, last) = (rounds + 1, count)
    }
    #expect(count == 800 && rounds > 10)
  }

  /// Their age from before it counts until all of them were found, however long that takes.
  @Test func filesOfAnEarlierRunAreAsOldAsTheyAreWheneverTheyAreFound() throws {
    let control = try control()
    let incoming = try IncomingDesk(control)
    for number in 0..<200 { try spool.send([1], as: "S1/IM\(number)") }
    sleep(1)
    try incoming.list()
    let soon = ContinuousClock.now
    #expect(incoming.isListingFirst(soon))
    try incoming.goOn(.now, until: .now)
    #expect(incoming.isListingFirst(later) && (1...64).contains(incoming.arrivals.count))
    try incoming.list()
    while incoming.tree.isListing { try incoming.goOn(.now, until: .now) }
    #expect(!incoming.isListingFirst(soon))
    #expect(incoming.arrivals.count == 200)
    let young = incoming.arrivals.entries.values.count { $0.history.ageBefore < .seconds(1) }
    #expect(young == 0)
  }

  /// A study is not published while it is not known what lay there, but not held back for ever either.
  @Test func aFirstListingThatFailsIsStillToCome() throws {
    let control = try control()
    let incoming = try IncomingDesk(control)
    #expect(incoming.isListingFirst(.now))
    let limit = control.site.configuration.stalledAfter
    #expect(!incoming.isListingFirst(.now + limit))
  }

  @Test func aFileThatWaitsForItsTurnAmongLongOnesSaysSo() throws {
    let control = try control()
    let incoming = try IncomingDesk(control)
    for name in ["long", "next"] { try spool.send([1], as: name) }
    try incoming.list()
    try incoming.goOn(.now, until: nil)
    let now = ContinuousClock.now
    for _ in 0..<2 {
      let job = try #require(incoming.start(later))
      _ = incoming.take(ArrivalJob.Outcome(fate: .wait(.large, nil)), of: job.place, now)
    }
    let (first, second) = (incoming.start(later), incoming.start(later))
    #expect(first != nil && second == nil)
    let early = now + .seconds(1)
    incoming.reportStalled(early)
    #expect(incoming.stalledReasons(early).isEmpty && spool.log.events.isEmpty)
    let late = now + control.site.configuration.stalledAfter + .seconds(60)
    for _ in 0..<2 { incoming.reportStalled(late) }
    #expect(incoming.stalledReasons(late) == [.large: 1], "the other one is being split")
    #expect(spool.log.kinds == [.stalled])
    guard case .stalled(.incoming, _, Fate.Wait.large.reason)? = spool.log.events.first else {
      Issue.record("\(spool.log.events)")
      return
    }
  }

  /// A disk that cannot be read for a moment makes nothing young, nor renames it back.
  @Test func aFolderThatCannotBeReadForAMomentHasNothingForgotten() throws {
    let control = try control()
    let (incoming, desk) = (try IncomingDesk(control), try ReconstructionDesk(control))
    func listAll() throws {
      try incoming.list()
      try incoming.goOn(.now, until: nil)
      try desk.list()
      try desk.goOn(.now, until: nil)
    }
    // Nobody looks into what lies as deep as this.
    let deep = Array(repeating: "d", count: 63).joined(separator: "/") + "/"
    for path in ["\(deep)A.PNG", "\(deep)B.PNG", "A.PNG", "C/A.PNG"] {
      try spool.send([1], as: path)
      try spool.send([1], as: "../reconstruct/\(path)")
    }
    try listAll()
    #expect(incoming.arrivals.count == 4 && desk.drops.count == 4)
    for folder in ["incoming", "reconstruct"] {
      let url = spool.url.appending(path: folder)
      for path in ["\(deep)A.PNG", "\(deep)B.PNG", "A.PNG", "C"] {
        try FileManager.default.removeItem(at: url.appending(path: path))
      }
      // What lay there has gone, and a folder that cannot be read is there.
      for path in ["\(deep)A.PNG", "A.PNG"] {
        try FileManager.default.createDirectory(
          at: url.appending(path: path), withIntermediateDirectories: false)
      }
    }
    try listAll()
    let unread = try #require(RelativePath(Array("\(deep)A.PNG".utf8)))
    #expect(Array(incoming.arrivals.entries.keys) == [.incoming(unread)])
    #expect(Array(desk.drops.entries.keys) == [unread])
  }

  @Test func whatLiesInAFolderThatWasNotReadIsNotKnown() throws {
    var listing = Service.Scanner.Listing()
    #expect(!listing.isPartial && !listing.unread.covers(RelativePath("A")))
    listing.leftAlone.note(.failing, RelativePath("A"), changed: 0)
    #expect(listing.isPartial)
    for (path, isUnread) in [("A", true), ("A/IM1", true), ("B/IM1", false), ("AB", false)] {
      let path = try #require(RelativePath(Array(path.utf8)))
      #expect(listing.unread.covers(path) == isUnread, "\(path)")
    }
  }

  @Test func aFailureOfTheLoopIsToldOnceUntilItPasses() throws {
    struct Failure: Error {}
    let control = try control()
    for _ in 0..<2 { #expect(!control.endure(.work) { throw Failure() }) }
    #expect(spool.log.events.count == 1)
    #expect(control.endure(.work) {})
    #expect(!control.endure(.work) { throw Failure() })
    #expect(spool.log.events.count == 2)
    // A part of it that goes well says nothing of the whole.
    #expect(control.endure(.work, isLast: false) {})
    #expect(!control.endure(.work) { throw Failure() })
    #expect(spool.log.events.count == 2)
    // What goes well beside it does not have it told again.
    #expect(control.endure(.work, for: .beat) {})
    #expect(!control.endure(.work) { throw Failure() })
    #expect(spool.log.events.count == 2)
  }

  @Test func aListingOfAFolderStandsForThoseInIt() throws {
    let paths = ["a", "a/b", "a/b/c", "ab", "d/e/f", "d/e/f/g/h", "i/j"]
    let folders = Set(try paths.map { try #require(RelativePath(Array($0.utf8))) })
    let found = IncomingDesk.uppermost(folders).map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(found.sorted() == ["a", "ab", "d/e/f", "i/j"])
  }
}
