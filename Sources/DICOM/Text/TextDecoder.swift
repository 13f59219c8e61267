/// Decodes text values to UTF-8 (PS3.5 section 6.1).
struct TextDecoder {
  private static let escape: UInt8 = 0x1B
  private var conversions: [CharacterCoding: Iconv] = [:]
  private let open: (CharacterCoding) -> Iconv?
  /// Whether all text so far was in the coding that it should be in, and the system has that coding.
  private(set) var isFaithful = true

  /// Makes a decoder.
  ///
  /// - Parameter open: opens the conversion of a coding; nil where the system lacks it.
  init(open: @escaping (CharacterCoding) -> Iconv? = { Iconv($0) }) { self.open = open }

  /// Appends text in the given character set to `output`, as valid UTF-8.
  ///
  /// What cannot be decoded becomes U+FFFD, and the text is not faithful then. Control characters, the backslash and, in a person's
  /// name, the delimiters `^` and `=` bring the first coding back (PS3.5 section 6.1.2.5.3).
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, in set: SpecificCharacterSet, isName: Bool = false,
    to output: inout [UInt8]
  ) {
    var escapes = false
    var all: UInt8 = 0
    for byte in bytes {
      escapes = escapes || byte == Self.escape
      all |= byte
    }
    if all < 0x80, !escapes {
      output.append(contentsOf: bytes)
      return
    }
    guard escapes, !set.first.standsAlone else {
      append(bytes, set.first, to: &output)
      return
    }
    var start = 0
    while start < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[(start + 1)...])
      let end = rest.firstIndex(of: Self.escape).map { $0 + start + 1 } ?? bytes.count
      appendFragment(
        UnsafeBufferPointer(rebasing: bytes[start..<end]), in: set, isName: isName, to: &output)
      start = end
    }
  }

  /// Appends text of the default repertoire, where each byte is the character of that number.
  static func appendLatin1(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      output.append(contentsOf: bytes)
      return
    }
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
      } else {
        output.append(0xC0 | byte >> 6)
        output.append(0x80 | byte & 0x3F)
      }
    }
  }

  /// Appends what stands between one escape sequence and the next.
  private mutating func appendFragment(
    _ bytes: UnsafeBufferPointer<UInt8>, in set: SpecificCharacterSet, isName: Bool,
    to output: inout [UInt8]
  ) {
    guard bytes.first == Self.escape, let found = CharacterCoding.designated(by: bytes),
      found.coding == .latin1 || set.codings.contains(found.coding)
    else {
      append(bytes, set.first, to: &output)
      return
    }
    let mark = output.count
    if found.coding.keepsEscapes {
      if !convert(bytes, found.coding, to: &output, isLenient: false) {
        isFaithful = false
        output.removeSubrange(mark...)
        append(bytes, set.first, to: &output)
      }
      return
    }
    let text = UnsafeBufferPointer(rebasing: bytes[found.length...])
    let reset = text.firstIndex { Self.resets($0, isName: isName) } ?? text.count
    append(UnsafeBufferPointer(rebasing: text[..<reset]), found.coding, to: &output)
    append(UnsafeBufferPointer(rebasing: text[reset...]), set.first, to: &output)
  }

  /// TAB, LF, FF, CR and the backslash; in a name `^` and `=`.
  private static func resets(_ byte: UInt8, isName: Bool) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x5C: true
    case 0x3D, 0x5E: isName
    default: false
    }
  }

  /// Appends text in one coding, with U+FFFD for what is not of it.
  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ coding: CharacterCoding, to output: inout [UInt8]
  ) {
    switch coding {
    case .latin1: Self.appendLatin1(bytes, to: &output)
    case .utf8:
      let text = String(decoding: bytes, as: UTF8.self).utf8
      if !text.elementsEqual(bytes) { isFaithful = false }
      output.append(contentsOf: text)
    // A coding of its own needs no escape sequence to be the first one.
    default:
      if !convert(bytes, coding, to: &output, isLenient: true) { isFaithful = false }
    }
  }

  private mutating func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ coding: CharacterCoding, to output: inout [UInt8],
    isLenient: Bool
  ) -> Bool {
    if let open = conversions[coding] {
      return open.append(bytes, to: &output, isLenient: isLenient)
    }
    guard let opened = open(coding) else {
      isFaithful = false
      Self.appendLatin1(bytes, to: &output)
      return true
    }
    conversions[coding] = opened
    return opened.append(bytes, to: &output, isLenient: isLenient)
  }
}
