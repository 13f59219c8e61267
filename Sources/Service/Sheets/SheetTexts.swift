internal import Configuration

/// What the sheet says, and the pages beside it, in one language.
///
/// Words between backticks are names of files, folders and commands.
struct SheetTexts: Sendable {
  /// What the sheet is.
  let summary: String
  /// What a folder is that holds a sheet and no shares.
  let folder: String
  let patient: [String]
  let doctor: [String]
  /// What does the same as a service.
  let command: String
  /// The name of the number that the site has chosen to show.
  let number: String
  /// What is said of a sheet that came later than the study's first.
  let supplement: String
  /// What is said where all shares lie beside the sheet.
  let copy: String
  /// What is said where the sheet stands for some of the images, and shares for the others.
  let part: String

  /// The texts of a language.
  static func of(_ language: Configuration.Language) -> SheetTexts {
    switch language {
    case .english: .english
    case .italian: .italian
    case .german: .german
    case .french: .french
    }
  }
}
