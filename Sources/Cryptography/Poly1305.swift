/// One-time Poly1305 (RFC 8439, section 2.5) over bytes that arrive in pieces.
///
/// A tag is a polynomial of the message's blocks, so a long message can be cut into stretches that
/// several threads take, each as a ``Poly1305/Stretch``; appended in order they give the same tag.
public final class Poly1305 {
  /// The length of the one-time key, r and s, in bytes.
  public static let keyByteCount = 32
  /// The length of a tag, in bytes.
  public static let byteCount = 16

  private let key: Secret
  private var open: Stretch
  /// What all stretches before the open one come to; nil while there is none.
  private var sum: (value: PolyNumber, rest: [UInt8])?

  /// Begins a tag under a key that authenticates this one message and no other.
  public init(key: Secret) {
    precondition(key.count == Self.keyByteCount)
    self.key = key
    open = Stretch(key: key, at: 0)
  }

  /// Appends bytes to the message.
  public func update(_ bytes: UnsafeRawBufferPointer) { open.update(bytes) }

  /// Appends a stretch of the message, which begins where the message ends so far.
  package func append(_ stretch: Stretch) {
    precondition(stretch.start == open.start + open.count)
    close()
    open = stretch
    stretch.end()
    close()
    open = Stretch(key: key, at: stretch.start + stretch.count)
  }

  /// The tag, 16 bytes; the object is used up.
  public func finish() -> [UInt8] {
    let s = key.withBytes { UInt128(littleEndian: UnsafeRawBufferPointer(rebasing: $0[16...])) }
    guard sum != nil else { return (open.finish() &+ s).littleEndianBytes }
    close()
    guard var (value, rest) = sum else { preconditionFailure("a stretch was closed") }
    if !rest.isEmpty {
      // The last block is shorter: the 1 stands above its own last bit.
      rest.append(1)
      let last = rest.withUnsafeBytes { PolyNumber(UInt128(littleEndian: $0)) }
      value = (value + last) * r
    }
    return (value.lower &+ s).littleEndianBytes
  }

  private var r: PolyNumber { key.withBytes { PolyNumber(key: $0) } }

  /// Takes the open stretch into the sum.
  private func close() {
    open.end()
    let r = self.r
    var (value, rest) = sum ?? (PolyNumber(0), [])
    rest += open.head
    if rest.count == Self.byteCount {
      value = (value + rest.withUnsafeBytes { PolyNumber(block: $0) }) * r
      rest = []
    }
    if open.blocks > 0 { value = value * r.power(open.blocks) + open.value }
    sum = (value, rest + open.tail)
  }
}

extension Poly1305 {
  /// A stretch of a message, anywhere in it: what it adds to the message's tag.
  ///
  /// One thread at a time; the thread that ends it may hand it to another.
  package final class Stretch: @unchecked Sendable {
    // Safe: no two threads have it at the same time, see above.

    /// The place of its first byte in the message.
    let start: Int
    /// How many bytes it has so far.
    package private(set) var count = 0
    /// Bytes that end a block which began before, at most 15.
    private(set) var head: [UInt8] = []
    /// Whole blocks.
    private(set) var blocks = 0
    /// Bytes that begin a block which does not end here, at most 15.
    private(set) var tail: [UInt8] = []
    /// What the whole blocks come to, from ``end()`` on.
    private(set) var value = PolyNumber(0)
    private let key: Secret
    /// Nil from ``end()`` on.
    private var mac: MAC?

    /// Begins a stretch.
    ///
    /// - Parameters:
    ///   - key: the key of the whole message.
    ///   - start: the place of its first byte in the message.
    package init(key: Secret, at start: Int) {
      self.start = start
      self.key = key
      // With s = 0 the tag is the lower part of the polynomial itself.
      let bytes = key.withBytes { key in
        Secret(count: keyByteCount) { $0.copyBytes(from: key[..<16]) }
      }
      mac = bytes.withBytes { MAC(Algorithm.poly1305, key: $0, byteCount: byteCount) }
    }

    /// Appends bytes.
    package func update(_ bytes: UnsafeRawBufferPointer) {
      guard let mac else { preconditionFailure("a stretch goes on that was ended") }
      var rest = bytes[...]
      let missing = (byteCount - start % byteCount) % byteCount - head.count
      if missing > 0 {
        head += rest.prefix(missing)
        rest = rest.dropFirst(missing)
      }
      count += bytes.count
      if !tail.isEmpty {
        let more = byteCount - tail.count
        tail += rest.prefix(more)
        rest = rest.dropFirst(more)
        guard tail.count == byteCount else { return }
        tail.withUnsafeBytes { mac.update($0) }
        blocks += 1
        tail = []
      }
      let whole = rest.count & ~(byteCount - 1)
      if whole > 0 { mac.update(UnsafeRawBufferPointer(rebasing: rest.prefix(whole))) }
      blocks += whole / byteCount
      if whole < rest.count { tail = Array(rest.dropFirst(whole)) }
    }

    /// What a message that is this stretch comes to, modulo 2^128, before s is added.
    fileprivate func finish() -> UInt128 {
      guard let mac else { preconditionFailure("a stretch goes on that was ended") }
      tail.withUnsafeBytes { if !$0.isEmpty { mac.update($0) } }
      return Self.number(mac.finish())
    }

    /// Ends the stretch, of which little stays in memory then.
    package func end() {
      guard let mac else { return }
      self.mac = nil
      guard blocks > 0 else { return }
      // libcrypto keeps the two highest bits to itself. A further block of zeros tells them: no two
      // of the four numbers that they could make have the same next one, unless r is below 4, which
      // is the first key in 2^106.
      let r = key.withBytes { PolyNumber(key: $0) }
      let next = mac.copy()
      [UInt8](repeating: 0, count: byteCount).withUnsafeBytes { next.update($0) }
      let (lower, nextLower) = (Self.number(mac.finish()), Self.number(next.finish()))
      let candidates = (0..<4 as Range<UInt64>).map { PolyNumber(lower, high: $0) }
      let zeros = PolyNumber(0, high: 1)
      value = candidates.first { (($0 + zeros) * r).lower == nextLower } ?? candidates[0]
    }

    private static func number(_ tag: [UInt8]) -> UInt128 {
      tag.withUnsafeBytes { UInt128(littleEndian: $0) }
    }
  }
}
