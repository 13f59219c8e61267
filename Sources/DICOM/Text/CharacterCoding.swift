/// A coded character set that Specific Character Set (0008,0005) can name (PS3.3 C.12.1.1.2).
enum CharacterCoding: UInt8, CaseIterable, Sendable {
  /// ISO-IR 6, and ISO-IR 100, of which it is the lower half.
  case latin1
  case latin2
  case latin3
  case latin4
  case cyrillic
  case arabic
  case greek
  case hebrew
  case latin5
  case latin9
  case thai
  case jisX0201
  case jisX0208
  case jisX0212
  case ksX1001
  case gb2312
  case gbk
  case gb18030
  case utf8
  // Not in the standard, but in files (see ``CharacterCoding/init(otherName:)``).
  case big5
  case shiftJIS
  case eucJP
  case uhc
  case koi8R
  case windows1250
  case windows1251
  case windows1252
  case windows1253
  case windows1254
  case windows1255
  case windows1256
  case windows874

  /// What iconv calls it.
  var iconvName: StaticString {
    switch self {
    case .latin1: "ISO-8859-1"
    case .latin2: "ISO-8859-2"
    case .latin3: "ISO-8859-3"
    case .latin4: "ISO-8859-4"
    case .cyrillic: "ISO-8859-5"
    case .arabic: "ISO-8859-6"
    case .greek: "ISO-8859-7"
    case .hebrew: "ISO-8859-8"
    case .latin5: "ISO-8859-9"
    case .latin9: "ISO-8859-15"
    case .thai: "TIS-620"
    // Has the half-width Katakana of JIS X 0201 in the same place, and the backslash, which
    // delimits values in DICOM, where JIS X 0201 has the yen sign.
    case .jisX0201: "CP932"
    case .jisX0208: "ISO-2022-JP"
    case .jisX0212: "ISO-2022-JP-2"
    case .ksX1001: "EUC-KR"
    case .gb2312: "GB2312"
    case .gbk: "GBK"
    case .gb18030: "GB18030"
    case .utf8: "UTF-8"
    case .big5: "BIG5"
    case .shiftJIS: "CP932"
    case .eucJP: "EUC-JP"
    case .uhc: "CP949"
    case .koi8R: "KOI8-R"
    case .windows1250: "CP1250"
    case .windows1251: "CP1251"
    case .windows1252: "CP1252"
    case .windows1253: "CP1253"
    case .windows1254: "CP1254"
    case .windows1255: "CP1255"
    case .windows1256: "CP1256"
    case .windows874: "CP874"
    }
  }

  /// The coding that a defined term names; the old spellings with other separators are known.
  init?(term: String) {
    // "ISO IR 100", "ISO-IR 100" and "ISO_IR_100" have all been seen.
    let words = term.split { " _-".contains($0) }
    switch words.joined(separator: " ") {
    case "", "ISO IR 6", "ISO 2022 IR 6": self = .latin1
    case "GB18030": self = .gb18030
    case "GBK", "ISO 2022 GBK": self = .gbk
    case "ISO 2022 58": self = .gb2312
    default:
      guard words.first == "ISO", words.count >= 3, words[words.count - 2] == "IR",
        let number = words.last
      else {
        self.init(otherName: term)
        return
      }
      self.init(registration: number)
    }
  }

  private init?(registration number: Substring) {
    switch number {
    case "13": self = .jisX0201
    case "58": self = .gb2312
    case "87": self = .jisX0208
    case "100": self = .latin1
    case "101": self = .latin2
    case "109": self = .latin3
    case "110": self = .latin4
    case "126": self = .greek
    case "127": self = .arabic
    case "138": self = .hebrew
    case "144": self = .cyrillic
    case "148": self = .latin5
    case "149": self = .ksX1001
    case "159": self = .jisX0212
    case "166": self = .thai
    case "192": self = .utf8
    case "203": self = .latin9
    default: return nil
    }
  }

  /// Whether it cannot be mixed with others (PS3.5 section 6.1.2.5.4 d).
  var standsAlone: Bool {
    switch self {
    case .utf8, .gbk, .gb18030, .big5, .shiftJIS, .eucJP, .uhc: true
    default: false
    }
  }

  /// Whether iconv wants to see the escape sequences, because they belong to the coding.
  var keepsEscapes: Bool { self == .jisX0208 || self == .jisX0212 }

  /// The coding that an escape sequence designates, and its length (PS3.3 tables C.12-3, C.12-4).
  static func designated(
    by bytes: UnsafeBufferPointer<UInt8>
  ) -> (coding: CharacterCoding, length: Int)? {
    guard bytes.count >= 3 else { return nil }
    switch (bytes[1], bytes[2]) {
    case (0x28, 0x42): return (.latin1, 3)  // ( B
    case (0x28, 0x4A), (0x29, 0x49): return (.jisX0201, 3)  // ( J and ) I
    case (0x24, 0x42): return (.jisX0208, 3)  // $ B
    case (0x24, 0x28) where bytes.count >= 4 && bytes[3] == 0x44: return (.jisX0212, 4)  // $ ( D
    case (0x24, 0x29) where bytes.count >= 4 && bytes[3] == 0x43: return (.ksX1001, 4)  // $ ) C
    case (0x24, 0x29) where bytes.count >= 4 && bytes[3] == 0x41: return (.gb2312, 4)  // $ ) A
    case (0x2D, 0x41): return (.latin1, 3)  // - A
    case (0x2D, 0x42): return (.latin2, 3)
    case (0x2D, 0x43): return (.latin3, 3)
    case (0x2D, 0x44): return (.latin4, 3)
    case (0x2D, 0x46): return (.greek, 3)
    case (0x2D, 0x47): return (.arabic, 3)
    case (0x2D, 0x48): return (.hebrew, 3)
    case (0x2D, 0x4C): return (.cyrillic, 3)
    case (0x2D, 0x4D): return (.latin5, 3)
    case (0x2D, 0x54): return (.thai, 3)
    case (0x2D, 0x62): return (.latin9, 3)
    default: return nil
    }
  }
}
