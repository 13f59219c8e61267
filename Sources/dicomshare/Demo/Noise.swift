internal import Glibc

/// Numbers that look random and are the same every time: for pictures, never for keys.
struct Noise {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to 1 (SplitMix64).
  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.unit(Self.mixed(state))
  }

  /// A number around 0, with standard deviation 1, nearly normal.
  mutating func normal() -> Double {
    (uniform() + uniform() + uniform() + uniform() - 2) * 1.732
  }

  /// A smooth random surface with bumps of size 1, from 0 to 1.
  static func surface(_ x: Double, _ y: Double, seed: UInt64) -> Double {
    let (column, row) = (floor(x), floor(y))
    let (u, v) = (smooth(x - column), smooth(y - row))
    let (i, j) = (Int(column), Int(row))
    let top = mix(corner(i, j, seed), corner(i + 1, j, seed), u)
    let bottom = mix(corner(i, j + 1, seed), corner(i + 1, j + 1, seed), u)
    return mix(top, bottom, v)
  }

  private static func corner(_ i: Int, _ j: Int, _ seed: UInt64) -> Double {
    let place = UInt64(bitPattern: Int64(i)) &* 0x9E37_79B1 ^ UInt64(bitPattern: Int64(j)) << 32
    return unit(mixed(mixed(place &+ seed) &+ seed))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  private static func unit(_ value: UInt64) -> Double {
    Double(value >> 11) / 9_007_199_254_740_992
  }
}

/// From `a` at 0 to `b` at 1.
func mix(_ a: Double, _ b: Double, _ t: Double) -> Double { a + (b - a) * t }

/// From 0 to 1 without corners, for `t` from 0 to 1.
func smooth(_ t: Double) -> Double {
  let t = min(1, max(0, t))
  return t * t * (3 - 2 * t)
}

/// An ellipse in the plane: where a point lies in it.
struct Ellipse {
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  /// 0 at the center, 1 on the edge, more outside.
  func distance(_ px: Double, _ py: Double) -> Double {
    let (dx, dy) = ((px - x) / width, (py - y) / height)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// How much of a point lies inside: 1 in the middle, 0 outside, between them on a soft edge.
  func cover(_ px: Double, _ py: Double, softness: Double = 0.04) -> Double {
    smooth((1 - distance(px, py)) / softness + 0.5)
  }

  /// How thick an ellipsoid over this ellipse is at a point; 1 in its middle.
  func thickness(_ px: Double, _ py: Double) -> Double {
    let distance = distance(px, py)
    return distance < 1 ? (1 - distance * distance).squareRoot() : 0
  }
}
