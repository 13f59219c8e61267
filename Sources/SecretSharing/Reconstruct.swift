internal import Cryptography

/// Two shares that belong together, both authentic.
public struct Pair: Sendable {
  /// The relative path the file had, as bytes; not sanitized.
  public var path: [UInt8] { payload.path }
  /// The length of the file, in bytes.
  public var count: Int { payload.count }
  /// Whether the restored file is the original byte for byte; otherwise gray levels may differ by 1.
  public var isExact: Bool { payload.isExact }
  /// SHA-256 of the source; when not `isExact`, with bit 0 of each pixel word cleared.
  public var digest: [UInt8] { payload.digest }

  let payload: Payload
  private let one: Share
  private let other: Share
  private let parameters: StegoParameters
  private let deflated: [UInt8]

  /// Takes two shares in any order, checks both tags, then reads the payload.
  ///
  /// - Parameters:
  ///   - one: a share.
  ///   - other: a share.
  ///   - crew: threads that check the tags side by side.
  /// - Throws: ``SharingError`` `sameHalfTwice`, `differentPairs`, `altered`, `alteredOrUnrelated`,
  ///   `malformedPayload`, `truncated`, `damagedPNG` or `unreadable`.
  package init(_ one: Share, _ other: Share, with crew: (any Crew)? = nil) throws(SharingError) {
    let (one, other) = try Self.authenticated(one, other, crew)
    try self.init(unchecked: one, other)
  }

  /// Takes two shares whose tags are to be checked by ``prove(to:with:)``.
  init(unchecked one: Share, _ other: Share) throws(SharingError) {
    guard one.role != other.role, one.pairID == other.pairID else { throw .malformedPayload }
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
    _ one: Share, _ other: Share, _ crew: (any Crew)?
  ) throws(SharingError) -> (Share, Share) {
    do throws(SharingError) {
      let (isOneRight, isOtherRight) =
        if let crew {
          try TagParts.areRight(one, other, with: crew)
        } else {
          (try one.isAuthentic(underKeyOf: other), try other.isAuthentic(underKeyOf: one))
        }
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
      guard error == .damagedPNG else { throw error }
      // A file that looked like ours is not framed like ours; libpng will find its samples.
      let decodedOne = try one.decoded()
      let decodedOther = try other.decoded()
      guard decodedOne != nil || decodedOther != nil else { throw .damagedPNG }
      return try authenticated(decodedOne ?? one, decodedOther ?? other, crew)
    }
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
    let digest = SHA256()
    try restore(to: Output(sink, digest), json: json, checkingTags: false)
    guard digest.finish() == payload.digest else { throw .digestMismatch }
  }

  /// Writes the same file, by several threads side by side.
  ///
  /// What has been written must not be published when this throws.
  ///
  /// - Throws: as ``restore(to:json:)``.
  package func restore(
    to sink: any PlacedSink, json: (any ByteSink)? = nil, with crew: any Crew
  ) throws(SharingError) {
    let digest = SHA256()
    try restore(to: Output(sink, digest, crew), json: json, checkingTags: false)
    guard digest.finish() == payload.digest else { throw .digestMismatch }
  }

  /// Hands the restored file to a sink that knows each byte of it, and checks both tags, all in one
  /// pass over the shares.
  ///
  /// - Returns: how many bytes the restored file has.
  /// - Throws: ``SharingError`` `alteredOrUnrelated`, `malformedPayload`, `unreadable`, or what the
  ///   sink throws.
  func prove(to sink: any PlacedSink, with crew: (any Crew)? = nil) throws(SharingError) -> Int {
    let output = Output(sink, nil, crew)
    try restore(to: output, json: nil, checkingTags: true)
    return output.offset
  }

  private func restore(
    to output: Output, json: (any ByteSink)?, checkingTags: Bool
  ) throws(SharingError) {
    let inflater = try frame()
    // The rest of the lengths is only what the payload says.
    try output.reserve(payload.coverBytes)
    try copy(payload.prefixBytes, from: inflater, to: output)
    if one.bits == 8 {
      try restoreCover(UInt8.self, output, checkingTags)
    } else {
      try restoreCover(UInt16.self, output, checkingTags)
    }
    try copy(payload.suffixBytes, from: inflater, to: output)
    try copy(payload.jsonBytes, from: inflater, to: Output(json, nil))
    try inflater.end()
  }

