@testable import DICOM
import Foundation
import Spool
import Testing

@testable import Journal
@testable import Service

/// Studies whose identifiers may mix patients, or part one.
@Suite struct StudyDoubtsTests {
  private let spool = TemporarySpool()

  /// The notes of each study that waits to be published.
  private func staged(_ site: Site) throws -> [[String]] {
    try site.folders.staging.list().map { study in
      try site.folders.staging.folder(study).list().compactMap(\.text)
        .filter { $0.hasPrefix(".note") }
    }
  }

  @Test func whatCameInOneFolderWithoutAStudyIsOneStudy() throws {
    let site = try spool.site()
    for seed in 0..<5 {
      let file = SmallDICOM.file(study: nil, seed: UInt16(seed))
      #expect(site.arrive(try spool.send(file, as: "CT/IM\(seed)")).fate.isDone)
    }
    let other = SmallDICOM.file(study: nil, patient: "P2", seed: 9)
    #expect(site.arrive(try spool.send(other, as: "CT/IM9")).fate.isDone)
    #expect(try staged(site).count == 2, "two patients are never mixed")
    #expect(spool.log.kinds.count { $0 == .noStudyIdentity } == 2, "each is told of once")
    #expect(try staged(site).allSatisfy { $0 == [".note-no-study"] })
  }

  @Test func whatBelongsToNobodyIsNotMixed() throws {
    let site = try spool.site()
    for seed in 0..<3 {
      let file = SmallDICOM.file(study: nil, patient: "", seed: UInt16(seed))
      #expect(site.arrive(try spool.send(file, as: "CT/IM\(seed)")).fate.isDone)
    }
    #expect(try staged(site).count == 3)
  }

  @Test func aStudyOfTwoPatientsIsToldOfOnBothFolders() throws {
    let site = try spool.site()
    for (patient, seed) in [("P1", 0), ("P2", 1), ("P2", 2)] {
      let file = SmallDICOM.file(study: "1.2.3.99", patient: patient, seed: UInt16(seed))
      #expect(site.arrive(try spool.send(file, as: "CT/IM\(seed)")).fate.isDone)
    }
    #expect(spool.log.kinds.count { $0 == .severalPatients } == 1)
    #expect(try staged(site) == [[".note-patients"], [".note-patients"]])
  }

  @Test(arguments: ["0000", "UNKNOWN", "Anonymous", "12345", "XXXX", "--"])
  func aPlaceholderForAPatientIsKnown(_ id: String) {
    #expect(
      Placeholder.isAny(
        Identity(
          studyInstanceUID: "1.2.3.99", patientID: id, issuerOfPatientID: nil,
          accessionNumber: nil)))
  }

  @Test(arguments: ["P1", "4711", "1230", "90909", "A-12"])
  func aNumberOfAPatientIsNone(_ id: String) {
    #expect(
      !Placeholder.isAny(
        Identity(
          studyInstanceUID: "1.2.3.99", patientID: id, issuerOfPatientID: nil,
          accessionNumber: nil)))
  }
}

/// Images that came again because a copy may not be whole.
@Suite struct TornCopiesTests {
  private let spool = TemporarySpool()

  private func site() throws -> Site {
    var site = try spool.site()
    site.limits.quietBeforeOdd = .zero
    return site
  }

  private func arrive(
    _ site: Site, seed: UInt16, instance: String?, isTorn: Bool = false, as path: String
  ) throws {
    let file = SmallDICOM.file(seed: seed, instance: instance)
    let sent = try spool.send(isTorn ? Array(file.dropLast(4)) : file, as: path)
    #expect(site.arrive(sent).fate.isDone)
  }

  /// With a SOP Instance UID the path does not matter; without one it tells.
  @Test(arguments: [("1.2.3.7", "PACS/X"), (nil, "CT/IM1")] as [(String?, String)])
  func bothCopiesAreKeptAndNamed(instance: String?, path: String) throws {
    let site = try site()
    try arrive(site, seed: 1, instance: instance, isTorn: true, as: "CT/IM1")
    try arrive(site, seed: 2, instance: instance.map { $0 + ".1" }, as: "CT/IM2")
    #expect(!spool.log.kinds.contains(.cameAgain), "another image is no copy")
    try arrive(site, seed: 3, instance: instance, as: path)
    #expect(try spool.shares("archive").count == 3, "nothing is replaced")
    var split: [String] = []
    var again: [String] = []
    for event in spool.log.events {
      if case .splitDone(let pair, _, _, _) = event { split.append(pair) }
      if case .cameAgain(let pair, _, let former) = event { again += [former, pair] }
    }
    #expect(again == [split[0], split[2]])
    let study = try #require(try site.folders.staging.list().first)
    #expect(try StudyNote.read(in: site.folders.staging.folder(study)) == [.torn, .cameAgain])
  }

  @Test func aCopyThatWasNeverCommittedIsNotNamed() throws {
    let site = try site()
    try arrive(site, seed: 1, instance: nil, isTorn: true, as: "CT/IM1")
    for share in try spool.shares("archive") {
      try FileManager.default.removeItem(at: spool.url.appending(path: "archive/\(share)"))
    }
    try arrive(site, seed: 2, instance: nil, as: "CT/IM1")
    #expect(!spool.log.kinds.contains(.cameAgain))
  }
}
