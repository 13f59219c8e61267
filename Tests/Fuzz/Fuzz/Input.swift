import DICOM
import SecretSharing

/// An input of libFuzzer, of which entries take pieces from the front.
struct Input {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    rest = Array(UnsafeBufferPointer(start: bytes, count: count))[...]
  }

  /// The next byte; `nil` when there is none.
  mutating func next() -> Int? { rest.popFirst().map { Int($0) } }

  /// The next byte; 0 when there is none.
  mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

  /// The next two bytes as a number; what is not there is 0.
  mutating func word() -> Int { byte() << 8 | byte() }

  /// At most so many of the next bytes.
  mutating func take(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// All that is left.
  mutating func all() -> [UInt8] { take(rest.count) }
}

/// Collects what is written to it.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    self.bytes.append(contentsOf: bytes)
  }
}

/// Ends the process, so that libFuzzer keeps the input, when a promise is broken.
func must(_ holds: Bool, _ promise: StaticString) {
  if !holds { fatalError("broken: \(promise)") }
}
