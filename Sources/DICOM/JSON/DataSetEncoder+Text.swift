extension DataSetEncoder {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// Decodes a text value into ``text`` and takes off the padding at its end.
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
        UnsafeBufferPointer(rebasing: bytes[..<end]), in: levels[levels.count - 1].set,
        isName: vr == .PN, to: &text)
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

  /// The value that begins at `start`, without its own padding, and where the next one begins.
  private static func value(
    _ text: Text, from start: Int, _ vr: VR
  ) -> (value: Text, next: Int?) {
    var end = text.count
    var next: Int?
    if vr.hasSeveralValues {
      var index = start
      while index < end, text[index] != 0x5C { index += 1 }
      if index < end {
        end = index
        next = index + 1
      }
    }
    var start = start
    switch vr {
    case .AE, .DS, .IS:
      while start < end, isSpace(text[start]) { start += 1 }
      while start < end, isSpace(text[end - 1]) { end -= 1 }
    case .LO, .SH, .UC:
      while start < end, isPadding(text[end - 1]) { end -= 1 }
    default: break
    }
    return (UnsafeBufferPointer(rebasing: text[start..<end]), next)
  }

  /// Whether all values in ``text`` are numbers that a reader of `DS` or `IS` accepts.
  func isReadable(_ vr: VR) -> Bool {
    text.withUnsafeBufferPointer { text in
      var start: Int? = 0
      while let from = start {
        let (value, next) = Self.value(text, from: from, vr)
        start = next
        guard !value.isEmpty else { continue }
        let number = DecimalText(value)
        let isReadable =
          vr == .DS ? number.isNumber : number.isInteger || number.isJSONNumber
        if !isReadable { return false }
      }
      return true
    }
  }

  /// Writes the values in ``text``.
  mutating func textValues(_ vr: VR) {
    let text = self.text
    text.withUnsafeBufferPointer { text in
      var (value, next) = Self.value(text, from: 0, vr)
      // PS3.18 section F.2.5: an attribute without a value has no "Value", an empty one among
      // several is null.
      if value.isEmpty, next == nil { return }
      writer.raw(",\"Value\":[")
      writeValue(value, vr)
      while let start = next {
        (value, next) = Self.value(text, from: start, vr)
        writer.raw(0x2C)
        writeValue(value, vr)
      }
      writer.raw(0x5D)
    }
  }

  private mutating func writeValue(_ value: Text, _ vr: VR) {
    switch vr {
    case _ where value.isEmpty: writer.raw("null")
    case .PN: personName(value)
    case .DS, .IS:
      let number = DecimalText(value)
      // An Integer String with a point is wrong, and only as a number can readers take it.
      let isNumber = number.isCanonical || vr == .IS && number.isJSONNumber && !number.isInteger
      if isNumber { writer.raw(value) } else { writer.string(value) }
    default: writer.string(value)
    }
  }

  /// Writes a name as its component groups (PS3.18 section F.2.2).
  private mutating func personName(_ value: Text) {
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
      writer.string(UnsafeBufferPointer(rebasing: group))
    }
    writer.raw(0x7D)
  }
}
