internal import Configuration

/// `INDEX.HTM`: what a study's folder is, for a browser, a telephone and paper.
struct StudyIndex {
  let content: StudyContent
  let languages: [Configuration.Language]

  var html: String {
    let first = languages.first ?? .english
    return HTML.page(
      title: PageTexts.of(first).title(of: content.label), language: first,
      body: ([HTML.links(languages)] + languages.map(section)).filter { !$0.isEmpty }.joined(
        separator: "\n"))
  }

  private func section(_ language: Configuration.Language) -> String {
    let texts = PageTexts.of(language)
    let supplement = content.remarks(language).map { "\n<p>\(HTML.inline($0))</p>" }.joined()
    let note = content.sheetNote(language).map { "\n<p>\(HTML.inline($0))</p>" } ?? ""
    let picture = content.division == .sheetOnly ? "" : "\n" + HalvesPicture.html(texts)
    return """
      <section id="\(language.rawValue)" lang="\(language.rawValue)">
      <h1>\(HTML.text(texts.title))</h1>
      <dl>
      <div><dt>\(HTML.text(texts.label))</dt>\
      <dd class="label" translate="no">\(HTML.text(content.label))</dd></div>
      <div><dt>\(HTML.text(texts.images))</dt><dd class="label">\(content.images)</dd></div>\
      \(month(texts))\(contact(texts))
      </dl>\(notes(language))
      <p>\(HTML.inline(content.summary(language)))</p>\(note)\(supplement)\(picture)
      <h2>\(HTML.text(texts.patientTitle))</h2>
      <ul>
      \(items(content.patient(language)))
      </ul>
      <h2>\(HTML.text(texts.doctorTitle))</h2>
      <ol>
      \(items(content.doctor(language)))
      </ol>\(content.hasJoinPage ? "\n<p>\(JoinHint.html(language))</p>" : "")
      </section>
      """
  }

  private func notes(_ language: Configuration.Language) -> String {
    guard !content.notes.isEmpty else { return "" }
    let texts = StudyNoteTexts.of(language)
    return """

      <h2>\(HTML.text(texts.title))</h2>
      <ul>
      \(items(content.notes.map { texts[$0] }))
      </ul>
      """
  }

  private func month(_ texts: PageTexts) -> String {
    texts.facts(content.month).map { name, value in
      "\n<div><dt>\(HTML.text(name))</dt><dd>\(HTML.text(value))</dd></div>"
    }.joined()
  }

  private func contact(_ texts: PageTexts) -> String {
    guard !content.contact.isEmpty else { return "" }
    let lines = content.contact.map(HTML.text).joined(separator: "<br>")
    return "\n<div><dt>\(HTML.text(texts.contact))</dt><dd translate=\"no\">\(lines)</dd></div>"
  }

  private func items(_ texts: [String]) -> String {
    texts.map { "<li>\(HTML.inline($0))</li>" }.joined(separator: "\n")
  }
}
