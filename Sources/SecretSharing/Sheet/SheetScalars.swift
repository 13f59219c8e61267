/// What the characters of a text are to a reader of sheets.
enum SheetScalars {
  /// Whatever is no ASCII, and looks like none.
  static let other: UInt8 = 0xFF

  /// A character as it is read: in capitals, as the letter that it looks like; a space for what stands
  /// between words or cells; nil for what does not count.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0xFF01...0xFF5E: ascii(UInt8(scalar.value - 0xFEE0))  // full-width
    case ..<0x80: ascii(UInt8(scalar.value))
    default:
      if let letter = lookalikes[scalar] {
        letter
      } else if isBorder(scalar) || scalar.properties.isWhitespace {
        0x20
      } else {
        isNothing(scalar) ? nil : other
      }
    }
  }

  private static func ascii(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A: byte - 0x20
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "~"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      nil
    case UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "+"):
      0x20
    default: byte
    }
  }

  static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether a scalar is a bullet, or of the borders of a table in text.
  private static func isBorder(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA6, 0xB7, 0x2022, 0x2023, 0x2043, 0x25AA, 0x25CF, 0x25E6, 0x2500...0x257F: true
    default: false
    }
  }

  /// Whether a scalar is a dash, a quotation mark, does not show, or stands for bytes that are no UTF-8:
  /// in older encodings spaces and dashes are, and the digits of a sheet never.
  private static func isNothing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAB, 0xB4, 0xBB, 0x2018...0x201F, 0x2032...0x2036, 0x2039, 0x203A, 0xFFFC, 0xFFFD: true
    default: scalar.properties.isDash || scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Letters of Cyrillic, Greek and others that are drawn as those of a sheet are, and zeros with a stroke:
  /// what a keyboard, or a reader of pictures, takes for them.
  private static let lookalikes = Dictionary(
    uniqueKeysWithValues: zip(
      "АВЕКМНОРСТУХаеорсухЅІЈѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοØøıİ".unicodeScalars,
      "ABEKMHOPCTYXAEOPCYXSIJSIJABEZHIKMNOPTYXOOOII".utf8))
}
