import Testing

@testable import SecretSharing

/// Which files Visual Mode leaves alone, and which it may change.
@Suite struct VisualModeTests {
  /// Splits the file in Visual Mode, joins it, and compares every byte.
  private func expectExact(_ image: TestImage, _ what: Comment) throws {
    let halves = try Halves(image.bytes, mode: .visual)
    #expect(halves.isExact, what)
    #expect(halves.report.whyExact == .notApplicable, what)
    #expect(try join(halves.archive, halves.patient) == image.bytes, what)
  }

  private func expectChanged(_ image: TestImage, _ what: Comment) throws {
    let halves = try Halves(image.bytes, mode: .visual)
    #expect(!halves.isExact, what)
    #expect(halves.report.whyExact == nil, what)
    let restored = try join(halves.archive, halves.patient)
    #expect(restored != image.bytes, what)
    #expect(
      areAlikeButForBit0(
        image.bytes, restored, pixels: image.pixelBytes.count, bits: image.bits), what)
  }

  /// The data set is little endian, its UID says big: bit 0 is that of a byte that no reader of one
  /// of the two takes for the low one.
  @Test func pixelsOfTheOtherByteOrderAreLeftAlone() throws {
    try expectChanged(TestImage(columns: 256, rows: 256), "the UID is right")
    try expectExact(
      TestImage(columns: 256, rows: 256, transferSyntax: "1.2.840.10008.1.2.2"), "it is wrong")
  }

  private static let item = little(UInt16(0xFFFE)) + little(UInt16(0xE000))

  /// A sequence of one item.
  private func sequence(_ group: UInt16, _ number: UInt16, _ content: [UInt8]) -> [UInt8] {
    element(group, number, "SQ", Self.item + little(UInt32(content.count)) + content)
  }

  @Test func wordsThatAreMoreThanShadesAreLeftAlone() throws {
    let presentation = { element(0x0008, 0x9205, "CS", Array(($0 as String).utf8)) }
    let descriptor = little(UInt16(256)) + little(UInt16(768)) + little(UInt16(16))
    let values = sequence(0x0040, 0x9096, element(0x0040, 0x9210, "SH", Array("HU".utf8)))
    let signature = sequence(0xFFFA, 0xFFFA, element(0x0400, 0x0310, "OB", [1, 2, 3, 4]))
    var image = TestImage(columns: 256, rows: 256)
    image.extra = presentation("COLOR ")
    try expectExact(image, "pixels of which some are colors")
    image.extra = presentation("MIXED ")
    try expectExact(image, "frames of which some have such pixels")
    for number: UInt16 in [0x1101, 0x1221] {
      image.extra = element(0x0028, number, "US", descriptor)
      try expectExact(image, "a supplemental palette")
    }
    image.extra = values
    try expectExact(image, "quantities")
    image.extra = sequence(0x5200, 0x9229, values)
    try expectExact(image, "quantities of an enhanced image")
    (image.extra, image.after) = ([], signature)
    try expectExact(image, "a signature")
  }

  /// Words of 16 bits with pixels of 12; every third one is padding.
  private func words(_ padding: UInt16, _ word: (UInt16) -> UInt16) -> [UInt8] {
    var generator = SplitMix(seed: 11)
    return (0..<256 * 256).flatMap { index in
      little(index % 3 == 0 ? padding : word(UInt16(generator.next() % 30)))
    }
  }

  /// Readers look at 12 bits, and compare them with the padding; the carriers are whole words.
  @Test func wordsThatHoldMoreThanThePixelDoNotEnterThePadding() throws {
    let signed = element(0x0028, 0x0120, "SS", little(Int16(-2000)))
    var image = TestImage(columns: 256, rows: 256, isSigned: true, extra: signed)
    image.pixels = words(0x0830) { 0x0820 + $0 }
    try expectExact(image, "-2000 of 12 bits, without its sign in the other four")
    image.pixels = words(0xF830) { $0 % 2 == 0 ? 0x0010 + $0 : 0xF820 + $0 }
    try expectChanged(image, "-2000 of 16 bits")
    image.pixels = words(0xF830) { 0x0010 + $0 }
    let last = (1 << 17) - 2
    image.pixels?.replaceSubrange(last..., with: [0x00, 0x08])
    try expectExact(image, "the last word is without its sign")

    image = TestImage(columns: 256, rows: 256, padding: 0)
    image.pixels = words(0x1000) { $0 % 2 == 0 ? 0x1000 + $0 : $0 }
    try expectExact(image, "an overlay in bit 12")
    image.pixels = words(0) { $0 }
    try expectChanged(image, "zeros above the pixel")
    image.padding = 0x1000
    try expectExact(image, "a padding value of more bits than a pixel has")
    image.padding = nil
    image.pixels = words(0x1000) { $0 % 2 == 0 ? 0x1000 + $0 : $0 }
    try expectChanged(image, "an overlay, and no padding")
  }

  @Test func shadesMayChange() throws {
    let presentation = { element(0x0008, 0x9205, "CS", Array(($0 as String).utf8)) }
    var image = TestImage(columns: 256, rows: 256)
    image.extra = presentation("MONOCHROME")
    try expectChanged(image, "shades of gray")
    image = TestImage(columns: 256, rows: 256, channels: 3, bits: 8, stored: 8)
    image.extra = presentation("TRUE_COLOR")
    try expectChanged(image, "shades of color")
    image = TestImage(columns: 256, rows: 256)
    image.extra = sequence(
      0x0008, 0x1140, sequence(0xFFFA, 0xFFFA, element(0x0400, 0x0310, "OB", [1, 2, 3, 4])))
    try expectChanged(image, "a signature of something else")
  }
}
