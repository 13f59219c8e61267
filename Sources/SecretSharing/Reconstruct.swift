internal import Cryptography

/// Two shares that belong together, both authentic.
public struct Pair: Sendable {
  /// The relative path the file had, as bytes; not sanitised.
  public var path: [UInt8] { payload.path }
  /// The length of the file, in bytes.
  public var count: Int { payload.count }
  /// Whether the restored file is the original byte for byte; otherwise grey levels may differ by 1.
  public var isExact: Bool { payload.isExact }
  /// SHA-256 of the source; when not `isExact`, with bit 0 of each pixel word cleared.
  public var digest: [UInt8] { payload.digest }
  /// What both halves have in common.
  public var pairID: PairID { one.pairID }

  let payload: Payload
  private let one: Share
  private let other: Share
  private let parameters: StegoParameters
  private let deflated: [UInt8]

  /// Takes two shares in any order, checks both tags, then reads the payload.
  ///
  /// - Throws: ``SharingError`` `sameHalfTwice`, `differentPairs`, `altered`, `alteredOrUnrelated`,
  ///   `malformedPayload`, `truncated`, `damagedPNG` or `unreadable`.
  public init(_ one: Share, _ other: Share) throws(SharingError) {
    try self.init(one, other, checksums: false)
  }

  init(_ one: Share, _ other: Share, checksums: Bool) throws(SharingError) {
    let (one, other) = try Self.authenticated(one, other, checksums: checksums)
    self.one = one
    self.other = other
    let joiner = try Joiner(one, other)
    parameters = try joiner.parameters()
    deflated =
      try one.bits == 8
      ? joiner.payload(parameters, UInt8.self) : joiner.payload(parameters, UInt16.self)
    payload = try Payload(
      Inflater(deflated), imageBytes: joiner.imageRows(parameters) * joiner.rowBytes,
      bits: one.bits)
    guard payload.isExact || parameters.isMatrix else { throw .malformedPayload }
  }

  /// Checks both tags (ShareFileFormat, "Check keys and tags").
  private static func authenticated(
    _ one: Share, _ other: Share, checksums: Bool
  ) throws(SharingError) -> (Share, Share) {
    do throws(SharingError) {
      let isOneRight = try one.isAuthentic(underKeyOf: other, checksums: checksums)
      let isOtherRight = try other.isAuthentic(underKeyOf: one, checksums: checksums)
      // What was damaged on its way is not called altered.
      if !isOneRight { try one.verify() }
      if !isOtherRight { try other.verify() }
      // The role of an altered share may have been altered, too: name the other's counterpart.
      switch (isOneRight, isOtherRight) {
      case (true, true): break
      case (false, true): throw SharingError.altered(other.role.other)
      case (true, false): throw SharingError.altered(one.role.other)
      case (false, false) where one.pairID != other.pairID: throw SharingError.differentPairs
      case (false, false) where one.role == other.role: throw SharingError.sameHalfTwice(one.role)
      case (false, false): throw SharingError.alteredOrUnrelated
      }
    } catch {
      guard error == .damagedPNG, !checksums else { throw error }
      // A file that looked like ours is not framed like ours; libpng will find its samples.
      let decodedOne = try one.decoded()
      let decodedOther = try other.decoded()
      guard decodedOne != nil || decodedOther != nil else { throw .damagedPNG }
      return try authenticated(decodedOne ?? one, decodedOther ?? other, checksums: false)
    }
    guard one.role != other.role, one.pairID == other.pairID else { throw .malformedPayload }
    return (one, other)
  }

  /// Writes the restored file, and checks its digest at the end.
  ///
  /// What has been written must not be published when this throws.
  ///
  /// - Parameters:
  ///   - sink: takes the file.
  ///   - json: takes the paper's JSON object (`dataset_json` and `metafile_json`), minified UTF-8.
  /// - Throws: ``SharingError`` `digestMismatch`, `malformedPayload`, `unreadable`, or what a sink
  ///   throws.
  public func restore(to sink: any ByteSink, json: (any ByteSink)? = nil) throws(SharingError) {
    try restore(to: sink, json: json, checkingDigest: true)
  }

