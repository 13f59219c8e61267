internal import Configuration
internal import SecretSharing

/// What the pages and texts for people say in one language.
///
/// Words between backticks are names of files, folders and commands. An apostrophe is a straight
/// one here; pages that can show a better one do. Every language has a file of its own, and what is
/// said of problems another one, see ``Advice``.
struct PageTexts: Sendable {
  /// The language's name in itself.
  let language: String

  /// What a study's folder is.
  let title: String
  let summary: String
  /// What stands behind a name in plain text.
  let colon: String
  /// Names of the label, of the number of images, of when the exam was taken, and of whom to ask.
  let label: String
  let images: String
  let month: String
  let contact: String
  /// The months' names, from January.
  let months: [String]
  /// What stands below the three pictures: this half, the other half, and both together.
  ///
  /// Short: a third of a telephone's width.
  let thisHalf: String
  let otherHalf: String
  let together: String
  let patientTitle: String
  let patient: [String]
  let doctorTitle: String
  let doctor: [String]
  /// What is said of a folder that came later than the study's first.
  let supplement: String
  /// What is said of pictures that are much higher than wide.
  let stripes: String
  /// What stands in the patient's pictures: what they are, and for whom.
  ///
  /// At most 41 letters, which are a line of a CT image, of those that ``SecretSharing/Banner`` can
  /// draw.
  let banner: [String]
  /// What is said in a ZIP file that is one of several: which, and of how many.
  let part: @Sendable (Int, Int) -> String

  /// What a folder with archive halves for another hospital is.
  let export: Export
  /// The doctor's status page.
  let status: Status

  /// What comes before the things to do, with its colon and space.
  let toDo: String
  /// What is said of a problem.
  let advice: @Sendable (ProblemCause) -> Advice
  /// What is said of an image that was restored from Visual Mode.
  let inexact: String

  /// What is said to another hospital.
  struct Export: Sendable {
    let title: String
    let summary: String
    let stepsTitle: String
    let steps: [String]
  }

  /// The status page's words.
  struct Status: Sendable {
    let title: String
    /// Headings.
    let failed: String
    let waiting: String
    let done: String
    /// What stands below headings that have nothing to show: no problems, nothing that waits,
    /// nothing that is done.
    let noProblems: String
    let noneWaiting: String
    let noneDone: String
    /// What the whole page comes to.
    let stopped: String
    let empty: String
    let problems: @Sendable (Int) -> String
    let imagesWaiting: @Sendable (Int) -> String
    let imagesInWork: @Sendable (Int) -> String
    /// Files of which it is not known yet what is in them.
    let filesInWork: @Sendable (Int) -> String
    let studiesDone: @Sendable (Int) -> String
    /// What rows are about: things that this program named, and such that people named.
    let folder: @Sendable (String?) -> String
    let study: @Sendable (String?) -> String
    let file: @Sendable (Role?) -> String
    let sheet: String
    let pair: String
    let imageCount: @Sendable (Int) -> String
    /// Where images were sent on to, how many, and how many could not be sent.
    let sent: @Sendable (String, Int, Int) -> String
    let more: @Sendable (Int) -> String
    /// How long things are kept, and after how many seconds the page is read again.
    let foot: @Sendable (String, Int) -> String
    /// What to do with a restored exam.
    let viewers: String
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

  /// The paragraphs of the banner: all in the first language, the most important in the others.
  static func banner(_ languages: [Configuration.Language], label: String) -> [String] {
    let texts = languages.map { PageTexts.of($0).banner }
    return (texts.first ?? []) + texts.dropFirst().compactMap(\.first) + [label]
  }

  /// The title of the window, for the exam with a label.
  func title(of label: String) -> String { "\(title)\(colon) \(label)" }

  /// The fact of a month, if it is known: its name, and the month in words.
  func facts(_ month: ExamMonth?) -> [(name: String, value: String)] {
    month.map { [(self.month, "\(months[$0.month - 1]) \($0.year)")] } ?? []
  }

  /// One thing or several, with their number.
  static func count(_ number: Int, _ one: String, _ several: String) -> String {
    "\(number) \(number == 1 ? one : several)"
  }
}
