import DICOM
import Testing

@testable import SecretSharing

/// Numbers in group 0028 that no picture has, in every VR: no product of them overflows, and the file
/// comes back.
@Suite struct HostileNumberTests {
  static let elements: [UInt16] = [
    0x0002, 0x0006, 0x0008, 0x0010, 0x0011, 0x0100, 0x0101, 0x0102, 0x0103, 0x0120, 0x0121,
  ]
  static let vrs = [
    "US", "SS", "UL", "SL", "IS", "DS", "LO", "UT", "UN", "OB", "OW", "FD", "SV", "UV", "AT", "ZY",
  ]
  static let texts = [
    "0", "1", "-1", "8", "16", "17", "65535", "65536", "999999999999", "-99999999999", "2147483647",
    "2147483648", "9223372036854775807", "1e9", "", "1\\2",
  ]

  static func value(_ generator: inout SplitMix) -> [UInt8] {
    switch generator.next() % 4 {
    case 0:
      let text = texts[Int(generator.next() % UInt64(texts.count))]
      return Array(text.utf8) + (text.utf8.count % 2 == 0 ? [] : [0x20])
    case 1: return [UInt8](repeating: 0xFF, count: [2, 4, 8][Int(generator.next() % 3)])
    case 2:
      return little(
        UInt16(truncatingIfNeeded: [0, 1, 8, 16, 0x7FFF, 0x8000][Int(generator.next() % 6)]))
    default: return generator.bytes([0, 1, 2, 3, 4, 8][Int(generator.next() % 6)])
    }
  }

  /// A file whose image attributes stand in other VRs, with other values; some are missing, and some
  /// stay as they are, most of them if `isMild`.
  static func file(_ seed: UInt64, side: Int = 8, isMild: Bool = false) -> [UInt8] {
    var generator = SplitMix(seed: seed)
    let whole = TestImage(columns: side, rows: side).bytes
    let start = whole.indices.first { whole[$0...].starts(with: [0x28, 0x00, 0x02, 0x00]) } ?? 0
    let pixels = whole.indices.last { whole[$0...].starts(with: [0xE0, 0x7F, 0x10, 0x00]) } ?? 0
    var bytes = Array(whole[..<start])
    for number in elements where generator.next() % 8 != 0 {
      if number == 0x0006 { bytes += element(0x0028, 0x0004, "CS", Array("MONOCHROME2 ".utf8)) }
      let usual: [UInt16: UInt16] = [
        0x0002: 1, 0x0010: UInt16(side), 0x0011: UInt16(side), 0x0100: 16, 0x0101: 12, 0x0102: 11,
      ]
      let isUsual = generator.next() % (isMild ? 12 : 3) != 0
      if isUsual, isMild, usual[number] == nil { continue }
      if isUsual, let number = usual[number].map({ (number, $0) }) {
        bytes += element(0x0028, number.0, "US", little(number.1))
      } else {
        let vr = vrs[Int(generator.next() % UInt64(vrs.count))]
        bytes += hostile(number, vr, value(&generator))
      }
    }
    return bytes + whole[pixels...]
  }

  private static func hostile(_ number: UInt16, _ vr: String, _ value: [UInt8]) -> [UInt8] {
    let isLong = ["UT", "UN", "OB", "OW", "SV", "UV"].contains(vr)
    return little(UInt16(0x0028)) + little(number) + Array(vr.utf8)
      + (isLong ? [0, 0] + little(UInt32(value.count)) : little(UInt16(value.count))) + value
  }

  @Test func noArithmeticOverflows() throws {
    for seed in 0..<4000 as Range<UInt64> {
      let bytes = Self.file(seed)
      let file = try DICOMFile(MemorySource(bytes))
      for number in [
        file.image.rows, file.image.columns, file.image.samplesPerPixel, file.image.bitsAllocated,
        file.image.bitsStored, file.image.highBit, file.image.planarConfiguration,
      ] {
        #expect(number.map { (0...65535).contains($0) } != false, "seed \(seed)")
      }
      let cover = Cover(file)
      #expect(cover.range.lowerBound >= 0 && cover.range.upperBound <= bytes.count)
      #expect(cover.rows * cover.rowBytes >= cover.range.count, "seed \(seed)")
    }
  }

  @Test(arguments: [Mode.standard, .visual])
  func suchFilesComeBack(mode: Mode) throws {
    // In a smaller one there is no room in bit 0 of the words.
    let side = 100
    var lossy = 0
    for seed in 0..<60 as Range<UInt64> {
      let bytes = Self.file(seed, side: side, isMild: seed % 2 == 1)
      let halves = try Halves(bytes, mode: mode)
      let restored = try join(halves.archive, halves.patient)
      if halves.isExact {
        #expect(restored == bytes, "seed \(seed)")
      } else {
        lossy += 1
        #expect(
          areAlikeButForBit0(
            restored, bytes, pixels: 2 * side * side, bits: halves.report.bits), "seed \(seed)")
      }
    }
    #expect((lossy > 3) == (mode == .visual), "\(lossy) of them are lossy")
  }

  static let matrices: [(String, [UInt8])] = [
    ("UL", [0xFF, 0xFF, 0xFF, 0xFF]), ("IS", Array("999999999999".utf8)),
    ("IS", Array("9999999999999999".utf8)), ("SS", [0xFF, 0xFF]), ("US", [0, 0, 0, 0]),
  ]

  @Test(arguments: matrices)
  func aMatrixThatCannotBeIsBytesWithAWarning(_ vr: String, _ value: [UInt8]) throws {
    var image = TestImage(columns: 16, rows: 16, bits: 8, stored: 8)
    image.extra =
      element(0x0028, 0x0008, "IS", Array("1000".utf8)) + element(0x0028, 0x0010, vr, value)
      + element(0x0028, 0x0011, vr, value)
    let halves = try Halves(image.bytes)
    #expect(halves.report.width == 64, "a raster of bytes")
    #expect(halves.report.warnings.contains { $0.contains("no picture can have") })
    #expect(try join(halves.archive, halves.patient) == image.bytes)
  }

  @Test func tooLargeASourceIsRefusedBeforeAnythingIsCounted() {
    struct Huge: ByteSource {
      var count: Int { .max }
      func read(at _: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
      }
    }
    #expect(throws: DICOMError.self) { try DICOMFile(Huge()) }
    #expect(throws: SharingError.self) { try Share(Huge()) }
  }
}
