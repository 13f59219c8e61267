package import DICOM
package import Spool

/// A file that is read once and kept in memory, unless it is large, as long as it is worked on.
///
/// A write to the file after it was read shows in its status, as with any other file.
package final class CachedSource: ByteSource {
  private let file: FileSource
  /// Empty, when the file itself is to be read.
  private let content: [UInt8]

  /// A longer file passes through the processors' caches all the same.
  private static let limit = 1 << 20

  /// The length that the file had when it was opened.
  package var count: Int { file.count }

  /// - Parameters:
  ///   - file: an open file.
  ///   - isHeld: whether it is worth being kept.
  /// - Throws: what reading it throws.
  package init(_ file: File, isHeld: Bool) throws(SystemCallError) {
    self.file = try FileSource(file)
    let mayHold = isHeld && self.file.count <= Self.limit
    content = mayHold ? try file.contents(limit: self.file.count) : []
  }

  /// Reads from memory, or from the file.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    let isHeld = lend(offset..<offset + buffer.count) { buffer.copyMemory(from: $0) }
    if !isHeld { try file.read(at: offset, into: buffer) }
  }

  /// Lends what is kept in memory.
  package func lend(_ range: Range<Int>, to body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= content.count else { return false }
    content.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    return true
  }
}
