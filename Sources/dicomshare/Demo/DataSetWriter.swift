/// Writes a small DICOM file, explicit VR little endian (PS3.5 section 7.1.2).
struct DataSetWriter {
  /// The encoded data elements; they must be added in the order of their tags.
  private(set) var bytes: [UInt8] = []

  /// Adds text; an odd length is padded, UIDs with a zero byte (PS3.5 section 6.2).
  mutating func text(_ tag: UInt32, _ vr: String, _ value: String) {
    add(tag, vr, padded(Array(value.utf8), with: vr == "UI" ? 0 : UInt8(ascii: " ")))
  }

  /// Adds unsigned 16-bit numbers.
  mutating func us(_ tag: UInt32, _ values: UInt16...) {
    add(tag, "US", values.flatMap(\.littleEndianBytes))
  }

  /// Adds bytes.
  mutating func ob(_ tag: UInt32, _ value: [UInt8]) { add(tag, "OB", padded(value, with: 0)) }

  /// Adds 16-bit words.
  mutating func ow(_ tag: UInt32, _ values: [UInt16]) {
    add(tag, "OW", values.flatMap(\.littleEndianBytes))
  }

  /// Adds 16-bit words whose bytes are in order already.
  mutating func ow(_ tag: UInt32, bytes: [UInt8]) { add(tag, "OW", bytes) }

  /// Adds a tag that other elements point with.
  mutating func at(_ tag: UInt32, _ value: UInt32) {
    add(tag, "AT", Self.encoded(value))
  }

  /// Adds a sequence of items, all of defined length (PS3.5 section 7.5).
  mutating func sq(_ tag: UInt32, _ items: [DataSetWriter]) {
    let encoded = items.flatMap { item in
      Self.encoded(0xFFFE_E000) + UInt32(item.bytes.count).littleEndianBytes + item.bytes
    }
    add(tag, "SQ", encoded)
  }

  private mutating func add(_ tag: UInt32, _ vr: String, _ value: [UInt8]) {
    bytes += Self.encoded(tag) + Array(vr.utf8)
    if ["OB", "OW", "SQ", "UT"].contains(vr) {
      bytes += [0, 0] + UInt32(value.count).littleEndianBytes
    } else {
      bytes += UInt16(value.count).littleEndianBytes
    }
    bytes += value
  }

  private func padded(_ value: [UInt8], with padding: UInt8) -> [UInt8] {
    value.count % 2 == 0 ? value : value + [padding]
  }

  private static func encoded(_ tag: UInt32) -> [UInt8] {
    UInt16(tag >> 16).littleEndianBytes + UInt16(tag & 0xFFFF).littleEndianBytes
  }

  /// The file: preamble, File Meta Information, data set (PS3.10 section 7.1).
  func file(sopClass: String, sopInstance: String) -> [UInt8] {
    var meta = DataSetWriter()
    meta.ob(0x0002_0001, [0, 1])
    meta.text(0x0002_0002, "UI", sopClass)
    meta.text(0x0002_0003, "UI", sopInstance)
    meta.text(0x0002_0010, "UI", "1.2.840.10008.1.2.1")
    // An implementation class UID of this program's own, from a UUID (PS3.5 section B.2).
    meta.text(0x0002_0012, "UI", "2.25.285160294150493086241094271069358714001")
    meta.text(0x0002_0013, "SH", "DICOMSHARE_DEMO")
    var length = DataSetWriter()
    length.add(0x0002_0000, "UL", UInt32(meta.bytes.count).littleEndianBytes)
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length.bytes + meta.bytes
      + bytes
  }
}

extension FixedWidthInteger {
  /// The bytes, least significant first.
  var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
