@testable import DICOM
import Testing

/// Text in the character sets of PS3.3 section C.12.1.1.2.
struct CharacterSetTests {
  /// Decodes bytes under a value of Specific Character Set.
  func decode(_ set: String, _ bytes: String) -> String {
    var decoder = TextDecoder()
    var text: [UInt8] = []
    vector(bytes).withUnsafeBufferPointer {
      decoder.append($0, in: SpecificCharacterSet(set.utf8), to: &text)
    }
    return String(validating: text, as: UTF8.self) ?? "invalid UTF-8"
  }

  static let texts: [(set: String, bytes: String, text: String)] = [
    ("", "'Aneas'", "Aneas"),
    ("", "C4 'neas'", "Äneas"),
    ("ISO_IR 100", "C4 'neas'", "Äneas"),
    ("ISO_IR 101", "'Wa' B3 EA 'sa'", "Wałęsa"),
    ("ISO_IR 109", "E6", "ĉ"),
    ("ISO_IR 110", "E0", "ā"),
    ("ISO_IR 126", "C4 E9 EF ED F5 F3 E9 EF F2", "Διονυσιος"),
    ("ISO_IR 127", "E2 C8 C7 E6 EA", "قباني"),
    ("ISO_IR 138", "F9 F8 E5 EF", "שרון"),
    ("ISO_IR 144", "BB EE DA", "Люк"),
    ("ISO_IR 148", "FE", "ş"),
    ("ISO_IR 166", "CA C1", "สม"),
    ("ISO_IR 203", "A4", "€"),
    ("ISO_IR 13", "D4 CF C0 DE 5E 'A'", "ﾔﾏﾀﾞ^A"),
    ("ISO_IR 192", "E7 8E 8B '^' E5 B0 8F E4 B8 9C", "王^小东"),
    ("GB18030", "CD F5 '^' D0 A1 B6 AB", "王^小东"),
    ("GBK", "CD F5 '^' D0 A1 B6 AB", "王^小东"),
    ("\\ISO 2022 IR 87", "'Yamada^Tarou=' 1B 24 42 3B 33 45 44 1B 28 42 '^A'", "Yamada^Tarou=山田^A"),
    ("ISO 2022 IR 13\\ISO 2022 IR 87", "D4 CF '^=' 1B 24 42 3B 33 1B 28 4A 'A'", "ﾔﾏ^=山A"),
    ("\\ISO 2022 IR 159", "1B 24 28 44 30 21 1B 28 42 'A'", "丂A"),
    ("\\ISO 2022 IR 149", "'Hong=' 1B 24 29 43 C8 AB '^' 1B 24 29 43 B1 E6 B5 BF", "Hong=홍^길동"),
    ("\\ISO 2022 IR 58", "'W=' 1B 24 29 41 CD F5 '^' 1B 24 29 41 D0 A1", "W=王^小"),
    ("ISO 2022 IR 100\\ISO 2022 IR 144", "C4 1B 2D 4C BB EE DA 1B 2D 41 C4", "ÄЛюкÄ"),
    // A backslash and a line's end bring the first set back (PS3.5 section 6.1.2.5.3).
    ("ISO 2022 IR 100\\ISO 2022 IR 144", "1B 2D 4C BB 5C C4", "Л\\Ä"),
    ("ISO 2022 IR 100\\ISO 2022 IR 144", "1B 2D 4C BB 0D 0A C4", "Л\r\nÄ"),
    // Spellings that have been seen.
    ("ISO-IR 101", "B3", "ł"),
    ("ISO 2022-IR 144\\", "BB", "Л"),
    // Nothing invalid gets through.
    ("ISO_IR 192", "'A' C3 28 FF", "A\u{FFFD}(\u{FFFD}"),
    ("GB18030", "'A' FF 'B'", "A\u{FFFD}B"),
    ("ISO_IR 127", "A1", "\u{FFFD}"),
    ("nonsense", "C4", "Ä"),
    ("ISO 2022 IR 100\\ISO 2022 IR 144", "1B", "\u{1B}"),
    ("ISO 2022 IR 100\\ISO 2022 IR 144", "'A' 1B 2D", "A\u{1B}-"),
  ]

  @Test(arguments: texts)
  func textIsDecoded(_ set: String, _ bytes: String, _ expected: String) {
    #expect(decode(set, bytes) == expected)
  }

  @Test func aCodingThatTheSystemLacksIsReadAsLatin() {
    var decoder = TextDecoder { _ in nil }
    var text: [UInt8] = []
    vector("'Wa' B3").withUnsafeBufferPointer {
      decoder.append($0, in: SpecificCharacterSet("ISO_IR 101".utf8), to: &text)
    }
    #expect(String(decoding: text, as: UTF8.self) == "Wa³")
    #expect(!decoder.isFaithful)
  }

  /// A name in three component groups, as in PS3.5 annex H.
  static let japanese = part10(
    UID.explicitLittle,
    vector(
      """
      08 00 05 00 'CS' 10 00 '\\ISO 2022 IR 87 '   ; (0008,0005) CS 16
      10 00 10 00 'PN' 0E 00 'Y^T=' 1B 24 42 3B 33 45 44 1B 28 42   ; (0010,0010) PN 14
      10 00 20 00 'LO' 0C 00 1B 24 42 3B 33 45 44 1B 28 42 '1 '   ; (0010,0020) LO 12
      40 00 75 02 'SQ' 00 00 2A 00 00 00   ; (0040,0275) SQ 42
      FE FF 00 E0 22 00 00 00   ; item of 34 bytes
      08 00 05 00 'CS' 0A 00 'ISO_IR 144'   ; (0008,0005) CS 10, for this item
      40 00 07 00 'LO' 08 00 BB EE DA BB EE DA BB EE   ; (0040,0007) LO 8
      """))

  @Test func namesIdentityAndItemsUseTheirCharacterSet() throws {
    let source = MemorySource(Self.japanese)
    let file = try DICOMFile(source)
    #expect(file.isComplete)
    #expect(file.identity.patientID == "山田1")
    let json = String(decoding: try file.metadata(source).json, as: UTF8.self)
    #expect(
      json.hasPrefix(
        """
        {"dataset_json":{"00080005":{"vr":"CS","Value":[null,"ISO 2022 IR 87"]},\
        "00100010":{"vr":"PN","Value":[{"Alphabetic":"Y^T","Ideographic":"山田"}]},\
        "00100020":{"vr":"LO","Value":["山田1"]},\
        "00400275":{"vr":"SQ","Value":[{"00080005":{"vr":"CS","Value":["ISO_IR 144"]},\
        "00400007":{"vr":"LO","Value":["ЛюкЛюкЛю"]}}]}},"metafile_json":
        """))
  }

  @Test func identityIsReadInEverySet() throws {
    let bytes = part10(
      UID.explicitLittle,
      vector(
        """
        08 00 50 00 'SH' 04 00 ' A1 '   ; (0008,0050) SH 4 Accession Number
        10 00 20 00 'LO' 04 00 C4 '12 '   ; (0010,0020) LO 4 Patient ID
        10 00 21 00 'LO' 02 00 '  '   ; (0010,0021) LO 2 Issuer of Patient ID, blank
        20 00 0D 00 'UI' 06 00 '1.2.3' 00   ; (0020,000D) UI 6 Study Instance UID
        """))
    let identity = try DICOMFile(MemorySource(bytes)).identity
    #expect(
      identity
        == Identity(
          studyInstanceUID: "1.2.3", patientID: "Ä12", issuerOfPatientID: nil,
          accessionNumber: "A1"))
  }
}
