/// Histogram shifting of the vertical residual on the ring of words (ShareFileFormat, "Method 1").
///
/// Residuals in the window of `width` bins from `start` carry a bit each; those between the window
/// and the gap make room for them by moving up into the empty bins of the gap.
struct HistogramShift: Equatable, Sendable {
  /// a: the first bin of the window.
  var start: Int
  /// T: bins in the window, and in the gap.
  var width: Int
  /// G: the distance of the gap from `start`.
  var gap: Int
}

/// Finds a window and a gap for a payload, looking at no more rows than it needs.
struct ShiftPlanner<W: Word> {
  private var histogram: [UInt32]
  private var samples = 0
  private var lowest: Int32 = 0
  private var highest: Int32 = 0

  /// A shift and the number of bits it can hide in the rows seen so far.
  typealias Plan = (shift: HistogramShift, capacity: Int)

  init() { histogram = [UInt32](repeating: 0, count: 1 << W.bitWidth) }

  /// Plans for an image.
  ///
  /// - Parameters:
  ///   - bits: how many are to be hidden; `.max` to find the most that can be.
  ///   - rows: how many rows the image has.
  ///   - words: words in a row.
  ///   - read: lends the words of a row range.
  /// - Returns: the first plan that holds all bits, or else the one that holds most; nil for none.
  /// - Throws: what `read` throws.
  static func plan(
    bits: Int, rows: Int, words: Int,
    read: (Range<Int>, (UnsafeMutableBufferPointer<W>) -> Void) throws(SharingError) -> Void
  ) throws(SharingError) -> Plan? {
    guard rows > 1, words > 0, bits > 0 else { return nil }
    var planner = ShiftPlanner()
    let above = Buffer<W>(zeros: words)
    var best: Plan?
    var seen = 0
    var step = max(1, 4096 / words)
    let stripRows = max(1, (256 << 10) / (words * MemoryLayout<W>.size))
    while seen < rows {
      let end = min(rows, max(seen, 1) + step)
      for strip in (seen..<end).pieces(of: stripRows) {
        try read(strip) { planner.add($0, above, isTop: strip.lowerBound == 0) }
      }
      seen = end
      step *= 2
      // A bin needs a sample for each bit: with fewer samples than bits there is nothing to find,
      // but in 8-bit photographs only a few rows leave bins empty.
      guard planner.samples >= bits || seen == rows || W.bitWidth == 8 else { continue }
      if let plan = planner.best(bits), plan.capacity > best?.capacity ?? 0 { best = plan }
      if let best, best.capacity >= bits { return best }
    }
    return best
  }

  private mutating func add(
    _ strip: UnsafeMutableBufferPointer<W>, _ above: Buffer<W>, isTop: Bool
  ) {
    let words = above.elements.count
    var low = lowest
    var high = highest
    let shift = Int32(32 - W.bitWidth)
    histogram.withUnsafeMutableBufferPointer { histogram in
      for row in stride(from: 0, to: strip.count, by: words) {
        if !(isTop && row == 0) {
          for column in 0..<words {
            let residual = strip[row + column] &- above.elements[column]
            histogram[Int(residual)] &+= 1
            let signed = (Int32(truncatingIfNeeded: residual) &<< shift) &>> shift
            low = min(low, signed)
            high = max(high, signed)
          }
          samples += words
        }
        for column in 0..<words { above.elements[column] = strip[row + column] }
      }
    }
    lowest = low
    highest = high
  }

  /// The narrowest window that holds `bits`, or the one that holds most.
  private func best(_ bits: Int) -> Plan? {
    let mask = (1 << W.bitWidth) - 1
    let base = Int(lowest)
    // Bins are counted from the lowest residual seen; from `span` on they are empty.
    let span = Int(highest) - base + 1
    return histogram.withUnsafeBufferPointer { histogram in
      func count(_ bin: Int) -> Int { Int(histogram[(base + bin) & mask]) }
      var best: Plan?
      var width = 1
      while width <= (mask + 1) / 4 {
        var sum = 0
        for bin in 0..<width { sum += count(bin) }
        var most = sum
        var start = 0
        for bin in 1..<max(span, 2) {
          sum += count(bin + width - 1) - count(bin - 1)
          if sum > most { (most, start) = (sum, bin) }
        }
        if most > best?.capacity ?? 0,
          let gap = Self.gap(width, from: start, span: span, of: mask + 1, count: count)
        {
          best = (HistogramShift(start: (base + start) & mask, width: width, gap: gap), most)
          if most >= bits { return best }
        }
        width *= 2
      }
      return best
    }
  }

