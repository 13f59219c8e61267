package import Configuration

/// `README.TXT` beside archive shares that go to another hospital.
package struct ExportReadme: Sendable {
  private let label: String
  private let images: Int
  private let contact: [String]
  private let languages: [Configuration.Language]
  private let hasJoinPage: Bool

  /// What the text tells; nothing of it came from a file.
  ///
  /// - Parameters:
  ///   - study: the study's label.
  ///   - images: how many archive shares there are.
  ///   - contact: whom to ask, line by line.
  ///   - languages: the languages of the text, in this order.
  ///   - hasJoinPage: whether ``JoinPage`` lies beside it.
  package init(
    study: StudyCode, images: Int, contact: [String], languages: [Configuration.Language],
    hasJoinPage: Bool = false
  ) {
    self.contact = contact
    label = study.text
    self.images = images
    self.languages = languages
    self.hasJoinPage = hasJoinPage
  }

  /// The file.
  package var bytes: [UInt8] {
    var text = PlainText()
    for (index, language) in languages.enumerated() {
      let texts = PageTexts.of(language)
      if index > 0 { text.rule() }
      text.title(texts.export.title)
      text.facts(
        [(texts.label, label), (texts.images, "\(images)")]
          + PlainText.facts(texts.contact, contact),
        colon: texts.colon)
      text.paragraph(texts.export.summary)
      text.heading(texts.export.stepsTitle)
      text.list(texts.export.steps, isNumbered: true)
      if hasJoinPage { text.paragraph(JoinHint.exportText(language)) }
    }
    return text.bytes
  }
}
