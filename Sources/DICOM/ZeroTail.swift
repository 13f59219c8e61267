/// Zeros at the end of pixel data, where a file that was made in its full size and not filled has
/// them.
///
/// Most pictures that end in zeros are whole: black margins are common. So it is told how much the
/// zeros look like what a transfer leaves that was cut off.
public enum ZeroTail: Int, Comparable, Sendable {
  /// There are none, or nothing else.
  case none
  /// A row or more of a picture, as a black margin has it.
  case margin
  /// They begin where a page of memory or a block of a transfer does; or they are a quarter of the
  /// picture, whose first row is not black; or they end a compressed fragment.
  case torn

  /// The less a file looks torn, the smaller.
  public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  /// So many zeros at the end of a compressed fragment are no padding (PS3.5 section A.4 knows one
  /// byte of it).
  fileprivate static let longestPadding = 32
  /// Memory and transfers come in multiples of this.
  fileprivate static let pageByteCount = 4096
  /// The last words before the zeros may end in zero bytes of their own.
  fileprivate static let wordByteCount = 8
  fileprivate static let pieceByteCount = 1 << 16
}

extension DICOMFile {
  /// How much the end of the pixel data looks like that of a file that has not arrived whole.
  ///
  /// - Parameter source: what was walked through.
  /// - Returns: the strongest sign that there is.
  /// - Throws: ``ReadError`` when it cannot be read any more.
  public func zeroTail(_ source: any ByteSource) throws(ReadError) -> ZeroTail {
    guard let pixelData, !pixelData.range.isEmpty else { return .none }
    return pixelData.isEncapsulated
      ? try fragmentTail(source, pixelData) : try rasterTail(source, pixelData.range)
  }

  private func rasterTail(
    _ source: any ByteSource, _ range: Range<Int>
  ) throws(ReadError) -> ZeroTail {
    let start = try ZeroTail.start(source, range)
    let count = range.upperBound - start
    let row = max(1, min(image.rowByteCount, range.count))
    guard start > range.lowerBound, count >= row else { return .none }
    let page = ZeroTail.pageByteCount
    let isPaged =
      count >= page && (page - start % page) % page < ZeroTail.wordByteCount
    if isPaged { return .torn }
    let first = try source.bytes(range.lowerBound..<range.lowerBound + min(row, 1 << 16))
    let isLarge = image.bitsAllocated != 1 && count >= range.count / 4
    return isLarge && first.contains { $0 != 0 } ? .torn : .margin
  }

  /// Follows the fragments (PS3.5 section A.4), behind the Basic Offset Table.
  private func fragmentTail(
    _ source: any ByteSource, _ pixelData: PixelData
  ) throws(ReadError) -> ZeroTail {
    var window = ByteWindow(source)
    var position = pixelData.range.lowerBound
    var isTable = true
    while pixelData.range.upperBound - position >= 8 {
      let tag = try window.tag(at: position, bigEndian: false)
      let length = try window.uint32(at: position + 4, bigEndian: false)
      guard tag == .item, Int(length) <= pixelData.range.upperBound - position - 8 else { break }
      let fragment = position + 8..<position + 8 + Int(length)
      if !isTable, fragment.count >= 2 * ZeroTail.longestPadding {
        let tail = try source.bytes(fragment.suffix(ZeroTail.longestPadding))
        if tail.allSatisfy({ $0 == 0 }) { return .torn }
      }
      isTable = false
      position = fragment.upperBound
    }
    return .none
  }
}

extension ZeroTail {
  /// Where the zeros at the end of a range begin.
  fileprivate static func start(
    _ source: any ByteSource, _ range: Range<Int>
  ) throws(ReadError) -> Int {
    var end = range.upperBound
    // Most pictures need one byte.
    var size = 64
    while end > range.lowerBound {
      let begin = max(range.lowerBound, end - size)
      let piece = try source.bytes(begin..<end)
      if let last = piece.lastIndex(where: { $0 != 0 }) { return begin + last + 1 }
      end = begin
      size = pieceByteCount
    }
    return range.lowerBound
  }
}

extension ImagePixel {
  /// How many bytes a row takes by the attributes; 0 when they do not tell.
  fileprivate var rowByteCount: Int {
    let bits = [columns, samplesPerPixel, bitsAllocated].reduce(1) { product, factor in
      let (product, isTooLarge) = product.multipliedReportingOverflow(by: max(0, factor ?? 1))
      return isTooLarge ? 0 : product
    }
    return bits / 8
  }
}
