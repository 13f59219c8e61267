internal import Configuration

/// What JOIN.HTM says in one language, by the words that its script asks for.
///
/// `{0}` and `{1}` stand for numbers and names. Sentences for what is wrong with a share are those
/// of the problem texts (`JoinVerdicts`).
enum JoinTexts {
  static func of(_ language: Configuration.Language) -> [String: String] {
    switch language {
    case .english: english
    case .german: german
    case .french: french
    case .italian: italian
    }
  }
}
