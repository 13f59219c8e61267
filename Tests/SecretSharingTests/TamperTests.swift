import DICOM
import Testing

@testable import SecretSharing

/// One changed bit anywhere in the samples is refused, and the altered half is named.
@Suite struct TamperTests {
  static let images: [TestImage] = [
    TestImage(columns: 140, rows: 40),
    TestImage(columns: 140, rows: 30, channels: 3, bits: 8, stored: 8),
    TestImage(columns: 5, rows: 5, bits: 8, stored: 8),
  ]

  /// The same picture, encoded again, after a change to its canonical sample bytes.
  static func reencoded(_ share: [UInt8], _ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
    let picture = try Picture(MemorySource(share))
    var samples: [UInt8] = []
    try picture.scan { samples.append(contentsOf: $0) }
    change(&samples)
    let sink = MemorySink()
    let writer = try PNGWriter(sink, picture.geometry)
    try samples.withUnsafeBytes { try writer.write(rows: $0) }
    try writer.finish()
    return sink.bytes
  }

  @Test(arguments: images.indices, [Role.archive, .patient])
  func flippedBitIsRefused(image: Int, role: Role) throws {
    let halves = try Halves(Self.images[image].bytes, banner: Banner.text(label: "AAAA-BBBB-CCCC"))
    let whole = role == .archive ? halves.archive : halves.patient
    let other = role == .archive ? halves.patient : halves.archive
    let samples = try Share(MemorySource(whole)).picture.geometry.byteCount
    var generator = SplitMix(seed: UInt64(image))
    let trailer = samples - Trailer.byteCount
    // Every byte of the trailer, and places in the banner, the grids and the padding.
    let places =
      Array(trailer..<samples) + (0..<300).map { _ in Int(generator.next() % UInt64(trailer)) }
    for place in places {
      let bit = UInt8(1) << UInt8(generator.next() % 8)
      let altered = try Self.reencoded(whole) { $0[place] ^= bit }
      let verdict = #expect(throws: SharingError.self) { try join(altered, other) }
      let expected: [SharingError]
      switch place - trailer {
      case ..<32, 104...: expected = [.altered(role)]
      case 32..<40: expected = [.noShareHeader]
      case 40: expected = [.noShareHeader, .newerVersion(Int(1 ^ bit))]
      case 41: expected = [.geometryMismatch, .altered(role)]
      case 42..<52: expected = [.geometryMismatch]
      case 52..<56: expected = [.geometryMismatch, .altered(role)]
      case 56..<72: expected = [.altered(role)]
      // The own key: its bits that Poly1305 does not use leave the other half right.
      default: expected = [.alteredOrUnrelated, .altered(role)]
      }
      #expect(verdict.map(expected.contains) == true, "byte \(place - trailer): \(verdict as Any)")
    }
  }

  @Test func wrongPartnersAreNamed() throws {
    let one = try Halves(TestImage().bytes, seed: 1)
    let other = try Halves(TestImage().bytes, seed: 2)
    #expect(throws: SharingError.sameHalfTwice(.archive)) { try join(one.archive, one.archive) }
    #expect(throws: SharingError.sameHalfTwice(.patient)) { try join(one.patient, one.patient) }
    #expect(throws: SharingError.differentPairs) { try join(one.archive, other.patient) }
    #expect(throws: SharingError.differentPairs) { try join(one.archive, other.archive) }
  }

  @Test func anAddedLesionIsRefused() throws {
    let halves = try Halves(TestImage(columns: 128, rows: 128).bytes)
    let altered = try Self.reencoded(halves.patient) { samples in
      for row in 40..<60 {
        for column in 40..<60 { samples[(row * 128 + column) * 2] &+= 4 }
      }
    }
    #expect(throws: SharingError.altered(.patient)) { try join(halves.archive, altered) }
  }

  @Test func truncatedShareSaysHowMuchIsThere() throws {
    let halves = try Halves(TestImage(columns: 300, rows: 300).bytes)
    for count in stride(from: 200, to: halves.patient.count, by: 4096) {
      #expect(throws: SharingError.truncated(have: count, expected: halves.patient.count)) {
        try Share(MemorySource(Array(halves.patient.prefix(count))))
      }
    }
  }

  @Test func otherFilesAreNoShares() {
    #expect(throws: SharingError.notPNG(.empty)) { try Share(MemorySource([])) }
    #expect(throws: SharingError.notPNG(.unknown)) { try Share(MemorySource(Array("hello".utf8))) }
    #expect(throws: SharingError.notDICOM) { try Halves(Array("hello".utf8)) }
  }
}
