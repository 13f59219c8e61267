import DICOM
import Testing

/// The attributes of the image, however they are written.
struct ImagePixelTests {
  func image(_ elements: String) throws -> ImagePixel {
    try DICOMFile(MemorySource(part10(UID.explicitLittle, vector(elements)))).image
  }

  @Test func allAttributesAreRead() throws {
    let image = try image(
      """
      08 00 16 00 'UI' 1A 00 '1.2.840.10008.5.1.4.1.1.2' 00   ; (0008,0016) SOP Class UID
      28 00 02 00 'US' 02 00 03 00   ; (0028,0002) Samples per Pixel
      28 00 04 00 'CS' 04 00 'RGB '   ; (0028,0004) Photometric Interpretation
      28 00 06 00 'US' 02 00 01 00   ; (0028,0006) Planar Configuration
      28 00 08 00 'IS' 04 00 '10  '   ; (0028,0008) Number of Frames
      28 00 10 00 'US' 02 00 00 02   ; (0028,0010) Rows
      28 00 11 00 'US' 02 00 01 02   ; (0028,0011) Columns
      28 00 00 01 'US' 02 00 10 00   ; (0028,0100) Bits Allocated
      28 00 01 01 'US' 02 00 0C 00   ; (0028,0101) Bits Stored
      28 00 02 01 'US' 02 00 0B 00   ; (0028,0102) High Bit
      28 00 03 01 'US' 02 00 01 00   ; (0028,0103) Pixel Representation
      28 00 20 01 'SS' 02 00 30 F8   ; (0028,0120) Pixel Padding Value: -2000
      28 00 21 01 'US' 02 00 FF FF   ; (0028,0121) Pixel Padding Range Limit
      """)
    #expect(image.sopClass == "1.2.840.10008.5.1.4.1.1.2")
    #expect(image.samplesPerPixel == 3)
    #expect(image.photometricInterpretation == "RGB")
    #expect(image.planarConfiguration == 1)
    #expect(image.frames == 10)
    #expect(image.rows == 512)
    #expect(image.columns == 513)
    #expect(image.bitsAllocated == 16)
    #expect(image.bitsStored == 12)
    #expect(image.highBit == 11)
    #expect(image.isSigned)
    #expect(image.pixelPaddingValue == 63536)
    #expect(image.pixelPaddingRangeLimit == 65535)
  }

  @Test func absentAttributesAreNil() throws {
    let image = try image("08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) Modality")
    #expect(image.rows == nil)
    #expect(image.frames == nil)
    #expect(!image.isSigned)
    #expect(image.photometricInterpretation == nil)
  }

  static let spellings: [(bytes: String, rows: Int?)] = [
    ("28 00 10 00 'IS' 04 00 '512 '", 512), ("28 00 10 00 'DS' 04 00 ' 512'", 512),
    ("28 00 10 00 'UL' 04 00 00 02 00 00", 512), ("28 00 10 00 'OW' 00 00 02 00 00 00 00 02", 512),
    ("28 00 10 00 'UN' 00 00 02 00 00 00 00 02", 512), ("28 00 10 00 'SS' 02 00 00 02", 512),
    ("28 00 10 00 'US' 01 00 02", nil), ("28 00 10 00 'US' 04 00 00 02 00 02", nil),
    ("28 00 10 00 'US' 00 00", nil), ("28 00 10 00 'IS' 02 00 '1A'", nil),
    ("28 00 10 00 'IS' 04 00 '1\\2 '", nil),
    ("28 00 10 00 'IS' 10 00 '9999999999999999'", nil),
  ]

  @Test(arguments: spellings)
  func rowsAreReadInWhateverVR(_ element: String, _ expected: Int?) throws {
    #expect(try image(element).rows == expected)
  }
}
