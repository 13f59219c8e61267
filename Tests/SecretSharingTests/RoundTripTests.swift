import DICOM
import Testing

@testable import SecretSharing

@Suite struct RoundTripTests {
  @Test(arguments: [8, 16], [1, 3])
  func nativeImageComesBackAndNeedsNoSpill(bits: Int, channels: Int) throws {
    let file = TestImage(
      columns: 256, rows: 128, channels: channels, bits: bits, stored: min(bits, 12)
    ).bytes
    let halves = try Halves(file)
    #expect(halves.report.spillRows == 0)
    #expect(halves.report.hiddenBytes == halves.report.payloadBytes)
    #expect(halves.report.width == 256)
    #expect(try join(halves.archive, halves.patient) == file)
    #expect(try join(halves.patient, halves.archive) == file)
  }

  @Test(arguments: [(1, 1), (3, 3), (7, 2), (300, 1)])
  func tinyImageSpills(columns: Int, rows: Int) throws {
    let file = TestImage(columns: columns, rows: rows).bytes
    let halves = try Halves(file)
    #expect(halves.report.spillRows > 0)
    #expect(try join(halves.archive, halves.patient) == file)
  }

  @Test func fileWithoutPixelsIsAllSpill() throws {
    let file =
      Array(repeating: UInt8(0), count: 128) + Array("DICM".utf8)
      + element(0x0002, 0x0010, "UI", Array("1.2.840.10008.1.2.1\0".utf8))
      + element(0x0008, 0x0016, "UI", Array("1.2.840.10008.5.1.4.1.1.88.11\0".utf8))
      + element(0x0010, 0x0010, "PN", Array("Muster^Eva".utf8))
    let halves = try Halves(file)
    #expect(halves.report.imageRows == 0)
    #expect(try join(halves.archive, halves.patient) == file)
  }

  @Test func wrappingResidualsComeBack() throws {
    var generator = SplitMix(seed: 3)
    let pixels = (0..<128 * 128).flatMap { _ in
      little(UInt16(truncatingIfNeeded: 65_530 &+ Int(generator.next() % 12)))
    }
    let file = TestImage(columns: 128, rows: 128, stored: 16, pixels: pixels).bytes
    let halves = try Halves(file)
    #expect(halves.report.spillRows == 0)
    #expect(try join(halves.archive, halves.patient) == file)
  }

  @Test func noiseInAllWordsSpillsAndComesBack() throws {
    var generator = SplitMix(seed: 5)
    let file = TestImage(
      columns: 100, rows: 100, bits: 8, stored: 8, pixels: generator.bytes(10_000)
    ).bytes
    let halves = try Halves(file)
    #expect(try join(halves.archive, halves.patient) == file)
  }

  /// Long metadata in a small picture: more than a bit a word is needed.
  @Test func longMetadataGoesDeeperIntoTheWords() throws {
    var generator = SplitMix(seed: 6)
    var image = TestImage(columns: 64, rows: 64)
    image.extra = element(0x0029, 0x1010, "OB", generator.bytes(1200))
    let halves = try Halves(image.bytes)
    #expect(halves.report.payloadBytes * 8 > 64 * 64)
    #expect(halves.report.spillRows == 0)
    #expect(try join(halves.archive, halves.patient) == image.bytes)
  }

  /// So much metadata that it is compressed piece by piece.
  @Test func metadataOfMoreThanAMiBComesBack() throws {
    var generator = SplitMix(seed: 9)
    var image = TestImage(columns: 64, rows: 64)
    image.extra = element(0x0029, 0x1010, "OB", generator.bytes(1_200_000))
    let halves = try Halves(image.bytes)
    #expect(halves.report.payloadBytes > 1_200_000)
    #expect(try join(halves.archive, halves.patient) == image.bytes)
  }

  /// A picture whose residuals leave no bin empty, as in color video: flags tell them apart.
  @Test func pictureWithoutEmptyBinsNeedsNoSpill() throws {
    var generator = SplitMix(seed: 8)
    let pixels = (0..<256 * 256).map { index in
      index < 4096 || generator.next() % 4 != 0 ? 40 : UInt8(truncatingIfNeeded: generator.next())
    }
    var image = TestImage(columns: 256, rows: 256, bits: 8, stored: 8, pixels: pixels)
    image.extra = element(0x0029, 0x1010, "OB", generator.bytes(4000))
    let halves = try Halves(image.bytes)
    #expect(halves.report.spillRows == 0)
    #expect(try join(halves.archive, halves.patient) == image.bytes)
  }

