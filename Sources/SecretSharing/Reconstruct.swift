/// Two shares that belong together, both authentic.
public struct Pair {
  /// The relative path the file had, as bytes; not sanitised.
  public let path: [UInt8]
  /// The length of the file, in bytes.
  public let count: Int
  /// Whether the restored file is the original byte for byte; otherwise grey levels may differ by 1.
  public let isExact: Bool
  /// SHA-256 of the original source when `isExact`.
  public let digest: [UInt8]
  /// The paper's JSON object (`dataset_json` and `metafile_json`), minified UTF-8.
  public let json: [UInt8]

  /// Takes two shares in any order, checks both tags, then reads the payload.
  ///
  /// - Throws: ``SharingError`` `sameHalfTwice`, `differentPairs`, `altered`, `alteredOrUnrelated`,
  ///   `malformedPayload`, `truncated`, `damagedPNG` or `unreadable`.
  public init(_ one: Share, _ other: Share) throws(SharingError) { fatalError() }

  /// Writes the restored file, and checks its digest at the end.
  ///
  /// What has been written must not be published when this throws.
  ///
  /// - Throws: ``SharingError`` `digestMismatch`, `unreadable`, or what the sink throws.
  public func restore(to sink: any ByteSink) throws(SharingError) { fatalError() }
}
