internal import Configuration
internal import ShareStorage

/// The text beside a file or a folder that cannot be used yet, in the languages of the site.
struct ProblemText {
  /// What the names of such texts end in.
  static let suffix = Companion.problemSuffix

  let cause: ProblemCause
  let languages: [Configuration.Language]
  /// Whom to ask, line by line.
  var contact: [String] = []

  /// The file: what is wrong, what to do, and what else is worth knowing.
  var bytes: [UInt8] {
    var text = PlainText()
    for (index, language) in languages.enumerated() {
      let texts = PageTexts.of(language)
      let advice = texts.advice(cause)
      if index > 0 { text.rule() }
      text.paragraph(advice.what)
      if let toDo = advice.toDo { text.paragraph(texts.toDo + toDo) }
      if let more = advice.more { text.paragraph(more) }
      if !contact.isEmpty {
        text.facts(PlainText.facts(texts.contact, contact), colon: texts.colon)
      }
    }
    return text.bytes
  }
}
