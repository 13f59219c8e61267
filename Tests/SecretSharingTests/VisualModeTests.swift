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
}
