package import DICOM
internal import Glibc
package import Spool

/// A file of the file system, read at any place.
package struct FileSource: ByteSource {
  /// The open file.
  package let file: File
  /// The length that the file had when it was opened.
  package let count: Int

  /// Reads from an open file, whose length is asked for now.
  package init(_ file: File) throws(SystemCallError) {
    self.file = file
    count = try file.status().size
  }

  /// Reads exactly as much as the buffer takes.
  ///
  /// - Throws: ``DICOM/ReadError`` with code 0 when the file has become shorter.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    let read: Int
    do throws(SystemCallError) {
      read = try file.read(at: offset, into: buffer)
    } catch {
      throw ReadError(code: error.code)
    }
    if read < buffer.count { throw ReadError(code: 0) }
  }
}

extension FileSource {
  private static let pieceByteCount = 1 << 20

  /// Whether another file holds the same bytes.
  package func hasSameBytes(as other: FileSource) throws(ReadError) -> Bool {
    guard count == other.count else { return false }
    var offset = 0
    while offset < count {
      let range = offset..<min(offset + Self.pieceByteCount, count)
      guard try bytes(range) == other.bytes(range) else { return false }
      offset = range.upperBound
    }
    return true
  }

  /// Whether another file holds the same bytes, for callers of the file system.
  ///
  /// - Throws: what reading says; EIO when one of them became shorter.
  package func holdsSameBytes(as other: FileSource) throws(SystemCallError) -> Bool {
    do throws(ReadError) {
      return try hasSameBytes(as: other)
    } catch {
      throw SystemCallError(call: "pread", code: error.code == 0 ? EIO : error.code)
    }
  }

  /// Appends all bytes to a file in the making.
  ///
  /// - Throws: what reading and writing say; EIO when this file became shorter.
  package func copy(to file: DurableFile) throws(SystemCallError) {
    try forEachPiece { piece throws(SystemCallError) in try file.write(piece) }
  }

  /// Puts all bytes into an empty file in the making, on the medium, and compares what is there then.
  ///
  /// - Throws: what reading and writing say; EIO when the medium gives back something else.
  package func fill(_ file: DurableFile) throws(SystemCallError) {
    try copy(to: file)
    try file.reopen()
    guard try FileSource(file.file).holdsSameBytes(as: self) else {
      throw SystemCallError(call: "write", code: EIO)
    }
  }

  /// A copy of a file in memory, as it is now; nil when it is longer than `limit` bytes.
  ///
  /// What passes it on, and closes it, asks no file server.
  package static func inMemory(_ file: File, limit: Int) throws(SystemCallError) -> File? {
    let source = try FileSource(file)
    guard source.count <= limit else { return nil }
    let copy = try File(inMemory: "dicomshare-source")
    try copy.write(file.contents(limit: source.count))
    return copy
  }

  /// Appends all bytes to a file in the making that has no name yet.
  ///
  /// - Throws: what reading and writing say; EIO when this file became shorter.
  package func copy(to file: PendingFile) throws(SystemCallError) {
    try forEachPiece { piece throws(SystemCallError) in try file.append(piece) }
  }

  private func forEachPiece(
    _ body: (UnsafeRawBufferPointer) throws(SystemCallError) -> Void
  ) throws(SystemCallError) {
    var offset = 0
    while offset < count {
      let range = offset..<min(offset + Self.pieceByteCount, count)
      let piece: [UInt8]
      do throws(ReadError) {
        piece = try bytes(range)
      } catch {
        throw SystemCallError(call: "pread", code: error.code == 0 ? EIO : error.code)
      }
      try piece.withUnsafeBufferPointer { piece throws(SystemCallError) in
        try body(UnsafeRawBufferPointer(piece))
      }
      offset = range.upperBound
    }
  }
}
