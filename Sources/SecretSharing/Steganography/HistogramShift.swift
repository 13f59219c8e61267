/// Histogram shifting of the vertical residual on the ring of words (ShareFileFormat, "Method 1").
///
/// Residuals in the window of `width` bins from `start` carry `depth` bits each; those between the
/// window and the gap make room for them by moving up, into the gap.
struct HistogramShift: Equatable, Sendable {
  /// a: the first bin of the window.
  var start: Int
  /// T: bins in the window.
  var width: Int
  /// G: the distance of the gap from `start`.
  var gap: Int
  /// Bits in a sample of the window.
  var depth = 1
  /// Whether the gap is not empty, so that what is found there needs a flag each ("Method 3").
  var isFlagged = false

  /// s: how far the bins beyond the window move up, and the bins of the gap.
  var shift: Int { width * ((1 << depth) - 1) }

  /// The deepest samples tried: a bit fewer than a word's own.
  static func depths(_ wordBits: Int) -> ClosedRange<Int> { 1...wordBits - 1 }
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
    let stripRows = max(1, Geometry.stripBytes / (words * MemoryLayout<W>.size))
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
      if let plan = planner.best(bits, depths: 1...1), plan.capacity > best?.capacity ?? 0 {
        best = plan
      }
      if let best, best.capacity >= bits { return best }
    }
    // The whole image does not hold them at a bit a sample: go as deep as they ask for.
    let deepest = HistogramShift.depths(W.bitWidth).upperBound
    let shallowest = bits == .max ? 1 : (bits - 1) / planner.samples + 1
    guard shallowest <= deepest else { return best }
    if let deep = planner.best(bits, depths: shallowest...deepest),
      deep.capacity > best?.capacity ?? 0
    {
      best = deep
    }
    // 16-bit residuals always leave bins empty.
    if W.bitWidth == 8, best?.capacity ?? 0 < bits, let flagged = planner.bestFlagged(),
      flagged.capacity >= bits
    {
      best = flagged
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

  /// The shallowest and narrowest window that holds `bits`, or the one that holds most.
  private func best(_ bits: Int, depths: ClosedRange<Int>) -> Plan? {
    let bins = Bins(histogram, lowest: Int(lowest), highest: Int(highest))
    var best: Plan?
    for depth in depths {
      var width = 1
      while width << depth < bins.modulus {
        let (start, most) = bins.fullest(width)
        var shift = HistogramShift(start: bins.bin(start), width: width, gap: 0, depth: depth)
        if most * depth > best?.capacity ?? 0,
          let gap = bins.gap(of: shift.shift, from: start, beyond: width)
        {
          shift.gap = gap
          best = (shift, most * depth)
          if most * depth >= bits { return best }
        }
        width *= 2
      }
    }
    return best
  }

  /// The window and the gap that hold most when every residual found in the gap costs a flag.
  private func bestFlagged() -> Plan? {
    let bins = Bins(histogram, lowest: Int(lowest), highest: Int(highest))
    var best: Plan?
    for depth in HistogramShift.depths(W.bitWidth) {
      var width = 1
      while width << depth < bins.modulus {
        let (start, most) = bins.fullest(width)
        var shift = HistogramShift(
          start: bins.bin(start), width: width, gap: 0, depth: depth, isFlagged: true)
        if let (gap, flags) = bins.rarest(shift.shift, from: start, beyond: width),
          most * depth - flags > best?.capacity ?? 0
        {
          shift.gap = gap
          best = (shift, most * depth - flags)
        }
        width *= 2
      }
    }
    return best
  }
}

/// A histogram of residuals, its bins counted from the lowest residual seen; from `span` on they
/// are empty.
private struct Bins {
  let modulus: Int
  private let histogram: [UInt32]
  private let base: Int
  private let span: Int

  init(_ histogram: [UInt32], lowest: Int, highest: Int) {
    self.histogram = histogram
    modulus = histogram.count
    base = lowest
    span = highest - lowest + 1
  }

  /// The residual of a bin, as a word.
  func bin(_ index: Int) -> Int { (base + index) & (modulus - 1) }

  private func count(_ index: Int) -> Int { Int(histogram[bin(index)]) }

  /// The first of the `width` neighbors that hold most, and how much they hold.
  func fullest(_ width: Int) -> (start: Int, count: Int) {
    var sum = 0
    for index in 0..<width { sum += count(index) }
    var most = (start: 0, count: sum)
    for index in 1..<max(span, 2) {
      sum += count(index + width - 1) - count(index - 1)
      if sum > most.count { most = (index, sum) }
    }
    return most
  }

  /// The distance from `start` of the first `size` empty bins in a row, at least `width`.
  func gap(of size: Int, from start: Int, beyond width: Int) -> Int? {
    var run = 0
    var distance = width
    while distance < modulus {
      let index = start + distance
      if index >= span, index < modulus {
        let stretch = modulus - index
        if run + stretch >= size { return distance - run }
        run += stretch
        distance += stretch
        continue
      }
      run = count(index) == 0 ? run + 1 : 0
      distance += 1
      if run >= size { return distance - size }
    }
    return nil
  }

  /// The distance from `start` of the `size` bins which, with the `size` before them, hold least.
  func rarest(_ size: Int, from start: Int, beyond width: Int) -> (gap: Int, count: Int)? {
    let first = width + size
    guard first + size <= modulus else { return nil }
    var sum = 0
    for distance in width..<first + size { sum += count(start + distance) }
    var least = (gap: first, count: sum)
    for gap in stride(from: first + 1, through: modulus - size, by: 1) {
      sum += count(start + gap + size - 1) - count(start + gap - size - 1)
      if sum < least.count { least = (gap, sum) }
    }
    return least
  }
}
