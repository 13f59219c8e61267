/// Text files for people, which old machines and Windows can show, too.
struct PlainText {
  private var lines: [String] = []

  private static let width = 72

  /// Adds a heading with a line below it.
  mutating func title(_ title: String) {
    lines += [title, String(repeating: "=", count: title.count), ""]
  }

  /// Adds a heading.
  mutating func heading(_ heading: String) { lines += [heading.uppercased(), ""] }

  /// Adds names with their values, one a line.
  ///
  /// - Parameters:
  ///   - facts: the names, of which an empty one goes on with the fact before it, and the values.
  ///   - colon: what stands behind a name: French has a space before it.
  mutating func facts(_ facts: [(name: String, value: String)], colon: String) {
    let width = facts.map(\.name.count).max() ?? 0
    for fact in facts {
      let gap = String(repeating: " ", count: width - fact.name.count + 2)
      let mark = fact.name.isEmpty ? String(repeating: " ", count: colon.count) : colon
      lines.append("\(fact.name)\(mark)\(gap)\(fact.value)")
    }
    lines.append("")
  }

  /// Lines below each other as facts: only the first has the name before it.
  static func facts(_ name: String, _ lines: [String]) -> [(name: String, value: String)] {
    lines.enumerated().map { ($0 == 0 ? name : "", $1) }
  }

  /// Adds lines as they are.
  mutating func lines(_ lines: [String]) { self.lines += lines + [""] }

  /// Adds a paragraph, with names of files in quotation marks.
  mutating func paragraph(_ text: String) {
    lines += Self.wrap(text, first: "", rest: "") + [""]
  }

  /// Adds items behind dashes, or behind numbers.
  mutating func list(_ items: [String], isNumbered: Bool = false) {
    for (index, item) in items.enumerated() {
      let mark = isNumbered ? "\(index + 1). " : "- "
      lines += Self.wrap(item, first: mark, rest: String(repeating: " ", count: mark.count))
    }
    lines.append("")
  }

  /// A file of some sentences, each on a line of its own.
  static func sentences(_ sentences: [String]) -> [UInt8] {
    var text = PlainText()
    text.lines = sentences + [""]
    return text.bytes
  }

  /// Adds a line across the page.
  mutating func rule() { lines += [String(repeating: "-", count: Self.width), ""] }

  /// The file: lines end as Windows has them; UTF-8 says so at its beginning, unless it is ASCII.
  var bytes: [UInt8] {
    let text = Array(lines.joined(separator: "\r\n").utf8)
    // Editors of older Windows take UTF-8 without U+FEFF at its beginning for their code page.
    return (text.allSatisfy { $0 < 0x80 } ? [] : [0xEF, 0xBB, 0xBF]) + text
  }

  private static func wrap(_ text: String, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.replacing("`", with: "\"").split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
