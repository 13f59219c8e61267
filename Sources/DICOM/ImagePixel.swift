/// The Image Pixel module's attributes that shape a raster (PS3.3 section C.7.6.3).
public struct ImagePixel: Equatable, Sendable {
  /// (0028,0010) Rows.
  public var rows: Int?
  /// (0028,0011) Columns.
  public var columns: Int?
  /// (0028,0008) Number of Frames.
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
  /// (0008,0016) SOP Class UID.
  public var sopClass: String?
}

extension ImagePixel {
  /// Takes the attributes from where they are known to be.
  init(_ dataSet: OutermostDataSet) {
    samplesPerPixel = dataSet.integer(0x0028_0002)
    photometricInterpretation = dataSet.text(0x0028_0004).map {
      String(decoding: $0, as: UTF8.self)
    }
    planarConfiguration = dataSet.integer(0x0028_0006)
    frames = dataSet.integer(0x0028_0008)
    rows = dataSet.integer(0x0028_0010)
    columns = dataSet.integer(0x0028_0011)
    bitsAllocated = dataSet.integer(0x0028_0100)
    bitsStored = dataSet.integer(0x0028_0101)
    highBit = dataSet.integer(0x0028_0102)
    isSigned = dataSet.integer(0x0028_0103) == 1
    pixelPaddingValue = dataSet.word(0x0028_0120)
    pixelPaddingRangeLimit = dataSet.word(0x0028_0121)
    sopClass = dataSet.text(0x0008_0016).map { String(decoding: $0, as: UTF8.self) }
  }
}
