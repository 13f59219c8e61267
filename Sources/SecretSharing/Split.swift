internal import Cryptography
public import DICOM

/// How the payload is hidden in the cover.
public enum Mode: String, Sendable, CaseIterable {
  /// Reversible histogram shifting: the restored file is the same, byte for byte.
  case standard
  /// Least significant bits: grey levels may differ by one.
  case visual
}

/// The random values of one pair, never used for another.
public struct PairSecrets: Sendable {
  /// Draws all values.
  ///
  /// - Parameter random: overwrites the buffer with random bytes of the operating system.
  public init<E: Error>(random: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
    fatalError()
  }
}

/// Takes bytes one piece after the other.
public protocol ByteSink: AnyObject {
  /// Takes the next bytes.
  ///
  /// - Throws: ``SharingError`` `unwritable`, or whatever the sink finds wrong with the bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError)
}

/// A DICOM file that has been read and can be split.
public struct Splitter {
  /// What the walk found.
  public let file: DICOMFile
  /// SHA-256 of the source, 32 bytes.
  public let digest: [UInt8]
  /// Whether the restored file will be the same byte for byte (always, in Standard Mode).
  public let isExact: Bool
  /// What was measured on the way, for reports.
  public let report: SplitReport

  /// Reads the source once: walks it, digests it, plans the embedding.
  ///
  /// - Parameters:
  ///   - source: the DICOM file, as it is.
  ///   - path: the relative path to restore it under, as the bytes of the file system.
  ///   - mode: how to hide the payload.
  ///   - banner: lines of text to draw at the top of the patient share, or none.
  /// - Throws: ``SharingError`` `notDICOM` or `unreadable`.
  public init(_ source: any ByteSource, path: [UInt8], mode: Mode, banner: [String] = [])
    throws(SharingError)
  {
    fatalError()
  }

  /// Writes both shares.
  ///
  /// - Throws: ``SharingError`` `unreadable`, `sourceChanged`, or what a sink throws.
  public func write(
    _ secrets: PairSecrets, archive: any ByteSink, patient: any ByteSink
  ) throws(SharingError) {
    fatalError()
  }

  /// Proves a written pair: opens both, checks them fully, restores, compares every byte with the
  /// source (Visual Mode: every byte but bit 0 of the pixel words, and those by at most 1).
  ///
  /// - Throws: ``SharingError`` when they do not give back the source.
  public func verify(archive: any ByteSource, patient: any ByteSource) throws(SharingError) {
    fatalError()
  }
}

/// What splitting one file came to.
public struct SplitReport: Sendable {
  /// Length of the source, in bytes.
  public var fileBytes: Int
  /// Length of the deflated payload, in bytes.
  public var payloadBytes: Int
  /// What is worth a warning about the file, without patient data.
  public var warnings: [String]
}
