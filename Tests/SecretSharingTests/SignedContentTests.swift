import Testing

@testable import SecretSharing

/// Signed messages as programs write them, without signatures.
enum SignedMaking {
  /// A tag with its length, or with the mark that an end follows (X.690, 8.1.3).
  static func tagged(_ tag: UInt8, _ bytes: [UInt8], isMarked: Bool = false) -> [UInt8] {
    if isMarked { return [tag, 0x80] + bytes + [0, 0] }
    if bytes.count < 0x80 { return [tag, UInt8(bytes.count)] + bytes }
    return [tag, 0x82, UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
  }

  /// Of PKCS #7, with the numbers that its object identifiers end in.
  static func beginning(_ numbers: UInt8..., isMarked: Bool) -> [UInt8] {
    let identifier = tagged(6, [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1] + numbers)
    return [0x30] + (isMarked ? [0x80] : [UInt8(identifier.count)]) + identifier
  }

  /// `piece`: how long the pieces of the content are; nil for one string.
  static func message(_ content: [UInt8], piece: Int? = nil) -> [UInt8] {
    let isMarked = piece != nil
    let string =
      piece.map { length in
        tagged(
          0x24,
          stride(from: 0, to: content.count, by: length).flatMap {
            tagged(4, Array(content[$0..<min($0 + length, content.count)]))
          }, isMarked: true)
      } ?? tagged(4, content)
    let oid: [UInt8] = [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7]
    let inner = tagged(
      0x30, oid + [1] + tagged(0xA0, string, isMarked: isMarked), isMarked: isMarked)
    let digests = tagged(0x31, tagged(0x30, [6, 1, 1]))
    let signers = tagged(0xA0, [0x30, 0]) + tagged(0x31, [0x30, 0])
    let data = tagged(0x30, [2, 1, 1] + digests + inner + signers, isMarked: isMarked)
    return tagged(0x30, oid + [2] + tagged(0xA0, data, isMarked: isMarked), isMarked: isMarked)
  }
}

@Suite struct SignedContentTests {
  private let content = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7) }

  @Test(arguments: [nil, 1, 100, 4096], [1, 13, 100_000])
  func theContentIsWhatWasSigned(piece: Int?, read: Int) {
    let message = SignedMaking.message(content, piece: piece)
    #expect(SignedContent.kind(of: message) == .signed)
    var signed = SignedContent()
    let found = stride(from: 0, to: message.count, by: read).flatMap {
      signed.read(message[$0..<min($0 + read, message.count)])
    }
    #expect(found == content)
  }

  @Test func nothingComesOutOfAnythingElse() {
    let message = SignedMaking.message(content)
    for place in 0..<40 where ![10, 35].contains(place) {
      var wrong = message
      wrong[place] ^= 0xFF
      var signed = SignedContent()
      #expect(signed.read(wrong[...]).count <= wrong.count)
    }
    for bytes in [[], [0x30], [0x30, 0x80], [0x30, 0xFF] + [UInt8](repeating: 0xFF, count: 40)] {
      #expect(SignedContent.kind(of: bytes) == nil)
      var signed = SignedContent()
      #expect(signed.read(bytes[...]).isEmpty)
    }
  }
}
