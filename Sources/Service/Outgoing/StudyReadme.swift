internal import Configuration

/// `README.TXT`: the same as ``StudyIndex``, for whoever has no browser.
struct StudyReadme {
  let content: StudyContent
  let languages: [Configuration.Language]

  var bytes: [UInt8] {
    var text = PlainText()
    for (index, language) in languages.enumerated() {
      let texts = PageTexts.of(language)
      if index > 0 { text.rule() }
      text.title(texts.title)
      text.facts(
        [(texts.label, content.label), (texts.images, "\(content.images)")]
          + texts.facts(content.month) + PlainText.facts(texts.contact, content.contact),
        colon: texts.colon)
      if !content.notes.isEmpty {
        let notes = StudyNoteTexts.of(language)
        text.heading(notes.title)
        text.list(content.notes.map { notes[$0] })
      }
      text.paragraph(content.summary(language))
      if let note = content.sheetNote(language) { text.paragraph(note) }
      for remark in content.remarks(language) { text.paragraph(remark) }
      text.heading(texts.patientTitle)
      text.list(content.patient(language))
      text.heading(texts.doctorTitle)
      text.list(content.doctor(language), isNumbered: true)
      if content.hasJoinPage { text.paragraph(JoinHint.text(language)) }
    }
    return text.bytes
  }
}
