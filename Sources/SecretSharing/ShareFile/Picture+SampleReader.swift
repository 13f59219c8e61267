internal import DICOM

extension Picture {
  /// Reads samples of a picture into a buffer of its own that it uses again and again.
  final class SampleReader {
    private let picture: Picture
    private var file = Buffer<UInt8>(zeros: 0)
    private var samples = Buffer<UInt8>(zeros: 0)
    /// Where a drawn picture's stream stands.
    private var stream: DrawnSamples.Reader?

    init(_ picture: Picture) { self.picture = picture }

    /// Lends some canonical sample bytes for the time of the call.
    func read<R>(
      _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(SharingError) -> R
    ) throws(SharingError) -> R {
      switch picture.samples {
      case .decoded(let image):
        return try body(UnsafeRawBufferPointer(rebasing: image.samples[range]))
      case .stored(let layout, let source):
        if samples.elements.count < range.count { samples = Buffer(uninitialized: range.count) }
        try unframe(range, of: layout, source)
        return try body(UnsafeRawBufferPointer(samples.bytes(range.count)))
      case .drawn(let drawn):
        if samples.elements.count < range.count { samples = Buffer(uninitialized: range.count) }
        let reader = stream ?? drawn.reader()
        stream = reader
        reader.read(range.lowerBound, into: samples.bytes(range.count))
        return try body(UnsafeRawBufferPointer(samples.bytes(range.count)))
      }
    }

    private func unframe(_ range: Range<Int>, of layout: StoredPNG, _ source: any ByteSource)
      throws(SharingError)
    {
      guard !range.isEmpty else { return }
      let lines = layout.scanlines(ofSamples: range)
      let isBlockStart = lines.lowerBound % StoredPNG.blockBytes == 0
      let lead =
        isBlockStart ? layout.framing(ofBlock: lines.lowerBound / StoredPNG.blockBytes).count : 0
      let start = layout.offset(ofScanlineByte: lines.lowerBound) - lead
      let count = layout.offset(ofScanlineByte: lines.upperBound - 1) + 1 - start
      if file.elements.count < count { file = Buffer(uninitialized: count) }
      let bytes = file.bytes(count)
      try source.read(at: start, bytes)
      guard let from = bytes.baseAddress, let to = samples.elements.baseAddress else { return }
      let rowBytes = layout.geometry.rowBytes
      var column = range.lowerBound % rowBytes
      var at = lines.lowerBound
      var out = 0
      while out < range.count {
        if column == 0 {
          guard bytes[layout.offset(ofScanlineByte: at) - start] == 0 else { throw .damagedPNG }
          at += 1
        }
        var left = min(rowBytes - column, range.count - out)
        column = 0
        while left > 0 {
          let piece = min(left, StoredPNG.blockBytes - at % StoredPNG.blockBytes)
          UnsafeMutableRawPointer(to + out).copyMemory(
            from: from + (layout.offset(ofScanlineByte: at) - start), byteCount: piece)
          at += piece
          out += piece
          left -= piece
        }
      }
      // Where a block begins among these, its framing must be as we write it; otherwise the samples
      // lie elsewhere, and libpng is to find them.
      let blocks =
        lines.lowerBound.dividedRoundingUp(
          by: StoredPNG.blockBytes)..<lines.upperBound.dividedRoundingUp(
          by: StoredPNG.blockBytes)
      for block in blocks {
        let framing = layout.framing(ofBlock: block)
        let place = layout.offset(ofScanlineByte: block * StoredPNG.blockBytes) - start
        guard bytes[(place - framing.count)..<place].elementsEqual(framing) else {
          throw .damagedPNG
        }
      }
    }
  }
}
