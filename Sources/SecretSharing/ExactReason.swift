/// Why a file comes back byte for byte.
public enum ExactReason: UInt8, Sendable {
  /// Standard Mode always does that.
  case standard
  /// Visual Mode changes shades of gray and color only: the pixels are something else, or more, or are
  /// signed, or there are none.
  case notApplicable
  /// The picture has too few pixels for what is to be hidden in their lowest bits.
  case tooSmall
}
