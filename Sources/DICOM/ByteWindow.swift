/// A piece of a ``ByteSource`` in memory that follows the walk.
///
/// Jumps read little and sequential reading reads more and more, so that a walk over the fragments
/// of a large file does not read the fragments.
struct ByteWindow {
  /// What is read at once, at most, and the longest piece that ``load(_:at:)`` can hold.
  static let capacity = 1 << 16
  private static let smallest = 512
  private static let first = 1 << 14

  let source: any ByteSource
  /// The length of the source, in bytes.
  let count: Int
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0
  private var nextSize = ByteWindow.first

  init(_ source: any ByteSource) {
    self.source = source
    count = source.count
    buffer = []
  }

  /// Makes `length` bytes at `offset` available; they must lie in the source.
  ///
  /// - Returns: the index of the first of them in the buffer.
  private mutating func load(_ length: Int, at offset: Int) throws(ReadError) -> Int {
    if offset >= start, length <= end - offset { return offset - start }
    let isNext = end == 0 || offset >= start && offset <= end
    let size = min(max(length, isNext ? nextSize : Self.smallest), count - offset)
    nextSize = min(max(size * 4, Self.smallest), Self.capacity)
    if buffer.count < size {
      buffer = [UInt8](repeating: 0, count: min(count, max(size, nextSize)))
    }
    // What is in the buffer is gone, also when the read fails half-way.
    start = offset
    end = offset
    let source = self.source
    try buffer.withUnsafeMutableBufferPointer { buffer throws(ReadError) in
      let piece = UnsafeMutableRawBufferPointer(buffer)[..<size]
      try source.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: piece))
    }
    end = offset + size
    return 0
  }

  /// Lets `body` see `length` bytes at `offset`, which must lie in the source.
  mutating func withBytes<Result>(
    _ length: Int, at offset: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(ReadError) -> Result {
    let index = try load(length, at: offset)
    return buffer.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[index..<index + length]))
    }
  }

  /// The two bytes at `offset` as a number.
  mutating func uint16(at offset: Int, bigEndian: Bool) throws(ReadError) -> UInt16 {
    let index = try load(2, at: offset)
    let value = UInt16(buffer[index]) | UInt16(buffer[index + 1]) << 8
    return bigEndian ? value.byteSwapped : value
  }

  /// The four bytes at `offset` as a number.
  mutating func uint32(at offset: Int, bigEndian: Bool) throws(ReadError) -> UInt32 {
    let index = try load(4, at: offset)
    let low = UInt32(buffer[index]) | UInt32(buffer[index + 1]) << 8
    let value = low | UInt32(buffer[index + 2]) << 16 | UInt32(buffer[index + 3]) << 24
    return bigEndian ? value.byteSwapped : value
  }

  /// The four bytes at `offset` as a tag.
  mutating func tag(at offset: Int, bigEndian: Bool) throws(ReadError) -> Tag {
    // Group and element number are two numbers of 16 bits, one after the other.
    let value = try uint32(at: offset, bigEndian: bigEndian)
    return Tag(bigEndian ? value : value << 16 | value >> 16)
  }

  /// A copy of the bytes at `offset`.
  mutating func copy(_ length: Int, at offset: Int) throws(ReadError) -> [UInt8] {
    try withBytes(length, at: offset) { Array($0) }
  }

  /// Where the first byte that is not zero lies, from `offset` on; `count` if there is none.
  mutating func firstNonZero(from offset: Int) throws(ReadError) -> Int {
    var offset = offset
    // Searches are often short, and many of them must not read much more than the file.
    var size = Self.smallest
    while offset < count {
      let length = min(size, count - offset)
      let found = try withBytes(length, at: offset) { $0.firstIndex { $0 != 0 } }
      if let found { return offset + found }
      offset += length
      size = min(size * 4, Self.capacity)
    }
    return count
  }

  /// Where the eight-byte Sequence Delimitation Item lies, from `offset` on, if before `limit`.
  mutating func sequenceDelimitation(
    from offset: Int, limit: Int, bigEndian: Bool
  ) throws(ReadError) -> Int? {
    let pattern: [UInt8] = bigEndian ? [0xFF, 0xFE, 0xE0, 0xDD] : [0xFE, 0xFF, 0xDD, 0xE0]
    var offset = offset
    var size = Self.smallest
    while limit - offset >= 8 {
      let length = min(size, limit - offset)
      let found = try withBytes(length, at: offset) { bytes in
        (0...length - 8).first { index in
          bytes[index] == pattern[0] && bytes[index + 1] == pattern[1]
            && bytes[index + 2] == pattern[2] && bytes[index + 3] == pattern[3]
            && bytes[index + 4] | bytes[index + 5] | bytes[index + 6] | bytes[index + 7] == 0
        }
      }
      if let found { return offset + found }
      offset += length - 7
      size = min(size * 4, Self.capacity)
    }
    return nil
  }
}
