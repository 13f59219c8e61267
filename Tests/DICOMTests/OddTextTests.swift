import DICOM
import Testing

/// Values and texts that were shown wrongly once, as JSON has them now.
struct OddTextTests {
  func walk(_ bytes: [UInt8]) throws -> DICOMFile { try DICOMFile(MemorySource(bytes)) }

  func json(_ bytes: [UInt8]) throws -> String {
    let source = MemorySource(bytes)
    return String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
  }

  // MARK: - JSON

  @Test func numbersOfAWrongLengthAreBytes() throws {
    for length in 1...3 {
      let bytes = part10(
        UID.explicitLittle,
        vector("28 00 09 00 'AT' 0\(length) 00") + Array([0x18, 0x00, 0x63].prefix(length)))
      let base64 = ["GA==", "GAA=", "GABj"][length - 1]
      #expect(
        try json(bytes).hasPrefix(
          #"{"dataset_json":{"00280009":{"vr":"OB","InlineBinary":"\#(base64)"}}"#))
    }
  }

  @Test func elementsStandInAscendingOrderWithoutGroupLengths() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector(
        """
        28 00 00 00 'UL' 04 00 0A 00 00 00   ; (0028,0000) UL 4 Group Length
        28 00 10 00 'US' 02 00 01 00   ; (0028,0010) US 2 Rows
        40 00 75 02 'SQ' 00 00 24 00 00 00   ; (0040,0275) SQ 36
        FE FF 00 E0 1C 00 00 00   ; item of 28 bytes
        40 00 07 00 'LO' 02 00 'B '   ; (0040,0007) LO 2
        08 00 00 01 'SH' 02 00 'A '   ; (0008,0100) SH 2, out of order
        08 00 05 00 'CS' 00 00   ; (0008,0005) CS 0
        08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) CS 2 Modality, out of order
        02 00 16 00 'AE' 02 00 'X '   ; (0002,0016) AE 2, which belongs to no data set
        """))
    #expect(
      try json(bytes).hasPrefix(
        """
        {"dataset_json":{"00080060":{"vr":"CS","Value":["CT"]},\
        "00280010":{"vr":"US","Value":[1]},\
        "00400275":{"vr":"SQ","Value":[{"00080005":{"vr":"CS"},\
        "00080100":{"vr":"SH","Value":["A"]},"00400007":{"vr":"LO","Value":["B"]}}]}},\
        "metafile_json":{"00020010":
        """))
    #expect(try json(bytes).hasSuffix(#","dicomshare_incomplete":true}"#))
  }

  // MARK: - Text

  static func named(_ set: String, _ name: String) -> [UInt8] {
    let (set, name) = (vector(set), vector(name))
    return part10(
      UID.explicitLittle,
      vector("08 00 05 00 'CS'") + [UInt8(set.count), 0] + set + vector("10 00 10 00 'PN'")
        + [UInt8(name.count), 0] + name)
  }

  @Test func delimitersOfANameBringTheFirstSetBack() throws {
    let korean = Self.named(
      "'ISO 2022 IR 100\\ISO 2022 IR 149 '", "E7 '^' 1B 24 29 43 A4 BA '^' E7")
    #expect(try json(korean).contains(#"{"Alphabetic":"ç^ㅊ^ç"}"#))
    let cyrillic = Self.named(
      "'ISO 2022 IR 100\\ISO 2022 IR 144 '", "DC 'ber^A=' 1B 2D 4C BB EE DA '^' D6 '=' DC 'x'")
    #expect(
      try json(cyrillic).contains(
        #"{"Alphabetic":"Über^A","Ideographic":"Люк^Ö","Phonetic":"Üx"}"#))
  }

  static let names: [(String, String, String)] = [
    ("'UTF-8 '", "C3 A9", "é"), ("'utf8'", "C3 A9", "é"), ("'GB2312'", "D6 D0", "中"),
    ("'gbk '", "D6 D0", "中"), ("'CP936 '", "D6 D0", "中"), ("'ISO-8859-1'", "E9 20", "é"),
    ("'latin-1 '", "E9 20", "é"), ("'iso8859-5 '", "BB EE DA 20", "Люк"),
    ("'windows-1251'", "CB FE EA 20", "Люк"), ("'KOI8-R'", "EC C0 CB 20", "Люк"),
    ("'shift_jis '", "8E 52", "山"), ("'EUC-JP'", "BB B3", "山"), ("'Big5'", "A4 A4", "中"),
    ("'EUC-KR'", "A4 BA", "ㅊ"), ("'cp1252'", "80 20", "€"),
    // A mark may follow the last letter, and the C library waits for it.
    ("'windows-1255'", "F9 EC E5 ED", "שלום"), ("'cp1255'", "F9 D9", "ש\u{FFFD}"),
  ]

  @Test(arguments: names)
  func otherNamesOfACodingAreUnderstood(_ set: String, _ name: String, _ text: String) throws {
    let bytes = Self.named(set, name)
    #expect(try json(bytes).contains(#"{"Alphabetic":"\#(text)"}"#))
    #expect(try walk(bytes).warnings.isEmpty)
  }

  @Test func anUnknownCharacterSetIsNoted() throws {
    let bytes = Self.named("'KLINGON '", "E9 20")
    let file = try walk(bytes)
    #expect(file.warnings.count == 1)
    #expect(file.warnings.allSatisfy { $0.contains("character set") && !$0.contains("KLINGON") })
    #expect(file.isComplete)
    #expect(try json(bytes).contains(#"{"Alphabetic":"é"}"#))
  }
}
