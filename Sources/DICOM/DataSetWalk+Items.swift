/// Where items begin and end (PS3.5 section 7.5).
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
        irregularities.note(.tooDeep, at: position)
        isAbridged = true
        position = isUndefined ? limit : min(itemEnd, limit)
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
      if !sequence.hasUndefinedLength {
        irregularities.note(.itemTooLong, at: position)
        position = max(position, min(sequence.end, sequence.limit))
      }
      pop()
    case .itemDelimitation:
      irregularities.note(.strayItem, at: position)
      position += 8
    default:
      // Writers have been seen that forget the delimitation item: go on outside.
      irregularities.note(
        sequence.hasUndefinedLength ? .noDelimitation : .notASequence, at: position)
      if !sequence.hasUndefinedLength { position = min(sequence.end, sequence.limit) }
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
      position = min(position + Int(header.length), limit)
    }
  }
}
