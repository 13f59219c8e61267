extension DataSetEncoder {
  /// Decodes a text value into ``text`` and takes off the padding at its ends.
  mutating func prepareText(_ value: [UInt8], _ vr: VR) {
    text.removeAll(keepingCapacity: true)
    value.withUnsafeBufferPointer { bytes in
      guard vr.hasCharacterSet else {
        TextDecoder.appendLatin1(bytes, to: &text)
        return
      }
      // Padding after a name could be taken for part of a multi-byte character.
      let end = vr == .PN ? (bytes.lastIndex { !Self.isPadding($0) } ?? -1) + 1 : bytes.count
      decoder.append(
        UnsafeBufferPointer(rebasing: bytes[..<end]), in: levels[levels.count - 1].set, to: &text)
    }
    switch vr {
    case .AE: break
    case .UR: trimEnd(Self.isSpace)
    case .DS:
      trimEnd(Self.isSpace)
      trimEnd(Self.isPadding)
    default: trimEnd(Self.isPadding)
    }
  }

  private mutating func trimEnd(_ isPadding: (UInt8) -> Bool) {
    while let last = text.last, isPadding(last) { text.removeLast() }
  }

  /// Space and NUL (PS3.5 section 6.2).
  private static func isPadding(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0 }

  /// What Python's `strip` takes off.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte)
  }

  /// The values in ``text``, without their own padding.
  private func values(_ vr: VR) -> [ArraySlice<UInt8>] {
    guard vr.hasSeveralValues else { return [text[...]] }
    return text.split(separator: 0x5C, omittingEmptySubsequences: false).map { value in
      switch vr {
      case .AE, .DS, .IS: Self.trimmed(value, start: true, Self.isSpace)
      case .LO, .SH, .UC: Self.trimmed(value, start: false, Self.isPadding)
      default: value
      }
    }
  }

  private static func trimmed(
    _ value: ArraySlice<UInt8>, start: Bool, _ isPadding: (UInt8) -> Bool
  ) -> ArraySlice<UInt8> {
    var value = start ? value.drop(while: isPadding) : value
    while let last = value.last, isPadding(last) { value.removeLast() }
    return value
  }

  /// Whether all values in ``text`` are numbers that a reader of `DS` or `IS` accepts.
  func isReadable(_ vr: VR) -> Bool {
    values(vr).allSatisfy { value in
      let number = DecimalText(value)
      return value.isEmpty
        || (vr == .DS ? number.isNumber : number.isInteger || number.isJSONNumber)
    }
  }

  /// Writes the values in ``text``.
  mutating func textValues(_ vr: VR) {
    let values = values(vr)
    // PS3.18 section F.2.5: an attribute without a value has no "Value", an empty one among
    // several is null.
    if values.count == 1, values[0].isEmpty { return }
    writer.raw(",\"Value\":[")
    for (index, value) in values.enumerated() {
      if index > 0 { writer.raw(0x2C) }
      switch vr {
      case _ where value.isEmpty: writer.raw("null")
      case .PN: personName(value)
      case .DS, .IS: decimal(value, vr)
      default: writer.string(value)
      }
    }
    writer.raw(0x5D)
  }

  private mutating func decimal(_ value: ArraySlice<UInt8>, _ vr: VR) {
    let number = DecimalText(value)
    // An Integer String with a point is wrong, and only as a number can readers take it.
    let isNumber = number.isCanonical || vr == .IS && number.isJSONNumber && !number.isInteger
    if isNumber { writer.raw(value) } else { writer.string(value) }
  }

  /// Writes a name as its component groups (PS3.18 section F.2.2).
  private mutating func personName(_ value: ArraySlice<UInt8>) {
    let groups = value.split(separator: 0x3D, maxSplits: 2, omittingEmptySubsequences: false)
    writer.raw(0x7B)
    var isFirst = true
    for (index, group) in groups.enumerated() {
      // An empty group is left out, but for a last one, which only its presence can tell.
      if group.isEmpty, index < groups.count - 1 { continue }
      if !isFirst { writer.raw(0x2C) }
      isFirst = false
      switch index {
      case 0: writer.raw("\"Alphabetic\":")
      case 1: writer.raw("\"Ideographic\":")
      default: writer.raw("\"Phonetic\":")
      }
      writer.string(group)
    }
    writer.raw(0x7D)
  }
}
