/// Takes the content out of a signed message, piece by piece, without a look at its signatures.
///
/// A program may sign a mail as a whole, as one such file (CMS: RFC 5652, 5; S/MIME: RFC 8551, 3.5.2). Its
/// content is an OCTET STRING, in one piece or in many (X.690, 8.7), behind a beginning of known form.
package struct SignedContent {
  /// What a file of this form holds.
  package enum Kind {
    /// Something that everybody can read.
    case signed
    /// Something for those who have a key (RFC 5652, 6; RFC 5083).
    case encrypted
  }

  private enum Step {
    case enter, pass
  }

  /// What stands before the content (RFC 5652, 3 and 5.1).
  private static let beginning: [(tag: UInt8, step: Step)] = [
    (0x30, .enter), (0x06, .pass), (0xA0, .enter),  // ContentInfo
    (0x30, .enter), (0x02, .pass), (0x31, .pass),  // SignedData: version, digestAlgorithms
    (0x30, .enter), (0x06, .pass), (0xA0, .enter),  // encapContentInfo
  ]
  private static let string: UInt8 = 0x04
  private static let stringOfPieces: UInt8 = 0x24

  /// Tag and length that are being read.
  private var header: [UInt8] = []
  /// How many parts of the beginning have been read; one more behind the header of a string of pieces.
  private var place = 0
  /// How many bytes are to be passed over, or are content.
  private var (passing, content) = (0, 0)
  private var isAtEnd = false

  /// Begins at the beginning of a file.
  package init() {}

  /// What a file of this form holds, as far as its first bytes tell; nil for any other file.
  package static func kind(of head: some Collection<UInt8>) -> Kind? {
    let bytes = Array(head.prefix(32))
    guard let header = Header(bytes), header.tag == 0x30 else { return nil }
    let rest = bytes.dropFirst(header.byteCount)
    // Object identifiers with tag and length (RFC 5652, 12.1; RFC 5083, 2.1).
    let common: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01]
    if rest.starts(with: [0x06, 0x09] + common + [0x07, 0x02]) { return .signed }
    let isEncrypted =
      rest.starts(with: [0x06, 0x09] + common + [0x07, 0x03])
      || rest.starts(with: [0x06, 0x0B] + common + [0x09, 0x10, 0x01, 0x17])
    return isEncrypted ? .encrypted : nil
  }

  /// The content in the next piece of the file.
  package mutating func read(_ piece: ArraySlice<UInt8>) -> [UInt8] {
    var found: [UInt8] = []
    var rest = piece
    while let first = rest.first, !isAtEnd {
      if content > 0 {
        let part = rest.prefix(content)
        found += part
        content -= part.count
        rest = rest.dropFirst(part.count)
      } else if passing > 0 {
        let count = min(passing, rest.count)
        passing -= count
        rest = rest.dropFirst(count)
      } else {
        header.append(first)
        rest = rest.dropFirst()
        guard let next = Header(header) else {
          isAtEnd = header.count >= Header.longest
          continue
        }
        header = []
        isAtEnd = !take(next)
      }
    }
    return found
  }

  /// Goes on behind a tag and its length; false at the end of the content.
  private mutating func take(_ next: Header) -> Bool {
    if place < Self.beginning.count {
      let (tag, step) = Self.beginning[place]
      guard next.tag == tag else { return false }
      place += 1
      guard step == .pass else { return true }
      guard let length = next.length else { return false }
      passing = length
      return true
    }
    if place == Self.beginning.count, next.tag == Self.stringOfPieces {
      place += 1
      return true
    }
    guard place <= Self.beginning.count + 1, next.tag == Self.string, let length = next.length
    else { return false }
    // A string in one piece is all there is.
    if place == Self.beginning.count { place += 2 }
    content = length
    return true
  }

  /// A tag of one byte and a length (X.690, 8.1).
  private struct Header {
    let tag: UInt8
    /// Nil where the end is marked instead.
    let length: Int?
    let byteCount: Int

    static let longest = 2 + 7

    /// Nil as long as bytes are missing, and for a length that no file has.
    init?(_ bytes: [UInt8]) {
      guard bytes.count >= 2 else { return nil }
      tag = bytes[0]
      guard bytes[1] > 0x80 else {
        length = bytes[1] == 0x80 ? nil : Int(bytes[1])
        byteCount = 2
        return
      }
      let count = Int(bytes[1] & 0x7F)
      guard count <= 7, bytes.count >= 2 + count else { return nil }
      length = bytes[2..<2 + count].reduce(0) { $0 << 8 | Int($1) }
      byteCount = 2 + count
    }
  }
}
