/// Takes bytes at any place, from several threads at once.
package protocol PlacedSink: Sendable {
  /// Is told how many bytes will come, before the first of them.
  ///
  /// - Throws: ``SharingError`` `unwritable` when there is no room for them.
  func reserve(_ count: Int) throws(SharingError)

  /// Takes bytes that begin at `offset`.
  ///
  /// - Throws: ``SharingError`` `unwritable`, or whatever the sink finds wrong with the bytes.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SharingError)

  /// Whether a thread that writes now would have to wait for another one.
  var isBusy: Bool { get }
}

extension PlacedSink {
  /// Takes bytes of all threads at once.
  package var isBusy: Bool { false }
}

/// Writes to a placed sink, one piece after the other.
final class PlacedCursor: ByteSink {
  private let sink: any PlacedSink
  /// Where the next byte goes.
  var offset: Int

  init(_ sink: any PlacedSink, at offset: Int = 0) {
    self.sink = sink
    self.offset = offset
  }

  func reserve(_ count: Int) throws(SharingError) { try sink.reserve(count) }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    try sink.write(bytes, at: offset)
    offset += bytes.count
  }
}
