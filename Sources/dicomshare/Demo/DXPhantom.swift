internal import Glibc

/// A digital radiograph of a chest that nobody has: rays through ellipsoids, added up.
enum DXPhantom {
  static let side = 1024

  /// The picture, 8 bits, bright where much is in the way.
  static func picture() -> [UInt8] {
    var noise = Noise(seed: 42)
    return (0..<side * side).map { place in
      let x = (Double(place % side) + 0.5) / Double(side) * 2 - 1
      let y = (Double(place / side) + 0.5) / Double(side) * 2 - 1
      if isMarker(x, y) { return 250 }
      let path = attenuation(x, y)
      let gray = 12 + 228 * pow(path / (path + 0.9), 1.45) * 1.55
      return UInt8(min(255, max(0, gray + noise.normal() * 2.2)))
    }
  }

  private static let torso = Ellipse(x: 0, y: 0.30, width: 0.93, height: 1.35)
  private static let neck = Ellipse(x: 0, y: -1.0, width: 0.24, height: 0.55)
  private static let arms = [
    Ellipse(x: -0.98, y: -0.35, width: 0.26, height: 0.60),
    Ellipse(x: 0.98, y: -0.35, width: 0.26, height: 0.60),
  ]
  private static let lungs = [
    Ellipse(x: -0.37, y: -0.08, width: 0.33, height: 0.66),
    Ellipse(x: 0.38, y: -0.08, width: 0.32, height: 0.66),
  ]
  private static let heart = [
    Ellipse(x: 0.02, y: 0.20, width: 0.21, height: 0.32),
    Ellipse(x: 0.17, y: 0.30, width: 0.27, height: 0.23),
    Ellipse(x: 0.10, y: 0.02, width: 0.13, height: 0.20),
  ]
  private static let hila = [
    Ellipse(x: -0.15, y: 0.00, width: 0.11, height: 0.17),
    Ellipse(x: 0.17, y: -0.03, width: 0.11, height: 0.16),
  ]

  /// What lies in the way of the ray through a point.
  private static func attenuation(_ x: Double, _ y: Double) -> Double {
    var path = 0.02
    path += 1.25 * pow(torso.thickness(x, y), 0.8) + 0.75 * neck.thickness(x, y)
    for arm in arms { path += 0.8 * arm.thickness(x, y) }
    let air = lungs.map { $0.thickness(x, y) }.reduce(0, max) * aboveDiaphragm(x, y)
    path -= 0.92 * air
    if air > 0 { path += air * vessels(x, y) }
    // The chambers overlap: what two of them cover is not twice as thick.
    path +=
      0.42
      * heart.map { pow($0.thickness(x, y), 0.6) }.reduce(0) { ($0 * $0 + $1 * $1).squareRoot() }
    for hilum in hila { path += 0.13 * hilum.thickness(x, y) }
    path += mediastinum(x, y) + bones(x, y)
    return max(0.02, path)
  }

  /// 1 above the two domes of the diaphragm, 0 below.
  private static func aboveDiaphragm(_ x: Double, _ y: Double) -> Double {
    let dome = x < 0 ? 0.40 + 1.1 * (x + 0.36) * (x + 0.36) : 0.46 + 1.1 * (x - 0.40) * (x - 0.40)
    return smooth((dome - y) / 0.025 + 0.5)
  }

  /// Vessels of the lung: fine, and finer still toward the edge.
  private static func vessels(_ x: Double, _ y: Double) -> Double {
    let root = x < 0 ? -0.13 : 0.15
    let (dx, dy) = (x - root, y + 0.02)
    let distance = (dx * dx + dy * dy).squareRoot()
    let angle = atan2(dy, dx)
    let bend = Noise.surface(distance * 5, angle * 2, seed: 21) * 1.2
    let branches = Noise.surface((angle + bend) * 7, distance * 3, seed: 22)
    let fine = Noise.surface(x * 45, y * 45, seed: 23)
    let line = pow(1 - abs(branches - 0.5) * 2, 3)
    return 0.24 * line * smooth(distance / 0.15) * exp(-distance * 3.4) + 0.05 * fine
  }

  private static func mediastinum(_ x: Double, _ y: Double) -> Double {
    let column = exp(-pow(x / 0.13, 4)) * 0.36
    let knob = 0.22 * Ellipse(x: 0.13, y: -0.28, width: 0.11, height: 0.10).thickness(x, y)
    let windpipe = exp(-pow(x / 0.035, 2)) * smooth((-0.08 - y) / 0.2) * 0.16
    return column + knob - windpipe
  }

  private static func bones(_ x: Double, _ y: Double) -> Double {
    var bones = 0.0
    // Vertebrae: broad bodies, gaps between them.
    let gap = 0.5 + 0.5 * cos(y * 2 * Double.pi / 0.135)
    bones += exp(-pow(x / 0.085, 6)) * mix(0.20, 0.08, pow(gap, 4))
    let side = abs(x)
    let edge = 0.74 * torso.thickness(0, y)
    for rib in 0..<10 {
      let top = -0.78 + Double(rib) * 0.125
      let t = side / max(0.3, edge)
      guard t < 1.05 else { continue }
      let below = smooth((0.95 - Double(rib) * 0.055) / 0.5)
      let fade = below * smooth((1.05 - t) / 0.06) * smooth((side - 0.06) / 0.04)
      // Behind: up from the spine, then down along the wall. In front: steeper, fainter.
      bones += fade * tube(y - (top - 0.10 * sin(t * 1.9) + 0.26 * t * t * t), 0.026, 0.17)
      let front = top + 0.34 - 0.30 * (1 - t) + 0.10 * t * t
      bones += fade * smooth((side - 0.22) / 0.12) * tube(y - front, 0.028, 0.085)
    }
    let collar = -0.70 - 0.10 * smooth(side / 0.65) + 0.03 * sin(side * 7)
    let ends = smooth((side - 0.06) / 0.05) * smooth((0.70 - side) / 0.08)
    bones += ends * tube(y - collar, 0.028, 0.22)
    return bones
  }

  /// A tube across the ray: dense at its wall, as bone is.
  private static func tube(_ distance: Double, _ radius: Double, _ density: Double) -> Double {
    let ratio = abs(distance) / radius
    guard ratio < 1 else { return 0 }
    return density * ((1 - ratio * ratio).squareRoot() * 0.6 + 0.4 * smooth((1 - ratio) * 4))
  }

  /// The letter L that says which side is which.
  private static func isMarker(_ x: Double, _ y: Double) -> Bool {
    let (u, v) = (x - 0.84, y + 0.90)
    return (0..<0.018).contains(u) && (0..<0.09).contains(v)
      || (0..<0.055).contains(u) && (0.072..<0.09).contains(v)
  }
}
