import Configuration
import SecretSharing
import Testing

@testable import Journal
@testable import Service

/// One of a thing is not said as if it were several.
@Suite struct CountTests {
  private static let languages = Configuration.Language.allCases

  /// What the texts of a language call several of a thing, or say of several.
  private static let several: [Configuration.Language: String] = [
    .english: "images|files|folders|parts|exams|studies|shares|problems|sheets|pages|are|have",
    .german: "Aufnahmen|Dateien|Ordnern|Teile|Untersuchungen|Bilder|Probleme|Blätter|warten",
    .french: "images|fichiers|dossiers|parties|examens|problèmes|feuilles|autres|non envoyées",
    .italian: "immagini|cartelle|parti|esami|problemi|fogli|altri|fallite|riuscite|lette",
  ]

  /// Two before the number as well: `sent to PACS: 1 image`.
  private static let before: [Configuration.Language: String] = [
    .french: "envoyées à PACS\u{A0}: 1\\b", .italian: "inviate a PACS: 1\\b|\\baltri 1\\b",
  ]

  private static func pages(_ language: Configuration.Language, _ count: Int) -> [String] {
    let page = PageTexts.of(language)
    let status = page.status
    let counts = [
      DropCounts(reconstructed: count), DropCounts(lonePatients: count),
      DropCounts(loneArchives: count), DropCounts(failed: count), DropCounts(inWork: count),
      DropCounts(reconstructed: count, lonePatients: count, failed: count, isReadOnly: true),
    ]
    let causes =
      counts.map(ProblemCause.folder) + [
        .closedFolders(count), .links(count), .leftNames(count),
        .sheet(.incomplete(restored: 0, failed: count, .damagedPNG)),
        .sheet(.incomplete(restored: count, failed: count, .damagedPNG)),
      ]
    return causes.map { page.advice($0) }.flatMap { [$0.what, $0.toDo ?? "", $0.more ?? ""] } + [
      status.problems(count), status.imagesWaiting(count), status.imagesInWork(count),
      status.studiesDone(count), status.imageCount(count), status.more(count),
      status.sent("PACS", count, 0), page.part(1, 1 + count),
    ]
      + JoinTexts.of(language).filter { !$0.key.hasSuffix("Many") }.map { text in
        text.value.replacing("{0}", with: "\(count)").replacing("{1}", with: "\(count)")
      }
  }

  @Test(arguments: languages) func oneIsNotSeveralOnPages(_ language: Configuration.Language) throws
  {
    let words = try #require(Self.several[language])
    let wrong = try Regex(
      "(?:^|[^\\d.,/-])1 (?:\(words))\\b" + (Self.before[language].map { "|" + $0 } ?? ""))
    let texts = Self.pages(language, 1)
    #expect(texts.count > 100)
    for text in texts { #expect(text.firstMatch(of: wrong) == nil, "\(text)") }
    // The words are those of the texts: two are said as several.
    let two = try Regex("2 (?:\(words))\\b")
    #expect(Self.pages(language, 2).count { $0.firstMatch(of: two) != nil } > 5)
  }

  @Test func oneIsNotSeveralInTheJournal() throws {
    let study = "7F3A-91BC-22DE"
    func events(_ count: Int) -> [Event] {
      [
        .started(workers: count), .stopping(open: count), .reloading(open: count),
        .foreignRejected(count: count), .partTooLarge(study: study, images: count),
        .studyPublished(study: study, shares: count, bytes: 3),
        .supplementPublished(study: study, shares: count, bytes: 3),
        .handedOverRemoved(study: study, media: count), .straysRemoved(count: count),
        .dropReported(reconstructed: count, of: count, waiting: count, failed: count),
        .packageOpened(shares: count), .sheetRemoved(reconstructed: count),
        .indexMended(count: count), .retentionRemoved(.reconstruct, count: count),
        .tookOver(instance: "a1", claims: count),
      ]
    }
    for event in events(1) {
      #expect(event.message.firstMatch(of: /\b1 [A-Za-z]+s\b/) == nil, "\(event.message)")
    }
    #expect(events(2).count { $0.message.firstMatch(of: /\b2 [A-Za-z ]+s\b/) != nil } > 10)
  }
}
