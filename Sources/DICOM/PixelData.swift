/// Where the value of a pixel data element lies (PS3.5 section 8).
public struct PixelData: Equatable, Sendable {
  /// Which of (7FE0,0008), (7FE0,0009) and (7FE0,0010) it is.
  public let element: UInt16
  /// The value's bytes in the file, clipped to the file's end.
  ///
  /// With undefined length: from the Basic Offset Table's item tag to before the Sequence
  /// Delimitation Item.
  public let range: Range<Int>
  /// Whether the value is a sequence of fragments (PS3.5 section A.4).
  public let isEncapsulated: Bool
  /// Whether the words are big endian: in Explicit VR Big Endian (PS3.5 section A.3, retired), and
  /// in GE's private syntax, which has nothing else in big endian.
  public let isBigEndian: Bool
}