  func restore(
    to sink: any ByteSink, json: (any ByteSink)? = nil, checkingDigest: Bool
  ) throws(SharingError) {
    let output = Output(sink, checkingDigest ? SHA256() : nil)
    let inflater = try frame()
    try copy(payload.prefixBytes, from: inflater, to: output)
    if one.bits == 8 {
      try restoreCover(UInt8.self, output)
    } else {
      try restoreCover(UInt16.self, output)
    }
    try copy(payload.suffixBytes, from: inflater, to: output)
    try copy(payload.jsonBytes, from: inflater, to: Output(json, nil))
    try inflater.end()
    guard output.digest.map({ $0.finish() == payload.digest }) ?? true else {
      throw .digestMismatch
    }
  }

  /// An inflater that stands before the prefix.
  private func frame() throws(SharingError) -> Inflater {
    let inflater = Inflater(deflated)
    _ = try inflater.next(Payload.fixedBytes + payload.path.count)
    return inflater
  }

  private func copy(_ count: Int, from inflater: Inflater, to output: Output) throws(SharingError) {
    guard count > 0 else { return }
    let buffer = Buffer<UInt8>(uninitialized: min(count, 256 << 10))
    for piece in (0..<count).pieces(of: 256 << 10) {
      let bytes = buffer.bytes(piece.count)
      try inflater.next(bytes)
      try output.write(bytes, clearing: nil)
    }
  }

  private func restoreCover<W: Word>(_: W.Type, _ output: Output) throws(SharingError) {
    guard payload.coverBytes > 0 else { return }
    let joiner = try Joiner(one, other)
    let shift = parameters.shiftPass(W.self, words: joiner.rowWords)
    var unused = BitWriter()
    var left = payload.coverBytes
    let rows = 0..<payload.coverBytes.dividedRoundingUp(by: joiner.rowBytes)
    try joiner.forEachStrip(rows) { (words: UnsafeMutableBufferPointer<W>) throws(SharingError) in
      try shift?.extract(&unused, from: words)
      if !payload.isLittleEndian {
        for index in words.indices { words[index] = words[index].bigEndian }
      }
      let bytes = UnsafeMutableRawBufferPointer(words)
      let piece = UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(left))
      left -= piece.count
      try output.write(piece, clearing: payload.isExact ? nil : payload)
    }
  }
}

/// Digests what it passes on.
private final class Output {
  private let sink: (any ByteSink)?
  let digest: SHA256?

  init(_ sink: (any ByteSink)?, _ digest: SHA256?) {
    self.sink = sink
    self.digest = digest
  }

  /// Passes bytes on; afterwards, when `clearing` says so, bit 0 of their words is cleared for the
  /// digest.
  func write(_ bytes: UnsafeMutableRawBufferPointer, clearing: Payload?) throws(SharingError) {
    try sink?.write(UnsafeRawBufferPointer(bytes))
    guard let digest else { return }
    if let clearing { clearBit0(bytes, clearing.wordBits, clearing.isLittleEndian) }
    digest.update(UnsafeRawBufferPointer(bytes))
  }
}

/// Reads the image and spill rows of two shares side by side and adds them.
final class Joiner {
  let geometry: Geometry
  private let one: Share
  private let other: Share
  private let rows: Int
  private let oneReader: Picture.RowReader
  private let otherReader: Picture.RowReader

  var rowBytes: Int { geometry.rowBytes }
  var rowWords: Int { geometry.rowWords }

  init(_ one: Share, _ other: Share) throws(SharingError) {
    var shape = one.picture.geometry
    shape.height += other.bannerRows - one.bannerRows
    guard shape == other.picture.geometry else { throw .malformedPayload }
    self.one = one
    self.other = other
    geometry = one.picture.geometry
    rows = geometry.height - one.bannerRows - geometry.trailerRows
    oneReader = Picture.RowReader(one.picture)
    otherReader = Picture.RowReader(other.picture)
  }