  @Test func bytesBeyondTheGeometryAreKept() throws {
    var image = TestImage(columns: 65, rows: 63, bits: 8, stored: 8)
    image.pixels = image.pixelBytes + [0xAB]
    let halves = try Halves(image.bytes)
    #expect(halves.report.width == 65)
    #expect(try join(halves.archive, halves.patient) == image.bytes)
  }

  @Test func tooFewPixelBytesAreKept() throws {
    var image = TestImage()
    image.pixels = Array(image.pixelBytes.dropLast(1001))
    let halves = try Halves(image.bytes)
    #expect(halves.report.bits == 8)
    #expect(try join(halves.archive, halves.patient) == image.bytes)
  }

  @Test func pathAndJSONComeBack() throws {
    let file = TestImage().bytes
    let halves = try Halves(file, path: "CT/Ä 1.dcm")
    let pair = try Pair(
      Share(MemorySource(halves.archive)), Share(MemorySource(halves.patient)))
    #expect(String(decoding: pair.path, as: UTF8.self) == "CT/Ä 1.dcm")
    #expect(pair.count == file.count)
    #expect(pair.isExact)
    let (restored, object) = (MemorySink(), MemorySink())
    try pair.restore(to: restored, json: object)
    #expect(restored.bytes == file)
    let json = String(decoding: object.bytes, as: UTF8.self)
    #expect(json.hasPrefix("{\"dataset_json\":{"))
    #expect(json.contains("Muster^Eva"))
  }

  @Test("A file that has changed since it was walked is restored as it is", arguments: [0, 100])
  func staleWalk(removed: Int) throws {
    let file = TestImage(columns: 300, rows: 200).bytes
    var older = Array(file.dropLast(removed))
    for index in stride(from: 140, to: 1000, by: 7) { older[index] ^= 0x55 }
    let walked = try DICOMFile(MemorySource(older))
    let halves = try Halves(file, walked: walked)
    #expect(try join(halves.archive, halves.patient) == file)
  }

  @Test func bannerIsReadOverAndJoins() throws {
    let file = TestImage(columns: 300, rows: 200).bytes
    let plain = try Halves(file)
    let halves = try Halves(file, banner: Banner.text(label: "7F3A-91BC-22DE"))
    #expect(halves.patient.count > plain.patient.count)
    #expect(halves.archive.count == plain.archive.count)
    #expect(try Share(MemorySource(halves.patient)).bannerRows > 0)
    #expect(try join(halves.archive, halves.patient) == file)
  }

  /// Two millimeters on a telephone that shows the whole width on 65.
  @Test(arguments: [512, 1024, 2048, 4096])
  func bannerIsReadOnATelephone(width: Int) throws {
    let geometry = Geometry(width: width, height: 100, bits: 8, channels: 1)
    let banner = Banner(["V"], over: geometry)
    let dark = (0..<banner.rows).filter { row in
      banner.samples[(row * width)..<((row + 1) * width)].contains(0)
    }
    #expect(Double(dark.count) / Double(width) * 65 >= 2)
    #expect(banner.rows < width / 16)
  }

  @Test func bannerIsLeftOutOfLowPictures() throws {
    // Pictures that fit into a file of any size, and are as wide as DICOM has them.
    let wide = TestImage(columns: 65535, rows: 2, channels: 3, bits: 16)
    let halves = try Halves(wide.bytes, banner: Banner.text(label: "7F3A-91BC-22DE"))
    #expect(try Share(MemorySource(halves.patient)).bannerRows == 0)
    #expect(halves.patient.count == halves.archive.count)
    #expect(try join(halves.archive, halves.patient) == wide.bytes)
  }

