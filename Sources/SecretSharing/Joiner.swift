/// Reads the image and spill rows of two shares side by side and adds them.
final class Joiner {
  let geometry: Geometry
  private let one: Share
  private let other: Share
  private let rows: Int
  private let oneReader: Picture.SampleReader
  private let otherReader: Picture.SampleReader
  /// Both tags, when the rows are read for them, too.
  private let tags: (one: TagCheck?, other: TagCheck?)?

  var rowBytes: Int { geometry.rowBytes }
  var rowWords: Int { geometry.rowWords }

  /// Begins with two shares; to check their tags, too, all image and spill rows are to be read once
  /// and in order, and the tags to be finished.
  init(_ one: Share, _ other: Share, checkingTags: Bool = false) throws(SharingError) {
    var shape = one.picture.geometry
    shape.height += other.bannerRows - one.bannerRows
    guard shape == other.picture.geometry else { throw .malformedPayload }
    self.one = one
    self.other = other
    geometry = one.picture.geometry
    rows = geometry.height - one.bannerRows - geometry.trailerRows
    oneReader = Picture.SampleReader(one.picture)
    otherReader = Picture.SampleReader(other.picture)
    tags =
      checkingTags
      ? (TagCheck(one, underKeyOf: other), TagCheck(other, underKeyOf: one)) : nil
    guard let tags else { return }
    for strip in geometry.pieces(0..<one.bannerRows) {
      try oneReader.read(strip) { bytes in tags.one?.update(bytes) }
    }
    for strip in geometry.pieces(0..<other.bannerRows) {
      try otherReader.read(strip) { bytes in tags.other?.update(bytes) }
    }
  }

  func parameters() throws(SharingError) -> StegoParameters {
    let joined = zip(one.trailer.parameters, other.trailer.parameters).map { $0 &+ $1 }
    return try StegoParameters(joined, geometry, rows: rows)
  }

  func imageRows(_ parameters: StegoParameters) -> Int { rows - parameters.spillRows }

  /// The words of some image and spill rows, strip by strip; in a wide picture a strip is a piece of
  /// a row.
  ///
  /// - Parameters:
  ///   - range: which rows.
  ///   - size: how many bytes a strip has at most, if a row has fewer.
  ///   - isEnough: whether the strips so far were all that is wanted.
  ///   - body: takes the next words.
  /// - Throws: what reading the shares or `body` throws.
  func forEachStrip<W: Word>(
    _ range: Range<Int>, of size: Int = Geometry.stripBytes,
    until isEnough: () -> Bool = { false },
    _ body: (UnsafeMutableBufferPointer<W>) throws(SharingError) -> Void
  ) throws(SharingError) {
    guard !range.isEmpty else { return }
    let room = min(range.count * rowBytes, max(size, Geometry.stripBytes))
    let buffer = Buffer<W>(uninitialized: room / MemoryLayout<W>.size)
    for strip in geometry.pieces(range, of: size) where !isEnough() {
      let words = buffer.prefix(strip.count / MemoryLayout<W>.size)
      try lend(strip) { one, other in RandomGrid.join(one, other, words) }
      try body(words)
    }
  }

  /// Lends some sample bytes of the image or spill rows of both shares for the time of the call.
  func lend(
    _ strip: Range<Int>,
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(SharingError) -> Void
  ) throws(SharingError) {
    let (first, second) = (one.bannerRows * rowBytes, other.bannerRows * rowBytes)
    try oneReader.read(strip.lowerBound + first..<strip.upperBound + first) {
      one throws(SharingError) in
      try otherReader.read(strip.lowerBound + second..<strip.upperBound + second) {
        other throws(SharingError) in
        tags?.one?.update(one)
        tags?.other?.update(other)
        try body(one, other)
      }
    }
  }

  /// Goes on behind rows that a crew has read.
  func append(_ parts: [TagParts.Pair]) {
    for part in parts {
      if let stretch = part.one { tags?.one?.append(stretch) }
      if let stretch = part.other { tags?.other?.append(stretch) }
    }
  }

  /// Reads what is left after so many image and spill rows, and checks the tags.
  ///
  /// - Throws: ``SharingError`` `alteredOrUnrelated` when a tag is wrong, or `unreadable`.
  func finishTags(after count: Int) throws(SharingError) {
    guard let tags else { return }
    for strip in geometry.pieces(count..<rows) { try lend(strip) { _, _ in } }
    for (share, reader, tag) in [(one, oneReader, tags.one), (other, otherReader, tags.other)] {
      let height = share.picture.geometry.height
      guard let tag else { continue }
      for strip in geometry.pieces(height - geometry.trailerRows..<height) {
        try reader.read(strip) { bytes in tag.update(bytes) }
      }
      guard tag.isRight() else { throw .alteredOrUnrelated }
    }
  }

  /// Takes the deflated payload out of image and spill rows.
  func payload<W: Word>(
    _ parameters: StegoParameters, _: W.Type
  ) throws(SharingError) -> [UInt8] {
    var bits = BitWriter()
    let image = 0..<imageRows(parameters)
    switch parameters.method {
    case .none: break
    case .shift(let shift, let count):
      guard let pass = parameters.shiftPass(W.self, words: rowWords) else { break }
      // In small strips, so that few rows below the last bit are read.
      try forEachStrip(image, of: Geometry.stripBytes / 8, until: { pass.isDone }) {
        (words: UnsafeMutableBufferPointer<W>) throws(SharingError) in
        try pass.extract(&bits, from: words)
      }
      guard pass.isDone else { throw .malformedPayload }
      bits.finish()
      if shift.isFlagged {
        // The flags before the payload have done their work.
        var all = BitReader(bits.bytes, from: count - parameters.payloadBytes * 8)
        bits = BitWriter()
        for _ in 0..<parameters.payloadBytes { bits.append(all.next(8), count: 8) }
      }
    case .matrix(let code):
      let pass = MatrixPass<W>(code)
      try forEachStrip(image, until: { pass.isDone }) { (words: UnsafeMutableBufferPointer<W>) in
        pass.scan(words) { count, syndrome in bits.append(syndrome, count: count) }
      }
    }
    guard bits.bytes.count >= parameters.imageBytes else { throw .malformedPayload }
    var payload = Array(bits.bytes.prefix(parameters.imageBytes))
    let spilled = parameters.payloadBytes - parameters.imageBytes
    let spillRows = spilled.dividedRoundingUp(by: rowBytes)
    try forEachStrip(
      image.upperBound..<image.upperBound + spillRows,
      until: { payload.count >= parameters.payloadBytes }
    ) {
      (words: UnsafeMutableBufferPointer<W>) in
      for index in words.indices { words[index] = words[index].bigEndian }
      payload.append(contentsOf: UnsafeRawBufferPointer(words))
    }
    return Array(payload.prefix(parameters.payloadBytes))
  }
}
