internal import Configuration

/// `SHEET.TXT`: the sheet for an e-mail, and below it what it is.
struct SheetNote {
  let content: SheetContent
  let languages: [Configuration.Language]

  var bytes: [UInt8] {
    var text = PlainText()
    text.lines(content.lines)
    for language in languages {
      let (texts, page) = (SheetTexts.of(language), PageTexts.of(language))
      text.rule()
      text.facts(
        [(page.label, content.label)] + (content.number.map { [(texts.number, $0)] } ?? [])
          + [(page.images, "\(content.images)")] + page.facts(content.month)
          + PlainText.facts(page.contact, content.contact),
        colon: page.colon)
      text.paragraph(texts.summary)
      if content.isSupplement { text.paragraph(texts.supplement) }
      text.list(content.doctor(language), isNumbered: true)
      text.paragraph(texts.command)
    }
    return text.bytes
  }
}
