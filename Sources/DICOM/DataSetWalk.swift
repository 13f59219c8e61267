/// A walk through one data set, from its first element to the end of the source (PS3.5 section 7).
///
/// Lengths are followed, never believed: each is clipped to its sequence and to the file, and
/// nothing is allocated because of one. Nesting is kept in an explicit stack. Every step goes
/// forward, so the work is bounded by the file's length.
struct DataSetWalk {
  /// The deepest nesting that is recorded, in items one inside the other.
  static let recordedDepth = 64
  /// The deepest nesting that is followed, in sequences and items: 6 MB of them.
  static let followedDepth = 1 << 17
  /// The number of records that are kept: 24 MB of them.
  static let recordLimit = 1_000_000

  /// So many bytes may be missing at the end of what ends oddly: those of a delimitation item.
  static let oddByteCount = 8

  var window: ByteWindow
  var irregularities: Irregularities
  var records: [ElementRecord] = []
  var root = OutermostDataSet()
  /// Whether some data set names a tag twice or out of order, or one of File Meta Information.
  var isDisordered = false

  var position: Int
  /// That of the outermost data set.
  let encoding: Encoding
  let end: Int
  /// Whether more of the data set follows the end of the source.
  private let isBeginning: Bool
  var stack: [Container] = []
  /// How many bytes are missing behind the end of the source, by the lengths.
  var shortfall = 0
  /// The number of items in ``stack``.
  var depth = 0
  /// The last tag of each data set in which the walk is, the outermost one first.
  var lastTags = [Tag(0)]
  private var privateBlocks = PrivateBlocks()

  /// Prepares a walk from `offset` on, in an encoding that has been made sure of.
  init(
    _ window: ByteWindow, from offset: Int, encoding: Encoding, irregularities: Irregularities,
    isBeginning: Bool = false
  ) {
    self.window = window
    self.irregularities = irregularities
    self.encoding = encoding
    self.isBeginning = isBeginning
    position = offset
    end = window.count
    // At once, because growing by copying would take twice the memory; what is not used costs none
    // while the walk lasts.
    records.reserveCapacity(min(Self.recordLimit, (end - offset) / 8))
  }

  /// Walks to the end.
  mutating func run() throws(ReadError) {
    while true {
      closeContainers()
      let container = stack.last
      let limit = container?.limit ?? end
      guard limit - position >= 8 else {
        if try !finish(at: limit) { return }
        continue
      }
      if container?.isSequence == true {
        try enterItem(limit: limit)
      } else if try !readElement(limit: limit) {
        return
      }
    }
  }

  // MARK: - Ends

  /// Leaves the containers that end here.
  private mutating func closeContainers() {
    while let last = stack.last, position >= min(last.end, last.limit) {
      if position < last.end {
        irregularities.note(last.limit == end ? .cut : .itemTooLong, at: position)
        if last.end < .max { miss(last.end - position) }
      } else if position > last.end {
        irregularities.note(.itemTooLong, at: position)
      }
      pop()
    }
  }

  mutating func pop() {
    guard let last = stack.popLast() else { return }
    if !last.isSequence {
      privateBlocks.leave(depth)
      depth -= 1
      lastTags.removeLast()
    }
  }

  /// Handles fewer than 8 bytes before `limit`.
  ///
  /// - Returns: whether the walk goes on.
  private mutating func finish(at limit: Int) throws(ReadError) -> Bool {
    guard limit == end, position < end || stack.isEmpty else {
      irregularities.note(.itemTooLong, at: position)
      leaveOut(upTo: limit)
      return true
    }
    if position < end {
      let isPadding = try window.firstNonZero(from: position) == end && stack.isEmpty
      irregularities.note(
        isPadding ? .zerosAtEnd : isBehindPixels ? .afterPixels : .cut, at: position)
      // Within a few bytes of its end, nothing can be missing after the outermost data set.
    }
    if !stack.isEmpty { irregularities.note(.cut, at: end) }
    return false
  }

  /// Whether the outermost pixel data lie behind, all of them.
  private var isBehindPixels: Bool {
    stack.isEmpty && root.pixelData != nil && !irregularities.contains(.cut)
      && !irregularities.contains(.undelimited)
  }

  // MARK: - Elements

  /// Reads the element at the present position and goes behind it, or into it.
  ///
  /// - Returns: whether the walk goes on.
  private mutating func readElement(limit: Int) throws(ReadError) -> Bool {
    let encoding = stack.last?.encoding ?? self.encoding
    guard
      let header = try ElementHeader(&window, at: position, limit: limit, encoding: encoding)
    else {
      irregularities.note(limit == end ? .cut : .valueTooLong, at: position)
      if limit == end { miss(.max) }
      position = limit
      return true
    }
    if header.tag.rawValue == 0, header.length == 0, header.vr == nil {
      return try skipZeros(limit: limit)
    }
    if isBehindPixels, isNoElement(header, limit: limit, encoding) {
      irregularities.note(.afterPixels, at: position)
      position = end
      return false
    }
    if header.tag.group == Tag.item.group {
      leaveItem(at: header, limit: limit)
      return true
    }
    if header.isUnknownVR { irregularities.note(.unknownVR, at: position) }
    if header.tag <= lastTags[depth] || header.tag.isFileMeta { isDisordered = true }
    lastTags[depth] = header.tag
    let vr = resolve(header)
    let start = position + header.size
    let content =
      header.isUnknown ? try contentEncoding(encoding, at: start, limit: limit) : encoding
    if header.hasUndefinedLength {
      try readUndefinedLength(header, vr: vr, at: start, limit: limit, encoding: content)
      return true
    }
    var valueEnd = start + Int(header.length)
    if valueEnd > limit {
      irregularities.note(limit == end ? .cut : .valueTooLong, at: position)
      if limit == end { miss(valueEnd - limit) }
      valueEnd = limit
    }
    if vr == .SQ, !(header.tag.isPixelData && depth == 0) {
      let isSequence = try valueEnd - start < 8 ? valueEnd == start : isItem(at: start, content)
      if isSequence {
        enterSequence(header, at: start, end: start + Int(header.length), limit: valueEnd, content)
        return true
      }
      irregularities.note(.notASequence, at: position)
      try value(header, vr: .UN, start..<valueEnd, encoding: content)
    } else {
      try value(header, vr: vr, start..<valueEnd, encoding: content)
    }
    position = valueEnd
    return true
  }