  /// An inflater that stands before the prefix.
  private func frame() throws(SharingError) -> Inflater {
    let inflater = Inflater(deflated)
    _ = try inflater.next(Payload.fixedBytes + payload.path.count)
    return inflater
  }

  private func copy(_ count: Int, from inflater: Inflater, to output: Output) throws(SharingError) {
    guard count > 0 else { return }
    let buffer = Buffer<UInt8>(uninitialized: min(count, Geometry.stripBytes))
    for piece in (0..<count).pieces(of: Geometry.stripBytes) {
      let bytes = buffer.bytes(piece.count)
      try inflater.next(bytes)
      try output.write(bytes, clearing: nil)
    }
  }

  private func restoreCover<W: Word>(
    _: W.Type, _ output: Output, _ checkingTags: Bool
  ) throws(SharingError) {
    guard payload.coverBytes > 0 || checkingTags else { return }
    let joiner = try Joiner(one, other, checkingTags: checkingTags)
    let shift = parameters.shiftPass(W.self, words: joiner.rowWords)
    // A crew takes the rows below the last one that carries a bit of the payload.
    let isCuttable =
      joiner.rowBytes <= Geometry.stripBytes && (payload.isExact || output.digest == nil)
    let places = isCuttable ? output.places : nil
    var unused = BitWriter()
    var left = payload.coverBytes
    var done = 0
    let rows = 0..<payload.coverBytes.dividedRoundingUp(by: max(1, joiner.rowBytes))
    try joiner.forEachStrip(rows, until: { places != nil && shift?.isDone ?? true }) {
      (words: UnsafeMutableBufferPointer<W>) throws(SharingError) in
      try shift?.extract(&unused, from: words)
      if !payload.isLittleEndian {
        for index in words.indices { words[index] = words[index].bigEndian }
      }
      let bytes = UnsafeMutableRawBufferPointer(words)
      let piece = UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(left))
      left -= piece.count
      done += words.count / joiner.rowWords
      try output.write(piece, clearing: payload.isExact ? nil : payload)
    }
    if let places, done < rows.upperBound {
      let parts = JoinParts<W>(one, other, payload, places.sink, checkingTags: checkingTags)
      joiner.append(
        try parts.write(done..<rows.upperBound, output.digest, with: places.crew))
      output.skip(to: payload.prefixBytes + payload.coverBytes)
    }
    try joiner.finishTags(after: rows.upperBound)
  }
}

/// Digests what it passes on.
private final class Output {
  /// Where a crew writes.
  struct Places {
    let crew: any Crew
    let sink: any PlacedSink
    let cursor: PlacedCursor
  }

  private let sink: (any ByteSink)?
  let digest: SHA256?
  let places: Places?
  /// How many bytes of the restored file have passed.
  private(set) var offset = 0

  init(_ sink: (any ByteSink)?, _ digest: SHA256?) {
    self.sink = sink
    self.digest = digest
    places = nil
  }

  init(_ sink: any PlacedSink, _ digest: SHA256?, _ crew: (any Crew)?) {
    let cursor = PlacedCursor(sink)
    self.sink = cursor
    self.digest = digest
    places = crew.map { Places(crew: $0, sink: sink, cursor: cursor) }
  }

  func reserve(_ count: Int) throws(SharingError) { try sink?.reserve(count) }

  /// Passes bytes on; afterwards, when `clearing` says so, bit 0 of their words is cleared for the
  /// digest.
  func write(_ bytes: UnsafeMutableRawBufferPointer, clearing: Payload?) throws(SharingError) {
    try sink?.write(UnsafeRawBufferPointer(bytes))
    offset += bytes.count
    guard let digest else { return }
    if let clearing { clearBit0(bytes, clearing.wordBits, clearing.isLittleEndian) }
    digest.update(UnsafeRawBufferPointer(bytes))
  }

  /// Knows that a crew has passed bytes on.
  func skip(to offset: Int) {
    self.offset = offset
    places?.cursor.offset = offset
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
