import Cryptography
import Foundation
import SecretSharing
import Testing

@testable import Configuration
@testable import Service

/// The sheet as people see it.
@Suite struct SheetPageTests {
  private let content = SheetContent(
    sheet: Sheet(
      label: "7F3A-91BC-22DE", key: SheetKey(Secret((0..<32).map { UInt8($0) }))),
    label: "7F3A-91BC-22DE", images: 214, contact: ["Radiology <St. Mary's>", "+1 555 0100"])

  /// The worked example of the share format.
  private let lines = [
    "DCMSHARE-SHEET 1", "7F3A-91BC-22DE", "000G 40R4 0M30 E209 183G", "5GR3 8E1W 8124 GK2G AH5N",
    "C5RR 34D1 P70X 3RFG ZSSN",
  ]

  @Test(arguments: Configuration.Language.allCases)
  func everyLanguageSaysAll(_ language: Configuration.Language) {
    var content = content
    content.isSupplement = true
    content.number = "ACC-77"
    let html = SheetPage(content: content, languages: [language]).html
    let note = String(
      decoding: SheetNote(content: content, languages: [language]).bytes, as: UTF8.self)
    let texts = SheetTexts.of(language)
    for passage in texts.patient + texts.doctor + [texts.summary, texts.supplement] {
      #expect(html.contains(HTML.inline(passage)))
    }
    for page in [html, note] {
      for line in lines { #expect(page.contains(line)) }
      #expect(page.contains("ACC-77") && page.contains("214") && page.contains("+1 555 0100"))
      #expect(page.contains("JPEG"))
    }
    let words = note.split { " \r\n".contains($0) || $0 == "\r\n" }.joined(separator: " ")
    for passage in texts.doctor + [texts.summary, texts.supplement, texts.command] {
      #expect(words.contains(passage.replacing("`", with: "\"")))
    }
    let page = PageTexts.of(language)
    #expect(words.contains("\(page.label)\(page.colon) 7F3A-91BC-22DE"), "which to quote")
    #expect(html.contains("<section lang=\"\(language.rawValue)\">"))
  }

  /// A doctor elsewhere has no service, and with a sheet of paper no page to open either.
  @Test(arguments: Configuration.Language.allCases)
  func theDoctorLearnsOfThePageThatComesWithTheOtherHalf(_ language: Configuration.Language) {
    var content = content
    var study = StudyContent(label: content.label, images: 2, isSupplement: false)
    study.division = .sheetOnly
    for comes in [false, true] {
      content.comesWithJoinPage = comes
      study.comesWithJoinPage = comes
      let pages = [
        Array(SheetPage(content: content, languages: [language]).html.utf8),
        SheetNote(content: content, languages: [language]).bytes,
        StudyReadme(content: study, languages: [language]).bytes,
        Array(StudyIndex(content: study, languages: [language]).html.utf8),
      ]
      for page in pages {
        #expect(String(decoding: page, as: UTF8.self).contains(JoinPage.name) == comes)
      }
    }
  }

  @Test func thePageIsCompleteInItselfAndHarmless() {
    let html = SheetPage(content: content, languages: Configuration.Language.allCases).html
    for word in [
      "<script", "<link", "<img", "<iframe", "<form", "http:", "https:", "url(", "@import",
      "src=", "href=", "javascript:",
    ] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(
      html.contains("<span>Radiology &lt;St. Mary\u{2019}s&gt;</span> <span>+1 555 0100</span>"))
    #expect(html.contains("color-scheme: only light"), "no camera reads an inverted code")
    #expect(html.contains("fill: black") && html.contains("@media print"))
  }

  @Test func theTextBeginsWithTheSheetAndIsOne() throws {
    for languages in [[.english], Configuration.Language.allCases] {
      let bytes = SheetNote(content: content, languages: languages).bytes
      let text = String(decoding: bytes, as: UTF8.self)
      let sheet = try Sheet(reading: text)
      #expect(sheet.label == content.label && sheet.key.secret == content.sheet.key.secret)
      #expect(text.hasPrefix(lines[0]) || text.hasPrefix("\u{FEFF}" + lines[0]))
      let quoted = text.split(separator: "\r\n").map { "> \($0)" }.joined(separator: "\n")
      #expect(try Sheet(reading: quoted).key.secret == sheet.key.secret)
      #expect(text.split(separator: "\r\n").allSatisfy { $0.count <= 72 })
    }
  }

  /// ISO/IEC 18004, table 7: version 6 holds 108 characters at level Q and has 41 modules a side.
  @Test func theCodeIsAsSmallAsItCanBe() throws {
    let code = try #require(QRCode(content.sheet.code))
    #expect(code.rows.count == 41 && code.rows.allSatisfy { $0.count == 41 })
    // Finder patterns, in three corners.
    for (x, y) in [(0, 0), (34, 0), (0, 34)] {
      #expect(code.rows[y][x..<x + 7].allSatisfy { $0 } && !code.rows[y + 1][x + 1])
    }
    #expect(try #require(QRCode("A B-1")).rows.count == 21)
    #expect(QRCode("small letters") == nil)
    #expect(QRCode(String(repeating: "A", count: 5000)) == nil)
    #expect(code.svg(title: "QR").contains("viewBox=\"-4 -4 49 49\""))
  }
}
