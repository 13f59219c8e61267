/// A value of JSON (RFC 8259): the kinds that reports need.
indirect enum JSONValue {
  case null
  case text(String)
  case number(Int)
  /// A number with a fraction, rounded to so many digits behind the point.
  case fraction(Double, digits: Int)
  case flag(Bool)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// The text, or nothing when there is none.
  static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// A path; bytes that are not UTF-8 become U+FFFD, because JSON cannot hold them.
  static func path(_ path: Path) -> JSONValue { .text(String(decoding: path.bytes, as: UTF8.self)) }

  /// The value on one line.
  var line: String {
    switch self {
    case .null: "null"
    case .text(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .fraction(let number, let digits):
      // JSON has no infinity: identical pictures have no PSNR.
      number.isFinite ? decimal(number, digits: digits) : "null"
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0) + ":" + $1.line }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// A number with a fixed count of digits behind the point, rounded.
func decimal(_ number: Double, digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = (number.magnitude * scale).rounded()
  // Beyond 2^53 there are no fractions left to round.
  guard number.isFinite, scaled < 9e15 else { return String(describing: number) }
  let all = String(Int(scaled))
  let padded = String(repeating: "0", count: max(0, digits + 1 - all.count)) + all
  let sign = number < 0 && scaled > 0 ? "-" : ""
  if digits == 0 { return sign + padded }
  return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
}
