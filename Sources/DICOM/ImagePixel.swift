/// The Image Pixel module's attributes that shape a raster (PS3.3 section C.7.6.3).
///
/// Numbers are taken in whatever VR they stand. Those that their own VR cannot hold are no numbers:
/// whoever calculates with them may multiply any five without overflow.
public struct ImagePixel: Equatable, Sendable {
  /// (0028,0010) Rows.
  public var rows: Int?
  /// (0028,0011) Columns.
  public var columns: Int?
  /// (0028,0008) Number of Frames, at least 1.
  public var frames: Int?
  /// (0028,0002) Samples per Pixel.
  public var samplesPerPixel: Int?
  /// (0028,0006) Planar Configuration.
  public var planarConfiguration: Int?
  /// (0028,0100) Bits Allocated.
  public var bitsAllocated: Int?
  /// (0028,0101) Bits Stored.
  public var bitsStored: Int?
  /// (0028,0102) High Bit.
  public var highBit: Int?
  /// Whether (0028,0103) Pixel Representation says that samples have a sign.
  public var isSigned: Bool
  /// (0028,0004) Photometric Interpretation.
  public var photometricInterpretation: String?
  /// (0028,0120) Pixel Padding Value as a word without sign, whatever Pixel Representation says.
  public var pixelPaddingValue: Int?
  /// (0028,0121) Pixel Padding Range Limit, in the same way.
  public var pixelPaddingRangeLimit: Int?
  /// (0008,9205) Pixel Presentation.
  public var pixelPresentation: String?
  /// Whether there is a palette: the words, or some of them, are indices (PS3.3 section C.7.6.19).
  public var hasPalette: Bool
  /// Whether there are Real World Value Mappings: the words are quantities.
  public var hasRealWorldValues: Bool
  /// Whether the data set is signed, and perhaps its pixels (PS3.15 annex C).
  public var hasSignature: Bool
  /// (0008,0016) SOP Class UID.
  public var sopClass: String?
  /// (0008,0060) Modality.
  public var modality: String?
  /// Whether each number that is there is one that its attribute can have.
  public var isPossible: Bool
}

extension ImagePixel {
  /// What a US can hold (PS3.5 section 6.2).
  private static let short = 0...Int(UInt16.max)
  /// What an IS can hold, from the first frame on.
  private static let frameCounts = 1...Int(Int32.max)

  /// Takes the attributes from where they are known to be.
  init(_ dataSet: OutermostDataSet) {
    var isPossible = true
    func number(_ tag: UInt32, _ bounds: ClosedRange<Int> = Self.short) -> Int? {
      guard dataSet.hasValue(tag) else { return nil }
      guard let number = dataSet.integer(tag), bounds.contains(number) else {
        isPossible = false
        return nil
      }
      return number
    }
    func word(_ tag: UInt32) -> Int? {
      let word = dataSet.word(tag)
      if word == nil, dataSet.hasValue(tag) { isPossible = false }
      return word
    }
    func text(_ tag: UInt32) -> String? {
      dataSet.text(tag).map { String(decoding: $0, as: UTF8.self) }
    }
    samplesPerPixel = number(0x0028_0002)
    photometricInterpretation = text(0x0028_0004)
    planarConfiguration = number(0x0028_0006)
    frames = number(0x0028_0008, Self.frameCounts)
    rows = number(0x0028_0010)
    columns = number(0x0028_0011)
    bitsAllocated = number(0x0028_0100)
    bitsStored = number(0x0028_0101)
    highBit = number(0x0028_0102)
    isSigned = number(0x0028_0103) == 1
    pixelPaddingValue = word(0x0028_0120)
    pixelPaddingRangeLimit = word(0x0028_0121)
    pixelPresentation = text(0x0008_9205)
    hasPalette = !dataSet.marks.isDisjoint(with: [.redPaletteDescriptor, .segmentedRedPalette])
    hasRealWorldValues = dataSet.marks.contains(.realWorldValueMapping)
    hasSignature = dataSet.marks.contains(.digitalSignatures)
    sopClass = text(0x0008_0016)
    modality = text(0x0008_0060)
    self.isPossible = isPossible
  }
}
