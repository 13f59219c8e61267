@testable import DICOM
import Testing

/// The object of the metadata says so where the file holds more than it tells.
struct AbridgedTests {
  /// Whether the object of a file has the mark.
  func isMarked(_ bytes: [UInt8]) throws -> Bool {
    let source = MemorySource(bytes)
    let metadata = try DICOMFile(source).metadata(source)
    let hasMark = String(decoding: metadata.json, as: UTF8.self)
      .hasSuffix(#","dicomshare_incomplete":true}"#)
    #expect(metadata.isComplete != hasMark)
    return hasMark
  }

  static func explicit(_ elements: String) -> [UInt8] {
    part10(
      UID.explicitLittle,
      vector(
        """
        08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) CS 2 Modality
        \(elements)
        """) + WalkTests.explicitImage)
  }

  static let files: [(what: Irregularity, name: Comment, bytes: [UInt8])] = [
    (.cut, "a value that is cut off", Array(explicit("").dropLast())),
    (
      .leftOut, "an item outside of any sequence",
      explicit(
        """
        FE FF 00 E0 0C 00 00 00   ; item of 12 bytes
        40 00 07 00 'LO' 04 00 'HIDE'   ; (0040,0007) LO 4
        """)
    ),
    (
      .leftOut, "an item inside an item",
      explicit(
        """
        40 00 75 02 'SQ' 00 00 1C 00 00 00   ; (0040,0275) SQ 28
        FE FF 00 E0 14 00 00 00   ; item of 20 bytes
        FE FF 00 E0 0C 00 00 00   ; item of 12 bytes
        40 00 07 00 'LO' 04 00 'HIDE'   ; (0040,0007) LO 4
        """)
    ),
    (
      .leftOut, "no item behind the first one",
      explicit(
        """
        40 00 75 02 'SQ' 00 00 14 00 00 00   ; (0040,0275) SQ 20
        FE FF 00 E0 00 00 00 00   ; item of 0 bytes
        40 00 07 00 'LO' 04 00 'HIDE'   ; (0040,0007) LO 4
        """)
    ),
    (
      .leftOut, "a delimitation before the length is used up",
      explicit(
        """
        40 00 75 02 'SQ' 00 00 24 00 00 00   ; (0040,0275) SQ 36
        FE FF 00 E0 00 00 00 00   ; item of 0 bytes
        FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item
        FE FF 00 E0 0C 00 00 00   ; item of 12 bytes
        40 00 07 00 'LO' 04 00 'HIDE'   ; (0040,0007) LO 4
        """)
    ),
    (
      .leftOut, "a few bytes at the end of an item",
      explicit(
        """
        40 00 75 02 'SQ' 00 00 17 00 00 00   ; (0040,0275) SQ 23
        FE FF 00 E0 0F 00 00 00   ; item of 15 bytes
        40 00 07 00 'LO' 04 00 'TOLD' 'HID'   ; (0040,0007) LO 4
        """)
    ),
    (
      .valueTooLong, "a header that does not end in its item",
      explicit(
        """
        40 00 75 02 'SQ' 00 00 10 00 00 00   ; (0040,0275) SQ 16
        FE FF 00 E0 08 00 00 00   ; item of 8 bytes
        42 00 11 00 'OB' 00 00   ; (0042,0011) OB without a length
        """)
    ),
    (
      .valueTooLong, "a value that goes beyond its item",
      explicit(
        """
        40 00 75 02 'SQ' 00 00 14 00 00 00   ; (0040,0275) SQ 20
        FE FF 00 E0 0C 00 00 00   ; item of 12 bytes
        40 00 07 00 'LO' 06 00 'TOLD'   ; (0040,0007) LO 6
        """)
    ),
    (.repeatedMeta, "two preambles", part10(UID.implicitLittle) + explicit("")),
    (
      .severalPixelData, "two outermost pixel data",
      explicit("") + vector("E0 7F 10 00 'OB' 00 00 04 00 00 00 'HIDE'")
    ),
    (.afterPixels, "text behind the pixels", explicit("") + Array("1234567890".utf8)),
    (.strayBytes, "text before the data set", Array("HIDE".utf8) + explicit("").dropFirst(128)),
    (.badDeflate, "damaged", part10(UID.deflated, [0xFF, 0xFF, 0xFF, 0xFF])),
    (.afterDeflate, "text behind the stream", DeflatedTests.file + Array("HIDE".utf8)),
  ]

  @Test func whatIsLeftOutIsMarked() throws {
    for (what, name, bytes) in Self.files {
      #expect(try isMarked(bytes), name)
      let warnings = try DICOMFile(MemorySource(bytes)).warnings
      #expect(warnings.contains { $0.hasPrefix(what.rawValue) }, name)
    }
  }

  /// It is left out of an item whether or not other elements stand out of order.
  @Test func fileMetaInformationInAnItemIsLeftOutAndMarked() throws {
    for order in ["", "08 00 05 00 'CS' 00 00   ; (0008,0005) CS 0, out of order"] {
      let bytes = part10(
        UID.explicitLittle,
        vector(
          """
          08 00 60 00 'CS' 02 00 'CT'   ; (0008,0060) CS 2 Modality
          40 00 75 02 'SQ' 00 00 1E 00 00 00   ; (0040,0275) SQ 30
          FE FF 00 E0 16 00 00 00   ; item of 22 bytes
          02 00 16 00 'AE' 02 00 'X '   ; (0002,0016) AE 2
          40 00 07 00 'LO' 04 00 'TOLD'   ; (0040,0007) LO 4
          \(order)
          """))
      #expect(try isMarked(bytes))
      let source = MemorySource(bytes)
      let json = String(decoding: try DICOMFile(source).metadata(source).json, as: UTF8.self)
      #expect(json.contains(#""Value":[{"00400007":{"vr":"LO","Value":["TOLD"]}}]"#))
    }
  }

  /// Wherever an object ends that is too long, also where the data set just fits.
  @Test func whatIsTooLongForTheObjectIsMarked() throws {
    let source = MemorySource(Self.explicit(""))
    let file = try DICOMFile(source)
    let whole = try file.metadata(source)
    #expect(whole.isComplete)
    for limit in 0...whole.json.count {
      let metadata = try file.metadata(source, limit: limit)
      #expect(metadata.isComplete == (metadata.json == whole.json), "\(limit)")
    }
  }

  static let texts: [(set: String, name: String, isRead: Bool)] = [
    ("'ISO_IR 192'", "'M' FC 'ller^J' F6 'rg'", false), ("'ISO_IR 192'", "C3 BC 20", true),
    ("'ISO_IR 192'", "EF BF BD 'A'", true), ("'GB18030 '", "'A' FF 'B '", false),
    ("'ISO_IR 127'", "A1 20", false), ("'ISO_IR 100'", "A1 20", true),
    ("'\\ISO 2022 IR 87 '", "1B 24 42 FF FF", false),
    ("'\\ISO 2022 IR 87 '", "1B 24 42 3B 33 1B 28 42", true),
    ("'ISO 2022 IR 100\\ISO 2022 IR 127 '", "1B 2D 47 A1 '^A'", false),
  ]

  @Test(arguments: texts)
  func textThatIsNotInItsCharacterSetIsMarked(
    _ set: String, _ name: String, _ isRead: Bool
  ) throws {
    let bytes = OddTextTests.named(set, name)
    #expect(try isMarked(bytes) == !isRead)
    let source = MemorySource(bytes)
    let warnings = try DICOMFile(source).metadata(source).warnings
    #expect(warnings.count == (isRead ? 0 : 1))
    #expect(warnings.allSatisfy { $0.hasPrefix(Irregularity.undecodedText.rawValue) })
  }

  /// Each reason to leave something out has a file above, or a test where its bounds are tested.
  @Test func eachReasonHasATest() {
    let elsewhere: Set<Irregularity> = [
      .tooDeep, .tooMany, .deflateTooLong, .undecodedText,
    ]
    #expect(Irregularity.abridging == elsewhere.union(Self.files.map(\.what)))
  }

  @Test func whatIsAllToldIsNotMarked() throws {
    let files: [(name: Comment, bytes: [UInt8])] = [
      ("a file without faults", Self.explicit("")),
      ("zeros at the end", Self.explicit("") + [0, 0, 0, 0]),
      ("a checksum behind a stream", DeflatedTests.file + [1, 2, 3, 4, 5, 6, 7, 8]),
      (
        "a delimitation that nothing needs",
        Self.explicit("FE FF DD E0 00 00 00 00   ; Sequence Delimitation Item")
      ),
      (
        "a delimitation at the end of a sequence of defined length",
        Self.explicit(
          "40 00 75 02 'SQ' 00 00 10 00 00 00 FE FF 00 E0 00 00 00 00 FE FF DD E0 00 00 00 00")
      ),
      (
        "a missing delimitation",
        Self.explicit("40 00 75 02 'SQ' 00 00 FF FF FF FF FE FF 00 E0 00 00 00 00")
      ),
    ]
    for (name, bytes) in files { #expect(!(try isMarked(bytes)), name) }
  }
}
