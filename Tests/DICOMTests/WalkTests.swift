@testable import DICOM
import Testing

/// Where things lie, in every syntax.
struct WalkTests {
  /// A 2 x 2 image of 8 bits; the pixel data value is the last four bytes.
  static let explicitImage = vector(
    """
    28 00 10 00 'US' 02 00 02 00   ; (0028,0010) US 2 Rows
    28 00 11 00 'US' 02 00 02 00   ; (0028,0011) US 2 Columns
    28 00 00 01 'US' 02 00 08 00   ; (0028,0100) US 2 Bits Allocated
    E0 7F 10 00 'OB' 00 00 04 00 00 00 01 02 03 04   ; (7FE0,0010) OB 4 Pixel Data
    """)

  static let implicitImage = vector(
    """
    08 00 60 00 02 00 00 00 'CT'   ; (0008,0060) CS 2 Modality
    28 00 10 00 02 00 00 00 02 00   ; (0028,0010) US 2 Rows
    E0 7F 10 00 04 00 00 00 01 02 03 04   ; (7FE0,0010) OW 4 Pixel Data
    """)

  static let bigImage = vector(
    """
    00 08 00 60 'CS' 00 02 'CT'   ; (0008,0060) CS 2 Modality
    00 28 00 10 'US' 00 02 02 00   ; (0028,0010) US 2 Rows: 512
    7F E0 00 10 'OW' 00 00 00 00 00 04 01 02 03 04   ; (7FE0,0010) OW 4 Pixel Data
    """)

  func walk(_ bytes: [UInt8]) throws -> DICOMFile { try DICOMFile(MemorySource(bytes)) }

