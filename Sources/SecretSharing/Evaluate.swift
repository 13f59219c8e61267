internal import DICOM
internal import Glibc

/// The columns of the paper's Table I for one file and mode, measured.
public struct Evaluation: Equatable, Sendable {
  /// Length of the DICOM file, in bytes.
  public var dicomBytes: Int
  /// Length of the JSON object that is hidden, in bytes, before it is deflated.
  public var secretBytes: Int
  /// Length of the deflated payload, which holds the file's frame, too.
  public var payloadBytes: Int
  /// What the image can hide, in bytes; 0 where the mode does not apply.
  public var capacityBytes: Int
  /// Rows for what the image could not hide.
  public var spillRows: Int
  /// How many words the stego image has that differ from the cover's.
  public var changedWords: Int
  /// Words of the cover.
  public var words: Int
  /// Peak signal-to-noise ratio of the stego image against the cover in dB, peak 2^Bits Stored − 1;
  /// infinite when they are equal.
  public var psnr: Double
  /// Mean structural similarity (Wang and others 2004), windows of 8 by 8 words; 1 when equal.
  public var ssim: Double
}

extension Evaluation {
  /// Of nothing.
  package static var zero: Evaluation {
    Evaluation(
      dicomBytes: 0, secretBytes: 0, payloadBytes: 0, capacityBytes: 0, spillRows: 0,
      changedWords: 0, words: 0, psnr: 0, ssim: 0)
  }
}

extension Splitter {
  /// Measures what hiding the payload does to the picture of the file.
  ///
  /// - Returns: the measurements; sums over all frames.
  /// - Throws: ``SharingError`` `unreadable`.
  public func evaluation() throws(SharingError) -> Evaluation {
    try cover.bits == 8 ? evaluation(UInt8.self) : evaluation(UInt16.self)
  }

  private func evaluation<W: Word>(_: W.Type) throws(SharingError) -> Evaluation {
    let reader = CoverReader<W>(source, cover)
    var embedder = Embedder<W>(hidden, words: cover.rowWords)
    var changed = 0
    var squares = 0.0
    var similarity = Similarity(peak: peak)
    try reader.forEachStrip { _, words in
      let stego = Buffer<W>(zeros: words.count)
      for index in words.indices { stego.elements[index] = words[index] }
      embedder.embed(in: stego.elements)
      for index in words.indices where words[index] != stego.elements[index] {
        changed += 1
        let difference = Double(words[index]) - Double(stego.elements[index])
        squares += difference * difference
      }
      similarity.add(words, stego.elements, rowWords: cover.rowWords)
    }
    let words = cover.rows * cover.rowWords
    return Evaluation(
      dicomBytes: report.fileBytes, secretBytes: report.jsonBytes,
      payloadBytes: report.payloadBytes, capacityBytes: try capacity(reader),
      spillRows: report.spillRows, changedWords: changed, words: words,
      psnr: changed == 0
        ? .infinity : 10 * log10(peak * peak * Double(words) / squares),
      ssim: changed == 0 ? 1 : similarity.mean)
  }

  private var peak: Double {
    let stored = min(file.image.bitsStored ?? cover.bits, cover.bits)
    return Double((1 << max(stored, 1)) - 1)
  }

  private func capacity<W: Word>(_ reader: CoverReader<W>) throws(SharingError) -> Int {
    guard cover.isPicture else { return 0 }
    switch mode {
    case .standard:
      let plan = try ShiftPlanner<W>.plan(
        bits: .max, rows: cover.rows, words: cover.rowWords, read: reader.lend)
      return (plan?.capacity ?? 0) / 8
    case .visual:
      guard let padding = cover.visual else { return 0 }
      let carriers = Carriers<W>(low: padding.low, high: padding.high)
      var count = 0
      try reader.forEachStrip { _, words in count += carriers.count(in: words) }
      return count / 8
    }
  }
}

/// Structural similarity of two images that pass by in strips, over windows that do not overlap.
private struct Similarity {
  private static let side = 8
  private let first: Double
  private let second: Double
  private var sum = 0.0
  private var windows = 0

  var mean: Double { windows == 0 ? 1 : sum / Double(windows) }

  init(peak: Double) {
    first = (0.01 * peak) * (0.01 * peak)
    second = (0.03 * peak) * (0.03 * peak)
  }

  mutating func add<W: Word>(
    _ one: UnsafeMutableBufferPointer<W>, _ other: UnsafeMutableBufferPointer<W>, rowWords: Int
  ) {
    let rows = one.count / rowWords
    for top in stride(from: 0, through: rows - Self.side, by: Self.side) {
      for left in stride(from: 0, through: rowWords - Self.side, by: Self.side) {
        var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for row in top..<top + Self.side {
          for index in row * rowWords + left..<row * rowWords + left + Self.side {
            let (p, q) = (Double(one[index]), Double(other[index]))
            x += p
            y += q
            xx += p * p
            yy += q * q
            xy += p * q
          }
        }
        let count = Double(Self.side * Self.side)
        let (meanX, meanY) = (x / count, y / count)
        let varianceX = xx / count - meanX * meanX
        let varianceY = yy / count - meanY * meanY
        let covariance = xy / count - meanX * meanY
        sum +=
          (2 * meanX * meanY + first) * (2 * covariance + second)
          / ((meanX * meanX + meanY * meanY + first) * (varianceX + varianceY + second))
        windows += 1
      }
    }
  }
}
