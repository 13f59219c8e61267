import Cryptography
import DICOM
import Testing

@testable import SecretSharing

@Suite struct SheetPairTests {
  private static let key = SheetKey(Secret([UInt8](repeating: 0x5A, count: 32)))

  /// An archive share that was drawn from the key, and the file it was made of.
  private struct Half {
    var file: [UInt8]
    var archive: [UInt8]

    init(
      _ file: [UInt8], mode: Mode = .standard, seed: UInt64 = 1, banner: [String] = ["words"]
    ) throws {
      self.file = file
      var generator = SplitMix(seed: seed)
      func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        for index in buffer.indices { buffer[index] = UInt8(truncatingIfNeeded: generator.next()) }
      }
      let drawn = SheetPairTests.key.newPair(random: fill)
      let secrets = PairSecrets(drawn, random: fill)
      let splitter = try Splitter(
        MemorySource(file), path: Array("a".utf8), mode: mode, banner: banner)
      let sink = MemorySink()
      try splitter.write(secrets, archive: sink, patient: nil)
      try splitter.verify(archive: MemorySource(sink.bytes), drawn: drawn)
      archive = sink.bytes
    }
  }

  private func expand(_ archive: [UInt8]) throws -> [UInt8]? {
    let share = try Share(MemorySource(archive))
    guard let drawn = Self.key.pair(share.pairID) else { return nil }
    let sink = MemorySink()
    try share.expand(drawn, to: sink)
    return sink.bytes
  }

  private static func patient(of archive: Share) -> Share? {
    key.pair(archive.pairID).flatMap { Share($0, with: archive) }
  }

  private static let images = [
    TestImage(), TestImage(columns: 33, rows: 70, bits: 8, stored: 8),
    TestImage(columns: 130, rows: 40, channels: 3, bits: 8, stored: 8),
    TestImage(columns: 1, rows: 1), TestImage(columns: 300, rows: 2, frames: 5),
  ]

  /// Those that have room for all of it in bit 0 of their words.
  private static let lossy: Set = [0, 2]

  @Test(arguments: images.indices, Mode.allCases)
  func sheetAndArchiveShareGiveBackTheFile(_ index: Int, _ mode: Mode) throws {
    let half = try Half(Self.images[index].bytes, mode: mode)
    let archive = try Share(MemorySource(half.archive))
    let patient = try #require(Self.patient(of: archive))
    let pair = try Pair(patient, archive)
    let sink = MemorySink()
    try pair.restore(to: sink)
    let image = Self.images[index]
    #expect(pair.isExact == (mode == .standard || !Self.lossy.contains(index)))
    #expect(
      pair.isExact
        ? sink.bytes == half.file
        : areAlikeButForBit0(
          sink.bytes, half.file, pixels: image.pixelBytes.count, bits: image.bits))
  }

  @Test func theExpandedShareIsAnOrdinaryOneAndTheSameEachTime() throws {
    let half = try Half(TestImage().bytes)
    let patient = try #require(try expand(half.archive))
    #expect(try expand(half.archive) == patient)
    #expect(try join(half.archive, patient) == half.file)
    let share = try Share(MemorySource(patient))
    #expect(share.role == .patient && share.bannerRows == 0)
    try share.verify()
  }

  @Test func anAlteredArchiveShareIsNamed() throws {
    let half = try Half(TestImage().bytes)
    var altered = half.archive
    // A sample, and with it the sums of the PNG, so that nothing but the tag can tell.
    let picture = try Share(MemorySource(altered)).picture
    var samples: [UInt8] = []
    try picture.scan { samples.append(contentsOf: $0) }
    samples[100] ^= 1
    let sink = MemorySink()
    let writer = try PNGWriter(sink, picture.geometry)
    try samples.withUnsafeBufferPointer { samples throws(SharingError) in
      try writer.write(rows: UnsafeRawBufferPointer(samples))
    }
    try writer.finish()
    altered = sink.bytes
    let share = try Share(MemorySource(altered))
    let drawn = try #require(Self.key.pair(share.pairID))
    let patient = try #require(Share(drawn, with: share))
    #expect(throws: SharingError.altered(.archive)) { try Pair(share, patient) }
    #expect(throws: SharingError.altered(.archive)) {
      try share.expand(drawn, to: MemorySink())
    }
  }

  @Test func anotherSheetDoesNotKnowTheShare() throws {
    let half = try Half(TestImage().bytes)
    let other = SheetKey(Secret([UInt8](repeating: 0x5B, count: 32)))
    let share = try Share(MemorySource(half.archive))
    #expect(other.pair(share.pairID) == nil)
    let drawn = other.newPair { buffer in for index in buffer.indices { buffer[index] = 1 } }
    #expect(Share(drawn, with: share) == nil)
    #expect(throws: SharingError.alteredOrUnrelated) {
      try Splitter(MemorySource(half.file), path: [], mode: .standard)
        .verify(archive: MemorySource(half.archive), drawn: drawn)
    }
  }

  @Test func anOrdinaryPairHasNoSheet() throws {
    let halves = try Halves(TestImage().bytes)
    #expect(try Self.patient(of: Share(MemorySource(halves.archive))) == nil)
    #expect(try Self.patient(of: Share(MemorySource(halves.patient))) == nil)
  }

  @Test func rowsInAnyOrderAreTheSameStream() throws {
    let samples = DrawnSamples(
      geometry: Geometry(width: 7, height: 40, bits: 16, channels: 1),
      streamKey: Secret([UInt8](repeating: 9, count: 32)))
    let picture = Picture(samples)
    var whole: [UInt8] = []
    try picture.scan { whole.append(contentsOf: $0) }
    for start in [0, 1, 5, 3, 30, 29] {
      let reader = Picture.SampleReader(picture)
      _ = try reader.read(28..<42) { Array($0) }
      let rows = try reader.read(start * 14..<(start + 4) * 14) { Array($0) }
      #expect(rows == Array(whole[start * 14..<(start + 4) * 14]))
    }
  }

  @Test func hkdfGivesTheValuesOfRFC5869() {
    // Appendix A, test cases 1 and 3: the first 32 bytes of the output.
    let key = Secret([UInt8](repeating: 0x0B, count: 22))
    let first = hkdfSHA256(key, salt: Array(0...0x0C), info: Array(0xF0...0xF9))
    #expect(
      first.withBytes { Array($0) }
        == [
          0x3C, 0xB2, 0x5F, 0x25, 0xFA, 0xAC, 0xD5, 0x7A, 0x90, 0x43, 0x4F, 0x64, 0xD0, 0x36, 0x2F,
          0x2A, 0x2D, 0x2D, 0x0A, 0x90, 0xCF, 0x1A, 0x5A, 0x4C, 0x5D, 0xB0, 0x2D, 0x56, 0xEC, 0xC4,
          0xC5, 0xBF,
        ])
    let third = hkdfSHA256(key, salt: [], info: [])
    #expect(
      third.withBytes { Array($0) }
        == [
          0x8D, 0xA4, 0xE7, 0x75, 0xA5, 0x63, 0xC1, 0x8F, 0x71, 0x5F, 0x80, 0x2A, 0x06, 0x3C, 0x5A,
          0x31, 0xB8, 0xA1, 0x1F, 0x5C, 0x5E, 0xE1, 0x87, 0x9E, 0xC3, 0x45, 0x4E, 0x5F, 0x3C, 0x73,
          0x8D, 0x2D,
        ])
  }

  @Test func derivedKeysLeaveNoCopyBehind() {
    let key = hkdfSHA256(Secret([UInt8](repeating: 7, count: 32)), salt: [1], info: [2])
    // What was given back to the allocator last is handed out first, as it is.
    let found = (0..<64).map { _ in
      [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { room, count in count = room.count }
    }
    key.withBytes { key in
      #expect(!found.contains { $0.elementsEqual(key) })
    }
  }
}
