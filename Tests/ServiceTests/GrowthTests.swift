import Foundation
import Spool
import Testing

@testable import Configuration
@testable import Journal
@testable import Service

/// What is done for one study does not grow with the number of the others.
@Suite struct GrowthTests {
  let spool = TemporarySpool()

  private func site(
    packages: KnownPackages = KnownPackages(), _ change: (inout Configuration) -> Void = { _ in }
  ) throws -> Site {
    var site = try spool.site {
      $0.label = .patientID
      change(&$0)
    }
    site.packages = packages
    return site
  }

  /// Publishes one more folder of a study, with all that is made of it.
  @discardableResult
  private func publish(_ seed: Int, patient: String = "PATIENT", _ site: Site) throws -> Name {
    let path = try spool.send(SmallDICOM.file(patient: patient, seed: UInt16(seed)), as: "\(seed)")
    #expect(site.arrive(path).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    guard case .published(let jobs, _) = try site.publisher.publish(study) else {
      Issue.record("not published")
      return study
    }
    for job in jobs { _ = MediumJob(name: job, media: site.media, log: site.log).run() }
    return study
  }

  private func url(_ path: String) -> URL { spool.url.appending(path: path) }

  /// Folders of other studies, which tell by their pages alone whose they are.
  private func addOthers(_ count: Int = 20) throws {
    for number in 0..<count {
      let folder = url("outgoing/OTHER\(number)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("Label:  0000-0000-00\(10 + number)\r\n".utf8)
        .write(to: folder.appending(path: "README.TXT"))
    }
  }

  private func find(_ study: Name, _ site: Site) throws -> ArchiveSearch.Study {
    try #require(try site.archiveSearch.study(labeled: study.text ?? ""))
  }

  private func folders(_ study: Name, _ site: Site) throws -> [String] {
    try find(study, site).outgoingFolders.compactMap {
      $0.split(separator: "/").last.map(String.init)
    }
  }

  // MARK: - find, lookup

  @Test func aSearchLooksAtTheFoldersOfTheStudyAlone() throws {
    let site = try site { $0.media = [.folder, .zip, .iso] }
    let study = try publish(1, site)
    try publish(2, site)
    try addOthers()
    let outgoing = try FolderLooks(url("outgoing"))
    let handedOver = try FolderLooks(url("outgoing/handed-over"))
    let found = try find(study, site)
    #expect(found.outgoingFolders.count == 2 && found.outgoingPackages.count == 4)
    let looks = outgoing.take()
    #expect(looks.listings == 0)
    #expect(looks.opened == ["PATIENT", "PATIENT_2", "handed-over"])
    #expect(handedOver.take().listings == 0)
  }

  @Test func partsOfSeveralZIPFilesAreFoundWithoutTheOthers() throws {
    let site = try site { $0.media = [.folder, .zip] }
    let study = try publish(1, site)
    // As of a larger study: the archive remembers how many there are.
    try site.folders.outgoing.move("PATIENT.ZIP", to: site.folders.outgoing, as: "PATIENT_1of3.ZIP")
    for part in 2...3 { try Data([1]).write(to: url("outgoing/PATIENT_\(part)of3.ZIP")) }
    try #require(try site.media.published(study)).change("PATIENT") { $0.parts = 3 }
    let outgoing = try FolderLooks(url("outgoing"))
    #expect(try find(study, site).outgoingPackages.count == 3)
    #expect(outgoing.take().listings == 0)
  }

  @Test func aFolderThatWasRenamedIsFoundAmongAll() throws {
    let site = try site()
    let study = try publish(1, site)
    try publish(2, site)
    try addOthers()
    try site.folders.outgoing.move("PATIENT", to: site.folders.outgoing, as: "For Anna")
    #expect(try folders(study, site) == ["For Anna", "PATIENT_2"])
  }

  @Test func whatIsKnownOfAnotherStudyIsNotBelieved() throws {
    let site = try site()
    let study = try publish(1, site)
    // Its name has another study's folder now.
    try FileManager.default.removeItem(at: url("outgoing/PATIENT"))
    try addOthers(1)
    try site.folders.outgoing.move("OTHER0", to: site.folders.outgoing, as: "PATIENT")
    #expect(try folders(study, site).isEmpty)
  }

  /// Those that an earlier version wrote, and what lies elsewhere, was altered, or is half written.
  @Test(arguments: ["empty", "half", "altered", "another"])
  func aMarkThatSaysNothingHidesNoFolder(kind: String) throws {
    let site = try site()
    let study = try publish(1, site)
    try publish(2, site)
    let marks = (1...2).map { url("archive/\(study.text ?? "")/.published-\($0)") }
    var record = try Data(contentsOf: marks[1])
    switch kind {
    case "empty": record = Data()
    case "half": record = record.prefix(100)
    case "altered": record[50] ^= 1
    default: record = try Data(contentsOf: marks[0])
    }
    try record.write(to: marks[1])
    try site.folders.outgoing.move("PATIENT_2", to: site.folders.outgoing, as: "More")
    #expect(try folders(study, site) == ["More", "PATIENT"])
  }

  /// As of somebody who may write to the archive's disk, or as root restored it.
  @Test func aMarkThatIsPlantedHidesNothing() throws {
    let site = try site()
    let study = try publish(1, site)
    let home = "archive/\(study.text ?? "")"
    try Data().write(to: url("\(home)/.published-9000000000000000000"))
    try FileManager.default.createDirectory(
      at: url("\(home)/.published-2"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      at: url("\(home)/.published-3"), withDestinationURL: url("\(home)/.published-1"))
    try site.folders.outgoing.move("PATIENT", to: site.folders.outgoing, as: "More")
    #expect(try folders(study, site) == ["More"])
  }

  @Test func theArchiveTellsNoNameThatAFolderHas() throws {
    let site = try site()
    var sizes: Set<Int> = []
    for (number, patient) in ["PAT-47", "A-LONG-PATIENT-IDENTIFIER"].enumerated() {
      let study = try publish(number, patient: patient, site)
      let mark = Data(try spool.contents("archive/\(study.text ?? "")/.published-1"))
      #expect(mark.range(of: Data(patient.utf8)) == nil)
      sizes.insert(mark.count)
    }
    #expect(sizes.count == 1, "nor how long it is")
  }

  @Test func whatWasHandedOverAndDeletedIsLookedForUnderItsNameAlone() throws {
    let site = try site {
      $0.media = [.folder, .zip]
      $0.handedOverAfter = .zero
    }
    let study = try publish(1, site)
    let saved = url("saved")
    try FileManager.default.copyItem(at: url("outgoing/PATIENT"), to: saved)
    try addOthers()
    try site.folders.outgoing.move("PATIENT", to: site.folders.handedOver, as: "PATIENT")
    let outgoing = try FolderLooks(url("outgoing"))
    let handedOver = try FolderLooks(url("outgoing/handed-over"))
    #expect(try find(study, site).handedOver != nil)
    #expect(outgoing.take().listings == 0 && handedOver.take().listings == 0)
    site.retention.run()
    _ = (outgoing.take(), handedOver.take())
    let found = try find(study, site)
    #expect(found.outgoingFolders.isEmpty && found.outgoingPackages.isEmpty)
    #expect(found.handedOver != nil)
    #expect(outgoing.take().listings == 0 && handedOver.take().listings == 0)
    // From a backup.
    try FileManager.default.moveItem(at: saved, to: url("outgoing/PATIENT"))
    #expect(try folders(study, site) == ["PATIENT"])
  }

  @Test func anAnswerThatIsRenewedDoesNotLookAtEachShareAgain() throws {
    let site = try site()
    let study = try publish(1, site)
    let folder = try site.folders.archive.folder(study)
    let memory = StudyFacts.Memory()
    let later = Int(Date().timeIntervalSince1970) + 10
    let looks = try FolderLooks(url("archive/\(study.text ?? "")"))
    for _ in 1...3 { #expect(try memory.facts(folder, now: later).shares == 1) }
    #expect(looks.take().listings == 1)
    usleep(50_000)  // a change has a time of its own only in the clock's next tick
    try publish(2, site)
    #expect(try memory.facts(folder, now: later).shares == 2)
    // What has just changed may change again in the same tick.
    let now = Int(Date().timeIntervalSince1970)
    _ = looks.take()
    let young = StudyFacts.Memory()
    for _ in 1...3 { #expect(try young.facts(folder, now: now).shares == 2) }
    #expect(looks.take().listings == 3)
  }

  // MARK: - Publishing

  @Test func manyStudiesArePublishedAfterOneLookAtTheirPackages() throws {
    let site = try site(packages: KnownPackages { _ in .seconds(3600) }) {
      $0.media = [.folder, .zip]
    }
    let looks = try FolderLooks(url("outgoing"))
    for seed in 1...4 { try publish(seed, patient: "P\(seed)", site) }
    let study = try publish(5, patient: "P5", site)
    #expect(looks.take().listings == 1)
    // Of packages that were made since, each is known. The study's number is forgotten, so that its
    // folder would have the same name again.
    try FileManager.default.removeItem(at: url("outgoing/P5"))
    try FileManager.default.removeItem(at: url("archive/\(study.text ?? "")/.published-1"))
    try publish(6, patient: "P5", site)
    #expect(try spool.files("outgoing").contains("P5_2/README.TXT"))
  }

  // MARK: - Housekeeping

  @Test func manyThatWereHandedOverAreRemovedAfterOneLookAtPackages() throws {
    let site = try site {
      $0.media = [.folder, .zip]
      $0.handedOverAfter = .zero
    }
    for seed in 1...5 {
      try publish(seed, patient: "P\(seed)", site)
      let name = Name(stringLiteral: "P\(seed)")
      try site.folders.outgoing.move(name, to: site.folders.handedOver, as: name)
    }
    let looks = try FolderLooks(url("outgoing"))
    site.retention.run()
    #expect(looks.take().listings == 2, "one for these, one for packages without a folder")
    #expect(try spool.files("outgoing").isEmpty)
  }

  @Test func packagesWithoutAFolderAreLookedForAllTogether() throws {
    let site = try site()
    try addOthers()
    for number in 10..<15 {
      try Data([1]).write(to: url("outgoing/0000-0000-00\(number).ZIP"))
      try Data([1]).write(to: url("outgoing/9999-0000-00\(number).ZIP"))
    }
    let outgoing = OutgoingFolders(outgoing: site.folders.outgoing)
    let looks = try FolderLooks(url("outgoing"))
    let strays = try outgoing.strays(site.folders.handedOver)
    #expect(strays.count == 5 && strays.allSatisfy { $0.hasPrefix("9999") })
    #expect(looks.take().listings == 2)
    let known = KnownPackages()
    let later = Int(Date().timeIntervalSince1970) + 10
    for _ in 1...3 {
      #expect(try known.strays(outgoing, site.folders.handedOver, now: later) == strays)
    }
    #expect(looks.take().listings == 2, "nothing has come or gone")
    usleep(50_000)  // a change has a time of its own only in the clock's next tick
    try Data([1]).write(to: url("outgoing/8888-0000-0000.ISO"))
    #expect(try known.strays(outgoing, site.folders.handedOver, now: later).count == 6)
  }

  // MARK: - The status

  @Test func veryManyAreNotCountedByTheControlThread() throws {
    let site = try site()
    try addOthers(600)
    var memory = NotHandedOver()
    let outgoing = OutgoingFolders(outgoing: site.folders.outgoing)
    let now = Int(Date().timeIntervalSince1970) + 4000
    func count() -> Backlog { memory.backlog(outgoing, site.folders.handedOver, now: now) }
    func begin(after seconds: Int = 0) -> NotHandedOver.Look? {
      memory.begin(outgoing, site.folders.handedOver, now: now + seconds)
    }
    func take(_ found: NotHandedOver.Found) -> Bool { memory.take(found) }
    let looks = try FolderLooks(url("outgoing"))
    #expect(count() == .unknown)
    #expect(looks.take().opened.isEmpty)
    let look = try #require(begin())
    #expect(begin() == nil, "one at a time")
    #expect(take(look.run(now: now)), "the first")
    #expect(count().count == 600)
    #expect(begin(after: 100) == nil, "no change")
  }
}
