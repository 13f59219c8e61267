internal import Cryptography
package import DICOM
package import Spool

/// `SHA256SUMS`: what `sha256sum -c` reads (sha256sum(1)).
package struct Checksums {
  /// The file.
  package private(set) var bytes: [UInt8] = []

  private static let pieceByteCount = 1 << 20

  /// No files yet.
  package init() {}

  /// Adds a file that is read for it.
  package mutating func add(_ source: FileSource, _ name: Name) throws(ReadError) {
    let hash = SHA256()
    var offset = 0
    while offset < source.count {
      let piece = try source.bytes(offset..<min(offset + Self.pieceByteCount, source.count))
      piece.withUnsafeBytes { hash.update($0) }
      offset += piece.count
    }
    add(digest: hash.finish(), name)
  }

  /// Adds a file whose content is known.
  package mutating func add(_ content: [UInt8], _ name: Name) {
    add(digest: SHA256.digest(content), name)
  }

  private mutating func add(digest: [UInt8], _ name: Name) {
    bytes += Array("\(digest.hexadecimal)  ".utf8) + name.bytes + [0x0A]
  }
}
