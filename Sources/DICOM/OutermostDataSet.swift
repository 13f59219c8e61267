/// What a walk keeps of the outermost data set: its pixel data, and a few short values.
struct OutermostDataSet {
  /// The longest value that is kept; all of them are shorter in PS3.5 section 6.2.
  static let longestValue = 1024

  struct Value {
    let vr: VR
    /// Empty when the value is too long, too.
    let bytes: [UInt8]
    let isBigEndian: Bool
    let isEmpty: Bool
  }

  private(set) var values: [UInt32: Value] = [:]
  private(set) var pixelData: PixelData?
  /// Those elements that are there of which the presence says something about the pixels.
  private(set) var marks: Set<Tag> = []

  private static func isWanted(_ tag: Tag) -> Bool {
    switch tag.rawValue {
    case 0x0008_0005, 0x0008_0016, 0x0008_0018, 0x0008_0020, 0x0008_0050, 0x0008_0060: true
    case 0x0008_9205: true
    case 0x0010_0020, 0x0010_0021, 0x0020_000D: true
    case 0x0028_0002, 0x0028_0004, 0x0028_0006, 0x0028_0008, 0x0028_0010, 0x0028_0011: true
    case 0x0028_0100...0x0028_0103, 0x0028_0120, 0x0028_0121: true
    default: false
    }
  }

  /// Keeps the value if it is one of those wanted.
  mutating func read(
    _ tag: Tag, vr: VR, _ range: Range<Int>, encoding: Encoding, from window: inout ByteWindow
  ) throws(ReadError) {
    guard Self.isWanted(tag) else { return }
    let bytes =
      range.count <= Self.longestValue
      ? try window.copy(range.count, at: range.lowerBound) : []
    values[tag.rawValue] = Value(
      vr: vr, bytes: bytes, isBigEndian: encoding.isBigEndian, isEmpty: range.isEmpty)
  }

  /// Keeps that an element is there if it says something about the pixels.
  ///
  /// Real World Value Mappings stand in functional groups, too (PS3.3 section C.7.6.16.2.11); palettes
  /// and signatures further inside are those of something else.
  mutating func mark(_ tag: Tag, depth: Int) {
    switch tag {
    case .realWorldValueMapping: marks.insert(tag)
    case .redPaletteDescriptor, .segmentedRedPalette, .digitalSignatures:
      if depth == 0 { marks.insert(tag) }
    default: break
    }
  }

  /// Keeps the longest pixel data value.
  mutating func add(_ found: PixelData) {
    if let pixelData, pixelData.range.count >= found.range.count { return }
    pixelData = found
  }

  /// Whether zeros from `start` to the end of the file can be padding.
  ///
  /// After pixel data they are. Where an image is described but not there, a file was made in its
  /// full size and is being filled. Other data sets are padded to a multiple of a disk block.
  func explainsZeros(from start: Int, to end: Int) -> Bool {
    if pixelData != nil { return true }
    let describesImage = values[0x0028_0010] != nil || values[0x0028_0100] != nil
    return !describesImage && end - start < 512 && end % 512 == 0
  }

  /// Whether there is more than padding; too long a value is something, too.
  func hasValue(_ tag: UInt32) -> Bool {
    guard let value = values[tag] else { return false }
    return !value.isEmpty && (!value.vr.isText || value.bytes.isEmpty || text(tag) != nil)
  }

  /// The value as a number: binary, or written in digits; `nil` if it has a wrong length.
  func integer(_ tag: UInt32) -> Int? {
    guard let value = values[tag] else { return nil }
    if value.vr.isText { return Self.decimal(value.bytes) }
    let bytes = value.isBigEndian ? value.bytes : value.bytes.reversed()
    switch (value.vr, bytes.count) {
    case (.SS, 2): return Int(Int16(bitPattern: UInt16(bytes[0]) << 8 | UInt16(bytes[1])))
    case (_, 2), (.UL, 4): return bytes.reduce(0) { $0 << 8 | Int($1) }
    default: return nil
    }
  }

  /// The value of two bytes as a word without sign.
  func word(_ tag: UInt32) -> Int? {
    guard let value = values[tag], let number = integer(tag) else { return nil }
    if value.vr.isText { return (-32768...65535).contains(number) ? number & 0xFFFF : nil }
    return value.bytes.count == 2 ? number & 0xFFFF : nil
  }

  /// The bytes of a text value without padding; `nil` if there are none.
  func text(_ tag: UInt32) -> [UInt8]? {
    guard let bytes = values[tag]?.bytes else { return nil }
    let isPadding: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0 }
    guard let first = bytes.firstIndex(where: { !isPadding($0) }),
      let last = bytes.lastIndex(where: { !isPadding($0) })
    else { return nil }
    return Array(bytes[first...last])
  }

  /// The text of a value in the data set's character set, as UTF-8 without padding.
  func decodedText(_ tag: UInt32, _ decoder: inout TextDecoder) -> String? {
    guard let bytes = text(tag) else { return nil }
    let set = values[0x0008_0005].map { SpecificCharacterSet($0.bytes) } ?? .absent
    var decoded: [UInt8] = []
    bytes.withUnsafeBufferPointer { decoder.append($0, in: set, to: &decoded) }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// A number in decimal digits, as `IS` has it, between spaces.
  private static func decimal(_ bytes: [UInt8]) -> Int? {
    let text = bytes.split { $0 == 0x20 || $0 == 0 }
    // More than one value, or none, or one that no image can have.
    guard text.count == 1, let digits = text.first, digits.count <= 12 else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
