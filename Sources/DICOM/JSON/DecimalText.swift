/// A component of a Decimal String or Integer String, judged for JSON (PS3.5 section 6.2).
///
/// PS3.18 section F.2.3 lets `DS` and `IS` be numbers, or strings "to preserve the original
/// format". A number is written where it says the same: no other text has this value in the
/// shortest form.
struct DecimalText {
  /// Whether the text is in the shortest form, with at most 15 digits.
  let isCanonical: Bool
  /// Whether the text is a JSON number at all.
  let isJSONNumber: Bool
  /// Whether the text is digits only, perhaps with a sign.
  let isInteger: Bool
  /// Whether the text is a decimal number that readers accept.
  let isNumber: Bool

  init(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    let end = text.endIndex
    func digits() -> ArraySlice<UInt8> {
      let run = text[index...].prefix { (0x30...0x39).contains($0) }
      index = run.endIndex
      return run
    }
    let hasPlus = text.first == 0x2B
    let isNegative = text.first == 0x2D
    if hasPlus || isNegative { index += 1 }
    let whole = digits()
    var fraction: ArraySlice<UInt8> = []
    let hasPoint = index < end && text[index] == 0x2E
    if hasPoint {
      index += 1
      fraction = digits()
    }
    var isWellFormed = !whole.isEmpty || !fraction.isEmpty
    let hasExponent = isWellFormed && index < end && text[index] | 0x20 == 0x65
    if hasExponent {
      index += 1
      if index < end, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
      isWellFormed = !digits().isEmpty
    }
    isWellFormed = isWellFormed && index == end

    let isZero = whole.allSatisfy { $0 == 0x30 }
    isNumber = isWellFormed
    isInteger = isWellFormed && !hasPoint && !hasExponent
    isJSONNumber =
      isWellFormed && !hasPlus && !whole.isEmpty && (whole.first != 0x30 || whole.count == 1)
      && (!hasPoint || !fraction.isEmpty)
    // Below 0.0001 other writers turn to exponents.
    let leadingZeros = isZero ? fraction.prefix { $0 == 0x30 }.count : 0
    isCanonical =
      isJSONNumber && !hasExponent && (!hasPoint || fraction.last != 0x30)
      && whole.count + fraction.count <= 15 && leadingZeros <= 3
      && !(isNegative && isZero && fraction.isEmpty)
  }
}
