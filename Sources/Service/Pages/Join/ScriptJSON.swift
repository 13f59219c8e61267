/// JSON (RFC 8259) that may stand in a script element: it has no `<`.
struct ScriptJSON {
  /// What was written.
  private(set) var text = ""
  private var needsComma = false

  /// An object, whose members `body` writes.
  mutating func object(_ body: (inout ScriptJSON) -> Void) {
    text += "{"
    needsComma = false
    body(&self)
    text += "}"
    needsComma = true
  }

  /// The name of the member that comes next.
  mutating func key(_ key: String) {
    if needsComma { text += "," }
    string(key)
    text += ":"
    needsComma = false
  }

  /// A member that is a list of strings.
  mutating func strings(_ key: String, _ list: [String]) {
    self.key(key)
    text += "["
    for (index, element) in list.enumerated() {
      if index > 0 { text += "," }
      string(element)
    }
    text += "]"
    needsComma = true
  }

  private mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "<", "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
