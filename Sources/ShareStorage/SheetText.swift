package import SecretSharing

/// Reads sheets out of a file: a text as an editor or a mail program saves it, a page, or RTF.
package enum SheetText {
  /// A longer text is none that holds a sheet, in bytes.
  package static let limit = 1 << 20

  /// The sheets in a file's bytes.
  ///
  /// - Throws: ``SecretSharing/SheetError``, `noSheet` also for what is no text.
  package static func sheets(in bytes: [UInt8]) throws(SheetError) -> FoundSheets {
    var search = SheetSearch()
    look(in: bytes, &search)
    return try search.result()
  }

  /// Looks for sheets in a file's bytes, or in those of a part of a mail.
  package static func look(in bytes: [UInt8], _ search: inout SheetSearch) {
    guard bytes.count <= limit else { return }
    if RichText.isDocument(bytes) {
      return search.look(in: RichText.plain(bytes), hasLines: false)
    }
    guard let text = text(of: bytes) else { return }
    let isPage = PageText.isPage(text)
    search.look(in: isPage ? PageText.plain(text) : text, hasLines: !isPage)
  }

  /// The bytes as text: UTF-8, or UTF-16 where a byte order mark or the first characters say so; nil
  /// for what is no text.
  static func text(of bytes: [UInt8]) -> String? {
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    // Letters of any older encoding than UTF-8 are none of a sheet's.
    guard isMarked || bytes.contains(0) else { return String(decoding: bytes, as: UTF8.self) }
    // A part of a mail that says what it is needs no mark (RFC 2781, 3.3).
    let head = bytes.prefix(2 * 16).enumerated()
    let zeros = (0...1).map { half in head.count { $0.offset % 2 == half && $0.element == 0 } }
    guard isMarked || zeros.min() == 0 && 4 * (zeros[0] + zeros[1]) > head.count else { return nil }
    let isLittle = isMarked ? bytes[0] == 0xFF : zeros[0] == 0
    let units = stride(from: isMarked ? 2 : 0, to: bytes.count - 1, by: 2).map { place in
      let (low, high) = isLittle ? (place, place + 1) : (place + 1, place)
      return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
