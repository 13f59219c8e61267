/// The shape of a share's picture.
struct Geometry: Equatable, Sendable {
  /// Pixels in a row.
  var width: Int
  /// Rows: banner, image, spill and trailer.
  var height: Int
  /// Bits in a sample, 8 or 16.
  var bits: Int
  /// Samples in a pixel, 1 (gray) or 3 (RGB).
  var channels: Int

  /// Words (samples) in a row.
  var rowWords: Int { width * channels }
  /// Canonical sample bytes in a row.
  var rowBytes: Int { width * channels * bits / 8 }
  /// Canonical sample bytes in all.
  var byteCount: Int { height * rowBytes }
  /// The rows at the bottom that hold the trailer.
  var trailerRows: Int { Trailer.byteCount.dividedRoundingUp(by: rowBytes) }

  /// So many bytes are worked on at once: a strip and the grids made of it stay in a processor's
  /// own cache.
  static let stripBytes = 64 << 10

  /// The rows to work on at once.
  var stripRows: Int { max(1, Self.stripBytes / rowBytes) }

  /// The sample bytes of some rows in pieces to work on at once: of whole rows where so many fit, else
  /// of whole words.
  ///
  /// - Parameters:
  ///   - rows: which rows.
  ///   - size: how many bytes a piece has at most, at least 2.
  /// - Returns: ranges of canonical sample bytes.
  func pieces(_ rows: Range<Int>, of size: Int = stripBytes) -> some Sequence<Range<Int>> {
    let length = rowBytes <= size ? size / rowBytes * rowBytes : size & ~1
    return (rows.lowerBound * rowBytes..<rows.upperBound * rowBytes).pieces(of: length)
  }

  /// A PNG's sides are below 2^31 (W3C PNG, 11.1.1).
  static let sideLimit = Int(Int32.max)
}

extension Int {
  func dividedRoundingUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}

extension Range<Int> {
  /// The range in pieces of at most `length`.
  func pieces(of length: Int) -> some Sequence<Range<Int>> {
    stride(from: lowerBound, to: upperBound, by: length).lazy.map {
      $0..<Swift.min($0 + length, upperBound)
    }
  }
}