  /// The distance from `start` of the first `width` empty bins in a row beyond the window.
  private static func gap(
    _ width: Int, from start: Int, span: Int, of modulus: Int, count: (Int) -> Int
  ) -> Int? {
    var run = 0
    var distance = width
    while distance < modulus {
      let bin = start + distance
      if bin >= span, bin < modulus {
        let stretch = modulus - bin
        if run + stretch >= width { return distance - run }
        run += stretch
        distance += stretch
        continue
      }
      run = count(bin) == 0 ? run + 1 : 0
      distance += 1
      if run == width { return distance - width }
    }
    return nil
  }
}

/// Embeds bits in rows that pass by from the top, and takes them out again.
final class ShiftPass<W: Word> {
  private let start: W
  private let width: W
  private let doubled: W
  private let gap: W
  private let gapEnd: Int
  private let above: Buffer<W>
  private let original: Buffer<W>
  private var isTop = true
  private var left: Int

  /// Whether no row further down carries a bit.
  var isDone: Bool { left == 0 }

  init(_ shift: HistogramShift, bits: Int, words: Int) {
    start = W(shift.start)
    width = W(shift.width)
    doubled = W(shift.width * 2 - 1)
    gap = W(shift.gap)
    gapEnd = shift.gap + shift.width
    left = bits
    above = Buffer(zeros: words)
    original = Buffer(zeros: words)
  }

  /// Embeds in whole rows, which follow those of the call before.
  func embed(_ bits: inout BitReader, in strip: UnsafeMutableBufferPointer<W>) {
    forEachRow(strip) { row in
      for column in 0..<row.count { original.elements[column] = row[column] }
      for column in 0..<row.count {
        if left == 0 { break }
        let from = row[column] &- above.elements[column] &- start
        var to = from
        if from < width {
          to = from &* 2 &+ W(bits.next())
          left -= 1
        } else if from < gap {
          to = from &+ width
        }
        row[column] = row[column] &+ (to &- from)
      }
      for column in 0..<row.count { above.elements[column] = original.elements[column] }
    } top: { row in
      for column in 0..<row.count { above.elements[column] = row[column] }
    }
  }

  /// Restores whole rows, which follow those of the call before, and appends the bits they carried.
  func extract(_ bits: inout BitWriter, from strip: UnsafeMutableBufferPointer<W>) {
    forEachRow(strip) { row in
      for column in 0..<row.count {
        if left == 0 { break }
        let up = above.elements[column]
        let found = row[column] &- up &- start
        var residual = found
        if found <= doubled {
          bits.append(UInt8(truncatingIfNeeded: found & 1))
          residual = found >> 1
          left -= 1
        } else if Int(found) < gapEnd {
          residual = found &- width
        }
        row[column] = up &+ start &+ residual
      }
      for column in 0..<row.count { above.elements[column] = row[column] }
    } top: { row in
      for column in 0..<row.count { above.elements[column] = row[column] }
    }
  }

  private func forEachRow(
    _ strip: UnsafeMutableBufferPointer<W>,
    _ body: (UnsafeMutableBufferPointer<W>) -> Void,
    top: (UnsafeMutableBufferPointer<W>) -> Void
  ) {
    let words = above.elements.count
    for at in stride(from: 0, to: strip.count, by: words) {
      if left == 0 { return }
      let row = UnsafeMutableBufferPointer(rebasing: strip[at..<at + words])
      if isTop { top(row) } else { body(row) }
      isTop = false
    }
  }
}
