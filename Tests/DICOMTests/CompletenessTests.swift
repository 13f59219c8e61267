import DICOM
import Testing

/// What counts as a file that has arrived whole, and what as DICOM at all.
struct CompletenessTests {
  func walk(_ bytes: [UInt8]) throws -> DICOMFile { try DICOMFile(MemorySource(bytes)) }

  static let nested = part10(
    UID.explicitLittle,
    vector(
      """
      08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) CS 2 Modality
      40 00 75 02 'SQ' 00 00 FF FF FF FF   ; (0040,0275) SQ undefined
      FE FF 00 E0 FF FF FF FF   ; item of undefined length
      40 00 07 00 'LO' 04 00 'HEAD'   ; (0040,0007) LO 4
      FE FF 0D E0 00 00 00 00   ; Item Delimitation Item
      FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
      40 00 76 02 'SQ' 00 00 14 00 00 00   ; (0040,0276) SQ 20, unknown to the standard
      FE FF 00 E0 0C 00 00 00   ; item of 12 bytes
      40 00 07 00 'LO' 04 00 'HEAD'   ; (0040,0007) LO 4
      """) + WalkTests.explicitImage)

  @Test func aFileThatIsCutAnywhereInsideAnElementIsNotComplete() throws {
    // Where the outermost data set has an element's end, nothing shows that there was more.
    let whole = Self.nested
    let ends: Set<Int> = [
      182, 182 + 48, 182 + 48 + 32, whole.count - 36, whole.count - 26, whole.count - 16,
    ]
    #expect(try walk(whole).isComplete)
    for count in 132..<whole.count {
      let file = try walk(Array(whole[..<count]))
      #expect(file.isComplete == ends.contains(count), "cut at \(count)")
    }
  }

  @Test func aFileWhoseEndIsZerosInsteadIsNotComplete() throws {
    // A file that was made in its full size and is being filled from the front.
    let whole = Self.nested
    for count in 144..<whole.count - 16 {
      let bytes = Array(whole[..<count]) + [UInt8](repeating: 0, count: whole.count - count)
      #expect(!(try walk(bytes).isComplete), "filled up to \(count)")
    }
  }

  @Test func aFileThatIsFilledBackwardsIsNotComplete() throws {
    let whole = Self.nested
    for count in [160, 200, 240] {
      let bytes = Array(whole[..<144]) + [UInt8](repeating: 0, count: count - 144) + whole[count...]
      #expect(!(try walk(bytes).isComplete), "zeros up to \(count)")
    }
  }

  @Test(arguments: [1, 2, 7, 8, 100, 5000])
  func zerosAfterPixelDataArePadding(_ count: Int) throws {
    let file = try walk(Self.nested + [UInt8](repeating: 0, count: count))
    #expect(file.isComplete)
    #expect(file.warnings.count == 1)
    #expect(file.pixelData?.range.count == 4)
  }

  @Test func moreMayFollowWhereThereAreNoPixelsOrZerosAtTheEnd() throws {
    #expect(!(try walk(Self.nested).mayGoOn))
    #expect(try walk(Self.nested + [0, 0]).mayGoOn)
    let header = try walk(Array(Self.nested.dropLast(16)))
    #expect(header.isComplete, "it was cut between two elements")
    #expect(header.mayGoOn)
    #expect(!(try walk(DeflatedTests.file).mayGoOn), "a deflated stream has an end of its own")
  }

  @Test func anotherEndingThanZerosIsNotComplete() throws {
    for tail in [[1], [10], Array("trailing text that is no element at all".utf8)] {
      #expect(!(try walk(Self.nested + tail).isComplete))
    }
  }

  @Test func documentsMayBePaddedToABlock() throws {
    let report = part10(
      UID.explicitLittle, vector("08 00 60 00 'CS' 02 00 'SR'   ; (0008,0060) CS 2 Modality"))
    let padded = report + [UInt8](repeating: 0, count: 512 - report.count)
    #expect(try walk(padded).isComplete)
    #expect(!(try walk(padded + [UInt8](repeating: 0, count: 512)).isComplete))
    #expect(!(try walk(padded.dropLast()).isComplete))
  }

  func walk(_ bytes: ArraySlice<UInt8>) throws -> DICOMFile { try walk(Array(bytes)) }

  @Test func pixelDataBeyondTheFileAreClipped() throws {
    let bytes = part10(
      UID.explicitLittle, vector("E0 7F 10 00 'OW' 00 00 F0 FF FF FF 01 02   ; 4 GiB Pixel Data"))
    let file = try walk(bytes)
    #expect(file.pixelData?.range == bytes.count - 2..<bytes.count)
    #expect(!file.isComplete)
  }

  @Test func aPreambleAloneIsDICOMButNotComplete() throws {
    let file = try walk(vector("0*128 'DICM'"))
    #expect(!file.isComplete)
    #expect(file.pixelData == nil)
  }

  @Test func whatIsNotDICOMIsRefused() {
    var generator = SplitMix64(seed: 1)
    let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let others: [[UInt8]] = [
      [], [0x08], [UInt8](repeating: 0, count: 4096), [UInt8](repeating: 0xFF, count: 4096), noise,
      Array("Dear colleague,\nplease find the images of this patient enclosed.\n".utf8),
      Array("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]}}".utf8),
      vector("89 'PNG' 0D 0A 1A 0A 00 00 00 0D 'IHDR' 00 00 00 10 00 00 00 10 08 00 00 00 00"),
      vector("'PK' 03 04 14 00 00 00 08 00 0*200"), vector("'%PDF-1.7' 0A 0*200"),
      vector("'II' 2A 00 08 00 00 00 0*200"), vector("FF D8 FF E0 00 10 'JFIF' 00 0*200"),
    ]
    for bytes in others {
      #expect(throws: DICOMError.notDICOM) { try walk(bytes) }
    }
  }

  @Test func aSourceThatCannotBeReadIsUnreadable() {
    struct Broken: ByteSource {
      var count: Int { 1 << 20 }
      func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
        throw ReadError(code: 5)
      }
    }
    #expect(throws: DICOMError.unreadable(ReadError(code: 5))) { try DICOMFile(Broken()) }
  }
}
