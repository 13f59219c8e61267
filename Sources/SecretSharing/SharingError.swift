public import DICOM

/// Why a file could not be split, or a pair not be reconstructed.
///
/// Each case is one sentence to the user; none carries a byte of the file's content.
public enum SharingError: Error, Equatable, Sendable {
  /// The input is not a DICOM file.
  case notDICOM
  /// The source changed while it was read.
  case sourceChanged
  /// Reading failed, or the source was cut short while it was read.
  case unreadable(ReadError)
  /// Writing a share or the restored file failed, with the system's error number.
  case unwritable(CInt)

  /// The file is not a PNG image at all; what it is, as far as is known.
  case notPNG(ForeignKind)
  /// The PNG file is cut off: it has `have` of `expected` bytes.
  case truncated(have: Int, expected: Int)
  /// The PNG file is damaged: its structure or a checksum does not hold.
  case damagedPNG
  /// An image, but without a share header at its end: not a share, or cropped, resized, rotated or
  /// saved as a photo.
  case noShareHeader
  /// A share of 16 bits that was saved with 8: the lower half of every sample is lost.
  case savedWithEightBits
  /// The header is readable but belongs to a picture of another size or depth.
  case geometryMismatch
  /// A share of a later version of the format.
  case newerVersion(Int)

  /// Both files are the same half of a pair.
  case sameHalfTwice(Role)
  /// The shares come from two different pairs.
  case differentPairs
  /// One share was altered: this one.
  case altered(Role)
  /// One of the shares was altered, or they do not belong together.
  case alteredOrUnrelated
  /// Both shares are authentic, but what they hold is not what this version can read.
  case malformedPayload
  /// The restored bytes are not those that were split.
  case digestMismatch
}
