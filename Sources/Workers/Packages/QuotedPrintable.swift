internal import Cryptography

/// Decodes quoted-printable, as mails write texts (RFC 2045, 6.7).
enum QuotedPrintable {
  /// Decodes a line without its end, and adds what comes of it, with the end that it stands for.
  ///
  /// What is no escape stands for itself.
  static func decode(_ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var rest = line
    while let last = rest.last, last == 0x20 || last == 0x09 { rest = rest.dropLast() }
    let goesOn = rest.last == UInt8(ascii: "=")
    if goesOn { rest = rest.dropLast() }
    while let first = rest.first {
      if first == UInt8(ascii: "="), rest.count > 2,
        let byte = [UInt8](hexadecimal: rest.dropFirst().prefix(2))?.first
      {
        bytes.append(byte)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(first)
        rest = rest.dropFirst()
      }
    }
    if !goesOn { bytes.append(0x0A) }
  }
}
