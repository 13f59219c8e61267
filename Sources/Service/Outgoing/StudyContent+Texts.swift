internal import Configuration

// What the pages say depends on whether a folder holds shares, a sheet, or both.
extension StudyContent {
  func summary(_ language: Configuration.Language) -> String {
    division == .sheetOnly ? SheetTexts.of(language).folder : PageTexts.of(language).summary
  }

  /// What is said of the sheet beside the shares; nil when there is nothing to be said.
  func sheetNote(_ language: Configuration.Language) -> String? {
    switch division {
    case .sharesOnly, .sheetOnly: nil
    case .both: SheetTexts.of(language).copy
    case .divided: SheetTexts.of(language).part
    }
  }

  func patient(_ language: Configuration.Language) -> [String] {
    division == .sheetOnly ? SheetTexts.of(language).patient : PageTexts.of(language).patient
  }

  func doctor(_ language: Configuration.Language) -> [String] {
    let texts = PageTexts.of(language).doctor
    guard division == .sheetOnly else { return texts }
    // The last one names viewers.
    return SheetTexts.of(language).doctor + texts.suffix(1)
      + (comesWithJoinPage ? [JoinHint.sheetText(language)] : [])
      + [SheetTexts.of(language).command]
  }

  func supplement(_ language: Configuration.Language) -> String {
    division == .sheetOnly
      ? SheetTexts.of(language).supplement : PageTexts.of(language).supplement
  }
}
