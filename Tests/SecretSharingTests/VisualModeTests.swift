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
