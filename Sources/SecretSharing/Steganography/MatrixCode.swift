/// Hamming matrix embedding in the least significant bits (ShareFileFormat, "Method 2").
///
/// Each block of j bits lies in 2^j − 1 carriers, of which at most one changes.
struct MatrixCode: Equatable, Sendable {
  /// Bits in a short block, 1…16.
  var k: Int
  /// How many blocks, the first ones, have k + 1 bits.
  var longBlocks: Int
  /// Bits hidden in all.
  var bits: Int
  /// The first word of the padding range, which the carriers must not cross.
  var low: Int
  /// The last word of the padding range, counted upwards on the ring.
  var high: Int

  /// The code that changes the fewest of so many carriers; nil when they are too few.
  init?(bits: Int, carriers: Int, low: Int, high: Int) {
    func samples(_ k: Int, _ longBlocks: Int) -> Int {
      let rest = max(0, bits - longBlocks * (k + 1)).dividedRoundingUp(by: k)
      return longBlocks * ((1 << (k + 1)) - 1) + rest * ((1 << k) - 1)
    }
    guard bits > 0, let k = (1...16).last(where: { samples($0, 0) <= carriers }) else { return nil }
    var fits = 0
    var tooMany = bits.dividedRoundingUp(by: k + 1) + 1
    while fits + 1 < tooMany {
      let middle = (fits + tooMany) / 2
      if samples(k, middle) <= carriers { fits = middle } else { tooMany = middle }
    }
    self.init(k: k, longBlocks: fits, bits: bits, low: low, high: high)
  }

  init(k: Int, longBlocks: Int, bits: Int, low: Int, high: Int) {
    self.k = k
    self.longBlocks = longBlocks
    self.bits = bits
    self.low = low
    self.high = high
  }
}

/// Which words may carry a bit: flipping bit 0 must not take them across an end of the padding.
struct Carriers<W: Word> {
  private let low: W
  private let length: W
  /// Whether every word is a carrier.
  let isEvery: Bool

  init(low: Int, high: Int) {
    self.low = W(low)
    length = W(high) &- W(low)
    isEvery = length == .max
  }

  func contains(_ word: W) -> Bool { (word &- low <= length) == ((word ^ 1) &- low <= length) }

  func count(in strip: UnsafeMutableBufferPointer<W>) -> Int {
    if isEvery { return strip.count }
    var count = 0
    for word in strip { count += contains(word) ? 1 : 0 }
    return count
  }
}

/// Computes the blocks' syndromes of words that pass by.
final class MatrixPass<W: Word> {
  private let code: MatrixCode
  private let carriers: Carriers<W>
  private var block = 0
  private var bitsLeft: Int
  private var position = 0
  private var syndrome = 0

  init(_ code: MatrixCode) {
    self.code = code
    carriers = Carriers(low: code.low, high: code.high)
    bitsLeft = code.bits
  }

  /// Whether all blocks are complete.
  var isDone: Bool { bitsLeft <= 0 }

  /// Takes the next words, and calls `found` for each block that they complete.
  ///
  /// - Parameters:
  ///   - strip: words of the image, in order.
  ///   - found: is given the block's number of bits and its syndrome.
  func scan(_ strip: UnsafeMutableBufferPointer<W>, found: (Int, Int) -> Void) {
    var at = 0
    while at < strip.count, bitsLeft > 0 {
      let bits = code.k + (block < code.longBlocks ? 1 : 0)
      let size = (1 << bits) - 1
      if carriers.isEvery {
        let piece = min(size - position, strip.count - at)
        var sum: UInt32 = 0
        let first = UInt32(position) + 1
        for index in 0..<piece {
          sum ^= (first &+ UInt32(index)) & (0 &- UInt32(truncatingIfNeeded: strip[at + index] & 1))
        }
        syndrome ^= Int(sum)
        position += piece
        at += piece
      } else {
        let word = strip[at]
        at += 1
        guard carriers.contains(word) else { continue }
        position += 1
        if word & 1 == 1 { syndrome ^= position }
      }
      if position == size {
        found(bits, syndrome)
        bitsLeft -= bits
        block += 1
        (position, syndrome) = (0, 0)
      }
    }
  }
}

/// The carriers whose bit 0 is to be flipped, counted among the carriers, in rising order.
struct Flips<W: Word> {
  private let carriers: Carriers<W>
  private let ordinals: [Int]
  private var next = 0
  private var seen = 0

  /// Whether no carrier further down changes.
  var isDone: Bool { next == ordinals.count }

  init(_ code: MatrixCode, _ ordinals: [Int]) {
    carriers = Carriers(low: code.low, high: code.high)
    self.ordinals = ordinals
  }

  /// Finds the flips that hide the payload in an image, at most one a block.
  ///
  /// - Parameters:
  ///   - code: how the bits lie in the carriers.
  ///   - payload: what to hide.
  ///   - scan: hands all words of the image to its argument, in order.
  /// - Returns: at most one carrier a block, counted from 0.
  /// - Throws: what `scan` throws.
  static func ordinals(
    _ code: MatrixCode, payload: [UInt8],
    scan: ((UnsafeMutableBufferPointer<W>) -> Void) throws(SharingError) -> Void
  ) throws(SharingError) -> [Int] {
    let pass = MatrixPass<W>(code)
    var bits = BitReader(payload)
    var ordinals: [Int] = []
    var blockStart = 0
    try scan { strip in
      pass.scan(strip) { count, syndrome in
        let flip = syndrome ^ bits.next(count)
        if flip != 0 { ordinals.append(blockStart + flip - 1) }
        blockStart += (1 << count) - 1
      }
    }
    return ordinals
  }

  /// Flips in words that follow those of the call before.
  mutating func apply(to strip: UnsafeMutableBufferPointer<W>) {
    if carriers.isEvery {
      while next < ordinals.count, ordinals[next] < seen + strip.count {
        strip[ordinals[next] - seen] ^= 1
        next += 1
      }
      seen += strip.count
      return
    }
    for index in strip.indices where next < ordinals.count && carriers.contains(strip[index]) {
      if ordinals[next] == seen {
        strip[index] ^= 1
        next += 1
      }
      seen += 1
    }
  }
}
