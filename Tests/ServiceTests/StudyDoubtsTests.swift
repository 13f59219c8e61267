@testable import DICOM
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