  @Test func explicitVRLittleEndianIsWalked() throws {
    let bytes = part10(UID.explicitLittle, Self.explicitImage)
    let file = try walk(bytes)
    #expect(file.count == bytes.count)
    #expect(file.transferSyntax == UID.explicitLittle)
    #expect(
      file.pixelData
        == .some(expected(0x0010, bytes.count - 4..<bytes.count, isEncapsulated: false)))
    #expect(file.image.rows == 2)
    #expect(file.image.columns == 2)
    #expect(file.image.bitsAllocated == 8)
    #expect(file.isComplete)
    #expect(file.warnings.isEmpty)
  }

  private func expected(
    _ element: UInt16, _ range: Range<Int>, isEncapsulated: Bool, isBigEndian: Bool = false
  ) -> PixelData {
    PixelData(
      element: element, range: range, isEncapsulated: isEncapsulated, isBigEndian: isBigEndian)
  }

  @Test func implicitVRIsWalkedWithAndWithoutMeta() throws {
    for bytes in [part10(UID.implicitLittle, Self.implicitImage), Self.implicitImage] {
      let file = try walk(bytes)
      #expect(file.transferSyntax == UID.implicitLittle)
      #expect(file.pixelData?.range == bytes.count - 4..<bytes.count)
      #expect(file.image.rows == 2)
      #expect(file.isComplete)
      #expect(file.warnings.isEmpty == (bytes.count > 132))
    }
  }

  @Test func bigEndianIsWalkedWithAndWithoutMeta() throws {
    for bytes in [part10(UID.explicitBig, Self.bigImage), Self.bigImage] {
      let file = try walk(bytes)
      #expect(file.transferSyntax == UID.explicitBig)
      #expect(file.pixelData?.range == bytes.count - 4..<bytes.count)
      #expect(file.pixelData?.isBigEndian == true)
      #expect(file.image.rows == 512)
      #expect(file.isComplete)
    }
  }

  @Test func implicitBigEndianIsInferred() throws {
    let bytes = vector(
      """
      00 08 00 00 00 00 00 04 00 00 00 0A   ; (0008,0000) UL 4 Group Length
      00 08 00 60 00 00 00 02 'CT'   ; (0008,0060) CS 2 Modality
      00 28 00 10 00 00 00 02 01 00   ; (0028,0010) US 2 Rows: 256
      """)
    let file = try walk(bytes)
    #expect(file.image.rows == 256)
    #expect(file.isComplete)
  }

  @Test func metaWithoutPreambleIsRead() throws {
    let whole = part10(UID.explicitLittle, Self.explicitImage)
    for bytes in [Array(whole[132...]), Array(whole[128...])] {
      let file = try walk(bytes)
      #expect(file.transferSyntax == UID.explicitLittle)
      #expect(file.pixelData?.range == bytes.count - 4..<bytes.count)
      #expect(file.warnings.isEmpty)
    }
  }

  @Test func metaInImplicitVRIsRead() throws {
    let bytes =
      vector(
        """
        0*128 'DICM'
        02 00 10 00 12 00 00 00 '1.2.840.10008.1.2' 00   ; (0002,0010) UI 18 Transfer Syntax UID
        """) + Self.implicitImage
    let file = try walk(bytes)
    #expect(file.transferSyntax == UID.implicitLittle)
    #expect(file.isComplete)
  }

  @Test func strayBytesBeforeTheDataSetAreSkipped() throws {
    let bytes = [0x20] + vector("08 00 60 00 'CS' 02 00 'CT'   ; Modality") + Self.explicitImage
    let file = try walk(bytes)
    #expect(file.image.rows == 2)
    #expect(file.warnings.count == 2)
  }

  @Test func aDeclaredEncodingThatIsNotTrueIsCorrected() throws {
    let explicit = try walk(part10(UID.implicitLittle, Self.explicitImage))
    #expect(explicit.image.rows == 2)
    #expect(explicit.isComplete)
    #expect(!explicit.warnings.isEmpty)
    let implicit = try walk(part10(UID.explicitLittle, Self.implicitImage))
    #expect(implicit.image.rows == 2)
    #expect(implicit.isComplete)
    let big = try walk(part10(UID.explicitLittle, Self.bigImage))
    #expect(big.image.rows == 512)
    #expect(big.pixelData?.isBigEndian == true)
  }

  @Test func pixelsAreInTheOrderOfTheDataSetWhateverTheUIDSays() throws {
    let little = try walk(part10(UID.explicitBig, Self.explicitImage))
    #expect(little.pixelData?.isBigEndian == false)
    #expect(little.contradictsSyntax)
    let big = try walk(part10(UID.explicitLittle, Self.bigImage))
    #expect(big.pixelData?.isBigEndian == true)
    #expect(big.contradictsSyntax)
    for bytes in [part10(UID.explicitBig, Self.bigImage), Self.bigImage] {
      #expect(!(try walk(bytes)).contradictsSyntax)
    }
    #expect(!(try walk(part10(UID.gePrivate, Self.implicitImage))).contradictsSyntax)
    #expect(try walk(part10(UID.gePrivate, Self.explicitImage)).contradictsSyntax)
  }

  /// What stands in UN is little endian by the standard (PS3.5 section 6.2.2), and rarely so in files.
  @Test func pixelsInUNOfABigEndianFileAreInNoCertainOrder() throws {
    let bytes = vector(
      """
      00 28 00 10 'US' 00 02 00 01   ; (0028,0010) US 2 Rows
      7F E0 00 10 'UN' 00 00 00 00 00 04 01 02 03 04   ; (7FE0,0010) UN 4 Pixel Data
      """)
    let file = try walk(part10(UID.explicitBig, bytes))
    #expect(file.pixelData?.isBigEndian == false)
    #expect(file.contradictsSyntax)
  }

  @Test func privateSyntaxOfGEHasBigEndianPixelsOnly() throws {
    let file = try walk(part10(UID.gePrivate, Self.implicitImage))
    #expect(file.image.rows == 2)
    #expect(file.pixelData?.isBigEndian == true)
    #expect(file.isComplete)
  }

  @Test func unknownPrivateSyntaxIsExplicitLittleEndian() throws {
    let file = try walk(part10("1.2.3.4", Self.explicitImage))
    #expect(file.transferSyntax == "1.2.3.4")
    #expect(file.image.rows == 2)
    #expect(file.isComplete)
  }

  @Test func fragmentsReachToTheDelimitation() throws {
    let head = part10(UID.jpegBaseline)
    let bytes =
      head
      + vector(
        """
        E0 7F 10 00 'OB' 00 00 FF FF FF FF   ; (7FE0,0010) OB undefined Pixel Data
        FE FF 00 E0 00 00 00 00   ; Basic Offset Table, empty
        FE FF 00 E0 04 00 00 00 FF D8 FF D9   ; a fragment of 4 bytes
        FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
        FC FF FC FF 'OB' 00 00 02 00 00 00 00 00   ; (FFFC,FFFC) OB 2 Data Set Trailing Padding
        """)
    let file = try walk(bytes)
    let start = head.count + 12
    #expect(file.pixelData == expected(0x0010, start..<start + 20, isEncapsulated: true))
    #expect(file.isComplete)
    #expect(file.warnings.isEmpty)
  }

  @Test func fragmentsWithoutDelimitationAreNotComplete() throws {
    let bytes =
      part10(UID.jpegBaseline)
      + vector(
        """
        E0 7F 10 00 'OB' 00 00 FF FF FF FF   ; (7FE0,0010) OB undefined Pixel Data
        FE FF 00 E0 00 00 00 00   ; Basic Offset Table, empty
        FE FF 00 E0 04 00 00 00 FF D8 FF D9   ; a fragment of 4 bytes
        """)
    let file = try walk(bytes)
    #expect(file.pixelData?.range.upperBound == bytes.count)
    #expect(!file.isComplete)
  }

  @Test func floatAndDoublePixelDataAreFound() throws {
    for (element, letters) in [(UInt16(0x0008), "'OF'"), (0x0009, "'OD'")] {
      let bytes = part10(
        UID.explicitLittle,
        vector("E0 7F 0\(element) 00 \(letters) 00 00 08 00 00 00 0*8   ; (7FE0,000x) 8"))
      let file = try walk(bytes)
      #expect(
        file.pixelData
          == expected(element, bytes.count - 8..<bytes.count, isEncapsulated: false))
    }
  }

  @Test func theLongestOfSeveralPixelDataIsTaken() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector(
        """
        E0 7F 08 00 'OF' 00 00 08 00 00 00 0*8   ; (7FE0,0008) OF 8 Float Pixel Data
        E0 7F 10 00 'OB' 00 00 02 00 00 00 01 02   ; (7FE0,0010) OB 2 Pixel Data
        """))
    let file = try walk(bytes)
    #expect(file.pixelData?.element == 0x0008)
    #expect(file.warnings.count == 1)
    #expect(file.isComplete)
  }

  @Test func pixelDataOfAnIconIsNotTheImage() throws {
    let icon = vector(
      """
      88 00 00 02 'SQ' 00 00 FF FF FF FF   ; (0088,0200) SQ undefined Icon Image Sequence
      FE FF 00 E0 FF FF FF FF   ; item of undefined length
      28 00 10 00 'US' 02 00 09 00   ; (0028,0010) US 2 Rows of the icon
      E0 7F 10 00 'OB' 00 00 02 00 00 00 AA BB   ; (7FE0,0010) OB 2 Pixel Data of the icon
      FE FF 0D E0 00 00 00 00   ; Item Delimitation Item
      FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
      """)
    let without = try walk(part10(UID.explicitLittle, icon))
    #expect(without.pixelData == nil)
    #expect(without.image.rows == nil)
    #expect(without.isComplete)
    let bytes = part10(UID.explicitLittle, icon + Self.explicitImage)
    let with = try walk(bytes)
    #expect(with.pixelData?.range == bytes.count - 4..<bytes.count)
    #expect(with.image.rows == 2)
  }

  @Test func unOfUndefinedLengthIsAnImplicitSequence() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector(
        """
        09 00 10 00 'LO' 04 00 'ACME'   ; (0009,0010) LO 4 Private Creator
        09 00 01 10 'UN' 00 00 FF FF FF FF   ; (0009,1001) UN undefined
        FE FF 00 E0 0A 00 00 00   ; item of 10 bytes
        08 00 60 00 02 00 00 00 'CT'   ; (0008,0060) implicit VR, 2 Modality
        FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
        """) + Self.explicitImage)
    let file = try walk(bytes)
    #expect(file.image.rows == 2)
    #expect(file.isComplete)
    #expect(file.warnings.isEmpty)
  }

  @Test func oddLengthsAreKept() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector("10 00 20 00 'LO' 03 00 'ABC'   ; (0010,0020) LO 3 Patient ID") + Self.explicitImage)
    let file = try walk(bytes)
    #expect(file.identity.patientID == "ABC")
    #expect(file.image.rows == 2)
    #expect(file.isComplete)
  }

  @Test func unknownVRsAreSteppedOver() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector(
        """
        09 00 10 00 'ZY' 00 00 04 00 00 00 01 02 03 04   ; a VR to come, with a long length
        09 00 11 00 'ZX' 02 00 01 02   ; a VR nobody knows, with a short length
        09 00 12 00 00 00 02 00 01 02   ; no VR at all, with a short length
        """) + Self.explicitImage)
    let file = try walk(bytes)
    #expect(file.image.rows == 2)
    #expect(file.isComplete)
    #expect(file.warnings.count == 1)
  }

  @Test func implicitElementsInsideExplicitOnesAreRead() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector("08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) CS 2 Modality")
        + vector("28 00 10 00 02 00 00 00 02 00   ; (0028,0010) implicit VR, 2 Rows")
        + vector("28 00 11 00 'US' 02 00 03 00   ; (0028,0011) US 2 Columns"))
    let file = try walk(bytes)
    #expect(file.image.rows == 2)
    #expect(file.image.columns == 3)
    #expect(file.isComplete)
  }
}
