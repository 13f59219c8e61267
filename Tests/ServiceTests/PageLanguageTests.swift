import Configuration
import Testing

@testable import Service

/// What holds for all texts of a language, wherever they stand.
@Suite struct PageLanguageTests {
  private static let languages = Configuration.Language.allCases

  /// All texts of a language that are no function.
  private static func texts(_ language: Configuration.Language) -> [String] {
    let tables: [Any] = [
      PageTexts.of(language), SheetTexts.of(language), StudyNoteTexts.of(language),
      LookupTexts.of(language), JoinTexts.of(language), JoinHint.text(language),
      JoinHint.exportText(language), JoinHint.sheetText(language),
    ]
    return tables.flatMap(strings)
  }

  /// The strings in a value, and in what it is made of.
  private static func strings(_ value: Any) -> [String] {
    (value as? String).map { [$0] }
      ?? Mirror(reflecting: value).children.flatMap {
        strings($0.value)
      }
  }

  /// Those that functions make.
  private static func made(_ language: Configuration.Language) -> [String] {
    let page = PageTexts.of(language)
    let lookup = LookupTexts.of(language)
    return [0, 1, 2].flatMap { count in
      [
        page.part(count, 2), page.status.problems(count), page.status.imagesWaiting(count),
        page.status.imagesInWork(count), page.status.studiesDone(count), page.status.more(count),
        page.status.sent("PACS", count, 1), page.status.foot("24 h", 10),
        lookup.since("2026-05-04 10:31", page.status.imageCount(count)),
      ]
    }
  }

  @Test(arguments: languages)
  func aFrenchColonHasASpaceBeforeItThatDoesNotBreak(_ language: Configuration.Language) {
    let all = Self.texts(language) + Self.made(language)
    #expect(all.count > 100)
    let wrong = language == .french ? /[^\u{A0}][:;!?](?:\s|$)/ : /\s[:;!?](?:\s|$)/
    for text in all {
      #expect(text.firstMatch(of: wrong) == nil, "\(text)")
      #expect(!text.contains("  "), "\(text)")
    }
  }

  /// Readers are addressed as Lei, Sie and vous: no sentence of Italian begins with a form for voi.
  @Test func italianAddressesOnePerson() {
    let plural = /(?:^|[.:;] |, e )(?:[Cc]ontroll|[Vv]erific|[Uu]s|[Ll]asci|[Cc]onserv)ate/
    for text in Self.texts(.italian) + Self.made(.italian) {
      #expect(text.firstMatch(of: plural) == nil, "\(text)")
    }
  }

  @Test func oneWordStandsForOneThing() {
    let banned: [Configuration.Language: [String]] = [
      .english: ["hoever", "grey", "hospital's half"], .german: ["DICOM-Betrachter"],
      .french: ["moitié de l'hôpital"], .italian: ["metà d'archivio", "metà dell'ospedale"],
    ]
    for language in Self.languages {
      for text in Self.texts(language) + Self.made(language) {
        for word in banned[language] ?? [] {
          #expect(!text.contains(word), "\(text)")
        }
      }
    }
  }
}
