/// A data element tag: group and element number (PS3.5 section 7.1).
struct Tag: Hashable, Comparable, Sendable {
  /// The group number in the upper, the element number in the lower half.
  let rawValue: UInt32

  init(_ rawValue: UInt32) { self.rawValue = rawValue }

  var group: UInt16 { UInt16(truncatingIfNeeded: rawValue >> 16) }
  var element: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

  /// Whether the group number is odd (PS3.5 section 7.8).
  var isPrivate: Bool { rawValue & 0x0001_0000 != 0 }
  /// Whether this belongs to the File Meta Information, and to no data set (PS3.10 section 7.1).
  var isFileMeta: Bool { group == 0x0002 }
  /// Whether this element reserves a block of private elements (PS3.5 section 7.8.1).
  var isPrivateCreator: Bool { isPrivate && (0x0010...0x00FF).contains(element) }
  /// Whether this is one of the three pixel data elements (PS3.5 section 8).
  var isPixelData: Bool {
    self == .pixelData || self == .floatPixelData || self == .doubleFloatPixelData
  }

  static func < (left: Tag, right: Tag) -> Bool { left.rawValue < right.rawValue }

  // PS3.5 section 7.5: these three frame items and sequences, and have no VR.
  static let item = Tag(0xFFFE_E000)
  static let itemDelimitation = Tag(0xFFFE_E00D)
  static let sequenceDelimitation = Tag(0xFFFE_E0DD)

  static let transferSyntaxUID = Tag(0x0002_0010)
  static let specificCharacterSet = Tag(0x0008_0005)
  static let pixelRepresentation = Tag(0x0028_0103)
  static let redPaletteDescriptor = Tag(0x0028_1101)
  static let segmentedRedPalette = Tag(0x0028_1221)
  static let lutDescriptor = Tag(0x0028_3002)
  static let realWorldValueMapping = Tag(0x0040_9096)
  static let floatPixelData = Tag(0x7FE0_0008)
  static let doubleFloatPixelData = Tag(0x7FE0_0009)
  static let pixelData = Tag(0x7FE0_0010)
  static let digitalSignatures = Tag(0xFFFA_FFFA)
}
