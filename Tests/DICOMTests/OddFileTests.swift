import DICOM
import Testing

/// Files that a reader misread once: what they are, and what is right for each.
struct OddFileTests {
  func walk(_ bytes: [UInt8]) throws -> DICOMFile { try DICOMFile(MemorySource(bytes)) }

  func json(_ bytes: [UInt8]) throws -> String {
    let source = MemorySource(bytes)
    return String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
  }

  // MARK: - UN

  static func bigUN(_ length: String, _ end: String) -> [UInt8] {
    part10(
      UID.explicitBig,
      vector(
        """
        00 08 00 60 'CS' 00 02 'OT'   ; (0008,0060) CS 2 Modality
        00 09 00 10 'LO' 00 04 'ACME'   ; (0009,0010) LO 4 Private Creator
        00 40 02 75 'UN' 00 00 \(length)   ; (0040,0275) UN, a sequence by the dictionary
        FE FF 00 E0 0C 00 00 00   ; item of 12 bytes, in little endian
        08 00 00 01 04 00 00 00 'CODE'   ; (0008,0100) implicit VR, 4 Code Value
        \(end)
        00 10 00 20 'LO' 00 04 'PAT1'   ; (0010,0020) LO 4 Patient ID, out of order
        00 20 00 0D 'UI' 00 0A '1.2.3.100' 00   ; (0020,000D) UI 10 Study Instance UID
        """))
  }

