/// Where items and sequences begin and end (PS3.5 section 7.5).
extension DataSetWalk {
  /// At a place in a sequence where an item has to begin.
  mutating func enterItem(limit: Int) throws(ReadError) {
    guard let sequence = stack.last else { return }
    let tag = try window.tag(at: position, bigEndian: sequence.encoding.isBigEndian)
    let length = try window.uint32(at: position + 4, bigEndian: sequence.encoding.isBigEndian)
    switch tag {
    case .item:
      let start = position + 8
      let isUndefined = length == ElementHeader.undefinedLength
      let itemEnd = isUndefined ? Int.max : start + Int(length)
      guard stack.count < Self.followedDepth else {
        giveUp(at: position, going: isUndefined ? limit : min(itemEnd, limit))
        return
      }
      record(.item, tag: tag, vr: .SQ, length: 0, offset: start, isImplicit: false)
      let encoding = try itemEncoding(sequence.encoding, at: start, limit: min(itemEnd, limit))
      stack.append(
        Container(end: itemEnd, limit: limit, encoding: encoding, isSequence: false))
      depth += 1
      lastTags.append(Tag(0))
      position = start
    case .sequenceDelimitation:
      position += 8
      if !sequence.hasUndefinedLength, position != sequence.end {
        irregularities.note(.itemTooLong, at: position)
        leaveOut(upTo: min(sequence.end, sequence.limit))
      }
      pop()
    case .itemDelimitation:
      irregularities.note(.strayItem, at: position)
      position += 8
    default:
      // Writers have been seen that forget the delimitation item: go on outside.
      irregularities.note(
        sequence.hasUndefinedLength ? .noDelimitation : .notASequence, at: position)
      if !sequence.hasUndefinedLength { leaveOut(upTo: min(sequence.end, sequence.limit)) }
      pop()
    }
  }

  /// Items may be implicit VR in an explicit VR data set: PS3.5 section 6.2.2 has them so in `UN`.
  private mutating func itemEncoding(
    _ outer: Encoding, at offset: Int, limit: Int
  ) throws(ReadError) -> Encoding {
    guard !outer.isImplicit, limit - offset >= 8 else { return outer }
    let tag = try window.tag(at: offset, bigEndian: outer.isBigEndian)
    let letters = try window.uint16(at: offset + 4, bigEndian: true)
    guard tag.group != Tag.item.group, !ElementHeader.areCapitals(letters) else { return outer }
    return Encoding(isImplicit: true, isBigEndian: outer.isBigEndian)
  }

  /// An item's tag where an element should be: the end of an item, or out of place.
  mutating func leaveItem(at header: ElementHeader, limit: Int) {
    position += 8
    if header.tag == .itemDelimitation, !stack.isEmpty {
      pop()
      return
    }
    irregularities.note(.strayItem, at: position - 8)
    if header.tag == .sequenceDelimitation, !stack.isEmpty {
      pop()
      if stack.last?.hasUndefinedLength == true { pop() }
    } else if header.tag == .item, !header.hasUndefinedLength {
      leaveOut(upTo: min(position + Int(header.length), limit))
    }
  }

  /// Passes over bytes that belong to no data element.
  mutating func leaveOut(upTo next: Int) {
    guard next > position else { return }
    irregularities.note(.leftOut, at: position)
    position = next
  }

  /// Reads a value of undefined length, or enters it.
  mutating func readUndefinedLength(
    _ header: ElementHeader, vr: VR, at start: Int, limit: Int, encoding: Encoding
  ) throws(ReadError) {
    let startsWithItem = try limit - start >= 8 ? isItem(at: start, encoding) : false
    let isSequence =
      switch (header.vr, vr) {
      case (.SQ?, _), (.UN?, _): !header.tag.isPixelData
      // PS3.6 knows what it is, or the value has to show it.
      case (nil, .SQ) where !header.tag.isPrivate: true
      case (nil, .UN),
        (nil, _) where header.tag.isPrivate:
        startsWithItem
      default: false
      }
    if isSequence {
      enterSequence(header, at: start, end: .max, limit: limit, encoding)
      return
    }
    let fragments = try Fragments(&window, at: start, limit: limit, encoding: encoding)
    if !fragments.areItems { irregularities.note(.notFragments, at: start) }
    if !fragments.isDelimited {
      // Behind the last frame, a delimitation is all that can be missing.
      let isWhole = stack.isEmpty && fragments.count > root.integer(0x0028_0008) ?? 1
      let isUndelimited = isWhole && fragments.missing == 0
      irregularities.note(
        limit < end ? .noDelimitation : isUndelimited ? .undelimited : .cut, at: start)
      if limit == end { miss(isWhole ? fragments.missing : .max) }
    }
    position = fragments.next
    try value(header, vr: vr, fragments.range, encoding: encoding)
  }

  /// Whether an item, or the end of a sequence, is at `offset`.
  mutating func isItem(at offset: Int, _ encoding: Encoding) throws(ReadError) -> Bool {
    let tag = try window.tag(at: offset, bigEndian: encoding.isBigEndian)
    return tag == .item || tag == .sequenceDelimitation
  }

  mutating func enterSequence(
    _ header: ElementHeader, at start: Int, end: Int, limit: Int, _ encoding: Encoding
  ) {
    record(
      .sequence, tag: header.tag, vr: .SQ, length: 0, offset: start, isImplicit: header.vr == nil)
    position = start
    let isTooDeep = depth >= Self.recordedDepth && end != .max || stack.count >= Self.followedDepth
    guard isTooDeep else {
      stack.append(Container(end: end, limit: limit, encoding: encoding, isSequence: true))
      return
    }
    giveUp(at: start, going: limit)
  }

  /// Leaves what is nested too deeply; where its end is not known, nothing more is looked at.
  mutating func giveUp(at offset: Int, going next: Int) {
    irregularities.note(.tooDeep, at: offset)
    position = next
    if next == end { while !stack.isEmpty { pop() } }
  }
}
