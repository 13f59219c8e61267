internal import Configuration

/// What the pages for people have in common: complete in themselves, without script, without
/// anything from elsewhere, and without a color, so that they look the same on paper.
enum HTML {
  /// Text as an element's content or an attribute's value.
  static func text(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "\u{2019}"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// Text in which backticks enclose names of files, folders and commands.
  static func inline(_ marked: String) -> String {
    marked.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      index % 2 == 0 ? text(String(part)) : "<code translate=\"no\">\(code(part))</code>"
    }.joined()
  }

  /// Options of a command are not broken behind their hyphens.
  private static func code(_ command: Substring) -> String {
    command.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.hasPrefix("--") ? "<span>\(text(String(word)))</span>" : text(String(word))
    }.joined(separator: " ")
  }

  /// Links to the sections of a page, whose identifiers are those of the languages; nothing when
  /// there is nothing to choose between.
  static func links(_ languages: [Configuration.Language]) -> String {
    guard languages.count > 1 else { return "" }
    let links = languages.map { language in
      let code = language.rawValue
      let name = text(PageTexts.of(language).language)
      return "<a href=\"#\(code)\" hreflang=\"\(code)\" lang=\"\(code)\">\(name)</a>"
    }
    return "<nav>\n" + links.joined(separator: "\n") + "\n</nav>"
  }

  /// A whole page.
  ///
  /// - Parameters:
  ///   - title: of the window.
  ///   - language: of what is not marked otherwise.
  ///   - refresh: after how many seconds a browser loads the page again.
  ///   - isWide: whether tables need more room than lines of text.
  ///   - body: the content, as HTML.
  /// - Returns: the page.
  static func page(
    title: String, language: Configuration.Language, refresh: Int? = nil, isWide: Bool = false,
    body: String
  ) -> String {
    let refresh = refresh.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">\n" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(refresh)<title>\(text(title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body\(isWide ? " class=\"wide\"" : "")>
      \(body)
      </body>
      </html>

      """
  }

  /// `currentColor` and nothing else: light or dark as the reader has it, black on paper.
  private static let style = """
    :root { color-scheme: light dark }
    * { box-sizing: border-box }
    body { margin: 0 auto; padding: 1.25rem; max-width: 46rem; overflow-wrap: break-word;
      font: 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif }
    nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-bottom: 1.5rem }
    a { color: inherit; padding: .75rem 0 }
    nav a { padding: .6rem 0; min-width: 2.75rem }
    section + section { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid }
    h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2 }
    h2 { margin: 1.75rem 0 .5rem; font-size: 1.1875rem; line-height: 1.3 }
    p { margin: .75rem 0 }
    ul, ol { margin: .5rem 0; padding-left: 1.5rem }
    li { margin: .4rem 0 }
    code { font: .94em ui-monospace, Consolas, Menlo, "Liberation Mono", monospace }
    code span { white-space: nowrap }
    dl { display: flex; flex-wrap: wrap; gap: .25rem 2.5rem; margin: 1rem 0; padding: .75rem 1rem;
      border: 2px solid; border-radius: .5rem }
    dt { font-size: .875rem }
    dd { margin: 0; font-size: 1rem }
    dd.label { font: 600 1.4rem/1.3 ui-monospace, Consolas, Menlo, "Liberation Mono", monospace;
      white-space: nowrap }
    .sum { display: flex; align-items: flex-start; justify-content: flex-start; gap: .75rem;
      margin: 1.25rem 0; max-width: 30rem }
    .sum figure { flex: 1 1 0; margin: 0; min-width: 0 }
    .sum svg { display: block; width: 100%; border: 1px solid; fill: currentColor }
    .sum figcaption { margin-top: .35rem; font-size: .875rem; line-height: 1.3; text-align: center;
      white-space: nowrap }
    .sum b { align-self: center; font-size: 1.5rem; margin-top: -1.5rem }
    table { width: 100%; border-collapse: collapse; margin: .5rem 0 }
    th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid; text-align: left;
      vertical-align: top }
    th { font-size: .875rem; font-weight: 600 }
    td.time { width: 10.5rem; white-space: nowrap; font-variant-numeric: tabular-nums }
    td.what { width: 19rem; padding-right: 1rem }
    td.what b { font-weight: 600 }
    td.what span { white-space: nowrap }
    body.wide { max-width: 60rem }
    .small { font-size: .875rem }
    @media (max-width: 30rem) {
      body { padding: 1rem }
      h1 { font-size: 1.5rem }
      .sum { gap: .4rem }
      .sum figcaption { font-size: .8125rem }
      thead { display: none }
      tr { display: block; padding: .5rem 0; border-bottom: 1px solid }
      td, td.time, td.what { display: block; width: auto; padding: .1rem 0; border: 0 }
    }
    @media (max-width: 22rem) {
      .sum { gap: .15rem }
      .sum b { font-size: 1.125rem }
      .sum figcaption { font-size: .75rem }
    }
    @media print {
      @page { margin: 14mm }
      body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.35 }
      nav { display: none }
      h1 { margin: 0 0 3mm; font-size: 17pt }
      h2 { margin: 4mm 0 1mm; font-size: 11.5pt }
      p, dl { margin: 2mm 0 }
      dl { padding: 2mm 4mm }
      dt { font-size: 8.5pt }
      dd { font-size: 10pt }
      td.time { width: 27mm }
      td.what { width: 42mm }
      dd.label { font-size: 14pt }
      li { margin: 1mm 0 }
      section + section { margin: 0; padding: 0; border: 0; break-before: page }
      h2 { break-after: avoid }
      li, tr, dl, .sum { break-inside: avoid }
      .sum { max-width: 18rem; margin: 3mm 0 }
    }
    """
}
