internal import Cryptography

/// The random values of one pair, never used for another; wiped from memory with the last copy.
public struct PairSecrets: Sendable {
  let pairID: PairID
  let streamKey: Secret
  let archiveKey: Secret
  let patientKey: Secret

  /// Draws all values.
  ///
  /// - Parameter random: overwrites the buffer with random bytes of the operating system.
  /// - Throws: what `random` throws.
  public init<E: Error>(random: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
    pairID = PairID(bytes: try Secret(count: 16, fill: random).withBytes { Array($0) })
    streamKey = try Secret(count: Keystream.keyByteCount, fill: random)
    archiveKey = try Secret(count: Poly1305.keyByteCount, fill: random)
    patientKey = try Secret(count: Poly1305.keyByteCount, fill: random)
  }

  /// The check key that a share carries: the one which authenticates the other share.
  func checkKey(of role: Role) -> Secret { role == .archive ? archiveKey : patientKey }
}

/// Words that lie in a share: 8 or 16 bits, on the ring of integers modulo 2^8 or 2^16.
typealias Word = FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable

/// RG-PRA (Coduri and Cimato, equations 2 and 3): the archive grid is random, the patient grid is
/// the stego image minus the archive grid.
enum RandomGrid {
  /// Cuts words in two.
  ///
  /// - Parameters:
  ///   - stego: words of the stego image.
  ///   - keystream: yields the archive grid.
  ///   - archive: is overwritten with canonical (big-endian) words.
  ///   - patient: likewise.
  static func cut<W: Word>(
    _ stego: UnsafeMutableBufferPointer<W>, _ keystream: Keystream,
    archive: UnsafeMutableBufferPointer<W>, patient: UnsafeMutableBufferPointer<W>
  ) {
    keystream.fill(UnsafeMutableRawBufferPointer(archive))
    subtract(archive, from: stego, to: patient)
  }

  /// Makes the patient grid of the archive grid.
  static func subtract<W: Word>(
    _ archive: UnsafeMutableBufferPointer<W>, from stego: UnsafeMutableBufferPointer<W>,
    to patient: UnsafeMutableBufferPointer<W>
  ) {
    for index in 0..<stego.count {
      patient[index] = (stego[index] &- W(bigEndian: archive[index])).bigEndian
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
