public import DICOM

/// Which half of a pair a share is.
public enum Role: UInt8, Sendable {
  /// The half that stays in the institution.
  case archive = 0x41
  /// The half that leaves with the patient.
  case patient = 0x50
}

/// The 128 random bits that both shares of a pair carry.
public struct PairID: Hashable, Sendable, CustomStringConvertible {
  /// The 16 bytes.
  public let bytes: [UInt8]
  /// The bytes in hexadecimal.
  public var description: String { fatalError() }
}

/// A share that has been opened: its header is read, its samples are not held.
public struct Share: Sendable {
  /// Which half this is.
  public let role: Role
  /// What both halves have in common.
  public let pairID: PairID

  /// Opens a share; reads only its beginning and end when it is as this program wrote it.
  ///
  /// - Throws: ``SharingError`` `notPNG`, `truncated`, `damagedPNG`, `noShareHeader`,
  ///   `geometryMismatch`, `newerVersion` or `unreadable`.
  public init(_ source: any ByteSource) throws(SharingError) { fatalError() }

  /// Reads the whole file and checks everything that can be checked without the other half.
  ///
  /// - Throws: ``SharingError`` `truncated`, `damagedPNG` or `unreadable`.
  public func verify() throws(SharingError) { fatalError() }
}
