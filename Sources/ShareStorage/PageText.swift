/// The text of a page (HTML), line by line as a browser shows it, as far as a sheet needs it.
///
/// What stands in a page is never drawn or run: tags go, and of character references those are
/// known that mail programs write.
package enum PageText {
  /// Elements behind which a new line begins.
  private static let breaks: Set<String> = [
    "br", "p", "div", "tr", "li", "pre", "h1", "h2", "h3", "h4", "section", "table", "td", "th",
    "blockquote", "body", "html", "header", "footer", "hr", "dt", "dd", "ul", "ol", "article",
  ]
  /// Elements whose content is no text.
  private static let hidden: Set<String> = ["style", "script", "head", "svg", "title"]
  /// Elements in which nothing but their own end is a tag (HTML, 13.1.2.1).
  private static let raw: Set<String> = ["style", "script", "title"]
  private static let named: [String: String] = [
    "nbsp": " ", "gt": ">", "lt": "<", "amp": "&", "quot": "\"", "apos": "'", "shy": "",
    "ndash": "-", "mdash": "-", "zwnj": "", "zwj": "",
  ]
  /// A longer reference is none.
  private static let referenceCharacters = 8

  /// Whether a text is a page, or a piece of one as mails have it: whether it begins with a tag.
  package static func isPage(_ text: String) -> Bool {
    let head = text.unicodeScalars.prefix(1024).drop {
      $0.properties.isWhitespace || $0 == "\u{FEFF}"
    }
    guard head.first == "<" else { return false }
    let rest = String(String.UnicodeScalarView(head.dropFirst())).lowercased().unicodeScalars
    if ["!doctype html", "!--", "?xml"].contains(where: { rest.starts(with: $0.unicodeScalars) }) {
      return true
    }
    // An address in such brackets has other characters behind its first word.
    let name = rest.prefix { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    guard let next = rest.dropFirst(name.count).first, name.first?.properties.isAlphabetic == true
    else { return false }
    return next == ">" || next == "/" || next.properties.isWhitespace
  }

  /// The text that a reader of the page sees.
  package static func plain(_ page: String) -> String {
    var text = String.UnicodeScalarView()
    let scalars = page.unicodeScalars
    var place = scalars.startIndex
    /// The elements whose ends are looked for, the innermost last.
    var inside: [String] = []
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if scalar == "<", isTag(at: place, inside: inside.last, in: scalars) {
        let end = Self.end(of: place, in: scalars)
        let tag = Self.name(String(scalars[scalars.index(after: place)..<end]))
        place = end < scalars.endIndex ? scalars.index(after: end) : end
        if inside.last.map({ tag == "/" + $0 }) == true || tag == "body" && inside == ["head"] {
          inside.removeLast()
        } else if hidden.contains(tag), inside.isEmpty || raw.contains(tag) {
          inside.append(tag)
        } else if inside.isEmpty,
          breaks.contains(tag.hasPrefix("/") ? String(tag.dropFirst()) : tag)
        {
          text.append("\n")
        }
      } else if !inside.isEmpty {
        place = scalars.index(after: place)
      } else if scalar == "&", let (found, next) = Self.reference(at: place, in: scalars) {
        text.append(contentsOf: found.unicodeScalars)
        place = next
      } else {
        text.append(scalar)
        place = scalars.index(after: place)
      }
    }
    return String(text)
  }

  /// Whether a tag begins here: any, but in an element of raw text its end only.
  private static func isTag(
    at place: String.UnicodeScalarView.Index, inside element: String?,
    in scalars: String.UnicodeScalarView
  ) -> Bool {
    guard let element, raw.contains(element) else { return true }
    let rest = scalars[place...].prefix(2 + element.unicodeScalars.count)
    return String(rest).lowercased() == "</" + element
  }

  /// Where a tag ends that begins here: its `>`, of a comment the last one.
  private static func end(
    of start: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
  ) -> String.UnicodeScalarView.Index {
    let rest = scalars[start...]
    guard rest.starts(with: "<!--".unicodeScalars) else {
      return rest.firstIndex(of: ">") ?? scalars.endIndex
    }
    var dashes = 0
    var place = scalars.index(start, offsetBy: 4)
    while place < scalars.endIndex {
      if scalars[place] == ">", dashes >= 2 { return place }
      dashes = scalars[place] == "-" ? dashes + 1 : 0
      place = scalars.index(after: place)
    }
    return scalars.endIndex
  }

  /// The name of a tag, in small letters, with its slash if it ends an element.
  private static func name(_ tag: String) -> String {
    let isEnd = tag.hasPrefix("/")
    let name = tag.dropFirst(isEnd ? 1 : 0).prefix { $0.isLetter || $0.isNumber }.lowercased()
    // An element without content, as of `<svg/>`, hides nothing.
    if tag.hasSuffix("/"), hidden.contains(name) { return "" }
    return (isEnd ? "/" : "") + name
  }

  /// What a character reference stands for, and where it ends.
  private static func reference(
    at start: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
  ) -> (String, String.UnicodeScalarView.Index)? {
    let rest = scalars[scalars.index(after: start)...].prefix(referenceCharacters + 1)
    guard let end = rest.firstIndex(of: ";") else { return nil }
    let word = String(rest[..<end]).lowercased()
    let next = scalars.index(after: end)
    if let known = named[word] { return (known, next) }
    guard word.hasPrefix("#") else { return nil }
    let digits = word.dropFirst()
    let value =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return value.flatMap(Unicode.Scalar.init).map { (String(Character($0)), next) }
  }
}
