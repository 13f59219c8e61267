internal import Configuration

/// The note in a ZIP file that is one of several.
enum PartText {
  /// One sentence in each language.
  static func text(_ part: Int, of count: Int, _ languages: [Configuration.Language]) -> String {
    languages.map { sentence(part, count, $0) + "\r\n" }.joined()
  }

  // Without accents: whatever opens a text file shows it as it is meant.
  private static func sentence(
    _ part: Int, _ count: Int, _ language: Configuration.Language
  ) -> String {
    switch language {
    case .english:
      "This is part \(part) of \(count). The doctor needs all \(count) parts, in any order."
    case .italian:
      "Questa e' la parte \(part) di \(count). Il medico ha bisogno di tutte le \(count) parti."
    case .german:
      "Das ist Teil \(part) von \(count). Der Arzt braucht alle \(count) Teile."
    case .french:
      "Ceci est la partie \(part) sur \(count). Le docteur a besoin des \(count) parties."
    }
  }
}
