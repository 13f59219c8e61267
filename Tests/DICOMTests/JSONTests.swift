@testable import DICOM
import Testing

/// The DICOM JSON Model, value by value.
struct JSONTests {
  /// The object of a data set in Explicit VR Little Endian, without its outer braces.
  func dataSet(_ elements: String, _ uid: String = UID.explicitLittle) throws -> String {
    let source = MemorySource(part10(uid, vector(elements)))
    let json = String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
    let start = try #require(json.firstRange(of: "{\"dataset_json\":{")).upperBound
    let end = try #require(json.firstRange(of: "},\"metafile_json\":{")).lowerBound
    return String(json[start..<end])
  }

  @Test func theObjectHasBothParts() throws {
    let source = MemorySource(part10(UID.explicitLittle, WalkTests.explicitImage))
    let json = String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
    #expect(
      json == """
        {"dataset_json":{"00280010":{"vr":"US","Value":[2]},"00280011":{"vr":"US","Value":[2]},\
        "00280100":{"vr":"US","Value":[8]}},"metafile_json":{\
        "00020010":{"vr":"UI","Value":["1.2.840.10008.1.2.1"]}}}
        """)
  }

  static let elements: [(bytes: String, json: String)] = [
    // Text: padding goes, several values part at the backslash, empty ones are null.
    ("08 00 60 00 'CS' 04 00 'CT  '", #""00080060":{"vr":"CS","Value":["CT"]}"#),
    ("08 00 60 00 'CS' 00 00", #""00080060":{"vr":"CS"}"#),
    ("08 00 60 00 'CS' 02 00 '  '", #""00080060":{"vr":"CS"}"#),
    (
      "08 00 08 00 'CS' 08 00 'A\\\\B\\ \\C'",
      #""00080008":{"vr":"CS","Value":["A",null,"B"," ","C"]}"#
    ),
    ("08 00 80 00 'LO' 08 00 ' A \\ \\C '", #""00080080":{"vr":"LO","Value":[" A",null,"C"]}"#),
    ("08 00 54 00 'AE' 06 00 ' A\\B  '", #""00080054":{"vr":"AE","Value":["A","B"]}"#),
    ("08 00 18 00 'UI' 04 00 '1.2' 00", #""00080018":{"vr":"UI","Value":["1.2"]}"#),
    ("10 00 B0 21 'LT' 04 00 'A\\B '", #""001021B0":{"vr":"LT","Value":["A\\B"]}"#),
    (
      "10 00 B0 21 'LT' 06 00 22 09 0D 0A 01 7F",
      #""001021B0":{"vr":"LT","Value":["\"\t\r\n\#u{5C}u0001\#u{7F}"]}"#
    ),
    ("08 00 90 01 'UR' 00 00 04 00 00 00 'a:b '", #""00080190":{"vr":"UR","Value":["a:b"]}"#),
    // Names: component groups.
    ("10 00 10 00 'PN' 04 00 'A^B '", #""00100010":{"vr":"PN","Value":[{"Alphabetic":"A^B"}]}"#),
    (
      "10 00 10 00 'PN' 06 00 'A==C\\D'",
      #""00100010":{"vr":"PN","Value":[{"Alphabetic":"A","Phonetic":"C"},{"Alphabetic":"D"}]}"#
    ),
    ("10 00 10 00 'PN' 02 00 '=B'", #""00100010":{"vr":"PN","Value":[{"Ideographic":"B"}]}"#),
    ("10 00 10 00 'PN' 00 00", #""00100010":{"vr":"PN"}"#),
    // Decimal and integer strings: numbers only where nothing is lost.
    ("18 00 50 00 'DS' 08 00 '5.000000'", #""00180050":{"vr":"DS","Value":["5.000000"]}"#),
    ("18 00 50 00 'DS' 08 00 '1.5\\-3\\ '", #""00180050":{"vr":"DS","Value":[1.5,-3,null]}"#),
    (
      "18 00 50 00 'DS' 0A 00 '+1\\1e2\\007'", #""00180050":{"vr":"DS","Value":["+1","1e2","007"]}"#
    ),
    (
      "18 00 50 00 'DS' 0C 00 '-0\\.5\\0.0001'",
      #""00180050":{"vr":"DS","Value":["-0",".5",0.0001]}"#
    ),
    ("18 00 50 00 'DS' 04 00 'thin'", #""00180050":{"vr":"LO","Value":["thin"]}"#),
    ("20 00 13 00 'IS' 04 00 ' 12 '", #""00200013":{"vr":"IS","Value":[12]}"#),
    ("20 00 13 00 'IS' 08 00 '012\\+5\\7'", #""00200013":{"vr":"IS","Value":["012","+5",7]}"#),
    ("20 00 13 00 'IS' 04 00 '1.0 '", #""00200013":{"vr":"IS","Value":[1.0]}"#),
    ("20 00 13 00 'IS' 02 00 '1A'", #""00200013":{"vr":"LO","Value":["1A"]}"#),
    // Binary numbers.
    ("28 00 10 00 'US' 04 00 FF FF 01 00", #""00280010":{"vr":"US","Value":[65535,1]}"#),
    ("28 00 06 01 'SS' 02 00 FE FF", #""00280106":{"vr":"SS","Value":[-2]}"#),
    ("28 00 01 11 'SS' 06 00 FE FF FE FF 10 00", #""00281101":{"vr":"SS","Value":[65534,-2,16]}"#),
    ("08 00 61 11 'UL' 04 00 FF FF FF FF", #""00081161":{"vr":"UL","Value":[4294967295]}"#),
    ("18 00 20 60 'SL' 04 00 FF FF FF FF", #""00186020":{"vr":"SL","Value":[-1]}"#),
    (
      "28 00 09 00 'AT' 08 00 18 00 63 10 E0 7F 10 00",
      #""00280009":{"vr":"AT","Value":["00181063","7FE00010"]}"#
    ),
    (
      "08 00 01 00 'FL' 0C 00 CD CC CC 3D 00 00 C0 7F 00 00 80 FF",
      #""00080001":{"vr":"FL","Value":[0.10000000149011612,"NaN","-inf"]}"#
    ),
    (
      "18 00 52 60 'FD' 10 00 00 00 00 00 00 00 F8 3F 00 00 00 00 00 00 00 80",
      #""00186052":{"vr":"FD","Value":[1.5,-0.0]}"#
    ),
    (
      "01 00 10 00 'SV' 00 00 08 00 00 00 FF FF FF FF FF FF FF FF",
      #""00010010":{"vr":"SV","Value":[-1]}"#
    ),
    (
      "01 00 10 00 'UV' 00 00 08 00 00 00 FF FF FF FF FF FF FF FF",
      #""00010010":{"vr":"UV","Value":["18446744073709551615"]}"#
    ),
    ("28 00 10 00 'US' 03 00 01 02 03", #""00280010":{"vr":"OB","InlineBinary":"AQID"}"#),
    // Bytes.
    (
      "28 00 01 12 'OW' 00 00 04 00 00 00 00 FB FF 01",
      #""00281201":{"vr":"OW","InlineBinary":"APv/AQ=="}"#
    ),
    ("42 00 11 00 'OB' 00 00 00 00 00 00", #""00420011":{"vr":"OB"}"#),
    ("42 00 11 00 'OB' 00 00 01 00 00 00 FF", #""00420011":{"vr":"OB","InlineBinary":"/w=="}"#),
    // Private elements, group lengths, a known element hidden in UN.
    (
      "09 00 10 00 'LO' 04 00 'ACME' 09 00 01 10 'UN' 00 00 02 00 00 00 01 02",
      #""00090010":{"vr":"LO","Value":["ACME"]},"00091001":{"vr":"UN","InlineBinary":"AQI="}"#
    ),
    (
      "09 00 10 00 'LO' 04 00 'ACME' 09 00 01 10 'US' 03 00 01 02 03",
      #""00090010":{"vr":"LO","Value":["ACME"]},"00091001":{"vr":"OB","InlineBinary":"AQID"}"#
    ),
    ("08 00 00 00 'UL' 04 00 01 00 00 00", ""),
    ("08 00 00 00 'UN' 00 00 04 00 00 00 01 00 00 00", ""),
    // Elements in the place of a group length that are none (PS3.5 section 7.2).
    ("09 00 00 00 'LT' 04 00 'TEXT'", #""00090000":{"vr":"LT","Value":["TEXT"]}"#),
    ("08 00 00 00 'UL' 08 00 01 00 00 00 02 00 00 00", #""00080000":{"vr":"UL","Value":[1,2]}"#),
    ("09 00 00 00 'OB' 00 00 01 00 00 00 FF", #""00090000":{"vr":"OB","InlineBinary":"/w=="}"#),
    ("08 00 60 00 'UN' 00 00 02 00 00 00 'CT'", #""00080060":{"vr":"CS","Value":["CT"]}"#),
    // Sequences.
    ("40 00 75 02 'SQ' 00 00 00 00 00 00", #""00400275":{"vr":"SQ"}"#),
    (
      "40 00 75 02 'SQ' 00 00 10 00 00 00 FE FF 00 E0 00 00 00 00 FE FF 00 E0 00 00 00 00 28 00 10 00 'US' 02 00 01 00",
      #""00280010":{"vr":"US","Value":[1]},"00400275":{"vr":"SQ","Value":[{},{}]}"#
    ),
  ]

  @Test(arguments: elements)
  func anElementIsExpressed(_ bytes: String, _ expected: String) throws {
    #expect(try dataSet(bytes) == expected)
  }

  /// As dcm2json has it: the object does not tell in which order the file was.
  @Test func wordsOfABigEndianFileAreLittleEndian() throws {
    let json = try dataSet(
      """
      00 09 00 10 'LO' 00 04 'ACME'   ; (0009,0010) Private Creator
      00 09 10 01 'OF' 00 00 00 00 00 08 3F 80 00 00 C0 00 00 00   ; 1, -2
      00 09 10 02 'OD' 00 00 00 00 00 08 3F F0 00 00 00 00 00 00   ; 1
      00 09 10 03 'OL' 00 00 00 00 00 04 00 00 00 01   ; 1
      00 09 10 04 'OV' 00 00 00 00 00 08 00 00 00 00 00 00 00 01   ; 1
      00 09 10 05 'OL' 00 00 00 00 00 02 00 01   ; half a word
      00 09 10 06 'UN' 00 00 00 00 00 02 00 01   ; nobody knows what
      00 28 12 01 'OW' 00 00 00 00 00 04 00 01 00 02   ; 1, 2
      00 42 00 11 'OB' 00 00 00 00 00 02 01 02
      """, UID.explicitBig)
    #expect(
      json == """
        "00090010":{"vr":"LO","Value":["ACME"]},\
        "00091001":{"vr":"OF","InlineBinary":"AACAPwAAAMA="},\
        "00091002":{"vr":"OD","InlineBinary":"AAAAAAAA8D8="},\
        "00091003":{"vr":"OL","InlineBinary":"AQAAAA=="},\
        "00091004":{"vr":"OV","InlineBinary":"AQAAAAAAAAA="},\
        "00091005":{"vr":"OL","InlineBinary":"AAE="},\
        "00091006":{"vr":"UN","InlineBinary":"AAE="},\
        "00281201":{"vr":"OW","InlineBinary":"AQACAA=="},\
        "00420011":{"vr":"OB","InlineBinary":"AQI="}
        """)
  }

  @Test func implicitElementsTakeTheirVRFromTheDictionary() throws {
    let json = try dataSet(
      """
      08 00 60 00 02 00 00 00 'CT'   ; (0008,0060) Modality
      09 00 10 00 04 00 00 00 'ACME'   ; (0009,0010) Private Creator
      09 00 01 10 02 00 00 00 01 02   ; (0009,1001) unknown
      28 00 03 01 02 00 00 00 01 00   ; (0028,0103) Pixel Representation 1
      28 00 06 01 02 00 00 00 FF FF   ; (0028,0106) US or SS
      28 00 00 30 28 00 00 00   ; (0028,3000) Modality LUT Sequence
      FE FF 00 E0 20 00 00 00   ; item
      28 00 02 30 06 00 00 00 01 00 00 00 10 00   ; (0028,3002) LUT Descriptor, one entry
      28 00 06 30 02 00 00 00 05 00   ; (0028,3006) LUT Data, US or OW
      28 00 FF 30 00 00 00 00   ; (0028,30FF) unknown
      02 60 10 00 02 00 00 00 09 00   ; (6002,0010) Overlay Rows, of a repeating group
      04 60 00 30 02 00 00 00 09 00   ; (6004,3000) Overlay Data, OB or OW
      """, UID.implicitLittle)
    #expect(
      json == """
        "00080060":{"vr":"CS","Value":["CT"]},"00090010":{"vr":"LO","Value":["ACME"]},\
        "00091001":{"vr":"UN","InlineBinary":"AQI="},"00280103":{"vr":"US","Value":[1]},\
        "00280106":{"vr":"SS","Value":[-1]},"00283000":{"vr":"SQ","Value":[{\
        "00283002":{"vr":"SS","Value":[1,0,16]},"00283006":{"vr":"US","Value":[5]},\
        "002830FF":{"vr":"UN"}}]},"60020010":{"vr":"US","Value":[9]},\
        "60043000":{"vr":"OW","InlineBinary":"CQA="}
        """)
  }

  /// (0018,9810) stands before Pixel Representation in every data set.
  @Test func signsAreKnownBeforePixelRepresentation() throws {
    let json = try dataSet(
      """
      18 00 10 98 02 00 00 00 9C FF   ; (0018,9810) Zero Velocity Pixel Value, US or SS
      20 00 11 91 36 00 00 00   ; (0020,9111) Frame Content Sequence
      FE FF 00 E0 0A 00 00 00   ; item without a Pixel Representation
      18 00 10 98 02 00 00 00 9C FF   ; (0018,9810): as in the nearest data set around it
      FE FF 00 E0 14 00 00 00   ; item with its own
      18 00 10 98 02 00 00 00 9C FF   ; (0018,9810)
      28 00 03 01 02 00 00 00 00 00   ; (0028,0103) Pixel Representation 0
      FE FF 00 E0 00 00 00 00   ; empty item
      28 00 03 01 02 00 00 00 01 00   ; (0028,0103) Pixel Representation 1
      """, UID.implicitLittle)
    #expect(
      json == """
        "00189810":{"vr":"SS","Value":[-100]},\
        "00209111":{"vr":"SQ","Value":[{"00189810":{"vr":"SS","Value":[-100]}},\
        {"00189810":{"vr":"US","Value":[65436]},"00280103":{"vr":"US","Value":[0]}},{}]},\
        "00280103":{"vr":"US","Value":[1]}
        """)
  }

  @Test func privateElementsOfKnownCreatorsHaveTheirVR() throws {
    let json = try dataSet(
      """
      19 00 10 00 0C 00 00 00 'GEMS_ACQU_01'   ; (0019,0010) Private Creator
      19 00 11 00 0C 00 00 00 'GEMS_ACQU_02'   ; (0019,0011) Private Creator, unknown
      19 00 02 10 04 00 00 00 05 00 00 00   ; (0019,1002) SL in GE's block
      19 00 02 11 04 00 00 00 05 00 00 00   ; (0019,1102) in the other block
      29 00 02 10 04 00 00 00 05 00 00 00   ; (0029,1002) in a block that nobody reserved
      """, UID.implicitLittle)
    #expect(
      json == """
        "00190010":{"vr":"LO","Value":["GEMS_ACQU_01"]},\
        "00190011":{"vr":"LO","Value":["GEMS_ACQU_02"]},"00191002":{"vr":"SL","Value":[5]},\
        "00191102":{"vr":"UN","InlineBinary":"BQAAAA=="},\
        "00291002":{"vr":"UN","InlineBinary":"BQAAAA=="}
        """)
  }

  @Test func longValuesAreToldByPlace() throws {
    let head = part10(
      UID.explicitLittle,
      vector("42 00 11 00 'OB' 00 00 01 04 00 00   ; (0042,0011) OB 1025 Encapsulated Document"))
    let source = MemorySource(head + [UInt8](repeating: 1, count: 1025))
    let json = String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
    #expect(
      json.hasPrefix(
        #"{"dataset_json":{"00420011":{"vr":"OB","BulkDataURI":"?offset=\#(head.count)&length=1025"}}"#
      ))
  }

  @Test func theLastOfTwoEqualElementsStands() throws {
    let source = MemorySource(
      part10(
        UID.explicitLittle,
        vector(
          """
          08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) CS 2 Modality
          40 00 75 02 'SQ' 00 00 08 00 00 00 FE FF 00 E0 00 00 00 00   ; (0040,0275) SQ 8
          08 00 60 00 'CS' 02 00 'MR'   ; (0008,0060) CS 2 Modality, again
          40 00 75 02 'SQ' 00 00 00 00 00 00   ; (0040,0275) SQ 0, again
          """)))
    let json = String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
    #expect(
      json.hasPrefix(
        #"{"dataset_json":{"00080060":{"vr":"CS","Value":["MR"]},"00400275":{"vr":"SQ"}}"#))
    #expect(json.hasSuffix(#","dicomshare_incomplete":true}"#))
  }

  @Test func whatIsCutIsMarked() throws {
    let source = MemorySource(
      part10(UID.explicitLittle, vector("08 00 80 00 'LO' 08 00 'Hosp'   ; (0008,0080) LO 8")))
    let json = String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
    #expect(json.hasPrefix(#"{"dataset_json":{"00080080":{"vr":"LO","Value":["Hosp"]}}"#))
    #expect(json.hasSuffix(#","dicomshare_incomplete":true}"#))
  }

  /// A file with every VR, for the mutation test.
  static let everyVR = part10(
    UID.explicitLittle,
    vector(
      """
      08 00 05 00 'CS' 1A 00 'ISO_IR 100\\ISO 2022 IR 149'   ; (0008,0005) CS 26
      08 00 18 00 'UI' 04 00 '1.2' 00   ; (0008,0018) UI 4
      08 00 20 00 'DA' 08 00 '20260101'   ; (0008,0020) DA 8
      08 00 54 00 'AE' 06 00 ' A\\B  '   ; (0008,0054) AE 6
      10 00 10 00 'PN' 08 00 'A^B=C=D '   ; (0010,0010) PN 8
      10 00 B0 21 'LT' 04 00 'A\\B '   ; (0010,21B0) LT 4
      18 00 50 00 'DS' 08 00 '1.5\\2.50'   ; (0018,0050) DS 8
      18 00 52 60 'FD' 08 00 00 00 00 00 00 00 F8 3F   ; (0018,6052) FD 8
      20 00 13 00 'IS' 02 00 '12'   ; (0020,0013) IS 2
      28 00 09 00 'AT' 04 00 18 00 63 10   ; (0028,0009) AT 4
      40 00 75 02 'SQ' 00 00 FF FF FF FF   ; (0040,0275) SQ undefined
      FE FF 00 E0 FF FF FF FF   ; item of undefined length
      40 00 07 00 'LO' 08 00 1B 24 29 43 C8 AB 'AB'   ; (0040,0007) LO 8, in Korean
      FE FF 0D E0 00 00 00 00   ; Item Delimitation Item
      FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
      """) + WalkTests.explicitImage)
}
