internal import Configuration
internal import SecretSharing

/// What a sheet's page and text may know; nothing of it came from a file, except for the number that
/// a site has chosen to show.
struct SheetContent: Sendable {
  let sheet: Sheet
  /// The study's label, which is a code.
  let label: String
  /// For how many images the sheet stands.
  let images: Int
  /// Whether an earlier folder of the study was published.
  var isSupplement = false
  /// The accession number or the patient's number, where the site names folders by it.
  var number: String?
  /// When the exam was taken, where the site shows that.
  var month: ExamMonth?
  /// Whether the archive's half comes with the page that joins both in a browser.
  var comesWithJoinPage = false
  /// Whom to ask, line by line; from the configuration.
  var contact: [String] = []

  /// The five lines.
  var lines: [String] { sheet.text.split(whereSeparator: \.isNewline).map(String.init) }

  /// What the doctor does, in a language.
  func doctor(_ language: Configuration.Language) -> [String] {
    SheetTexts.of(language).doctor + (comesWithJoinPage ? [JoinHint.sheetText(language)] : [])
  }
}
