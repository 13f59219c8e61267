/// The idea in three little pictures: noise, other noise, and what both together show.
///
/// 16 by 16 dots, each either black or not; the third picture is the exclusive or of the others.
enum HalvesPicture {
  private static let noise: [UInt16] = [
    0x52E6, 0xF2A7, 0x269E, 0x6513, 0xA6A3, 0x0C5C, 0x128B, 0xD23F,
    0x892F, 0x1818, 0x5D9D, 0x9531, 0x0ED9, 0xE8E2, 0x81E7, 0x36F6,
  ]
  /// A bone.
  private static let image: [UInt16] = [
    0b0000_0000_0000_0000, 0b0000_0000_0001_1000, 0b0000_0000_0011_1100, 0b0000_0000_0011_1110,
    0b0000_0000_0011_1111, 0b0000_0000_0111_1111, 0b0000_0000_1111_1110, 0b0000_0001_1110_0000,
    0b0000_0011_1100_0000, 0b0011_1111_1000_0000, 0b0111_1111_0000_0000, 0b0111_1110_0000_0000,
    0b0011_1110_0000_0000, 0b0001_1110_0000_0000, 0b0000_1100_0000_0000, 0b0000_0000_0000_0000,
  ]

  /// The three pictures with their captions, as HTML.
  static func html(_ texts: PageTexts) -> String {
    let other = zip(noise, image).map { $0 ^ $1 }
    return """
      <div class="sum">
      \(figure(noise, texts.thisHalf))
      <b>+</b>
      \(figure(other, texts.otherHalf))
      <b>=</b>
      \(figure(image, texts.together))
      </div>
      """
  }

  private static func figure(_ rows: [UInt16], _ caption: String) -> String {
    let dots = rows.map { row in (0..<16).map { row >> (15 - $0) & 1 == 1 } }
    return """
      <figure><svg viewBox="-1 -1 18 18" shape-rendering="crispEdges" aria-hidden="true">\
      <path d="\(DotPath.of(dots))"/></svg><figcaption>\(HTML.text(caption))</figcaption></figure>
      """
  }
}
