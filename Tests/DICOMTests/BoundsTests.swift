import Foundation
import TestSupport
import Testing

@testable import DICOM

/// Hostile files cost little.
struct BoundsTests {
  /// Counts what is read, and has a length without bytes behind its beginning.
  final class Counting: ByteSource, @unchecked Sendable {
    // Used by one thread at a time.
    private(set) var bytesRead = 0
    private(set) var reads = 0
    let count: Int
    let beginning: [UInt8]

    init(_ beginning: [UInt8], count: Int) {
      self.beginning = beginning
      self.count = count
    }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
      guard offset >= 0, buffer.count <= count - offset else { throw ReadError(code: 0) }
      for index in 0..<buffer.count {
        buffer[index] = offset + index < beginning.count ? beginning[offset + index] : 0
      }
      bytesRead += buffer.count
      reads += 1
    }
  }

  @Test func pixelDataAreNotRead() throws {
    let head = part10(
      UID.explicitLittle, vector("E0 7F 10 00 'OW' 00 00 00 00 00 40   ; 1 GiB Pixel Data"))
    let source = Counting(head, count: head.count + 1 << 30)
    let file = try DICOMFile(source)
    #expect(file.pixelData?.range.count == 1 << 30)
    #expect(file.isComplete)
    #expect(source.bytesRead < 1 << 17)
  }

  @Test func fragmentsAreNotRead() throws {
    var bytes = part10(
      UID.jpegBaseline, vector("E0 7F 10 00 'OB' 00 00 FF FF FF FF   ; Pixel Data"))
    for _ in 0..<100 {
      bytes += vector("FE FF 00 E0 00 00 01 00") + [UInt8](repeating: 7, count: 65536)
    }
    bytes += vector("FE FF DD E0 00 00 00 00")
    let source = Counting(bytes, count: bytes.count)
    let file = try DICOMFile(source)
    #expect(file.isComplete)
    #expect(source.bytesRead < bytes.count / 10)
  }

  @Test func nestingTenThousandDeepIsStoppedInJSON() throws {
    for items in ["FF FF FF FF", "F0 FF FF 7F"] {
      var bytes = part10(UID.explicitLittle)
      for _ in 0..<10_000 {
        bytes += vector(
          """
          40 00 75 02 'SQ' 00 00 \(items)   ; (0040,0275) SQ
          FE FF 00 E0 \(items)   ; item
          """)
      }
      let source = MemorySource(bytes)
      let file = try DICOMFile(source)
      #expect(!file.isComplete)
      let json = try file.metadata(source).json
      #expect(json.count < 10_000)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
      #expect(object["dicomshare_incomplete"] as? Bool == true)
    }
  }

  @Test func manyTinyElementsAreLinear() throws {
    func seconds(_ count: Int) throws -> Double {
      let element = vector("08 00 60 00 'CS' 00 00")
      let bytes = part10(UID.explicitLittle, (0..<count).flatMap { _ in element })
      let source = MemorySource(bytes)
      return try processorSeconds {
        let file = try DICOMFile(source)
        #expect(file.isComplete)
        #expect(try file.metadata(source).json.count < 1000)
      }
    }
    _ = try seconds(1000)
    let small = try seconds(20_000)
    let large = try seconds(200_000)
    // Ten times the work; quadratic growth would be a hundred times.
    #expect(large < small * 40 + 1)
  }

  @Test func moreElementsThanTheLimitAreMarked() throws {
    // Items of one sequence, so that nothing is superseded.
    var items: [UInt8] = []
    for _ in 0..<1_000_100 { items += [0xFE, 0xFF, 0x00, 0xE0, 0, 0, 0, 0] }
    let head = vector("40 00 75 02 'SQ' 00 00 FF FF FF FF   ; (0040,0275) SQ undefined")
    let bytes = part10(UID.explicitLittle, head + items + vector("FE FF DD E0 00 00 00 00"))
    let source = MemorySource(bytes)
    let file = try DICOMFile(source)
    #expect(file.isComplete)
    #expect(file.warnings.count == 1)
    let json = try file.metadata(source).json
    #expect(String(decoding: json.suffix(32), as: UTF8.self).contains("dicomshare_incomplete"))
  }

  @Test func metaInformationWithoutEndTakesLittleMemory() throws {
    let element = vector("02 00 02 01 'SH' 00 00   ; (0002,0102) Private Information")
    let bytes =
      part10(UID.explicitLittle) + (0..<100_000).flatMap { _ in element }
      + vector("02 00 10 00 'UI' 14 00 '1.2.840.10008.1.2.2' 00   ; the last one counts")
      + vector("00 28 00 10 'US' 00 02 00 07   ; Rows, big endian")
    let source = MemorySource(bytes)
    let file = try DICOMFile(source)
    #expect(file.metaRecords.count == FileMetaInformation.recordLimit)
    #expect(file.transferSyntax == UID.explicitBig)
    #expect(file.image.rows == 7)
    #expect(file.isComplete)
    let metadata = try file.metadata(source)
    #expect(!metadata.isComplete)
  }

  @Test func manyCharacterSetsAndEscapesAreLinear() throws {
    // Each escape sequence is looked up among the codings, of which there are a few dozen.
    func seconds(_ count: Int) throws -> Double {
      func element(_ tag: String, _ value: [UInt8]) -> [UInt8] {
        let length = (0..<4).map { UInt8(truncatingIfNeeded: value.count >> (8 * $0)) }
        return vector(tag) + length + value
      }
      let bytes = part10(
        UID.implicitLittle,
        element("08 00 05 00", [UInt8](repeating: 0x5C, count: 4 * count))
          + element("10 00 00 40", (0..<count).flatMap { _ in vector("1B 24 29 43") }))
      let source = MemorySource(bytes)
      return try processorSeconds { _ = try DICOMFile(source).metadata(source) }
    }
    _ = try seconds(100)
    let small = try seconds(1000)
    let large = try seconds(10_000)
    #expect(large < small * 40 + 1)
  }

  @Test func undefinedLengthsWithoutEndAreSearchedOnce() throws {
    // The first one takes all that is left.
    let element = vector("09 00 01 10 'OB' 00 00 FF FF FF FF 01 02 03 04   ; never delimited")
    let bytes = part10(UID.explicitLittle, (0..<50_000).flatMap { _ in element })
    let source = Counting(bytes, count: bytes.count)
    let file = try DICOMFile(source)
    #expect(!file.isComplete)
    #expect(source.bytesRead < 3 * bytes.count)
  }

  @Test func sequencesWithUndelimitedValuesAreSearchedOnce() throws {
    // Each value ends with its sequence, and the next one is met.
    let count = 50_000
    let sequence = vector(
      """
      40 00 75 02 'SQ' 00 00 1C 00 00 00   ; (0040,0275) SQ of 28 bytes
      FE FF 00 E0 14 00 00 00              ; item of 20 bytes
      09 00 01 10 'OB' 00 00 FF FF FF FF 01 02 03 04 05 06 07 08   ; never delimited
      """)
    let bytes = part10(UID.explicitLittle, (0..<count).flatMap { _ in sequence })
    let source = Counting(bytes, count: bytes.count)
    let file = try DICOMFile(source)
    #expect(source.bytesRead < 3 * bytes.count)
    #expect(file.records.count { $0.tag.rawValue == 0x0009_1001 } == count)
  }

  @Test func zerosAreSearchedOnce() throws {
    var bytes = part10(UID.explicitLittle)
    for _ in 0..<1000 { bytes += [UInt8](repeating: 0, count: 1000) + [1] }
    let source = Counting(bytes, count: bytes.count)
    let file = try DICOMFile(source)
    #expect(!file.isComplete)
    #expect(source.bytesRead < 5 * bytes.count)
  }

  @Test func mutatedFilesDoNoHarm() throws {
    var generator = SplitMix64(seed: 20261123)
    let originals = [
      CompletenessTests.nested, part10(UID.implicitLittle, WalkTests.implicitImage),
      part10(UID.explicitBig, WalkTests.bigImage), WalkTests.implicitImage,
      JSONTests.everyVR, DeflatedTests.file, CharacterSetTests.japanese,
    ]
    for round in 0..<3000 {
      var bytes = originals[round % originals.count]
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2:
          bytes[place] = [0, 0xFF, 0xFE, 0x7F, 0x5C, 0x1B].randomElement(using: &generator) ?? 0
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 4))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 12)], at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      let source = MemorySource(bytes)
      do {
        let file = try DICOMFile(source)
        if let range = file.pixelData?.range {
          #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        }
        let json = try file.metadata(source).json
        #expect(String(validating: json, as: UTF8.self) != nil)
        #expect(throws: Never.self, "round \(round)") {
          try JSONSerialization.jsonObject(with: Data(json))
        }
      } catch DICOMError.notDICOM {
        // A file may lose what shows it to be DICOM.
      }
    }
  }
}
