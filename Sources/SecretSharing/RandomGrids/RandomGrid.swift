internal import Cryptography

/// The random values of one pair, never used for another; wiped from memory with the last copy.
public struct PairSecrets: Sendable {
  let pairID: PairID
  let streamKey: Secret
  let archiveKey: Secret
  let patientKey: Secret
  /// The share whose words are the keystream; the other one's are the difference.
  let drawn: Role

  /// Draws all values.
  ///
  /// - Parameter random: overwrites the buffer with random bytes of the operating system.
  /// - Throws: what `random` throws.
  public init<E: Error>(random: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
    pairID = PairID(bytes: try Secret(count: 16, fill: random).withBytes { Array($0) })
    streamKey = try Secret(count: Keystream.keyByteCount, fill: random)
    archiveKey = try Secret(count: Poly1305.keyByteCount, fill: random)
    patientKey = try Secret(count: Poly1305.keyByteCount, fill: random)
    drawn = .archive
  }

  /// Draws what is left to draw of a pair whose patient share a sheet stands for.
  ///
  /// - Parameters:
  ///   - pair: what the sheet tells of the pair.
  ///   - random: overwrites the buffer with random bytes of the operating system.
  /// - Throws: what `random` throws.
  package init<E: Error>(
    _ pair: DrawnPair, random: (UnsafeMutableRawBufferPointer) throws(E) -> Void
  ) throws(E) {
    self.init(pair, archiveKey: try Secret(count: Poly1305.keyByteCount, fill: random))
  }

  /// The values of a pair that a sheet and its archive share tell.
  init(_ pair: DrawnPair, archiveKey: Secret) {
    pairID = pair.pairID
    streamKey = pair.streamKey
    patientKey = pair.checkKey
    self.archiveKey = archiveKey
    drawn = .patient
  }

  /// The check key that a share carries: the one which authenticates the other share.
  func checkKey(of role: Role) -> Secret { role == .archive ? archiveKey : patientKey }
}

/// Words that lie in a share: 8 or 16 bits, on the ring of integers modulo 2^8 or 2^16.
typealias Word = FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable

/// RG-PRA (Coduri and Cimato, equations 2 and 3): one grid is drawn at random, the other is the
/// stego image minus the drawn one.
enum RandomGrid {
  /// Cuts words in two.
  ///
  /// - Parameters:
  ///   - stego: words of the stego image.
  ///   - keystream: yields the drawn grid.
  ///   - drawn: is overwritten with canonical (big-endian) words.
  ///   - difference: likewise.
  static func cut<W: Word>(
    _ stego: UnsafeMutableBufferPointer<W>, _ keystream: Keystream,
    drawn: UnsafeMutableBufferPointer<W>, difference: UnsafeMutableBufferPointer<W>
  ) {
    keystream.fill(UnsafeMutableRawBufferPointer(drawn))
    subtract(drawn, from: stego, to: difference)
  }

  /// Makes one grid of the other.
  static func subtract<W: Word>(
    _ drawn: UnsafeMutableBufferPointer<W>, from stego: UnsafeMutableBufferPointer<W>,
    to difference: UnsafeMutableBufferPointer<W>
  ) {
    for index in 0..<stego.count {
      difference[index] = (stego[index] &- W(bigEndian: drawn[index])).bigEndian
    }
  }

  /// Adds two grids; the grids are canonical, the sum is in the order of this machine.
  ///
  /// - Parameters:
  ///   - one: canonical bytes of one grid, at any address.
  ///   - other: canonical bytes of the other.
  ///   - sum: is overwritten with the words of the stego image.
  static func join<W: Word>(
    _ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer,
    _ sum: UnsafeMutableBufferPointer<W>
  ) {
    precondition(one.count == other.count && one.count == sum.count * MemoryLayout<W>.size)
    let one = one.bindMemory(to: W.self)
    let other = other.bindMemory(to: W.self)
    for index in 0..<sum.count {
      sum[index] = W(bigEndian: one[index]) &+ W(bigEndian: other[index])
    }
  }
}
