/// A value of a Decimal String or Integer String, judged for JSON (PS3.5 section 6.2).
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

  init(_ text: UnsafeBufferPointer<UInt8>) {
    let end = text.count
    var index = 0
    let hasPlus = end > 0 && text[0] == 0x2B
    let isNegative = end > 0 && text[0] == 0x2D
    if hasPlus || isNegative { index = 1 }

    let whole = Digits(text, from: index)
    index += whole.count
    let hasPoint = index < end && text[index] == 0x2E
    if hasPoint { index += 1 }
    let fraction = Digits(text, from: hasPoint ? index : end)
    index += fraction.count
    var isWellFormed = whole.count + fraction.count > 0

    let hasExponent = isWellFormed && index < end && text[index] | 0x20 == 0x65
    if hasExponent {
      index += 1
      if index < end, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
      let exponent = Digits(text, from: index)
      index += exponent.count
      isWellFormed = exponent.count > 0
    }
    isWellFormed = isWellFormed && index == end

    let isBelowOne = whole.zeros == whole.count
    isNumber = isWellFormed
    isInteger = isWellFormed && !hasPoint && !hasExponent
    isJSONNumber =
      isWellFormed && !hasPlus && whole.count > 0 && (whole.zeros == 0 || whole.count == 1)
      && (!hasPoint || fraction.count > 0)
    // Below 0.0001 other writers turn to exponents.
    isCanonical =
      isJSONNumber && !hasExponent && (!hasPoint || !fraction.endsInZero)
      && whole.count + fraction.count <= 15 && (!isBelowOne || fraction.zeros <= 3)
      && !(isNegative && isBelowOne && fraction.count == 0)
  }

  /// A run of digits.
  private struct Digits {
    let count: Int
    /// How many zeros it begins with.
    let zeros: Int
    let endsInZero: Bool

    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
      var index = start
      while index < text.count, text[index] == 0x30 { index += 1 }
      zeros = index - start
      while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
      count = index - start
      endsInZero = count > 0 && text[index - 1] == 0x30
    }
  }
}
