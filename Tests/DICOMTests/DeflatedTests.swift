@testable import DICOM
import TestSupport
import Testing

/// Deflated data sets (PS3.5 section A.5).
struct DeflatedTests {
  /// CS Modality, a private creator, 1200 zeros of OB, US Rows and 4 bytes of Pixel Data: 1260
  /// bytes, deflated with zlib at level 9.
  static let stream = vector(
    """
    E3 60 48 60 70 0E 66 62 70 0E E1 64 10 60 F0 F1 67 61 70 74 F6 75 E5 64 60 14 F0 77 62 60 D8
    C0 C2 30 0A 46 C1 28 18 05 43 06 68 00 CB B1 50 60 89 C6 C4 F0 A0 5E 80 01 54 8A 81 0A 31 46
    26 66 16 00
    """)
  static let file = part10(UID.deflated, stream)

  @Test func theStreamIsFoundAndTheDataSetRead() throws {
    let source = MemorySource(Self.file)
    let file = try DICOMFile(source)
    #expect(file.isDeflated)
    #expect(file.deflatedRange == Self.file.count - 66..<Self.file.count)
    #expect(file.pixelData == nil)
    #expect(file.image.rows == 2)
    #expect(file.isComplete)
    #expect(file.warnings.isEmpty)
    let json = String(decoding: try file.metadata(source).json, as: UTF8.self)
    #expect(
      json.hasPrefix(
        """
        {"dataset_json":{"00080060":{"vr":"CS","Value":["CT"]},\
        "00090010":{"vr":"LO","Value":["ACME"]},\
        "00091001":{"vr":"OB","BulkDataURI":"?inflated-offset=34&length=1200"},\
        "00280010":{"vr":"US","Value":[2]}},"metafile_json":{
        """))
  }

  @Test func aNotDeflatedFileHasNoStream() throws {
    let file = try DICOMFile(MemorySource(part10(UID.explicitLittle, WalkTests.explicitImage)))
    #expect(!file.isDeflated)
    #expect(file.deflatedRange == nil)
  }

  @Test func aPaddedStreamEndsBeforeThePadding() throws {
    let file = try DICOMFile(MemorySource(Self.file + [0]))
    #expect(file.deflatedRange == Self.file.count - 66..<Self.file.count)
    #expect(file.isComplete)
    #expect(file.warnings.isEmpty)
  }

  @Test func otherBytesBehindTheStreamAreNoted() throws {
    let trailer = try DICOMFile(MemorySource(Self.file + [1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(trailer.isComplete)
    #expect(trailer.warnings.count == 1)
    let more = try DICOMFile(MemorySource(Self.file + Array("more".utf8)))
    #expect(!more.isComplete)
    #expect(more.deflatedRange == Self.file.count - 66..<Self.file.count)
  }

  @Test func aCutOrDamagedStreamIsNotComplete() throws {
    for count in Self.file.count - 66..<Self.file.count {
      #expect(!(try DICOMFile(MemorySource(Array(Self.file[..<count]))).isComplete), "\(count)")
    }
    var damaged = Self.file
    damaged[damaged.count - 60] ^= 0xFF
    let file = try DICOMFile(MemorySource(damaged))
    #expect(!file.isComplete)
    #expect(file.deflatedRange == Self.file.count - 66..<Self.file.count)
  }

  @Test func aDataSetThatIsNotDeflatedAfterAllIsRead() throws {
    let bytes = vector("08 00 60 00 'CS' 02 00 'CT'   ; Modality") + WalkTests.explicitImage
    let file = try DICOMFile(MemorySource(part10(UID.deflated, bytes)))
    #expect(!file.isDeflated)
    #expect(file.pixelData?.range.count == 4)
    #expect(file.isComplete)
  }

  @Test func aBombIsLookedAtWithinBounds() throws {
    // A stored block of 64 KiB of zeros would not do: a deflated run of 258 zeros takes 2 bits, so
    // 256 KiB inflate to 270 MB of the private element that the stream begins with.
    var bytes = part10(UID.deflated, Array(Self.stream[..<40]))
    bytes += [UInt8](repeating: 0, count: 1 << 18)
    let seconds = try processorSeconds {
      let file = try DICOMFile(MemorySource(bytes))
      #expect(!file.isComplete)
    }
    #expect(seconds < 10)
  }

  /// Bytes in stored blocks of deflate (RFC 1951, section 3.2.4).
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = []
    stream.reserveCapacity(bytes.count + bytes.count / 1000)
    for start in stride(from: 0, to: bytes.count, by: 65_535) {
      let piece = bytes[start..<min(start + 65_535, bytes.count)]
      let (low, high) = (UInt8(piece.count & 0xFF), UInt8(piece.count >> 8))
      stream += [piece.endIndex == bytes.count ? 1 : 0, low, high, ~low, ~high]
      stream += piece
    }
    return stream
  }

  /// A data set that begins with a private value of so many zeros, and goes on with a patient and an
  /// image.
  static func long(_ count: Int) -> [UInt8] {
    let length = (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    return vector(
      """
      08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) CS 2 Modality
      09 00 10 00 'LO' 04 00 'ACME'   ; (0009,0010) LO 4 Private Creator
      09 00 01 10 'OB' 00 00   ; (0009,1001) OB
      """) + length + [UInt8](repeating: 0, count: count)
      + vector(
        """
        10 00 20 00 'LO' 08 00 'PAT12345'   ; (0010,0020) LO 8 Patient ID
        08 00 60 00 'LO' 04 00 'LAST'   ; out of order
        """) + WalkTests.explicitImage
  }

  @Test func whatLiesBeyondTheLookedAtIsMarked() throws {
    // The value itself; the patient's number, before and in the middle; a whole element.
    for over in [1000, 0, -2, -4, -8, -12, -16, -24] {
      let source = MemorySource(
        part10(UID.deflated, Self.stored(Self.long(Inflation.keptLimit - 34 + over))))
      let file = try DICOMFile(source)
      #expect(file.isComplete, "\(over)")
      #expect(file.warnings.count == 1, "\(over)")
      #expect(
        file.warnings.allSatisfy { $0.hasPrefix(Irregularity.deflateTooLong.rawValue) }, "\(over)")
      #expect(file.identity.patientID == (over > -16 ? nil : "PAT12345"), "\(over)")
      let metadata = try file.metadata(source)
      #expect(!metadata.isComplete, "\(over)")
      let json = String(decoding: metadata.json, as: UTF8.self)
      #expect(json.hasSuffix(#","dicomshare_incomplete":true}"#), "\(over)")
      #expect(json.contains("ACME"), "\(over)")
      #expect(json.contains("BulkDataURI") == (over <= 0), "a value that ends beyond, \(over)")
      #expect(json.contains("PAT") == (over <= -16), "\(over)")
    }
  }

  @Test func aLongValueAloneIsStillADataSet() throws {
    let value = [UInt8](repeating: 0x41, count: Inflation.keptLimit + 100)
    let length = (0..<4).map { UInt8(truncatingIfNeeded: value.count >> (8 * $0)) }
    let bytes = vector("42 00 11 00 'OB' 00 00") + length + value
    let file = try DICOMFile(MemorySource(part10(UID.deflated, Self.stored(bytes))))
    #expect(file.isComplete)
    #expect(file.warnings.count == 1)
  }

  @Test func whatTheLastByteStandsForIsReadToItsEnd() throws {
    // A stored block, then a zero and 254 runs of 258 of them in fixed codes: the last byte of the
    // file is read when one byte of the last run has no room any more in a buffer of 64 KiB.
    let head = vector("E0 7F 10 00 'OB' 00 00 F0 FF 01 00   ; Pixel Data, 131056 bytes")
    var stream: [UInt8] = [0x00, 0xFF, 0xFF, 0x00, 0x00]
    stream += head + [UInt8](repeating: 1, count: 65_535 - head.count)
    var bits: [UInt8] = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<254 { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
    bits += [0, 0, 0, 0, 0, 0, 0]
    #expect(bits.count.isMultiple(of: 8))
    for start in stride(from: 0, to: bits.count, by: 8) {
      stream.append((0..<8).reduce(0) { $0 | bits[start + $1] << UInt8($1) })
    }
    let bytes = part10(UID.deflated, stream)
    let file = try DICOMFile(MemorySource(bytes))
    #expect(file.isComplete)
    #expect(file.warnings.isEmpty)
    #expect(file.deflatedRange?.upperBound == bytes.count)
  }
}
