/// Embeds bits in words that pass by from the top, and takes them out again.
///
/// It remembers one row of words; a strip may begin and end inside a row.
///
/// With a flagged shift, the stream begins with the flags: the n-th residual found in the gap was
/// there already (1) or has moved there (0), as the n-th bit of the stream says.
final class ShiftPass<W: Word> {
  private let start: W
  private let width: W
  private let depth: Int
  private let shift: W
  private let last: W
  private let gap: W
  private let gapEnd: Int
  private let isFlagged: Bool
  private let flagCount: Int
  private let above: Buffer<W>
  /// Where in its row the next word stands.
  private var column = 0
  private var isTop = true
  private var left: Int
  private var flags = 0

  /// Whether no row further down carries a bit.
  var isDone: Bool { left <= 0 }

  /// Begins at the top of an image.
  ///
  /// - Parameters:
  ///   - shift: how bits are hidden.
  ///   - bits: how many are, flags and payload.
  ///   - flags: how many of them are flags; does not matter for embedding.
  ///   - words: words in a row.
  init(_ shift: HistogramShift, bits: Int, flags: Int = 0, words: Int) {
    start = W(shift.start)
    width = W(shift.width)
    depth = shift.depth
    self.shift = W(shift.shift)
    last = W(shift.shift + shift.width - 1)
    gap = W(shift.gap)
    gapEnd = shift.gap + shift.shift
    isFlagged = shift.isFlagged
    flagCount = flags
    left = bits
    above = Buffer(zeros: words)
  }

  /// Embeds in words that follow those of the call before.
  func embed(_ bits: inout BitReader, in strip: UnsafeMutableBufferPointer<W>) {
    forEachPiece(strip) { row, above in
      for column in 0..<row.count {
        if left <= 0 { break }
        let original = row[column]
        let from = original &- above[column] &- start
        var to = from
        if from < width {
          to = (from &<< W(depth)) &+ W(bits.next(depth))
          left -= depth
        } else if from < gap {
          to = from &+ shift
        }
        row[column] = original &+ (to &- from)
        above[column] = original
      }
    }
  }

  /// Restores words that follow those of the call before, and appends the bits they carried.
  ///
  /// - Throws: `malformedPayload` when a flag is needed before it was read, or there is no such flag.
  func extract(
    _ bits: inout BitWriter, from strip: UnsafeMutableBufferPointer<W>
  ) throws(SharingError) {
    try forEachPiece(strip) { row, above throws(SharingError) in
      for column in 0..<row.count {
        if left <= 0 { break }
        let up = above[column]
        let found = row[column] &- up &- start
        var residual = found
        if found <= last {
          // In Int, as a shift by all bits of the word would be none in W.
          bits.append(Int(found), count: depth)
          residual = W(truncatingIfNeeded: Int(found) &>> depth)
          left -= depth
        } else if Int(found) < gapEnd {
          if isFlagged, found >= gap {
            guard flags < flagCount, let flag = bits.bit(at: flags) else {
              throw SharingError.malformedPayload
            }
            flags += 1
            if flag == 0 { residual = found &- shift }
          } else {
            residual = found &- shift
          }
        }
        let restored = up &+ start &+ residual
        row[column] = restored
        above[column] = restored
      }
    }
  }

  /// Collects the flags of words in which `payloadBits` are to be embedded.
  ///
  /// - Returns: false when a flag would be needed before it could be read.
  func collect(
    _ collected: inout [UInt8], payloadBits: Int, from strip: UnsafeMutableBufferPointer<W>
  ) -> Bool {
    var isPossible = true
    forEachPiece(strip) { row, above in
      for column in 0..<row.count {
        if left <= 0 || !isPossible { break }
        let residual = row[column] &- above[column] &- start
        above[column] = row[column]
        if residual < width {
          flags += depth
          if flags >= collected.count + payloadBits { left = 0 }
        } else if residual >= gap &- shift, Int(residual) < gapEnd {
          collected.append(residual >= gap ? 1 : 0)
          isPossible = flags >= collected.count
        }
      }
    }
    return isPossible
  }

  /// Hands on the pieces of each row but the first with the words above them.
  private func forEachPiece<E: Error>(
    _ strip: UnsafeMutableBufferPointer<W>,
    _ body: (UnsafeMutableBufferPointer<W>, UnsafeMutableBufferPointer<W>) throws(E) -> Void
  ) throws(E) {
    let words = above.elements.count
    var at = 0
    while at < strip.count, left > 0 {
      let count = min(words - column, strip.count - at)
      let piece = UnsafeMutableBufferPointer(rebasing: strip[at..<at + count])
      let up = UnsafeMutableBufferPointer(rebasing: above.elements[column..<column + count])
      if isTop {
        for index in 0..<count { up[index] = piece[index] }
      } else {
        try body(piece, up)
      }
      at += count
      column += count
      if column == words { (column, isTop) = (0, false) }
    }
  }
}