  @Test func bannerIsSmallBesideThePicture() {
    var shown = 0
    for width in [128, 512, 1024, 2048, 4096, 8192, 65535] {
      for height in [1, 2, 50, 128, 512, 1024, 2048, 4096] {
        for (bits, channels) in [(8, 1), (16, 1), (8, 3), (16, 3)] {
          let geometry = Geometry(width: width, height: height, bits: bits, channels: channels)
          let banner = Banner(Banner.text(label: "7F3A-91BC-22DE"), over: geometry)
          #expect(banner.samples.count <= geometry.byteCount / 2 + (1 << 20))
          // As pictures are, panoramic ones among them.
          if 2 * height >= width { #expect(banner.rows > 0, "\(geometry)") }
          shown += banner.rows > 0 ? 1 : 0
        }
      }
    }
    #expect(shown > 100)
  }

  @Test func bannerTellsLettersApart() {
    let geometry = Geometry(width: 512, height: 100, bits: 8, channels: 1)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ÀÄÈÉÖÜ'!.,:-+/()_"
    let pictures = letters.map { Banner([String($0)], over: geometry).samples }
    #expect(Set(pictures).count == letters.count)
    // The lower half of a V is narrow, that of a U is not.
    let width = { (letter: String) in
      let banner = Banner([letter], over: geometry)
      let row = banner.rows * 6 / 10
      return banner.samples[(row * 512)..<((row + 1) * 512)].lastIndex(of: 0).map { $0 % 512 } ?? 0
    }
    #expect(width("V") < width("U"))
  }

  @Test func bannerIsLeftOutOfNarrowPictures() throws {
    let halves = try Halves(
      TestImage(columns: 100, rows: 100).bytes, banner: Banner.text(label: nil))
    #expect(try Share(MemorySource(halves.patient)).bannerRows == 0)
  }

  @Test(arguments: [8, 16], [1, 3])
  func visualModeChangesNoSampleByMoreThanOne(bits: Int, channels: Int) throws {
    let image = TestImage(
      columns: 256, rows: 256, channels: channels, bits: bits, stored: min(bits, 12))
    let file = image.bytes
    let halves = try Halves(file, mode: .visual)
    #expect(!halves.isExact)
    let restored = try join(halves.archive, halves.patient)
    #expect(restored != file)
    #expect(restored.count == file.count)
    let start = file.count - image.pixelBytes.count
    #expect(restored[..<start] == file[..<start])
    let low = bits / 8
    for index in file.indices where restored[index] != file[index] {
      #expect((index - start) % low == 0)
      #expect(restored[index] ^ file[index] == 1)
    }
  }

  @Test func visualModeRespectsPixelPadding() throws {
    var generator = SplitMix(seed: 9)
    let pixels = (0..<256 * 256).flatMap { index in
      little(index % 3 == 0 ? 2000 : UInt16(1990 + generator.next() % 20))
    }
    let image = TestImage(columns: 256, rows: 256, padding: 2000, pixels: pixels)
    let halves = try Halves(image.bytes, mode: .visual)
    let restored = try join(halves.archive, halves.patient)
    #expect(restored != image.bytes)
    let start = image.bytes.count - pixels.count
    for index in stride(from: start, to: restored.count, by: 2) {
      let before = Int(image.bytes[index]) | Int(image.bytes[index + 1]) << 8
      let after = Int(restored[index]) | Int(restored[index + 1]) << 8
      #expect((before == 2000) == (after == 2000))
    }
  }

  @Test(arguments: ["PALETTE COLOR", "ARGB"])
  func visualModeIsExactWhereItCannotApply(photometric: String) throws {
    let file = TestImage(columns: 256, rows: 256, bits: 8, stored: 8, photometric: photometric)
      .bytes
    let halves = try Halves(file, mode: .visual)
    #expect(halves.isExact)
    #expect(try join(halves.archive, halves.patient) == file)
  }

  @Test(
    .enabled(if: Corpus.isThere, "the corpus is not beside the package"), arguments: Corpus.files)
  func corpusFileComesBack(name: String) throws {
    let file = try Corpus.bytes(name)
    let halves = try Halves(file)
    #expect(try join(halves.archive, halves.patient) == file)
    let visual = try Halves(file, mode: .visual)
    let restored = try join(visual.archive, visual.patient)
    if visual.isExact {
      #expect(restored == file)
    } else {
      try expectGrayLevelsByOne(restored, file)
    }
  }

  /// Every byte is the same but bit 0 of the pixel words, in the byte order of the data set.
  private func expectGrayLevelsByOne(_ restored: [UInt8], _ file: [UInt8]) throws {
    let walked = try DICOMFile(MemorySource(file))
    let pixels = try #require(walked.pixelData)
    let size = try #require(walked.image.bitsAllocated) / 8
    #expect(restored.count == file.count)
    #expect(restored != file)
    var others = 0
    for index in file.indices where restored[index] != file[index] {
      let place = index - pixels.range.lowerBound
      let isLow = place % size == (pixels.isBigEndian ? size - 1 : 0)
      let isGrayLevel = pixels.range.contains(index) && isLow && restored[index] ^ file[index] == 1
      others += isGrayLevel ? 0 : 1
    }
    #expect(others == 0)
  }
}
