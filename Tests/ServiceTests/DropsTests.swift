import DICOM
import Foundation
import Glibc
@testable import SecretSharing
import Spool
import Testing
@testable import Workers

@testable import Service
@testable import Journal

@Suite struct DropsTests {
  let spool = TemporarySpool()
  private let path = RelativePath(["one"])

  @Test func aLookThatFailedIsRepeatedLaterEachTimeAndReportedOnce() throws {
    let site = try spool.site()
    var drops = Drops()
    var now = ContinuousClock.now
    drops.notice(path, now, isRenamed: true)
    var waits: [Duration] = []
    for number in 0..<9 {
      guard case .look = drops.start(now, site.dropTools, site.pairTools) else {
        Issue.record("nothing is due")
        return
      }
      drops.take(.retry("reading failed"), of: path, now, isLookedUp: false)
      #expect(drops.report([path]) == (number == 0))
      let due = drops.next()
      let next = try #require(due)
      waits.append(next - now)
      now = next
    }
    #expect(waits.first == .milliseconds(500))
    #expect(waits.last == .seconds(60))
    #expect(waits == waits.sorted())
  }

  /// A file on a failing medium.
  private final class UnreadingWorker: Worker {
    let isAlive = true
    let code: CInt

    init(_ code: CInt) { self.code = code }

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply { .failed(.unreadable(ReadError(code: code))) }

    func end() {}
  }

  @Test(arguments: [(EIO, true), (0, false)])
  func whatCannotBeReadIsToldUnlessItBecameShorter(_ code: CInt, _ isTold: Bool) throws {
    let folders = try spool.site().folders
    _ = try folders.reconstruct.createFile("one", mode: 0o600).write([1])
    let workers = try Workers(count: 1) { UnreadingWorker(code) }
    defer { workers.close() }
    let site = try spool.site()
    let tools = DropTools(
      folders: folders, instance: site.instance, workers: workers, packageWorkers: workers,
      photoWorkers: workers, limits: site.limits, clock: site.clock, log: site.log)
    let job = DropJob(
      tools: tools, path: path,
      history: ArrivalJob.History(
        isRenamed: true, last: nil, quietSince: .now, firstSeen: .now, isRedo: false),
      notice: .none)
    // A process that another test begins has all descriptors of this one for a moment.
    let written = try folders.reconstruct.openFile("one")
    while written.probeLease() == .refused { usleep(1000) }
    switch job.run() {
    case .retry(let reason): #expect(isTold && reason.description.hasPrefix("reading failed"))
    case .wait: #expect(!isTold)
    default: Issue.record("it cannot be read")
    }
  }

  /// It got the name of one that was put away just now; when it goes, an image is missing.
  @Test func whatWasFoundWholeIsNoTraceAnyMore() throws {
    let site = try spool.site()
    let status = try site.folders.reconstruct.status()
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    let found: [DropJob.Outcome] = [
      .share(.patient, pair, status), .wait(status), .retry("reading failed"),
      .problem(.share(.noShareHeader), status),
    ]
    for outcome in found {
      var drops = Drops()
      drops.lookAgain(path, .now)
      #expect(drops.entries[path]?.isTrace == true)
      drops.take(outcome, of: path, .now, isLookedUp: false)
      #expect(drops.entries[path]?.isTrace == false, "\(outcome)")
    }
  }

  @Test func sharesThatAFolderDoesNotLetGoAreLookedAtOnceMore() throws {
    let site = try spool.site()
    var drops = Drops()
    let now = ContinuousClock.now
    drops.notice(path, now, isRenamed: true)
    _ = drops.start(now, site.dropTools, site.pairTools)
    let next = drops.next()
    #expect(next == nil)
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    drops.take(
      PairOutcome(pair: pair, paths: [path], result: .restoredButKept("a folder keeps them")),
      now)
    let due = drops.next()
    #expect(due == now + .seconds(2))
  }

  @Test func aShareThatComesWhileItsOtherHalfIsLookedAtIsJoined() throws {
    let site = try spool.site()
    var drops = Drops()
    let now = ContinuousClock.now
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    let status = try site.folders.reconstruct.status()
    let other = RelativePath(["other"])
    drops.notice(path, now, isRenamed: true)
    _ = drops.start(now, site.dropTools, site.pairTools)
    drops.take(.share(.archive, pair, status), of: path, now, isLookedUp: false)
    // Something happened to it: it is looked at once more.
    drops.notice(path, now, isRenamed: true)
    guard case .look = drops.start(now, site.dropTools, site.pairTools) else {
      Issue.record("the archive share is not looked at once more")
      return
    }
    drops.notice(other, now, isRenamed: true)
    _ = drops.start(now, site.dropTools, site.pairTools)
    drops.take(.share(.patient, pair, status), of: other, now, isLookedUp: false)
    let none = drops.start(now, site.dropTools, site.pairTools)
    if none != nil { Issue.record("two threads work on one share") }
    drops.take(.share(.archive, pair, status), of: path, now, isLookedUp: false)
    guard case .join = drops.start(now, site.dropTools, site.pairTools) else {
      Issue.record("the pair is not joined after the look")
      return
    }
  }

