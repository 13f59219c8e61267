extension Encoding {
  /// The encoding in which a data set can begin at `offset`, judged by its first two elements.
  ///
  /// The first element has to be a known one and the second to follow it, so that text, pictures
  /// or noise are not taken for DICOM.
  static func inferred(
    _ window: inout ByteWindow, at offset: Int
  ) throws(ReadError) -> Encoding? {
    for encoding in [Encoding.explicitLittle, .explicitBig, .implicitLittle, .implicitBig]
    where try begins(&window, at: offset, encoding) {
      return encoding
    }
    return nil
  }

  private static func begins(
    _ window: inout ByteWindow, at offset: Int, _ encoding: Encoding
  ) throws(ReadError) -> Bool {
    guard let first = try header(&window, at: offset, encoding) else { return false }
    if first.hasUndefinedLength {
      return try beginsSequence(&window, at: offset + first.size, first, encoding)
    }
    let next = offset + first.size + Int(first.length)
    // A file that ends with its first element, or inside it, is too little evidence, unless the
    // element is long: pixel data and documents are last ones.
    guard next <= window.count else { return false }
    if next == window.count { return true }
    if let second = try header(&window, at: next, encoding) { return second.tag > first.tag }
    guard let second = try privateCreator(&window, at: next, encoding) else { return false }
    return second.tag > first.tag
  }

  /// Whether a known sequence of undefined length goes on with an item, or with its end.
  private static func beginsSequence(
    _ window: inout ByteWindow, at offset: Int, _ header: ElementHeader, _ encoding: Encoding
  ) throws(ReadError) -> Bool {
    guard header.vr ?? StandardDictionary.vr(of: header.tag) == .SQ, window.count - offset >= 8
    else { return false }
    let tag = try window.tag(at: offset, bigEndian: encoding.isBigEndian)
    return tag == .item || tag == .sequenceDelimitation
  }

  /// The header at `offset`, if it is that of an element that reserves private ones by a name in
  /// readable letters.
  private static func privateCreator(
    _ window: inout ByteWindow, at offset: Int, _ encoding: Encoding
  ) throws(ReadError) -> ElementHeader? {
    guard window.count - offset >= 8,
      let header = try ElementHeader(
        &window, at: offset, limit: window.count, encoding: encoding),
      header.tag.isPrivateCreator, header.vr == (encoding.isImplicit ? nil : .LO),
      (1...PrivateBlocks.longestCreator).contains(Int(header.length)),
      Int(header.length) <= window.count - offset - header.size
    else { return nil }
    let isReadable = try window.withBytes(Int(header.length), at: offset + header.size) { name in
      name.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0 } && name.first != 0
    }
    return isReadable ? header : nil
  }

  /// The header at `offset`, if it is that of an element that the standard knows.
  private static func header(
    _ window: inout ByteWindow, at offset: Int, _ encoding: Encoding
  ) throws(ReadError) -> ElementHeader? {
    guard window.count - offset >= 8,
      let header = try ElementHeader(
        &window, at: offset, limit: window.count, encoding: encoding),
      !header.isUnknownVR, encoding.isImplicit || header.vr != nil
    else { return nil }
    let tag = header.tag
    // Group lengths (PS3.5 section 7.2) were everywhere in ACR-NEMA and are four bytes long.
    if tag.element == 0 { return header.length == 4 && tag.group <= 0x7FE0 ? header : nil }
    return StandardDictionary.vr(of: tag) == nil ? nil : header
  }

  /// What the first element of a data set shows, where `self` is what was declared.
  ///
  /// As pydicom does, the two bytes where the VR would be decide between explicit and implicit VR.
  func corrected(
    _ window: inout ByteWindow, at offset: Int, irregularities: inout Irregularities
  ) throws(ReadError) -> Encoding {
    guard window.count - offset >= 8 else { return self }
    var corrected = self
    let group = try window.uint16(at: offset, bigEndian: isBigEndian)
    // No data set begins with a group beyond 00FF but one in the other byte order.
    if group & 0xFF == 0, group > 0, group.byteSwapped <= 0x00FF {
      corrected.isBigEndian.toggle()
      irregularities.note(.wrongByteOrder, at: offset)
    }
    let tag = try window.tag(at: offset, bigEndian: corrected.isBigEndian)
    guard tag.group != Tag.item.group, tag.group != 0 else { return corrected }
    let letters = try window.uint16(at: offset + 4, bigEndian: true)
    corrected.isImplicit = !ElementHeader.areCapitals(letters)
    if corrected.isImplicit != isImplicit { irregularities.note(.wrongEncoding, at: offset) }
    return corrected
  }
}
