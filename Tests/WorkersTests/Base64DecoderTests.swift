import Foundation
import Testing

@testable import Workers

@Suite struct Base64DecoderTests {
  @Test func whateverTheLinesTheBytesAreTheSame() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for count in [0, 1, 2, 3, 4, 1000] {
      let text = Data(bytes.prefix(count)).base64EncodedString(
        options: [.lineLength64Characters, .endLineWithCarriageReturn])
      for step in [1, 3, 64, 4000] {
        var decoder = Base64Decoder()
        var decoded: [UInt8] = []
        let characters = Array(text.utf8)
        for start in stride(from: 0, to: characters.count, by: step) {
          decoder.decode(characters[start...].prefix(step), to: &decoded)
        }
        #expect(decoded == Array(bytes.prefix(count)))
      }
    }
  }
}