  @Test func onlyACopyThatLayThereWhenItsPairWasRestoredIsPutAway() throws {
    let site = try spool.site()
    var drops = Drops()
    let now = ContinuousClock.now
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    let status = try site.folders.reconstruct.status()
    func look(_ path: RelativePath, _ role: Role, _ now: ContinuousClock.Instant) {
      drops.notice(path, now, isRenamed: true)
      _ = drops.start(now, site.dropTools, site.pairTools)
      drops.take(.share(role, pair, status), of: path, now, isLookedUp: false)
    }
    look(path, .archive, now)
    look(RelativePath(["other"]), .patient, now)
    guard case .join(let join) = drops.start(now, site.dropTools, site.pairTools) else {
      Issue.record("the pair is not joined")
      return
    }
    #expect(!join.isRestored)
    drops.take(
      PairOutcome(pair: pair, paths: join.archives + join.patients, result: .restored),
      now + .seconds(1))
    look(RelativePath(["late"]), .patient, now)
    guard case .join(let late) = drops.start(now, site.dropTools, site.pairTools) else {
      Issue.record("the late copy is left")
      return
    }
    #expect(late.isRestored && late.patients == [RelativePath(["late"])])
    drops.take(
      PairOutcome(pair: pair, paths: late.patients, result: .putAway), now + .seconds(2))
    // It came after that: somebody wants the exam once more.
    look(RelativePath(["new"]), .patient, now + .seconds(3))
    let none = drops.start(now + .seconds(3), site.dropTools, site.pairTools)
    if none != nil { Issue.record("a share that is alone is taken") }
    #expect(drops.waiting == 1)
  }

  /// A CD that is dropped again needs no other half while the exam is there.
  @Test func aShareThatComesAgainIsPutAwayWhileItsFileIsThere() throws {
    let site = try spool.site()
    var drops = Drops()
    let now = ContinuousClock.now
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    let study = try site.folders.reconstructed.folder("S", makingWith: 0o750)
    try study.writeNew([1], as: "IM1.dcm", durable: false)
    let mark = DropMemory.Mark(try #require(try study.status("IM1.dcm")))
    let file = RestoredMemory.Restored(place: RelativePath(["S", "IM1.dcm"]), mark: mark)
    drops.remember(restored: pair, as: file, now)
    for (number, isThere) in [true, false].enumerated() {
      let name: Name = number == 0 ? "again" : "later"
      let moment = now + .seconds(10 * number + 3)
      try site.folders.reconstruct.writeNew([2], as: name, durable: false)
      if !isThere { try study.remove("IM1.dcm") }
      drops.notice(RelativePath([name]), moment, isRenamed: true)
      _ = drops.start(moment, site.dropTools, site.pairTools)
      let status = try #require(try site.folders.reconstruct.status(name))
      drops.take(
        .share(.patient, pair, status), of: RelativePath([name]), moment, isLookedUp: false)
      guard case .join(let job) = drops.start(moment, site.dropTools, site.pairTools) else {
        Issue.record("the copy waits for the archive's half")
        return
      }
      drops.take(job.run(), moment)
      #expect(try site.folders.reconstruct.status(name) == nil || !isThere, "it is put away")
    }
    #expect(try site.folders.reconstruct.status("later") != nil, "the exam is wanted once more")
    let none = drops.start(now + .seconds(20), site.dropTools, site.pairTools)
    if case .join = none { Issue.record("a share that is alone is taken") }
    #expect(drops.waiting == 1)
  }

  /// A file with a second name is told of, and used when it has one only.
  @Test func aFileWithASecondNameIsToldOfUntilItIsGone() throws {
    let site = try spool.site()
    var drops = Drops()
    let now = ContinuousClock.now
    let folder = site.folders.reconstruct
    try folder.writeNew([1, 2], as: "one", durable: false)
    let other = spool.url.appending(path: "other").path()
    #expect(Glibc.link(spool.url.appending(path: "reconstruct/one").path(), other) == 0)
    // A process that another test begins has all descriptors of this one for a moment.
    let written = try folder.openFile("one")
    while written.probeLease() == .refused { usleep(1000) }
    drops.notice(path, now, isRenamed: true)
    guard case .look(let look) = drops.start(now, site.dropTools, site.pairTools) else {
      Issue.record("it is not looked at")
      return
    }
    drops.take(look.run(), of: path, now, isLookedUp: false)
    #expect(drops.entries[path]?.state == .refused(.links(1), nil))
    #expect(
      try String(decoding: spool.contents("reconstruct/one.problem.txt"), as: UTF8.self)
        .contains("This is a link to a file"))
    #expect(Glibc.unlink(other) == 0)
    let due = drops.next()
    guard case .look(let again) = drops.start(try #require(due), site.dropTools, site.pairTools)
    else {
      Issue.record("nobody sees that the other name is gone")
      return
    }
    drops.take(again.run(), of: path, now, isLookedUp: false)
    #expect(drops.entries[path]?.state.cause == .share(.notPNG(.unknown)))
  }
}
