/// Memory for samples, owned in one place and reused from strip to strip.
final class Buffer<Element: BitwiseCopyable> {
  let elements: UnsafeMutableBufferPointer<Element>

  /// Makes a buffer of zeros.
  init(zeros count: Int) {
    elements = .allocate(capacity: count)
    UnsafeMutableRawBufferPointer(elements).initializeMemory(as: UInt8.self, repeating: 0)
  }

  /// Makes a buffer whose content is to be overwritten before it is read.
  init(uninitialized count: Int) { elements = .allocate(capacity: count) }

  deinit { elements.deallocate() }

  /// The first `count` elements.
  func prefix(_ count: Int) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(rebasing: elements[..<count])
  }

  /// The bytes of the first `count` elements.
  func bytes(_ count: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(prefix(count))
  }
}

/// Writes big-endian integers, one after the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Reads big-endian integers, one after the other; the caller has made sure that they are there.
struct ByteReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func take(_ count: Int) -> [UInt8] {
    defer { at += count }
    return Array(bytes[at..<at + count])
  }

  mutating func skip(_ count: Int) { at += count }

  mutating func integer<I: FixedWidthInteger>(_: I.Type = I.self) -> I {
    take(MemoryLayout<I>.size).reduce(0) { $0 << 8 | I(truncatingIfNeeded: $1) }
  }
}