  func parameters() throws(SharingError) -> StegoParameters {
    let joined = zip(one.trailer.parameters, other.trailer.parameters).map { $0 &+ $1 }
    return try StegoParameters(joined, geometry, rows: rows)
  }

  func imageRows(_ parameters: StegoParameters) -> Int { rows - parameters.spillRows }

  /// The words of some image and spill rows, strip by strip.
  func forEachStrip<W: Word>(
    _ range: Range<Int>,
    _ body: (UnsafeMutableBufferPointer<W>) throws(SharingError) -> Void
  ) throws(SharingError) {
    guard !range.isEmpty else { return }
    let buffer = Buffer<W>(uninitialized: min(range.count, geometry.stripRows) * rowWords)
    for strip in range.pieces(of: geometry.stripRows) {
      let words = buffer.prefix(strip.count * rowWords)
      try lend(strip) { one, other in RandomGrid.join(one, other, words) }
      try body(words)
    }
  }

  /// Lends some image or spill rows of both shares for the time of the call.
  func lend(
    _ strip: Range<Int>,
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(SharingError) -> Void
  ) throws(SharingError) {
    let oneRows = strip.lowerBound + one.bannerRows..<strip.upperBound + one.bannerRows
    let otherRows = strip.lowerBound + other.bannerRows..<strip.upperBound + other.bannerRows
    try oneReader.read(oneRows) { one throws(SharingError) in
      try otherReader.read(otherRows) { other throws(SharingError) in try body(one, other) }
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
      // Strip by strip, so that the rows below the last bit are not read.
      for strip in image.pieces(of: geometry.stripRows) where !pass.isDone {
        try forEachStrip(strip) { (words: UnsafeMutableBufferPointer<W>) throws(SharingError) in
          try pass.extract(&bits, from: words)
        }
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
      for strip in image.pieces(of: geometry.stripRows) where !pass.isDone {
        try forEachStrip(strip) { (words: UnsafeMutableBufferPointer<W>) in
          pass.scan(words) { count, syndrome in bits.append(syndrome, count: count) }
        }
      }
    }
    guard bits.bytes.count >= parameters.imageBytes else { throw .malformedPayload }
    var payload = Array(bits.bytes.prefix(parameters.imageBytes))
    let spilled = parameters.payloadBytes - parameters.imageBytes
    let spillRows = spilled.dividedRoundingUp(by: rowBytes)
    try forEachStrip(image.upperBound..<image.upperBound + spillRows) {
      (words: UnsafeMutableBufferPointer<W>) in
      for index in words.indices { words[index] = words[index].bigEndian }
      payload.append(contentsOf: UnsafeRawBufferPointer(words))
    }
    return Array(payload.prefix(parameters.payloadBytes))
  }
}

extension StegoParameters {
  fileprivate var isMatrix: Bool {
    if case .matrix = method { true } else { false }
  }

  func shiftPass<W: Word>(_: W.Type, words: Int) -> ShiftPass<W>? {
    guard case .shift(let shift, let bits) = method, words > 0 else { return nil }
    return ShiftPass(shift, bits: bits, flags: bits - imageBytes * 8, words: words)
  }
}

extension Share {
  /// Whether the tag of this share is right under the check key that the other carries.
  fileprivate func isAuthentic(
    underKeyOf other: Share, checksums: Bool
  ) throws(SharingError) -> Bool {
    let mac = Poly1305(key: Secret(other.trailer.checkKey))
    var left = picture.geometry.byteCount - Trailer.tagBytes
    try picture.scan(checksums: checksums) { bytes throws(SharingError) in
      let piece = UnsafeRawBufferPointer(rebasing: bytes.prefix(left))
      mac.update(piece)
      left -= piece.count
    }
    return equalInConstantTime(mac.finish(), trailer.tag)
  }
}
