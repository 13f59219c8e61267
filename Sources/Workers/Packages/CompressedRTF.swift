/// Rich text as Outlook compresses it (MS-OXRTFCP).
enum CompressedRTF {
  /// What such a text may repeat from its beginning (MS-OXRTFCP, 2.1.2.1).
  private static let known = Array(
    """
    {\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
    \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \
    \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx
    """.utf8)
  private static let windowByteCount = 4096
  /// A longer text holds no sheet.
  private static let maximumByteCount = 1 << 20

  /// The first text among the properties of a message, as far as it is there.
  ///
  /// - Returns: RTF; nil when there is none.
  static func letter(in properties: [UInt8]) -> [UInt8]? {
    let mark = Array("LZFu".utf8)
    guard properties.count > mark.count,
      let start = (0..<properties.count - mark.count).first(where: {
        properties[$0..<$0 + mark.count].elementsEqual(mark)
      })
    else { return nil }
    // A checksum follows.
    return text(properties[(start + mark.count)...].dropFirst(4))
  }

  private static func text(_ compressed: ArraySlice<UInt8>) -> [UInt8] {
    var window = known + [UInt8](repeating: 0, count: windowByteCount - known.count)
    var text: [UInt8] = []
    func put(_ byte: UInt8) {
      window[(known.count + text.count) % windowByteCount] = byte
      text.append(byte)
    }
    var rest = compressed
    while let flags = rest.popFirst(), text.count < maximumByteCount {
      for bit in 0..<8 {
        guard let byte = rest.popFirst() else { return text }
        guard flags >> bit & 1 == 1 else {
          put(byte)
          continue
        }
        guard let low = rest.popFirst() else { return text }
        let place = Int(byte) << 4 | Int(low) >> 4
        // One that points to the place that is written next ends the text.
        if place == (known.count + text.count) % windowByteCount { return text }
        for offset in 0..<Int(low & 15) + 2 { put(window[(place + offset) % windowByteCount]) }
      }
    }
    return text
  }
}
