internal import Configuration

/// `INDEX.HTM`: what a study's folder is, for a browser, a telephone and paper.
struct StudyIndex {
  let content: StudyContent
  let languages: [Configuration.Language]

  var html: String {
    let first = languages.first ?? .english
    return HTML.page(
      title: "\(PageTexts.of(first).title): \(content.label)", language: first,
      body: ([links] + languages.map(section)).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  private var links: String {
    guard languages.count > 1 else { return "" }
    let links = languages.map { language in
      let code = language.rawValue
      let name = HTML.text(PageTexts.of(language).language)
      return "<a href=\"#\(code)\" lang=\"\(code)\">\(name)</a>"
    }
    return "<nav>\n" + links.joined(separator: "\n") + "\n</nav>"
  }

  private func section(_ language: Configuration.Language) -> String {
    let texts = PageTexts.of(language)
    let supplement = content.isSupplement ? "\n<p>\(HTML.inline(texts.supplement))</p>" : ""
    return """
      <section id="\(language.rawValue)" lang="\(language.rawValue)">
      <h1>\(HTML.text(texts.title))</h1>
      <dl>
      <div><dt>\(HTML.text(texts.label))</dt><dd>\(HTML.text(content.label))</dd></div>
      <div><dt>\(HTML.text(texts.images))</dt><dd>\(content.images)</dd></div>
      </dl>\(notes(language))
      <p>\(HTML.inline(texts.summary))</p>\(supplement)
      \(HalvesPicture.html(texts))
      <h2>\(HTML.text(texts.patientTitle))</h2>
      <ul>
      \(items(texts.patient))
      </ul>
      <h2>\(HTML.text(texts.doctorTitle))</h2>
      <ol>
      \(items(texts.doctor))
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

  private func items(_ texts: [String]) -> String {
    texts.map { "<li>\(HTML.inline($0))</li>" }.joined(separator: "\n")
  }
}
