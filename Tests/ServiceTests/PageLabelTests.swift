import Foundation
import Spool
import Testing

@testable import Configuration
@testable import Service

/// An exam keeps the label of the page on its medium, whatever people call what they drop.
@Suite struct PageLabelTests {
  let spool = TemporarySpool()

  /// Another hospital, whose labels differ.
  private let elsewhere = TemporarySpool()

  /// Splits and publishes a study of so many files, and tells its label.
  private func publish(
    _ site: Site, study: String, _ count: Int, _ media: [Configuration.Medium] = []
  ) throws -> String {
    for seed in 1...count {
      let file = SmallDICOM.file(study: study, seed: UInt16(seed))
      #expect(site.arrive(try spool.send(file, as: "\(study)-\(seed)")).fate.isDone)
    }
    let name = try #require(try site.folders.staging.list().first)
    guard case .published(let jobs, _) = try site.publisher.publish(name) else {
      throw ArchiveReading.Failure()
    }
    for job in jobs { _ = MediumJob(name: job, media: site.media, log: site.log).run() }
    return try #require(name.text)
  }

  private func work(_ site: Site) throws {
    var drops = Drops()
    for _ in 0..<4 { try drops.work(site, elsewhere) }
  }

  private func copy(_ path: String, to name: String) throws {
    let target = elsewhere.url.appending(path: "reconstruct/\(name)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: spool.url.appending(path: path), to: target)
  }

  private func dropArchive() throws {
    for (number, share) in try spool.shares("archive").enumerated() {
      try copy("archive/\(share)", to: "from the hospital/\(number)")
    }
  }

  /// The folders of `reconstructed`, with the number of files in each.
  private func restored() throws -> [String: Int] {
    Dictionary(
      try elsewhere.files("reconstructed").map { (String($0.prefix { $0 != "/" }), 1) },
      uniquingKeysWith: +)
  }

  @Test func aRenamedFolderKeepsTheLabelOfItsPage() throws {
    let label = try publish(try spool.site(), study: "1.2.3", 3)
    try copy("outgoing/\(label)", to: "CD of today")
    try dropArchive()
    try work(try elsewhere.site())
    #expect(try restored() == [label: 3])
  }

  @Test(arguments: [Configuration.Medium.zip, .iso])
  func aRenamedPackageKeepsTheLabelOfItsPage(medium: Configuration.Medium) throws {
    let ending = medium.rawValue.uppercased()
    let label = try publish(
      try spool.site { $0.media = [.folder, medium] }, study: "1.2.3", 3, [medium])
    try copy("outgoing/\(label).\(ending)", to: "exam.\(ending)")
    try dropArchive()
    try work(try elsewhere.site())
    #expect(try restored() == [label: 3])
  }

  @Test func twoExamsInOneMailKeepTheirLabels() throws {
    let site = try spool.site { $0.media = [.folder, .zip] }
    let labels = [
      try publish(site, study: "1.2.3", 2, [.zip]), try publish(site, study: "1.2.4", 3, [.zip]),
    ]
    let mail = ArchiveMaking.mail(
      try labels.enumerated().map { number, label in
        ("\(number).zip", try spool.contents("outgoing/\(label).ZIP"))
      })
    let there = try elsewhere.site()
    try Data(mail).write(to: elsewhere.url.appending(path: "reconstruct/exams.eml"))
    try dropArchive()
    try work(there)
    #expect(try restored() == [labels[0]: 2, labels[1]: 3])
  }

  /// The page of one of them is not the other one's.
  @Test func twoExamsInOneFolderAreNotMixed() throws {
    let site = try spool.site()
    let labels = [try publish(site, study: "1.2.3", 2), try publish(site, study: "1.2.4", 3)]
    try copy("outgoing/\(labels[0])", to: "both")
    let second = try spool.files("outgoing/\(labels[1])").filter { $0.hasPrefix("P") }
    for share in second { try copy("outgoing/\(labels[1])/\(share)", to: "both/\(share)") }
    try dropArchive()
    try work(try elsewhere.site())
    let found = try restored()
    #expect(found[labels[0]] == 2)
    #expect(found.count == 2 && found[labels[1]] == nil, "the other one has this hospital's label")
  }

  /// A folder is copied file by file, and the page comes behind the first shares.
  @Test func aPageThatComesLateDoesNotDivideAnExam() throws {
    let label = try publish(try spool.site(), study: "1.2.3", 3)
    try dropArchive()
    let site = try elsewhere.site()
    let names = try spool.files("outgoing/\(label)").sorted()
    let first = try #require(names.first { $0.hasPrefix("P") && $0.hasSuffix(".PNG") })
    try copy("outgoing/\(label)/\(first)", to: "CD/\(first)")
    try work(site)
    for name in names where name != first {
      try copy("outgoing/\(label)/\(name)", to: "CD/\(name)")
    }
    try work(site)
    #expect(try restored().map(\.value) == [3])
  }

  @Test(
    arguments: [
      ("Label:    7F3A-91BC-22DE\r\nImages: 3", "7F3A-91BC-22DE"), ("no label", nil),
      ("x 7F3A-91BC-22DE-2 y", "7F3A-91BC-22DE-2"), ("7F3A-91BC-22DEX", nil),
      ("../7F3A-91BC-22DE", nil),
    ] as [(String, String?)])
  func aLabelIsAWord(text: String, label: String?) {
    #expect(PageLabels.label(in: Array(text.utf8))?.text == label)
  }
}
