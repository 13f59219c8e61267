/// Bytes that can be read at any place, without saying where they are kept.
///
/// The pure targets read through this, so that a file of any size passes through buffers of a few
/// hundred KiB, and tests read from an array.
public protocol ByteSource: Sendable {
  /// The number of bytes there are.
  var count: Int { get }

  /// Fills `buffer` with the bytes that begin at `offset`.
  ///
  /// - Parameters:
  ///   - offset: the first byte to read, counted from 0.
  ///   - buffer: is filled completely; `offset + buffer.count <= count`.
  /// - Throws: ``ReadError`` when the bytes cannot be had, or are no longer there.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError)

  /// Lends bytes that lie in memory anyway, so that nobody has to copy them.
  ///
  /// - Parameters:
  ///   - range: which bytes.
  ///   - body: looks at them.
  /// - Returns: false when they do not lie there; `body` was not called then.
  func lend(_ range: Range<Int>, to body: (UnsafeRawBufferPointer) -> Void) -> Bool
}

extension ByteSource {
  /// Lends nothing.
  public func lend(_: Range<Int>, to _: (UnsafeRawBufferPointer) -> Void) -> Bool { false }
}

/// Reading a ``ByteSource`` failed.
public struct ReadError: Error, Equatable, Sendable {
  /// The system's error number; 0 when the source ended before it should (it was cut short).
  public let code: CInt

  /// Makes an error from the system's number.
  public init(code: CInt) { self.code = code }
}

extension ByteSource {
  /// The bytes of `range`, as a new array; for small pieces only.
  ///
  /// - Throws: ``ReadError`` as `read(at:into:)` does, or when the range does not lie in the source.
  public func bytes(_ range: Range<Int>) throws(ReadError) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else { throw ReadError(code: 0) }
    var bytes = [UInt8](repeating: 0, count: range.count)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(ReadError) in
      try read(at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return bytes
  }
}

/// Bytes in memory.
public struct MemorySource: ByteSource {
  private let bytes: [UInt8]

  /// Reads from an array.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The length of the array.
  public var count: Int { bytes.count }

  /// Copies from the array.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer)
    throws(ReadError)
  {
    guard offset >= 0, buffer.count <= bytes.count - offset else { throw ReadError(code: 0) }
    bytes.withUnsafeBytes { all in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<offset + buffer.count]))
    }
  }

  /// Lends the bytes of the array.
  public func lend(_ range: Range<Int>, to body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return false }
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    return true
  }
}
