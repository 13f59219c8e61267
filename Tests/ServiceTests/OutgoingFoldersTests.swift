@testable import Configuration
import Foundation
@testable import Service
import Spool
import Testing
@testable import Journal

/// A study's folders are found whatever the site calls them.
@Suite struct OutgoingFoldersTests {
  let spool = TemporarySpool()

  /// Publishes two folders of one study, and returns its label.
  private func publish(_ site: Site) throws -> String {
    var label = ""
    for seed in 1...2 {
      let path = try spool.send(
        SmallDICOM.file(patient: "PATIENT", seed: UInt16(seed)), as: "\(seed)")
      #expect(site.arrive(path).fate.isDone)
      let study = try #require(try site.folders.staging.list().first)
      label = try #require(study.text)
      guard case .published = try site.publisher.publish(study) else {
        Issue.record("not published")
        break
      }
    }
    return label
  }

  private func found(_ label: String, _ site: Site) throws -> [String?] {
    try OutgoingFolders(outgoing: site.folders.outgoing).names(of: label).map(\.text)
  }

  @Test(arguments: Configuration.Language.allCases)
  func foldersThatAreNamedByPatientAreFoundByTheirLabel(language: Configuration.Language) throws {
    let site = try spool.site {
      $0.label = .patientID
      $0.languages = [language]
    }
    let label = try publish(site)
    #expect(try found(label, site) == ["PATIENT", "PATIENT_2"])
    #expect(try found("0000-0000-0000", site).isEmpty)
  }

  @Test func foldersThatAreNamedByTheLabelAreFoundWithoutTheirMedia() throws {
    let site = try spool.site()
    let label = try publish(site)
    for name in ["\(label).ZIP", "\(label)_1of3.ZIP", "\(label).ISO"] {
      try Data([1]).write(to: spool.url.appending(path: "outgoing/\(name)"))
    }
    #expect(try found(label, site) == [label, label + "_2"])
  }

  @Test func aFolderWithoutOurPageBelongsToNoStudy() throws {
    let site = try spool.site()
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: "outgoing/Scans"), withIntermediateDirectories: true)
    #expect(OutgoingFolders(outgoing: site.folders.outgoing).label(of: "Scans") == nil)
    try Data("Note: see 7f3a91bc22de\r\n".utf8)
      .write(to: spool.url.appending(path: "outgoing/Scans/README.TXT"))
    #expect(OutgoingFolders(outgoing: site.folders.outgoing).label(of: "Scans") == nil)
  }

  @Test func theJournalTellsTheLabelOfWhatWasHandedOverUnderAnotherName() throws {
    let site = try spool.site {
      $0.label = .patientID
      $0.handedOverAfter = .zero
    }
    let label = try publish(site)
    try site.folders.outgoing.move("PATIENT", to: site.folders.handedOver, as: "PATIENT")
    site.retention.run()
    #expect(try spool.files("outgoing/handed-over").isEmpty)
    #expect(spool.log.kinds.last == .handedOverRemoved)
    #expect(spool.log.events.last?.message.contains(label) == true)
    #expect(spool.log.events.last?.message.contains("PATIENT") == false)
  }

  /// A clerk's folder of scans that lay in the wrong place: its name may be that of a patient.
  @Test func whatWasHandedOverAndNamesNoStudyIsToldWithoutAName() throws {
    let site = try spool.site { $0.handedOverAfter = .zero }
    try site.folders.handedOver.makeFolder("Doe", mode: 0o700)
    try Data([1]).write(to: spool.url.appending(path: "outgoing/handed-over/scan.pdf"))
    try Data([1]).write(to: spool.url.appending(path: "outgoing/?.ZIP"))
    site.retention.run()
    #expect(try spool.files("outgoing") == ["?.ZIP"], "it has a name of its own")
    #expect(
      spool.log.events == [Event](repeating: .handedOverRemoved(study: nil, media: 0), count: 2))
    #expect(
      spool.log.events[0].message == "deleted something that was handed over, and names no study")
    #expect(spool.log.events[0].fields.map(\.name) == ["DICOMSHARE_COUNT"])
  }

  @Test func aPackageThatWasHandedOverAloneIsToldByTheLabelOfItsFolder() throws {
    let site = try spool.site {
      $0.label = .patientID
      $0.handedOverAfter = .zero
    }
    let label = try publish(site)
    try Data([1]).write(to: spool.url.appending(path: "outgoing/handed-over/PATIENT.ZIP"))
    site.retention.run()
    #expect(try spool.files("outgoing").contains { $0.hasPrefix("PATIENT/") })
    #expect(spool.log.events.last == .handedOverRemoved(study: label, media: 0))
  }

  @Test(arguments: [
    ("HANDED-OVER", "X-HANDED-OVER"), ("con", "X-CON"), ("NUL", "X-NUL"), ("Com1", "X-COM1"),
    ("-rf", "RF"), ("../../etc", "ETC"), (".hidden", "HIDDEN"), ("A/B:C*?", "A-B-C--"),
  ])
  func namesThatMeanSomethingElseAreNotTaken(patient: String, name: String) throws {
    let site = try spool.site { $0.label = .patientID }
    #expect(
      site.arrive(try spool.send(SmallDICOM.file(patient: patient))).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    _ = try site.publisher.publish(study)
    #expect(try spool.files("outgoing").contains("\(name)/README.TXT"))
  }
}
