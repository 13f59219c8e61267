import Foundation
import Spool
import Testing

@testable import Service
@testable import Journal
@testable import Configuration

@Suite struct PublisherTests {
  let spool = TemporarySpool()

  private func study(_ site: Site) throws -> Name {
    try #require(try site.folders.staging.list().first)
  }

  private func visible() throws -> [String] {
    try spool.files("outgoing").filter { !$0.hasPrefix(".") }
  }

  @Test func aQuietStudyAppearsWithItsPages() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: 1), as: "a")).fate.isDone)
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: 2), as: "b")).fate.isDone)
    #expect(try visible().isEmpty)
    let study = try study(site)
    guard case .published = try site.publisher.publish(study) else {
      Issue.record("nothing was published")
      return
    }
    let files = try visible()
    #expect(files.filter { $0.hasSuffix(".PNG") }.count == 2)
    #expect(files.contains { $0.hasSuffix("/README.TXT") })
    let sums = try #require(files.first { $0.hasSuffix("/SHA256SUMS") })
    #expect(files.contains { $0.hasSuffix("/INDEX.HTM") })
    // Two shares, README.TXT, INDEX.HTM and JOIN.HTM.
    #expect(try spool.contents("outgoing/\(sums)").split(separator: 0x0A).count == 5)
    #expect(try spool.files("outgoing").count == files.count, "nothing hidden is left")
  }

  /// FAT, exFAT and Windows take such names for one.
  @Test func namesThatDifferInCaseAloneAreTwoFolders() throws {
    let site = try spool.site { $0.label = .patientID }
    for (study, patient) in [("1.2.3", "Ab-1"), ("1.2.4", "aB-1")] {
      let file = SmallDICOM.file(study: study, patient: patient)
      #expect(site.arrive(try spool.send(file, as: study)).fate.isDone)
    }
    for study in try site.folders.staging.list() {
      guard case .published = try site.publisher.publish(study) else {
        Issue.record("nothing was published")
        return
      }
    }
    let folders = Set(try visible().compactMap { $0.split(separator: "/").first })
    #expect(folders == ["AB-1", "AB-1_2"])
  }

  @Test func anOpenClaimOfTheStudyHoldsItBack() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try study(site)
    site.claims.begin("CLAIM", label: study.text)
    guard case .held = try site.publisher.publish(study) else {
      Issue.record("published under an open claim")
      return
    }
    site.claims.begin("CLAIM", label: "0000-0000-0000")
    guard case .published = try site.publisher.publish(study) else {
      Issue.record("held back by another study's claim")
      return
    }
  }

  @Test func anotherInstancesUnreadClaimHoldsEveryStudyBack() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: 1), as: "a")).fate.isDone)
    let other = try spool.site()
    try spool.send(SmallDICOM.file(seed: 2), as: "b")
    _ = try Claim(
      taking: "b", from: other.folders.incoming, id: Claim.newID(),
      intent: Intent(folder: [], isIssueAgain: false), instance: other.instance)
    let study = try study(site)
    guard case .held = try site.publisher.publish(study) else {
      Issue.record("published under another instance's unread claim")
      return
    }
  }

  @Test func lateSharesComeAsASupplement() throws {
    let site = try spool.site()
    for seed in 1...2 {
      let path = try spool.send(SmallDICOM.file(seed: UInt16(seed)), as: "\(seed)")
      #expect(site.arrive(path).fate.isDone)
      _ = try site.publisher.publish(try study(site))
    }
    let folders = Set(try visible().map { String($0.prefix { $0 != "/" }) }).sorted()
    #expect(folders.count == 2)
    #expect(folders[1] == folders[0] + "_2")
    #expect(
      spool.log.kinds == [.splitDone, .studyPublished, .splitDone, .supplementPublished])
  }

  @Test func aFolderThatADeadRunLeftOnItsWayIsPublished() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try study(site)
    let left = try #require(Name("DEADDEAD-000000000000~\(study.text ?? "")"))
    try site.folders.staging.move(study, to: site.folders.publishing, as: left)
    #expect(try site.publisher.pending() == [left])
    _ = try site.publisher.resume(left)
    #expect(try visible().contains { $0.hasSuffix(".PNG") })
    #expect(try site.publisher.pending().isEmpty)
  }

  @Test func whatWasHandedOverIsRemovedAfterItsTime() throws {
    let site = try spool.site { $0.handedOverAfter = .zero }
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try study(site)
    _ = try site.publisher.publish(study)
    try site.folders.outgoing.move(study, to: site.folders.handedOver, as: study)
    site.retention.run()
    #expect(try visible().isEmpty)
    #expect(spool.log.kinds.last == .handedOverRemoved)
  }

  @Test func aStudyThatCannotLeaveStagingIsNoneOfWhichOneWasPublished() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try study(site)
    // Something is in the way.
    let name = OwnedName(site.instance.name, study).name
    try site.folders.publishing.makeFolder(name, mode: 0o700)
    for _ in 0..<3 {
      #expect(throws: SystemCallError.self) { try site.publisher.publish(study) }
    }
    try site.folders.publishing.removeFolder(name)
    _ = try site.publisher.publish(study)
    #expect(try site.folders.outgoing.status(study) != nil)
    #expect(spool.log.kinds == [.splitDone, .studyPublished])
  }

  @Test func aStudyThatCannotAppearWaitsSinceItsPagesWereWritten() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try study(site)
    try FileManager.default.removeItem(at: spool.url.appending(path: "outgoing"))
    #expect(throws: SystemCallError.self) { try site.publisher.publish(study) }
    let (staging, publishing) = (site.folders.staging, site.folders.publishing)
    let found = Backlog.staged(staging, publishing, now: time(nil) + 1000)
    #expect(found.count == 1)
    #expect((1000...1060).contains(found.oldestSeconds), "the hour that it shows is noon")
    let name = try #require(try publishing.list().first)
    let folder = try publishing.folder(name)
    let share = try #require(try folder.list().first { $0.hasSuffix(".PNG") })
    let status = try folder.status(share)
    usleep(50_000)  // a change has a time of its own only in the clock's next tick
    #expect(throws: SystemCallError.self) { try site.publisher.resume(name) }
    #expect(try folder.status(share) == status, "another attempt leaves it")
  }

  /// Accession numbers of a site may look like labels, and people give folders other names.
  @Test(arguments: ["2026-0001-2345", "2026-0001-2345_2", "MEIER"])
  func aCopyIsRecognizedWhateverTheFolderIsCalled(_ text: String) throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file(), as: "a")).fate.isDone)
    let study = try study(site)
    _ = try site.publisher.publish(study)
    try site.folders.outgoing.move(
      study, to: site.folders.outgoing, as: try #require(Name(text)))
    #expect(site.arrive(try spool.send(SmallDICOM.file(), as: "b")).fate.isDone)
    #expect(spool.log.kinds.last == .duplicateRemoved)
  }
}
