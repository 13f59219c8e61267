internal import Glibc

/// An ultrasound loop of a heart that nobody has, with color flow.
enum USPhantom {
  static let width = 320
  static let height = 240
  static let frames = 10

  /// All frames, red, green and blue interleaved.
  static func loop() -> [UInt8] {
    (0..<frames).flatMap { frame in
      (0..<width * height).flatMap { place in
        color(place % width, place / width, phase: Double(frame) / Double(frames))
      }
    }
  }

  private static func color(_ column: Int, _ row: Int, phase: Double) -> [UInt8] {
    if column >= 12, column < 20, row >= 20, row < 148 {
      let scale = UInt8(255 - (row - 20) * 2)
      return [scale, scale, scale]
    }
    // The probe lies above the picture; echoes come back on rays that spread from it.
    let (dx, dy) = (Double(column) - 160, Double(row) + 14)
    let depth = (dx * dx + dy * dy).squareRoot()
    let angle = atan2(dx, dy)
    guard depth > 24, depth < 244, abs(angle) < 0.72 else { return [0, 0, 0] }
    return echo(depth, angle, dx, dy, phase)
  }

  private static func echo(
    _ depth: Double, _ angle: Double, _ x: Double, _ y: Double, _ phase: Double
  ) -> [UInt8] {
    let beat = 0.5 + 0.5 * cos(phase * 2 * Double.pi)
    let chamber = Ellipse(x: -14, y: 128, width: mix(26, 38, beat), height: mix(44, 58, beat))
    let inside = chamber.distance(x, y)
    let speckle =
      Noise.surface(depth * 0.55, angle * 95, seed: 31)
      * Noise.surface(depth * 0.23 + beat, angle * 60, seed: 32) * 2.4
    var level = 74.0 + 30 * Noise.surface(x * 0.03, y * 0.03, seed: 33)
    if inside < 1 {
      level = 6
    } else if inside < 1.45 {
      level = 118
    } else if abs(y - 205 - 8 * cos(x * 0.03) - 3 * beat) < 4 {
      level = 235
    }
    let border = exp(-pow((inside - 1) * 16, 2)) * 90
    let gray = (level * speckle + border) * mix(1.1, 0.72, depth / 244)
    if inside < 0.92, abs(x + 14) < 22 {
      return flow(x, y, phase, strength: 1 - inside, gray: gray)
    }
    let value = UInt8(min(255, max(0, gray)))
    return [value, value, value]
  }

  /// Blood toward the probe is red, away from it blue.
  private static func flow(
    _ x: Double, _ y: Double, _ phase: Double, strength: Double, gray: Double
  ) -> [UInt8] {
    let swirl = Noise.surface(x * 0.05 + phase * 3, y * 0.05 - phase * 4, seed: 34) - 0.5
    let speed = (sin(phase * 2 * Double.pi) * 0.7 + swirl) * smooth(strength * 3)
    let bright = min(1, abs(speed) * 1.5)
    guard bright > 0.12 else {
      let value = UInt8(min(255, max(0, gray)))
      return [value, value, value]
    }
    let strong = UInt8(60 + 190 * bright)
    let weak = UInt8(110 * bright * bright)
    return speed > 0 ? [strong, weak, 0] : [0, weak, strong]
  }
}
