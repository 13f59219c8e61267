internal import Configuration

/// What the pages say in one language.
///
/// Words between backticks are names of files, folders and commands. An apostrophe is a straight
/// one here; pages that can show a better one do. Every language has a file of its own.
struct PageTexts: Sendable {
  /// The language's name in itself.
  let language: String

  /// What a study's folder is.
  let title: String
  let summary: String
  /// Names of the label, and of the number of images.
  let label: String
  let images: String
  /// What stands below the three pictures: this half, the other half, and both together.
  let thisHalf: String
  let otherHalf: String
  let together: String
  let patientTitle: String
  let patient: [String]
  let doctorTitle: String
  let doctor: [String]
  /// What is said of a folder that came later than the study's first.
  let supplement: String

  /// What a folder with archive halves for another hospital is.
  let export: Export
  /// Headings of the doctor's status page.
  let status: Status

  /// What is said to another hospital.
  struct Export: Sendable {
    let title: String
    let summary: String
    let stepsTitle: String
    let steps: [String]
  }

  /// Headings of the status page, and what stands below those that have nothing to show.
  struct Status: Sendable {
    let title: String
    let failed: String
    let waiting: String
    let done: String
    let nothing: String
  }

  /// The texts of a language.
  static func of(_ language: Configuration.Language) -> PageTexts {
    switch language {
    case .english: .english
    case .italian: .italian
    case .german: .german
    case .french: .french
    }
  }
}
