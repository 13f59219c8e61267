import Testing

@testable import DICOM

/// What zeros at the end of pixel data say of whether all of it has arrived.
@Suite struct ZeroTailTests {
  /// A file with rows of 100 words whose pixel data is what `pixels` makes of its offset.
  private func file(_ rows: Int, _ pixels: (_ offset: Int) -> [UInt8]) -> [UInt8] {
    var file = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    let syntax: [UInt8] = [2, 0, 0x10, 0] + Array("UI".utf8) + [20, 0]
    file += syntax + Array("1.2.840.10008.1.2.1\0".utf8)
    for (element, value) in [(0x02, 1), (0x10, rows), (0x11, 100), (0x100, 16)] {
      file += [0x28, 0, UInt8(element & 0xFF), UInt8(element >> 8)] + Array("US".utf8) + [2, 0]
      file += [UInt8(value & 0xFF), UInt8(value >> 8)]
    }
    file += [0xE0, 0x7F, 0x10, 0] + Array("OW".utf8) + [0, 0]
    let value = pixels(file.count + 4)
    let count = UInt32(value.count)
    return file + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + value
  }

  private func tail(_ file: [UInt8]) throws -> ZeroTail {
    let source = MemorySource(file)
    return try DICOMFile(source).zeroTail(source)
  }

  private func words(_ count: Int, zerosFrom: Int, blackFirst: Int = 0) -> [UInt8] {
    (0..<count).flatMap { word -> [UInt8] in
      word < blackFirst || word >= zerosFrom ? [0, 0] : [UInt8(word % 255) + 1, 3]
    }
  }

  @Test func pixelsToTheEndAreNoDoubt() throws {
    #expect(try tail(file(100) { _ in words(10_000, zerosFrom: 10_000) }) == .none)
    // Less than a row.
    #expect(try tail(file(100) { _ in words(10_000, zerosFrom: 9_901) }) == .none)
  }

  @Test func aPictureThatIsBlackThroughoutIsNoDoubt() throws {
    #expect(try tail(file(100) { _ in words(10_000, zerosFrom: 0) }) == .none)
  }

  @Test func aFewBlackRowsAreAMargin() throws {
    #expect(try tail(file(100) { _ in words(10_000, zerosFrom: 9_000) }) == .margin)
    // Many, where the picture begins with some, too.
    #expect(
      try tail(file(100) { _ in words(10_000, zerosFrom: 6_001, blackFirst: 100) }) == .margin)
  }

  @Test func zerosFromAPageOnAreTorn() throws {
    let torn = file(100) { offset in
      words(10_000, zerosFrom: (12_288 - offset) / 2, blackFirst: 100)
    }
    #expect(try tail(torn) == .torn)
  }

  @Test func halfAPictureOfZerosIsTorn() throws {
    #expect(try tail(file(100) { _ in words(10_000, zerosFrom: 5_001) }) == .torn)
  }

  @Test func zerosAtTheEndOfAFragmentAreTorn() throws {
    func encapsulated(_ zeros: Int) -> [UInt8] {
      var file = file(1) { _ in [] }
      file.removeLast(4)
      let frame = (0..<100).map { UInt8($0) + 1 } + [UInt8](repeating: 0, count: zeros)
      file += [0xFF, 0xFF, 0xFF, 0xFF] + [0xFE, 0xFF, 0x00, 0xE0, 0, 0, 0, 0]
      file += [0xFE, 0xFF, 0x00, 0xE0, UInt8(frame.count), 0, 0, 0] + frame
      return file + [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
    }
    #expect(try tail(encapsulated(2)) == .none)
    #expect(try tail(encapsulated(40)) == .torn)
  }
}
