package import DICOM
internal import SecretSharing

/// What a worker has restored, and proved by its digest.
package struct Restoration: Equatable, Sendable {
  /// The relative path that the file had, as bytes; not sanitized.
  package let path: [UInt8]
  /// The length of the file, in bytes.
  package let count: Int
  /// Whether the file is the original byte for byte; otherwise gray levels may differ by 1.
  package let isExact: Bool
  /// SHA-256 of the source; when not `isExact`, with bit 0 of each pixel word cleared.
  package let digest: [UInt8]
  /// Whose exam the restored file is; nil when nothing was written, or what was split is no DICOM
  /// file for this version.
  package let identity: Identity?

  init(path: [UInt8], count: Int, isExact: Bool, digest: [UInt8], identity: Identity?) {
    self.path = path
    self.count = count
    self.isExact = isExact
    self.digest = digest
    self.identity = identity
  }

  init(_ pair: Pair, identity: Identity?) {
    path = pair.path
    count = pair.count
    isExact = pair.isExact
    digest = pair.digest
    self.identity = identity
  }
}

extension Restoration {
  func write(to writer: inout MessageWriter) {
    writer.append(path)
    writer.append(count)
    writer.append(isExact)
    writer.append(digest)
    writer.append(identity != nil)
    identity?.write(to: &writer)
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    path = try reader.array()
    count = try reader.count()
    isExact = try reader.flag()
    digest = try reader.array(count: 32)
    identity = try reader.flag() ? try Identity(&reader) : nil
  }
}
