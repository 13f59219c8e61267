import Foundation
import Spool
import Testing
import Workers

@testable import Service
@testable import Journal

@Suite struct CrashGuardTests {
  let spool = TemporarySpool()

  /// A run that ends over a file, taking what earlier ones left into account.
  private func crash(over file: String) throws {
    let site = try nextRun()
    let status = try site.folders.incoming.openFile(Name(stringLiteral: file)).status()
    site.instance.crashGuard.during(.arrival, status, WorkerLease(site.workers)) { _ in
      // As the next run finds it while this one is at work.
      let copy = spool.url.appending(path: "copy")
      let note = spool.url.appending(path: "work/\(site.instance.name.text ?? "")/in-work")
      #expect(throws: Never.self) { try FileManager.default.copyItem(at: note, to: copy) }
    }
    let note = spool.url.appending(path: "work/\(site.instance.name.text ?? "")/in-work")
    try FileManager.default.removeItem(at: note)
    try FileManager.default.moveItem(at: spool.url.appending(path: "copy"), to: note)
  }

  /// A run that knows what the dead ones left.
  private func nextRun() throws -> Site {
    let site = try spool.site()
    var takeOver = TakeOver()
    // A process that another test begins has the last run's lock for a moment.
    repeat {
      _ = try takeOver.run(work: site.folders.work, mine: site.instance, now: .now)
    } while try TakeOver.instances(site.folders.work) != [site.instance.name]
    return site
  }

  @Test func aFileOverWhichFiveRunsEndedIsPutAsideAsItCame() throws {
    let bytes = SmallDICOM.file()
    _ = try spool.site()  // makes the folders
    let path = try spool.send(bytes, as: "IM1")
    for _ in 0..<CrashGuard.limit { try crash(over: "IM1") }
    let site = try nextRun()
    #expect(site.arrive(path).fate.isDone)
    let files = try spool.files("rejected")
    let file = try #require(files.first { $0.hasSuffix("/IM1") })
    #expect(try spool.contents("rejected/\(file)") == bytes)
    let reason = try #require(files.first { $0.hasSuffix("/REASON.TXT") })
    let text = String(decoding: try spool.contents("rejected/\(reason)"), as: UTF8.self)
    #expect(text.contains("ended several times in a row"))
    #expect(spool.log.kinds == [.rejected])
    #expect(!site.instance.crashGuard.isCareful(.now))
  }

  @Test func aClaimIsKnownAgainByWhatItHolds() throws {
    _ = try spool.site()
    try spool.send(SmallDICOM.file(), as: "IM1")
    for _ in 0..<CrashGuard.limit { try crash(over: "IM1") }
    let site = try nextRun()
    let claim = try Claim(
      taking: "IM1", from: site.folders.incoming, id: Claim.newID(),
      intent: Intent(folder: [], isIssueAgain: false), instance: site.instance)
    #expect(site.redo(claim.id).fate.isDone)
    #expect(spool.log.kinds == [.rejected])
  }

  @Test func oneRunLessIsNoReason() throws {
    _ = try spool.site()
    let path = try spool.send(SmallDICOM.file(), as: "IM1")
    for _ in 0..<(CrashGuard.limit - 1) { try crash(over: "IM1") }
    let site = try nextRun()
    #expect(site.instance.crashGuard.isCareful(.now))
    #expect(site.arrive(path).fate.isDone)
    #expect(spool.log.kinds == [.splitDone])
    #expect(!site.instance.crashGuard.isCareful(.now))
  }

  @Test func whatWasDoneIsNotCountedAndOtherFilesAreNotSuspected() throws {
    _ = try spool.site()
    let path = try spool.send(SmallDICOM.file(), as: "IM1")
    let other = try spool.send(SmallDICOM.file(seed: 1), as: "IM2")
    for _ in 0..<CrashGuard.limit { try crash(over: "IM1") }
    let site = try nextRun()
    #expect(site.arrive(other).fate.isDone)
    #expect(spool.log.kinds == [.splitDone])
    #expect(site.arrive(path).fate.isDone)
    #expect(try CrashGuard.left(in: site.instance.folder).isEmpty)
  }

  @Test func oneEndAloneHoldsNothingUp() throws {
    _ = try spool.site()
    _ = try spool.send(SmallDICOM.file(), as: "IM1")
    try crash(over: "IM1")
    #expect(try !nextRun().instance.crashGuard.isCareful(.now))
  }

  @Test func aRunThatIsToldToStopAccusesNoFile() throws {
    let site = try spool.site()
    _ = try spool.send(SmallDICOM.file(), as: "IM1")
    let status = try site.folders.incoming.openFile("IM1").status()
    try site.instance.crashGuard.during(.arrival, status, WorkerLease(site.workers)) { _ in
      _ = try site.instance.folder.folder("CLAIM", makingWith: 0o700)
      try site.instance.leave()
    }
    #expect(try CrashGuard.left(in: site.instance.folder).isEmpty)
  }

  /// How often a file is worked on until it is left alone.
  private func tries(_ cause: WorkerEnded.Cause, pause: Duration) throws -> Int {
    let site = try spool.site()
    _ = try spool.send(SmallDICOM.file(), as: "IM1")
    let status = try site.folders.incoming.openFile("IM1").status()
    let crashGuard = site.instance.crashGuard
    var (count, now) = (0, ContinuousClock.now)
    while count < 100 {
      let entry = crashGuard.enter(.arrival, status)
      guard !entry.isHarmful else { break }
      count += 1
      now += pause
      crashGuard.leave(entry, .ended(cause), now: now)
    }
    return count
  }

  @Test func twoCrashesAreEnough() throws {
    #expect(try tries(.crashed, pause: .seconds(1)) == CrashGuard.workerLimit)
  }

  @Test(arguments: [(Duration.seconds(60), 21), (.seconds(301), 5)])
  func stallsCountOnceInAWhile(_ pause: Duration, _ count: Int) throws {
    // As often as a file server that gives no answer for a quarter of an hour has it stall, and more.
    #expect(try tries(.stalled, pause: pause) == count)
  }

  @Test func overANetworkFilesAreNotedOnceARunHasDied() throws {
    let site = try spool.site()
    _ = try spool.send(SmallDICOM.file(), as: "IM1")
    let status = try site.folders.incoming.openFile("IM1").status()
    let folder = try site.folders.work.folder("OTHER", makingWith: 0o700)
    let crashGuard = try CrashGuard(in: folder, isLocal: false)
    let during = { () throws -> [CrashGuard.Mark: Int] in
      try crashGuard.during(.arrival, status, WorkerLease(site.workers)) { _ in
        try CrashGuard.left(in: folder)
      }
    }
    #expect(try during().isEmpty)
    crashGuard.suspect([:])
    #expect(try during().values.map { $0 } == [1])
  }
}
