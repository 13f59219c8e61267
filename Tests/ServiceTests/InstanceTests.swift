import Foundation
import Journal
import Spool
import Testing

@testable import Service

@Suite struct InstanceTests {
  let spool = TemporarySpool()

  @Test func theClaimsOfADeadInstanceAreTakenOver() throws {
    let claim = Name(stringLiteral: "CLAIM")
    do {
      let dead = try spool.site()
      _ = try dead.instance.folder.folder(RelativePath([claim, "source"]), makingWith: 0o700)
        .createFile("IM1", mode: 0o600)
      _ = try dead.instance.folder.folder("EMPTY", makingWith: 0o700)
    }  // its lock is free from here on
    let living = try spool.site()
    var takeOver = TakeOver()
    let taken = try takeOver.run(
      work: living.folders.work, mine: living.instance, now: ContinuousClock.now)
    #expect(taken.map(\.claims) == [1])
    #expect(try TakeOver.claims(living.instance.folder) == [claim, "EMPTY"])
    #expect(try TakeOver.instances(living.folders.work) == [living.instance.name])
  }

  @Test func whatAnInstanceLeftThatWasKilledBeforeItHadANameIsRemoved() throws {
    let site = try spool.site()
    let host = try HostCode.text()
    _ = try site.folders.work.folder(
      try #require(Name(".\(host)-EMPTY")), makingWith: 0o700)
    let half = try site.folders.work.folder(
      try #require(Name(".\(host)-HALF")), makingWith: 0o700)
    _ = try half.createFile(Instance.lockName, mode: 0o600)
    let living = try site.folders.work.folder(
      try #require(Name(".\(host)-LIVING")), makingWith: 0o700)
    let lock = try living.createFile(Instance.lockName, mode: 0o600)
    #expect(try lock.tryLock())
    var takeOver = TakeOver()
    _ = try takeOver.run(work: site.folders.work, mine: site.instance, now: .now)
    let hidden = try site.folders.work.list().filter { $0.hasPrefix(".\(host)") }
    #expect(hidden.compactMap(\.text) == [".\(host)-LIVING"])
  }

  /// What an administrator keeps in `work` is no dead instance, and holds up no other one.
  @Test func whatElseLiesInWorkIsLeftAlone() throws {
    do {
      let dead = try spool.site()
      _ = try dead.instance.folder.folder(
        RelativePath([Name(stringLiteral: "CLAIM"), "source"]), makingWith: 0o700
      ).createFile("IM1", mode: 0o600)
    }
    let site = try spool.site()
    for path in ["saved/exam1/a.dcm", "also/a.dcm", "12345678-exam-of-2026/a.dcm"] {
      let file = spool.url.appending(path: "work/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data([1]).write(to: file)
    }
    // As an instance, but for what is in it: it fails each time.
    let strange = try site.folders.work.folder("00000000-000000000000", makingWith: 0o700)
    _ = try strange.createFile("0123456789AB", mode: 0o600)
    var takeOver = TakeOver()
    for seconds in [0, 60, 120] {
      _ = try takeOver.run(
        work: site.folders.work, mine: site.instance, now: .now + .seconds(seconds)
      ) { try site.troubles.each($0, in: .work, site.log, $1) }
    }
    #expect(try spool.files("work").count { $0.hasSuffix("a.dcm") } == 3)
    #expect(try TakeOver.claims(site.instance.folder) == ["CLAIM"])
    #expect(spool.log.kinds == [.retry])
  }

  @Test func aLivingInstanceKeepsItsClaimsUntilItsHeartStops() throws {
    let other = try spool.site()
    let claim = Name(stringLiteral: "CLAIM")
    _ = try other.instance.folder.folder(claim, makingWith: 0o700)
    let mine = try spool.site()
    var takeOver = TakeOver()
    let begin = ContinuousClock.now
    func taken(after seconds: Int) throws -> Int {
      try takeOver.run(
        work: mine.folders.work, mine: mine.instance, now: begin + .seconds(seconds)
      ).count
    }
    #expect(try taken(after: 0) == 0)
    #expect(try taken(after: 59) == 0)
    try other.instance.beat()
    #expect(try taken(after: 60) == 0, "it has shown that it lives")
    #expect(try taken(after: 119) == 0)
    #expect(try other.instance.isInPlace())
    #expect(try taken(after: 120) == 1)
    #expect(try TakeOver.claims(mine.instance.folder) == [claim])
    #expect(try other.instance.isInPlace() == false)
  }

  @Test func anInstanceThatWasTakenOverClaimsNothing() throws {
    let other = try spool.site()
    let path = try spool.send(SmallDICOM.file())
    let mine = try spool.site()
    var takeOver = TakeOver()
    for seconds in [0, 60] {
      _ = try takeOver.run(
        work: mine.folders.work, mine: mine.instance, now: .now + .seconds(seconds))
    }
    guard case .gone = other.arrive(path).fate else {
      Issue.record("a fenced instance took a file")
      return
    }
    #expect(try spool.files("incoming") == ["S1/IM1"])
    #expect(mine.arrive(path).fate.isDone)
  }

  @Test func anInstanceLeavesNothingBehind() throws {
    let site = try spool.site()
    try site.instance.leave()
    #expect(try TakeOver.instances(site.folders.work).isEmpty)
  }

  @Test func anInstanceStaysForWhoStillWorksForIt() throws {
    let site = try spool.site()
    try site.instance.leave(isIdle: false)
    #expect(try TakeOver.instances(site.folders.work) == [site.instance.name])
    #expect(try site.instance.isInPlace())
    #expect(try CrashGuard.left(in: site.instance.folder).isEmpty)
  }
}
