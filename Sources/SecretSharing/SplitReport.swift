/// What splitting one file came to.
public struct SplitReport: Equatable, Sendable {
  /// Length of the source, in bytes.
  public var fileBytes: Int
  /// Length of the JSON object, in bytes.
  public var jsonBytes: Int
  /// Length of the deflated payload, in bytes.
  public var payloadBytes: Int
  /// How many bytes of the payload lie in the image itself.
  public var hiddenBytes: Int
  /// Width of the shares, in pixels.
  public var width: Int
  /// Height of the shares without banner, in pixels.
  public var height: Int
  /// Bits of a sample, 8 or 16.
  public var bits: Int
  /// Samples of a pixel, 1 or 3.
  public var channels: Int
  /// Rows that hold the picture.
  public var imageRows: Int
  /// Rows that hold what the picture could not hide.
  public var spillRows: Int
  /// What is worth a warning about the file, without patient data.
  public var warnings: [String]
  /// Why the restored file will be the same byte for byte; `nil` when it will not.
  public var whyExact: ExactReason?
}

extension SplitReport {
  /// Of nothing.
  package static var zero: SplitReport {
    SplitReport(
      fileBytes: 0, jsonBytes: 0, payloadBytes: 0, hiddenBytes: 0, width: 0, height: 0, bits: 0,
      channels: 0, imageRows: 0, spillRows: 0, warnings: [])
  }
}
