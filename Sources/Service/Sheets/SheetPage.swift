internal import Configuration
internal import SecretSharing

/// `SHEET.HTM`: the sheet for paper.
///
/// One page of A4 or Letter, black on white, in every language of the site; the QR code holds the
/// same as the lines below it.
struct SheetPage {
  let content: SheetContent
  let languages: [Configuration.Language]

  var html: String {
    let first = languages.first ?? .english
    return """
      <!DOCTYPE html>
      <html lang="\(first.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.text(PageTexts.of(first).title(of: content.label)))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body class="of\(languages.count)\(isLong ? " long" : "")">
      <header>
      <h1>\(titles)</h1>
      <dl>\(facts)</dl>
      </header>
      <div class="code" translate="no">
      \(QRCode(content.sheet.code)?.svg(title: "QR") ?? "")
      <pre>\(HTML.text(content.lines.joined(separator: "\n")))</pre>
      </div>
      <main>
      \(languages.map(section).joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  /// Whether more stands on it than on most, so that the letters are smaller on paper.
  private var isLong: Bool {
    content.isSupplement || content.contact.reduce(0) { $0 + $1.count } > 90
      || content.number.map { $0.count > 16 } == true
  }

  private var titles: String {
    languages.map { language in
      "<span lang=\"\(language.rawValue)\">\(HTML.text(PageTexts.of(language).title))</span>"
    }.joined(separator: " ")
  }

  /// The first language's names, since the values are the same in all.
  private var facts: String {
    let first = languages.first ?? .english
    let texts = PageTexts.of(first)
    let facts: [(name: String, value: String)] =
      [(texts.label, content.label)]
      + (content.number.map { [(SheetTexts.of(first).number, $0)] } ?? [])
      + [(texts.images, "\(content.images)")] + texts.facts(content.month)
    let contact = content.contact.map { "<span>\(HTML.text($0))</span>" }.joined(separator: " ")
    return facts.map { name, value in
      "<div><dt>\(HTML.text(name))</dt><dd class=\"label\" translate=\"no\">\(HTML.text(value))</dd></div>"
    }.joined()
      + (contact.isEmpty
        ? ""
        : """
        <div><dt>\(HTML.text(texts.contact))</dt><dd class="contact" translate="no">\(contact)</dd></div>
        """)
  }

  private func section(_ language: Configuration.Language) -> String {
    let (texts, page) = (SheetTexts.of(language), PageTexts.of(language))
    let supplement = content.isSupplement ? " <b>\(HTML.inline(texts.supplement))</b>" : ""
    return """
      <section lang="\(language.rawValue)">
      <p>\(HTML.inline(texts.summary))\(supplement)</p>
      <h2>\(HTML.text(page.patientTitle))</h2>
      <ul>\(items(texts.patient))</ul>
      <h2>\(HTML.text(page.doctorTitle))</h2>
      <ol>\(items(content.doctor(language)))</ol>
      </section>
      """
  }

  private func items(_ texts: [String]) -> String {
    texts.map { "<li>\(HTML.inline($0))</li>" }.joined(separator: "\n")
  }

  /// Black on white, also where the reader likes it dark: no camera reads a code that is inverted.
  ///
  /// On paper the code's modules have 0.85 mm at least; the letters are the larger, the fewer languages
  /// there are.
  private static let style = """
    :root { color-scheme: only light; color: black; background: white }
    * { box-sizing: border-box }
    body { margin: 0 auto; padding: 1rem; max-width: 46rem; overflow-wrap: break-word;
      font: 1.0625rem/1.45 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif }
    h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.2 }
    h1 span + span { display: block; font-size: .7em; font-weight: 400 }
    h2 { margin: .9rem 0 .2rem; font-size: 1.125rem; line-height: 1.3 }
    p { margin: .75rem 0 }
    ul, ol { margin: .2rem 0; padding-left: 1.5rem }
    li { margin: .25rem 0 }
    code { font: .94em ui-monospace, Consolas, Menlo, "Liberation Mono", monospace }
    dl { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: .5rem 0 }
    dt { font-size: .875em }
    dd { margin: 0 }
    .contact span { display: block }
    dd.label { font: 600 1.25rem/1.3 ui-monospace, Consolas, Menlo, "Liberation Mono", monospace;
      white-space: nowrap }
    .code { margin: 1rem 0; padding: .25rem 1rem 1rem; border: 2px solid; border-radius: .5rem;
      text-align: center }
    .code svg { display: block; width: 100%; max-width: 20rem; margin: 0 auto; fill: black }
    pre { display: inline-block; margin: 0; text-align: left; white-space: pre;
      font: 600 1.25rem/1.5 ui-monospace, Consolas, Menlo, "Liberation Mono", monospace }
    section + section { margin-top: 1.5rem; padding-top: .5rem; border-top: 1px solid }
    @media (max-width: 30rem) {
      .code { padding: .25rem .25rem .75rem }
      pre { font-size: min(1.25rem, 5.6vw) }
    }
    @media print {
      @page { margin: 10mm }
      body { max-width: none; padding: 0; font-size: 12pt; line-height: 1.3 }
      h1 { font-size: 17pt; margin: 0 0 1mm }
      h2 { font-size: 1.1em; margin: 2mm 0 .5mm; break-after: avoid }
      p { margin: 1.5mm 0 }
      ul, ol { margin: 0; padding-left: 1.4em }
      li { margin: .6mm 0 }
      dl { margin: 1mm 0; gap: 0 8mm }
      .contact span { display: inline }
      .contact span + span::before { content: "· " }
      .code { display: flex; align-items: center; justify-content: center; gap: 6mm;
        margin: 2mm 0; padding: 0; border-width: .5mm; border-radius: 2mm; break-inside: avoid }
      .code svg { width: 62mm; max-width: none; margin: 0 }
      pre { font-size: 15pt; line-height: 1.5 }
      section + section { margin: 1.5mm 0 0; padding: 0; break-inside: avoid }
      .of1.long { font-size: 10.5pt }
      .of2 { font-size: 9pt; line-height: 1.25 }
      .of2.long { font-size: 8.25pt; line-height: 1.2 }
      .of3 { font-size: 8pt; line-height: 1.2 }
      .of3.long { font-size: 7.5pt; line-height: 1.15 }
      .of4 { font-size: 7pt; line-height: 1.1 }
      .long .contact { font-size: .9em }
      .of3 .code svg, .of4 .code svg { width: 50mm }
      .of3 pre, .of4 pre { line-height: 1.35 }
      .of3 ul, .of3 ol { line-height: 1.15 }
      .of4 ul, .of4 ol { line-height: 1.1 }
      .of3 dl, .of4 dl { font-size: 8pt; margin: 0; line-height: 1.1 }
      .of3 h1, .of4 h1 { font-size: 11pt; margin: 0 }
      .of3 h1 span, .of4 h1 span { display: inline; font-size: 1em }
      .of4 h1 span + span { display: none }
      .of4 .code svg { width: 42mm }
      .of3 h2 { margin: 1mm 0 0 }
      .of3 p { margin: 1mm 0 }
      .of4 h2, .of4 p { margin: .4mm 0 0 }
      .of3 li, .of4 li { margin: 0 }
      .of3 section + section { margin-top: 1mm }
      .of4 section + section { margin-top: .5mm }
    }
    """
}
