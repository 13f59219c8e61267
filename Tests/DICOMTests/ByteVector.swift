/// Bytes written down one element a line: hexadecimal pairs, text in quotes, remarks after ";".
///
/// Text in single quotes stands for its ASCII bytes; `0*N` stands for N zeros.
func vector(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  for line in text.split(separator: "\n") {
    var rest = line.prefix { $0 != ";" }[...]
    while let character = rest.first {
      if character == " " {
        rest = rest.dropFirst()
      } else if character == "'" {
        let quoted = rest.dropFirst().prefix { $0 != "'" }
        bytes += Array(quoted.utf8)
        rest = rest[quoted.endIndex...].dropFirst()
      } else {
        let word = rest.prefix { $0 != " " }
        rest = rest[word.endIndex...]
        if word.hasPrefix("0*"), let count = Int(word.dropFirst(2)) {
          bytes += [UInt8](repeating: 0, count: count)
        } else if let byte = UInt8(word, radix: 16), word.count == 2 {
          bytes.append(byte)
        } else {
          fatalError("not a byte in a vector: \(word)")
        }
      }
    }
  }
  return bytes
}

/// Preamble, prefix and a Transfer Syntax UID of even length (PS3.10 section 7.1).
func part10(_ uid: String, _ dataSet: [UInt8] = []) -> [UInt8] {
  let padded = Array(uid.utf8) + (uid.utf8.count % 2 == 1 ? [0] : [])
  let length = UInt8(padded.count)
  return vector(
    """
    0*128 'DICM'
    02 00 00 00 'UL' 04 00 \(hexadecimal(length + 8)) 00 00 00   ; (0002,0000) Group Length
    02 00 10 00 'UI' \(hexadecimal(length)) 00   ; (0002,0010) Transfer Syntax UID
    """) + padded + dataSet
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return digits.count == 1 ? "0" + digits : digits
}

/// The UIDs of PS3.5 annex A that the tests use.
enum UID {
  static let implicitLittle = "1.2.840.10008.1.2"
  static let explicitLittle = "1.2.840.10008.1.2.1"
  static let deflated = "1.2.840.10008.1.2.1.99"
  static let explicitBig = "1.2.840.10008.1.2.2"
  static let jpegBaseline = "1.2.840.10008.1.2.4.50"
  static let gePrivate = "1.2.840.113619.5.2"
}