  /// Whether what stands behind the pixel data is none: out of its order, and not to be followed.
  private func isNoElement(_ header: ElementHeader, limit: Int, _ encoding: Encoding) -> Bool {
    guard header.tag < .floatPixelData else { return false }
    return header.vr == nil && !encoding.isImplicit || header.isUnknownVR
      || Int(header.length) > limit - position - header.size
  }

  /// How the value of an element in UN is encoded: in little endian, whatever the transfer syntax
  /// (PS3.5 section 6.2.2), unless its items show that the writer did not know.
  private mutating func contentEncoding(
    _ outer: Encoding, at start: Int, limit: Int
  ) throws(ReadError) -> Encoding {
    guard outer.isBigEndian else { return outer }
    if limit - start >= 8, try isItem(at: start, outer) { return outer }
    // Items tell by themselves whether they are in implicit VR.
    return Encoding(isImplicit: outer.isImplicit, isBigEndian: false)
  }

  /// The VR of a header: of the file, or of the dictionary where the file does not tell it.
  private func resolve(_ header: ElementHeader) -> VR {
    if let vr = header.vr, vr != .UN || header.isUnknownVR { return vr }
    let tag = header.tag
    if tag.isPrivateCreator { return .LO }
    if tag.isPrivate { return privateBlocks.vr(of: tag, depth: depth) ?? .UN }
    if header.vr == .UN {
      // A known element shall be UN only if its length does not fit into 16 bits.
      guard header.length < 0xFFFF else { return .UN }
      return StandardDictionary.vr(of: tag) ?? .UN
    }
    if let vr = StandardDictionary.vr(of: tag) { return vr }
    return tag.element == 0 ? .UL : .UN
  }

  /// Skips zeros where an element should be.
  private mutating func skipZeros(limit: Int) throws(ReadError) -> Bool {
    let next = try window.firstNonZero(from: position)
    guard next == end else {
      irregularities.note(.zerosInside, at: position)
      position += (min(next, limit) - position) / 8 * 8
      return true
    }
    let isPadding = stack.isEmpty && root.explainsZeros(from: position, to: end)
    irregularities.note(isPadding ? .zerosAtEnd : .unfinished, at: position)
    if !isPadding { miss(.max) }
    position = end
    return false
  }

  mutating func miss(_ count: Int) { shortfall = max(shortfall, count) }

  // MARK: - Records

  mutating func value(
    _ header: ElementHeader, vr: VR, _ range: Range<Int>, encoding: Encoding
  ) throws(ReadError) {
    if depth == 0, header.tag.isPixelData {
      if root.pixelData != nil { irregularities.note(.severalPixelData, at: range.lowerBound) }
      root.add(
        PixelData(
          element: header.tag.element, range: range, isEncapsulated: header.hasUndefinedLength,
          isBigEndian: encoding.isBigEndian))
      return
    }
    // The rest of this value lies behind the end: it would be taken for all of it.
    if isBeginning, range.upperBound == end, irregularities.contains(.cut) { return }
    if depth == 0 { try root.read(header.tag, vr: vr, range, encoding: encoding, from: &window) }
    if header.tag == .specificCharacterSet, range.count <= OutermostDataSet.longestValue {
      let set = SpecificCharacterSet(try window.copy(range.count, at: range.lowerBound))
      if set.hasUnknown { irregularities.note(.unknownCharacterSet, at: range.lowerBound) }
    }
    if header.tag.isPrivateCreator, range.count <= PrivateBlocks.longestCreator {
      let creator = try window.copy(range.count, at: range.lowerBound)
      privateBlocks.reserve(header.tag, for: creator, depth: depth)
    }
    record(
      .element, tag: header.tag, vr: vr, length: range.count, offset: range.lowerBound,
      isImplicit: header.vr == nil || header.vr == .UN, isBigEndian: encoding.isBigEndian)
  }

  mutating func record(
    _ kind: ElementRecord.Kind, tag: Tag, vr: VR, length: Int, offset: Int, isImplicit: Bool,
    isBigEndian: Bool = false
  ) {
    root.mark(tag, depth: depth)
    guard depth <= Self.recordedDepth else {
      irregularities.note(.tooDeep, at: offset)
      return
    }
    guard records.count < Self.recordLimit else {
      irregularities.note(.tooMany, at: offset)
      return
    }
    records.append(
      ElementRecord(
        // Values beyond 4 GiB exist with undefined length only, and are pixel data.
        offset: offset, length: UInt32(clamping: length), tag: tag, vr: vr, kind: kind,
        depth: UInt8(depth), isBigEndian: isBigEndian, isImplicit: isImplicit))
  }
}
