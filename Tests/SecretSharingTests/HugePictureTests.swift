import Cryptography
import DICOM
import Synchronization
import Testing

@testable import SecretSharing

/// What a picture may cost: what is there, not what it says.
@Suite struct HugePictureTests {
  /// Bytes in memory, or zeros behind some of them, with a note of how much was read at once.
  final class Metered: ByteSource {
    private let pieces: [(at: Int, bytes: [UInt8])]
    let count: Int
    private let reads = Mutex((largest: 0, sum: 0))

    var largest: Int { reads.withLock { $0.largest } }
    var sum: Int { reads.withLock { $0.sum } }

    init(_ pieces: [(Int, [UInt8])], count: Int) {
      self.pieces = pieces
      self.count = count
    }

    convenience init(_ bytes: [UInt8]) { self.init([(0, bytes)], count: bytes.count) }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
      reads.withLock { reads in
        reads.largest = max(reads.largest, buffer.count)
        reads.sum += buffer.count
      }
      buffer.initializeMemory(as: UInt8.self, repeating: 0)
      for piece in pieces {
        let from = max(offset, piece.at)
        let to = min(offset + buffer.count, piece.at + piece.bytes.count)
        guard from < to else { continue }
        UnsafeMutableRawBufferPointer(rebasing: buffer[(from - offset)..<(to - offset)])
          .copyBytes(from: piece.bytes[(from - piece.at)..<(to - piece.at)])
      }
    }
  }

  /// What a share of this shape looks like from both ends, with zeros between.
  private static func sparse(_ geometry: Geometry) -> Metered {
    let header = StoredPNG.header(geometry)
    let layout = StoredPNG(geometry: geometry, dataOffset: header.count)
    return Metered(
      [
        (0, header + layout.framing(ofBlock: 0)),
        (layout.fileBytes - StoredPNG.end.count, StoredPNG.end),
      ], count: layout.fileBytes)
  }

  @Test(arguments: [
    (1_200_000_000, 1, 8, 1), (600_000_000, 1, 16, 1), (2_000_000_000, 1, 16, 3),
    (1000, 2_000_000, 8, 1), (1, 2_000_000_000, 16, 3),
  ])
  func aSparseFileOfARowIsRefusedForNothing(
    _ width: Int, _ height: Int, _ bits: Int, _ channels: Int
  ) {
    let source = Self.sparse(Geometry(width: width, height: height, bits: bits, channels: channels))
    #expect(throws: SharingError.self) { try Share(source) }
    #expect(source.largest <= 256 << 10)
    #expect(source.sum <= 1 << 20)
  }

  /// A pair with one image row of 4 MiB.
  private static func wide() throws -> (archive: [UInt8], patient: [UInt8], file: [UInt8]) {
    let geometry = Geometry(width: 2 << 20, height: 3, bits: 16, channels: 1)
    var generator = SplitMix(seed: 4)
    let noise = generator.bytes(4096)
    let cover = (0..<geometry.rowBytes).map { noise[$0 & 4095] ^ UInt8($0 >> 12 & 255) }
    var payload = ByteWriter()
    payload.append([1, 0, 0, 0])
    for length in [0, cover.count, 0] { payload.append(UInt64(length)) }
    payload.append(UInt32(0))
    payload.append(SHA256.digest(cover))
    let deflated = deflate(payload.bytes)
    let spill = deflated + [UInt8](repeating: 0, count: geometry.rowBytes - deflated.count)
    let parameters = StegoParameters(method: .none, payloadBytes: deflated.count, spillRows: 1)
    let secrets = PairSecrets(seed: 9)
    let sinks = [MemorySink(), MemorySink()]
    let zeros = [UInt8](repeating: 0, count: cover.count + spill.count)
    for (role, rows, bytes, sink) in [
      (Role.archive, cover + spill, parameters.bytes, sinks[0]),
      (.patient, zeros, [UInt8](repeating: 0, count: 32), sinks[1]),
    ] {
      let writer = try ShareWriter(role, sink, geometry, banner: nil, secrets)
      try rows.withUnsafeBufferPointer { rows throws(SharingError) in
        try writer.write(rows: UnsafeRawBufferPointer(rows))
      }
      try writer.finish(parameters: bytes)
    }
    return (sinks[0].bytes, sinks[1].bytes, cover)
  }

  @Test func aRowOfManyMiBIsJoinedInPieces() throws {
    let pair = try Self.wide()
    let (archive, patient) = (Metered(pair.archive), Metered(pair.patient))
    let sink = MemorySink()
    let joined = try Pair(Share(archive), Share(patient))
    try joined.restore(to: sink)
    #expect(sink.bytes == pair.file)
    #expect(archive.largest <= 256 << 10)
    #expect(patient.largest <= 256 << 10)
  }

  @Test(arguments: [8, 16], [1, 7, 64, 1000])
  func shiftsDoNotDependOnThePieces(_ bits: Int, _ piece: Int) throws {
    bits == 8 ? try Self.pieces(UInt8.self, piece) : try Self.pieces(UInt16.self, piece)
  }

  private static func pieces<W: Word>(_: W.Type, _ piece: Int) throws {
    let (words, rows) = (64, 20)
    var generator = SplitMix(seed: 2)
    let original = (0..<words * rows).map {
      W(truncatingIfNeeded: ($0 / words) * 3 + Int(generator.next() % 3))
    }
    let shift = HistogramShift(start: 2, width: 2, gap: 9, depth: 1)
    let message = generator.bytes(60)
    func embedded(_ piece: Int) -> [W] {
      var image = original
      var reader = BitReader(message)
      let pass = ShiftPass<W>(shift, bits: 480, words: words)
      image.withUnsafeMutableBufferPointer { image in
        for range in (0..<image.count).pieces(of: piece) {
          pass.embed(&reader, in: UnsafeMutableBufferPointer(rebasing: image[range]))
        }
      }
      return image
    }
    var image = embedded(piece)
    #expect(image == embedded(words * rows))
    #expect(image != original)
    var writer = BitWriter()
    let pass = ShiftPass<W>(shift, bits: 480, words: words)
    try image.withUnsafeMutableBufferPointer { image throws(SharingError) in
      for range in (0..<image.count).pieces(of: piece) {
        try pass.extract(&writer, from: UnsafeMutableBufferPointer(rebasing: image[range]))
      }
    }
    writer.finish()
    #expect(image == original)
    #expect(Array(writer.bytes.prefix(60)) == message)
  }

  /// A PNG file with any chunks.
  private static func png(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    StoredPNG.signature
      + chunks.flatMap { type, data in
        let body = Array(type.utf8) + data
        return UInt32(data.count).bigEndianBytes + body
          + body.withUnsafeBytes { StoredPNG.crc($0) }.bigEndianBytes
      }
  }

  private static func ihdr(_ width: UInt32, _ height: UInt32, _ bits: UInt8) -> (String, [UInt8]) {
    ("IHDR", width.bigEndianBytes + height.bigEndianBytes + [bits, 0, 0, 0, 0])
  }

  @Test func aPictureThatSaysMoreThanItHoldsCostsNothing() {
    // 64 MiB of image data by their chunk, and a stream that ends at once.
    let stream: [UInt8] = [0x78, 0x01, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]
    let large = Self.png([
      Self.ihdr(200_000_000, 1, 8), ("IDAT", stream + [UInt8](repeating: 0, count: 64 << 20)),
      ("IEND", []),
    ])
    #expect(throws: SharingError.damagedPNG) { try Share(MemorySource(large)) }
    // The length of the file lies in a chunk that is no image data.
    let padded = Self.png([
      Self.ihdr(200_000_000, 1, 8), ("abCd", [UInt8](repeating: 0, count: 64 << 20)),
      ("IDAT", stream), ("IEND", []),
    ])
    #expect(throws: SharingError.noShareHeader) { try Share(MemorySource(padded)) }
  }

  @Test func chunksStandWhereThePageSays() throws {
    let halves = try Halves(TestImage(columns: 16, rows: 16, bits: 8, stored: 8).bytes)
    let whole = halves.archive
    let other = halves.patient
    let ihdr = Array(whole[8..<33])
    let text = Self.png([("tEXt", Array("a\0b".utf8))]).dropFirst(8)
    let palette = Self.png([("PLTE", [0, 0, 0, 255, 255, 255])]).dropFirst(8)
    let early = Array(whole[..<8]) + text + whole[8...]
    #expect(throws: SharingError.damagedPNG) { try Share(MemorySource(early)) }
    let twice = Array(whole[..<33]) + ihdr + whole[33...]
    #expect(throws: SharingError.damagedPNG) { try Share(MemorySource(twice)) }
    let late = Array(whole.dropLast(12)) + palette + whole.suffix(12)
    #expect(throws: SharingError.damagedPNG) { try join(late, other) }
    let behind = Array(whole.dropLast(12)) + text + whole.suffix(12)
    #expect(try join(behind, other) == (try join(whole, other)))
  }

  @Test func bytesBehindTheEndAreCounted() throws {
    let halves = try Halves(TestImage().bytes)
    #expect(try Share(MemorySource(halves.archive)).bytesAfterEnd == 0)
    let longer = halves.archive + Array("--boundary--".utf8)
    #expect(try Share(MemorySource(longer)).bytesAfterEnd == 12)
    #expect(try join(longer, halves.patient) == TestImage().bytes)
  }

  @Test(arguments: [1, 3])
  func eightBitsThatWereMadeSixteenAreTaken(channels: Int) throws {
    let image = TestImage(columns: 40, rows: 40, channels: channels, bits: 8, stored: 8)
    let halves = try Halves(image.bytes)
    let picture = try Picture(MemorySource(halves.archive))
    var samples: [UInt8] = []
    try picture.scan { for sample in $0 { samples += [sample, sample] } }
    var geometry = picture.geometry
    geometry.bits = 16
    let sink = MemorySink()
    let writer = try PNGWriter(sink, geometry)
    try samples.withUnsafeBytes { try writer.write(rows: $0) }
    try writer.finish()
    #expect(try join(sink.bytes, halves.patient) == image.bytes)
    // One sample that is no product is a change of the picture.
    samples[5] ^= 1
    let changed = MemorySink()
    let other = try PNGWriter(changed, geometry)
    try samples.withUnsafeBytes { try other.write(rows: $0) }
    try other.finish()
    #expect(throws: SharingError.noShareHeader) { try Share(MemorySource(changed.bytes)) }
  }
}
