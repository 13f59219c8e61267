@testable import Configuration
import Foundation
@testable import Service
import Spool
import Testing

@Suite struct StudyPagesTests {
  private let content = StudyContent(label: "7F3A-91BC-22DE", images: 214, isSupplement: false)
  private let supplement = StudyContent(label: "7F3A-91BC-22DE", images: 3, isSupplement: true)

  private func readme(
    _ languages: [Configuration.Language], _ content: StudyContent
  ) -> [UInt8] { StudyReadme(content: content, languages: languages).bytes }

  /// French has a space before a colon.
  @Test func theTitleOfTheWindowIsWrittenAsItsLanguageIs() {
    let french = StudyIndex(content: content, languages: [.french]).html
    #expect(french.contains("médical\u{A0}: \(content.label)</title>"))
    let german = StudyIndex(content: content, languages: [.german]).html
    #expect(german.contains("Untersuchung: \(content.label)</title>"))
  }

  @Test func theIndexIsCompleteInItselfAndHarmless() {
    let html = StudyIndex(content: content, languages: Configuration.Language.allCases).html
    for word in [
      "<script", "<link", "<img", "<iframe", "<form", "http:", "https:", "url(", "@import",
      "src=", "javascript:",
    ] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.matches(of: /<[^>]* on[a-z]+=/).isEmpty, "no handlers")
    for link in html.matches(of: /href="([^"]*)"/) {
      #expect(link.output.1.hasPrefix("#"), "\(link.output.1)")
    }
    #expect(html.matches(of: /#[0-9a-fA-F]{3,6}\b/).isEmpty, "no colors")
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.contains("<meta charset=\"utf-8\">"))
    #expect(html.contains("width=device-width"))
    #expect(html.contains("@media print"))
  }

  @Test(arguments: Configuration.Language.allCases)
  func everyLanguageSaysAll(_ language: Configuration.Language) throws {
    let texts = PageTexts.of(language)
    let html = StudyIndex(content: supplement, languages: [language]).html
    let text = String(decoding: readme([language], supplement), as: UTF8.self)
    #expect(!html.contains("<nav>"), "nothing to choose between")
    #expect(html.contains("<section id=\"\(language.rawValue)\" lang=\"\(language.rawValue)\">"))
    for page in [html, text] {
      #expect(page.contains("7F3A-91BC-22DE"))
      #expect(page.contains(texts.label))
      #expect(page.contains("PACS"), "a lost half can be made again only while the exam exists")
      #expect(page.contains("JPEG"), "no photo")
      #expect(page.contains("reconstruct"), "where to drop it")
      #expect(page.contains("Weasis"), "what opens it")
      #expect(!page.contains("sha256sum"), "Windows has no such command")
    }
    for passage in texts.patient + texts.doctor + [texts.title, texts.summary, texts.supplement] {
      #expect(html.contains(HTML.inline(passage)))
    }
    // The plain text is wrapped: word by word it is the same.
    let words = text.split { " \r\n".contains($0) || $0 == "\r\n" }.joined(separator: " ")
    for passage in [texts.summary, texts.supplement] { #expect(words.contains(passage)) }
  }

  @Test func allLanguagesStandInTheirOrder() throws {
    let languages: [Configuration.Language] = [.french, .english, .italian, .german]
    let html = StudyIndex(content: content, languages: languages).html
    let text = String(decoding: readme(languages, content), as: UTF8.self)
    #expect(
      html.matches(of: /<section id="(..)"/).map { String($0.output.1) }
        == ["fr", "en", "it", "de"])
    #expect(
      html.matches(of: /<a href="#(..)"/).map { String($0.output.1) }
        == ["fr", "en", "it", "de"])
    #expect(html.contains("<html lang=\"fr\">"))
    let starts = try languages.map {
      try #require(text.range(of: PageTexts.of($0).title)).lowerBound
    }
    #expect(starts == starts.sorted())
    #expect(!html.contains(HTML.inline(PageTexts.english.supplement)), "this is no supplement")
  }

  @Test func whomToAskStandsOnEveryPage() throws {
    var content = content
    content.contact = ["Radiology <St. Mary's>", "+1 555 0100"]
    let html = StudyIndex(content: content, languages: [.english]).html
    #expect(html.contains("Radiology &lt;St. Mary\u{2019}s&gt;<br>+1 555 0100</dd>"))
    let text = String(decoding: readme([.english], content), as: UTF8.self)
    #expect(text.contains("Contact:  Radiology <St. Mary's>\r\n          +1 555 0100\r\n"))
    let export = ExportReadme(
      study: try #require(StudyCode(content.label)), images: 1, contact: content.contact,
      languages: [.german])
    #expect(String(decoding: export.bytes, as: UTF8.self).contains("+1 555 0100"))
  }

  /// A third of a telephone's width holds some 14 letters.
  @Test(arguments: Configuration.Language.allCases)
  func captionsFitOnOneLine(language: Configuration.Language) {
    let texts = PageTexts.of(language)
    for caption in [texts.thisHalf, texts.otherHalf, texts.together] {
      #expect(caption.count <= 14, "\(caption)")
    }
  }

  /// 41 letters are a line of a CT image of 512 pixels.
  @Test func theBannerSaysItInAllLanguagesOfTheSite() {
    let all = Configuration.Language.allCases
    for language in all {
      let banner = PageTexts.of(language).banner
      #expect(banner.count == 2 && banner.allSatisfy { $0.count <= 41 }, "\(banner)")
      let letters = Set(banner.joined().uppercased())
      #expect(letters.isSubset(of: Set("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÄÈÉÖÜ'!. ")), "\(banner)")
    }
    let lines = PageTexts.banner([.german, .english], label: "7F3A-91BC-22DE")
    #expect(
      lines == PageTexts.german.banner + [PageTexts.english.banner[0], "7F3A-91BC-22DE"])
  }

  @Test func oldMachinesCanReadTheReadme() {
    for languages in [[.english], Configuration.Language.allCases] {
      let bytes = readme(languages, content)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) == (languages.count > 1))
      #expect(languages.count > 1 || bytes.allSatisfy { $0 < 0x80 })
      let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 72 && !$0.contains("\n") && !$0.contains("\r") })
      #expect(lines.last?.isEmpty == true, "the last line ends, too")
      #expect(!text.contains("`"))
    }
  }

  @Test func nothingThatCouldBeMarkupGetsThrough() {
    let content = StudyContent(label: "<b>&\"'", images: 1, isSupplement: false)
    let html = StudyIndex(content: content, languages: [.english]).html
    #expect(html.contains(">&lt;b&gt;&amp;&quot;\u{2019}</dd>"))
    #expect(!html.contains("<b>&"))
  }

  @Test func theFolderOfAStudyTellsNothingOfThePatientAndChecks() throws {
    let spool = TemporarySpool()
    let site = try spool.site {
      $0.languages = Configuration.Language.allCases
      $0.label = .patientID
    }
    let path = try spool.send(SmallDICOM.file(patient: "MARKER77"), as: "MARKER78/MARKER79")
    #expect(site.arrive(path).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    _ = try site.publisher.publish(study)
    let folder = spool.url.appending(path: "outgoing/MARKER77")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    for name in names where !name.hasSuffix(".PNG") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(!text.contains("MARKER"), "\(name)")
      // One page for every study.
      let isGeneral = name == "SHA256SUMS" || name == JoinPage.name
      #expect(isGeneral || text.contains(study.text ?? "?"), "\(name)")
    }
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    check.arguments = ["--check", "--strict", "--quiet", "SHA256SUMS"]
    check.currentDirectoryURL = folder
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
    let sums = try String(contentsOf: folder.appending(path: "SHA256SUMS"), encoding: .utf8)
    #expect(sums.split(separator: "\n").count == names.count - 1, "everything but itself")
  }

  @Test(arguments: [true, false])
  func thePageThatJoinsSharesIsThereAndNamedWhereItIsWanted(isWanted: Bool) throws {
    let spool = TemporarySpool()
    let site = try spool.site { $0.joinPage = isWanted }
    let path = try spool.send(SmallDICOM.file(patient: "P"), as: "one")
    #expect(site.arrive(path).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    _ = try site.publisher.publish(study)
    let name = try #require(study.text)
    let files = try spool.files("outgoing/\(name)")
    #expect(files.contains(JoinPage.name) == isWanted)
    for page in ["INDEX.HTM", "README.TXT"] {
      let text = String(decoding: try spool.contents("outgoing/\(name)/\(page)"), as: UTF8.self)
      #expect(text.contains(JoinPage.name) == isWanted, "\(page)")
    }
    guard isWanted else { return }
    #expect(
      try spool.contents("outgoing/\(name)/\(JoinPage.name)")
        == JoinPage(language: .english).bytes)
    let index = try spool.contents("outgoing/\(name)/INDEX.HTM")
    #expect(String(decoding: index, as: UTF8.self).contains("<a href=\"JOIN.HTM\">"))
  }

  @Test(arguments: Configuration.Language.allCases)
  func notesAreShownInEveryLanguage(_ language: Configuration.Language) {
    var content = content
    content.notes = StudyNote.allCases
    let readme = String(
      decoding: StudyReadme(content: content, languages: [language]).bytes, as: UTF8.self)
    let texts = StudyNoteTexts.of(language)
    #expect(readme.contains(texts.title.uppercased()))
    let html = StudyIndex(content: content, languages: [language]).html
    for note in StudyNote.allCases {
      #expect(texts[note] != StudyNoteTexts.of(language == .english ? .german : .english)[note])
      #expect(html.contains(HTML.inline(texts[note])))
    }
  }
}
