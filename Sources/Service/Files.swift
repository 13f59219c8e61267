public import DICOM
internal import Glibc
public import SecretSharing
public import Spool
internal import Synchronization

/// A file of the file system, read at any place.
public struct FileSource: ByteSource {
  /// The open file.
  public let file: File
  /// The length that the file had when it was opened.
  public let count: Int

  /// Reads from an open file, whose length is asked for now.
  public init(_ file: File) throws(SystemCallError) {
    self.file = file
    count = try file.status().size
  }

  /// Reads exactly as much as the buffer takes.
  ///
  /// - Throws: ``DICOM/ReadError`` with code 0 when the file has become shorter.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    let read: Int
    do throws(SystemCallError) {
      read = try file.read(at: offset, into: buffer)
    } catch {
      throw ReadError(code: error.code)
    }
    if read < buffer.count { throw ReadError(code: 0) }
  }
}

/// A file that is read once and kept in memory, unless it is large, as long as it is worked on.
///
/// Whoever writes to the file after it was read shows in its status, as with any other file.
final class HeldSource: ByteSource {
  private let file: FileSource
  /// Empty, when the file itself is to be read.
  private let content: Mutex<[UInt8]>

  /// A longer file passes through the processors' caches all the same.
  private static let limit = 1 << 20

  var count: Int { file.count }

  /// - Parameters:
  ///   - file: an open file.
  ///   - isHeld: whether it is worth being kept.
  /// - Throws: what reading it throws.
  init(_ file: File, isHeld: Bool) throws(SystemCallError) {
    self.file = try FileSource(file)
    let mayHold = isHeld && self.file.count <= Self.limit
    content = Mutex(mayHold ? try file.contents(limit: self.file.count) : [])
  }

  /// Gives the memory back; from then on the file itself is read.
  func letGo() { content.withLock { $0 = [] } }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    let isHeld = lend(offset..<offset + buffer.count) { buffer.copyMemory(from: $0) }
    if !isHeld { try file.read(at: offset, into: buffer) }
  }

  func lend(_ range: Range<Int>, to body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    content.withLock { content in
      guard range.lowerBound >= 0, range.upperBound <= content.count else { return false }
      content.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
      return true
    }
  }
}

/// A pending file that takes a share or a restored file.
public final class FileSink: ByteSink {
  /// The file in the making.
  public let file: DurableFile

  /// Writes into a pending file.
  public init(_ file: DurableFile) { self.file = file }

  /// Appends bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    do throws(SystemCallError) {
      try file.write(bytes)
    } catch {
      throw .unwritable(error.code)
    }
  }

  /// Takes room for so many bytes.
  public func reserve(_ count: Int) throws(SharingError) {
    do throws(SystemCallError) {
      try file.reserve(count)
    } catch {
      throw .unwritable(error.code)
    }
  }
}

extension FileSource {
  private static let pieceByteCount = 1 << 20

  /// Whether another file holds the same bytes.
  func hasSameBytes(as other: FileSource) throws(ReadError) -> Bool {
    guard count == other.count else { return false }
    var offset = 0
    while offset < count {
      let range = offset..<min(offset + Self.pieceByteCount, count)
      guard try bytes(range) == other.bytes(range) else { return false }
      offset = range.upperBound
    }
    return true
  }

  /// Appends all bytes to a pending file.
  func copy(to file: DurableFile) throws {
    var offset = 0
    while offset < count {
      let range = offset..<min(offset + Self.pieceByteCount, count)
      try bytes(range).withUnsafeBytes { try file.write($0) }
      offset = range.upperBound
    }
  }
}
