/// A number modulo 2^130 - 5, as Poly1305 computes with (RFC 8439, section 2.5).
struct PolyNumber: Sendable {
  /// Three limbs, the lowest first; the number is below 2^130 + 256.
  private var limbs: (UInt64, UInt64, UInt64)

  private init(_ low: UInt64, _ middle: UInt64, _ high: UInt64) { limbs = (low, middle, high) }

  /// A small number.
  init(_ value: UInt64) { self.init(value, 0, 0) }

  /// A number of 128 bits, and what stands above them, at most 3.
  init(_ value: UInt128, high: UInt64 = 0) {
    self.init(UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64), high)
  }

  /// 16 bytes of a message: a little-endian number with a 1 above its highest bit.
  init(block: UnsafeRawBufferPointer) { self.init(UInt128(littleEndian: block), high: 1) }

  /// r: the first half of a key, with the bits cleared that must be 0.
  init(key: UnsafeRawBufferPointer) {
    let clamp: UInt128 = 0x0FFF_FFFC_0FFF_FFFC_0FFF_FFFC_0FFF_FFFF
    self.init(UInt128(littleEndian: UnsafeRawBufferPointer(rebasing: key[..<16])) & clamp)
  }

  /// The lower 128 bits of the number below 2^130 - 5.
  var lower: UInt128 {
    // At or above the modulus, adding 5 sets bit 130.
    let (low, carry) = limbs.0.addingReportingOverflow(5)
    let (middle, secondCarry) = limbs.1.addingReportingOverflow(carry ? 1 : 0)
    let isAbove = limbs.2 &+ (secondCarry ? 1 : 0) >= 4
    return isAbove
      ? UInt128(middle) << 64 | UInt128(low) : UInt128(limbs.1) << 64 | UInt128(limbs.0)
  }

  static func + (one: PolyNumber, other: PolyNumber) -> PolyNumber {
    let low = UInt128(one.limbs.0) + UInt128(other.limbs.0)
    let middle = UInt128(one.limbs.1) + UInt128(other.limbs.1) + low >> 64
    let high = one.limbs.2 + other.limbs.2 + UInt64(truncatingIfNeeded: middle >> 64)
    return PolyNumber(
      UInt64(truncatingIfNeeded: low), UInt64(truncatingIfNeeded: middle), high
    ).folded
  }

  static func * (one: PolyNumber, other: PolyNumber) -> PolyNumber {
    let left = [one.limbs.0, one.limbs.1, one.limbs.2]
    let right = [other.limbs.0, other.limbs.1, other.limbs.2]
    var product = [UInt64](repeating: 0, count: 6)
    for row in 0..<3 {
      var carry: UInt64 = 0
      for column in 0..<3 {
        let sum =
          UInt128(left[row]) * UInt128(right[column]) + UInt128(product[row + column])
          + UInt128(carry)
        product[row + column] = UInt64(truncatingIfNeeded: sum)
        carry = UInt64(truncatingIfNeeded: sum >> 64)
      }
      product[row + 3] = carry
    }
    // 2^130 is 5.
    let above = (0..<3).map { product[$0 + 2] >> 2 | product[$0 + 3] << 62 }
    let low = UInt128(product[0]) + 5 * UInt128(above[0])
    let middle = UInt128(product[1]) + 5 * UInt128(above[1]) + low >> 64
    let high = product[2] & 3 + 5 * above[2] + UInt64(truncatingIfNeeded: middle >> 64)
    return PolyNumber(
      UInt64(truncatingIfNeeded: low), UInt64(truncatingIfNeeded: middle), high
    ).folded
  }

  /// The number multiplied with itself so often.
  func power(_ exponent: Int) -> PolyNumber {
    var (result, square, left) = (PolyNumber(1), self, exponent)
    while left > 0 {
      if left & 1 == 1 { result = result * square }
      square = square * square
      left >>= 1
    }
    return result
  }

  private var folded: PolyNumber {
    let low = UInt128(limbs.0) + 5 * UInt128(limbs.2 >> 2)
    let middle = UInt128(limbs.1) + low >> 64
    return PolyNumber(
      UInt64(truncatingIfNeeded: low), UInt64(truncatingIfNeeded: middle),
      limbs.2 & 3 + UInt64(truncatingIfNeeded: middle >> 64))
  }
}

extension UInt128 {
  /// A number of at most 16 bytes, the lowest first.
  init(littleEndian bytes: UnsafeRawBufferPointer) {
    self = bytes.reversed().reduce(0) { $0 << 8 | UInt128($1) }
  }

  /// The number as 16 bytes, the lowest first.
  var littleEndianBytes: [UInt8] { (0..<16).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) } }
}
