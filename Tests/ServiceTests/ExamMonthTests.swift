import Cryptography
import Foundation
import SecretSharing
import Spool
import Testing

@testable import Configuration
@testable import Service

/// The month of an exam, which stands on the pages of sites that want it there, and nowhere else.
@Suite struct ExamMonthTests {
  private let spool = TemporarySpool()

  @Test(
    arguments: [
      ("20261129", 2026, 11), ("19000101", 1900, 1), ("2026.02.28", 2026, 2),
      (" 20261231 ", 2026, 12),
    ])
  func aStudyDateHasAMonth(_ date: String, year: Int, month: Int) throws {
    let found = try #require(ExamMonth(date))
    #expect((found.year, found.month) == (year, month))
  }

  @Test(
    arguments: [
      nil, "", "2026", "20261329", "20260029", "00010101", "2026.1129", "20261129-20261130",
      "202611291", "2O261129", "\u{0662}0261129",
    ] as [String?])
  func anythingElseHasNone(_ date: String?) { #expect(ExamMonth(date) == nil) }

  @Test func theEarliestMonthOfAStudyCounts() throws {
    let site = try spool.site { $0.examMonth = true }
    for (seed, date) in ["20261201", "20261130", nil, "20270101"].enumerated() {
      let file = SmallDICOM.file(seed: UInt16(seed), date: date)
      #expect(site.arrive(try spool.send(file, as: "S1/IM\(seed)")).fate.isDone)
    }
    let study = try #require(try site.folders.staging.list().first)
    let staging = try site.folders.staging.folder(study)
    #expect(try ExamMonth.read(in: staging) == ExamMonth("20261101"))
    guard case .published = try site.publisher.publish(study) else {
      Issue.record("it is published")
      return
    }
    let folder = try site.folders.outgoing.folder(study)
    #expect(try folder.list().allSatisfy { !$0.isHidden }, "no mark stays")
    let text = String(
      decoding: try folder.openFile("README.TXT").contents(limit: 1 << 16), as: UTF8.self)
    #expect(text.contains("Month of the exam:  November 2026\r\n"))
  }

  @Test func aSiteThatDoesNotAskForItGetsNone() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file(date: "20261129"))).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    #expect(try ExamMonth.read(in: site.folders.staging.folder(study)) == nil)
  }

  @Test(
    arguments: [
      (.english, "March 2026"), (.italian, "marzo 2026"), (.german, "März 2026"),
      (.french, "mars 2026"),
    ] as [(Configuration.Language, String)])
  func everyPageNamesItInItsLanguage(_ language: Configuration.Language, _ words: String) throws {
    var content = StudyContent(label: "7F3A-91BC-22DE", images: 2, isSupplement: false)
    content.month = ExamMonth("20260301")
    let readme = StudyReadme(content: content, languages: [language]).bytes
    #expect(String(decoding: readme, as: UTF8.self).contains(words))
    #expect(StudyIndex(content: content, languages: [language]).html.contains("<dd>\(words)</dd>"))
    let key = SheetKey(Secret((0..<32).map { UInt8($0) }))
    let sheet = SheetContent(
      sheet: Sheet(label: content.label, key: key), label: content.label, images: 2,
      month: content.month)
    #expect(SheetPage(content: sheet, languages: [language]).html.contains(words))
    let note = SheetNote(content: sheet, languages: [language]).bytes
    #expect(String(decoding: note, as: UTF8.self).contains(words))
  }
}