  @Test(arguments: [
    ("FF FF FF FF", "FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item"), ("00 00 00 14", ""),
  ])
  func itemsOfUNAreLittleEndianInEverySyntax(_ length: String, _ end: String) throws {
    let bytes = Self.bigUN(length, end)
    let file = try walk(bytes)
    #expect(file.warnings.isEmpty)
    #expect(file.isComplete)
    #expect(file.identity.patientID == "PAT1")
    #expect(file.identity.studyInstanceUID == "1.2.3.100")
    #expect(
      try json(bytes).contains(
        #""00400275":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["CODE"]}}]}"#))
  }

  @Test func numbersInUNAreLittleEndianInEverySyntax() throws {
    // PS3.5 section 6.2.2, note 4.
    let bytes = part10(
      UID.explicitBig, vector("00 28 00 10 'UN' 00 00 00 00 00 02 01 00   ; (0028,0010) UN 2 Rows"))
    #expect(try walk(bytes).image.rows == 1)
    #expect(try json(bytes).contains(#""00280010":{"vr":"US","Value":[1]}"#))
  }

  @Test func itemsOfUNInBigEndianAreUnderstoodAllTheSame() throws {
    let bytes = part10(
      UID.explicitBig,
      vector(
        """
        00 40 02 75 'UN' 00 00 FF FF FF FF   ; (0040,0275) UN undefined
        FF FE E0 00 00 00 00 0A   ; item of 10 bytes, in big endian
        00 08 00 60 'CS' 00 02 'CT'   ; (0008,0060) CS 2 Modality
        FF FE E0 DD 00 00 00 00   ; Sequence Delimitation Item
        00 20 00 0D 'UI' 00 06 '1.2.3' 00   ; (0020,000D) UI 6 Study Instance UID
        """))
    #expect(try walk(bytes).identity.studyInstanceUID == "1.2.3")
  }

  @Test func aSequenceThatHoldsItsDelimitationOnlyIsNoMistake() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector(
        """
        40 00 75 02 'SQ' 00 00 08 00 00 00 FE FF DD E0 00 00 00 00   ; (0040,0275) SQ 8
        40 00 76 02 'UN' 00 00 00 00 00 00   ; (0040,0276) UN 0
        """) + WalkTests.explicitImage)
    #expect(try walk(bytes).warnings.isEmpty)
  }

  // MARK: - Where a file begins

  static let bare: [String] = [
    """
    08 00 16 00 04 00 00 00 '1.2' 00   ; (0008,0016) UI 4, implicit VR
    09 00 10 00 08 00 00 00 'INVENTED'   ; (0009,0010) LO 8 Private Creator
    20 00 0D 00 06 00 00 00 '1.2.3' 00   ; (0020,000D) UI 6 Study Instance UID
    """,
    """
    08 00 16 00 'UI' 04 00 '1.2' 00   ; (0008,0016) UI 4, explicit VR
    09 00 10 00 'LO' 08 00 'INVENTED'   ; (0009,0010) LO 8 Private Creator
    20 00 0D 00 'UI' 06 00 '1.2.3' 00   ; (0020,000D) UI 6 Study Instance UID
    """,
    """
    08 00 40 11 FF FF FF FF   ; (0008,1140) SQ undefined, implicit VR
    FE FF 00 E0 FF FF FF FF   ; item of undefined length
    08 00 55 11 04 00 00 00 '1.2' 00   ; (0008,1155) UI 4
    FE FF 0D E0 00 00 00 00   ; Item Delimitation Item
    FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
    20 00 0D 00 06 00 00 00 '1.2.3' 00   ; (0020,000D) UI 6 Study Instance UID
    """,
    """
    08 00 40 11 'SQ' 00 00 FF FF FF FF   ; (0008,1140) SQ undefined, explicit VR
    FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
    20 00 0D 00 'UI' 06 00 '1.2.3' 00   ; (0020,000D) UI 6 Study Instance UID
    """,
  ]

  @Test(arguments: bare)
  func aDataSetWithoutPreambleIsTaken(_ elements: String) throws {
    let file = try walk(vector(elements))
    #expect(file.identity.studyInstanceUID == "1.2.3")
    #expect(file.isComplete)
  }

  @Test func theFourLettersMayStandInADataSetByChance() throws {
    let bytes = vector(
      """
      08 00 80 00 80 00 00 00   ; (0008,0080) LO 128, implicit VR: bytes 8 to 135
      0*112 'Dept.   ' 'DICM' 'room'   ; the letters begin at byte 128
      20 00 0D 00 06 00 00 00 '1.2.3' 00   ; (0020,000D) UI 6 Study Instance UID
      """)
    #expect(bytes[128..<132].elementsEqual("DICM".utf8))
    #expect(try walk(bytes).identity.studyInstanceUID == "1.2.3")
  }

  @Test func aPreambleThatLooksLikeADataSetIsAPreamble() throws {
    let head = vector(
      """
      08 00 80 00 04 00 00 00 'ACME'   ; (0008,0080) LO 4, implicit VR
      08 00 90 00 04 00 00 00 'A^B '   ; (0008,0090) PN 4
      0*104
      """)
    let bytes = head + part10(UID.explicitLittle, WalkTests.explicitImage).dropFirst(128)
    let file = try walk(bytes)
    #expect(file.transferSyntax == UID.explicitLittle)
    #expect(file.image.rows == 2)
  }

  @Test func metaThatStandsThereTwiceIsNoted() throws {
    let group = part10(UID.implicitLittle).dropFirst(132)
    let whole = part10(UID.explicitLittle, WalkTests.explicitImage)
    let inARow = vector("0*128 'DICM'") + group + whole.dropFirst(132)
    let twoHeads = part10(UID.implicitLittle) + whole
    for bytes in [inARow, twoHeads] {
      let file = try walk(bytes)
      #expect(file.transferSyntax == UID.explicitLittle)
      #expect(file.image.rows == 2)
      #expect(file.isComplete)
      #expect(file.warnings.count == 1)
      #expect(file.warnings.allSatisfy { $0.contains("more than once") })
    }
  }

  // MARK: - Pixel data that are not what the syntax says

  @Test func nativePixelsUnderACompressedSyntaxAreNoted() throws {
    let file = try walk(part10(UID.jpegBaseline, WalkTests.explicitImage))
    #expect(file.contradictsSyntax)
    #expect(file.warnings.count == 1)
    #expect(file.isComplete)
    #expect(!(try walk(part10("1.2.3.4", WalkTests.explicitImage)).contradictsSyntax))
  }

  @Test func fragmentsUnderANativeSyntaxAreNoted() throws {
    let file = try walk(part10(UID.explicitLittle, Self.fragments + Self.delimitation))
    #expect(file.contradictsSyntax)
    #expect(file.warnings.count == 1)
    #expect(
      !(try walk(part10(UID.jpegBaseline, Self.fragments + Self.delimitation)).contradictsSyntax))
  }

  static let fragments = vector(
    """
    E0 7F 10 00 'OB' 00 00 FF FF FF FF   ; (7FE0,0010) OB undefined Pixel Data
    FE FF 00 E0 00 00 00 00   ; Basic Offset Table, empty
    FE FF 00 E0 04 00 00 00 FF D8 FF D9   ; a fragment of 4 bytes
    """)
  static let delimitation = vector("FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item")

  // MARK: - Odd ends

  @Test(arguments: [0, 8, 16])
  func pixelDataWhoseEndIsNotMarkedEndOddly(_ zeros: Int) throws {
    let file = try walk(
      part10(UID.jpegBaseline, Self.fragments) + [UInt8](repeating: 0, count: zeros))
    #expect(!file.isComplete)
    #expect(file.isOddlyEnded)
    #expect(file.warnings.count == 1)
  }

  @Test func whatMayBeStillComingDoesNotEndOddly() throws {
    let whole = part10(UID.jpegBaseline, Self.fragments)
    let frames = part10(
      UID.jpegBaseline, vector("28 00 08 00 'IS' 02 00 '2 '   ; two frames") + Self.fragments)
    let native = part10(UID.explicitLittle, WalkTests.explicitImage)
    for bytes in [
      Array(whole.dropLast(12)), frames,
      whole + [UInt8](repeating: 0, count: 40),
      Array(native.dropLast(9)),
    ] {
      let file = try walk(bytes)
      #expect(!file.isComplete)
      #expect(!file.isOddlyEnded)
    }
    #expect(!(try walk(native).isOddlyEnded), "it ends as it should")
  }

  @Test func aMissingByteOfPaddingEndsAFileOddly() throws {
    let whole = part10(UID.explicitLittle, WalkTests.explicitImage)
    let file = try walk(Array(whole.dropLast()))
    #expect(!file.isComplete)
    #expect(file.isOddlyEnded)
  }

  @Test(arguments: [
    "0D 0A", "0A", "1A", "'------ 5f2a9 ------' 0D 0A", "'1234567890'", "20 20 20 20 20 20 20 20",
  ])
  func bytesBehindTheDataSetAreNamedAsThat(_ tail: String) throws {
    for head in [
      part10(UID.explicitLittle, WalkTests.explicitImage),
      part10(UID.jpegBaseline, Self.fragments + Self.delimitation),
    ] {
      let file = try walk(head + vector(tail))
      #expect(file.warnings.count == 1)
      #expect(file.warnings.allSatisfy { $0.contains("behind the data set") })
      #expect(file.isOddlyEnded)
      #expect(!file.isComplete)
    }
  }

  // MARK: - Depth

  static func nested(_ depth: Int) -> [UInt8] {
    let begin = vector("08 00 40 11 'SQ' 00 00 FF FF FF FF FE FF 00 E0 FF FF FF FF")
    let end = vector("FE FF 0D E0 00 00 00 00 FE FF DD E0 00 00 00 00")
    return part10(
      UID.explicitLittle,
      (0..<depth).flatMap { _ in begin } + (0..<depth).flatMap { _ in end }
        + WalkTests.explicitImage)
  }

  @Test func whatIsTooDeepToBeDescribedMayBeWhole() throws {
    let bytes = Self.nested(20_000)
    let file = try walk(bytes)
    #expect(file.isComplete)
    #expect(file.image.rows == 2)
    #expect(file.pixelData?.range == bytes.count - 4..<bytes.count)
    #expect(file.warnings.count == 1)
    #expect(file.warnings.allSatisfy { $0.contains("nested") })
    #expect(try json(bytes).hasSuffix(#","dicomshare_incomplete":true}"#))
    #expect(!(try walk(Array(bytes.dropLast(20_000 * 8)))).isComplete, "it is cut off")
  }

  @Test func whatIsTooDeepToBeFollowedIsNotCalledCutOff() throws {
    let file = try walk(Self.nested(70_000))
    #expect(file.isComplete)
    #expect(file.warnings.count == 1)
  }
}
