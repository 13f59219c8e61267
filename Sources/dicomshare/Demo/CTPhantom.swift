internal import Glibc

/// Slices of a computed tomography of a chest that nobody has.
enum CTPhantom {
  static let side = 256
  static let slices = 8

  /// One slice in stored values: Hounsfield units plus 1024.
  static func slice(_ index: Int) -> [UInt16] {
    let z = Double(index) / Double(slices - 1)
    var noise = Noise(seed: 1000 + UInt64(index))
    let anatomy = Anatomy(z)
    return (0..<side * side).map { place in
      let x = (Double(place % side) + 0.5) / Double(side) * 2 - 1
      let y = (Double(place / side) + 0.5) / Double(side) * 2 - 1
      let (value, isInside) = anatomy.hounsfield(x, y)
      let grain = noise.normal() * (isInside ? 14 : 6)
      return UInt16(min(4095, max(0, value + grain + 1024)))
    }
  }

  /// The organs as they lie at one height, from 0 (upper chest) to 1 (heart).
  private struct Anatomy {
    let skin = Ellipse(x: 0, y: 0.02, width: 0.90, height: 0.66)
    let muscle = Ellipse(x: 0, y: 0.02, width: 0.82, height: 0.585)
    let lungs: [Ellipse]
    let heart: Ellipse
    let aorta = Ellipse(x: 0.11, y: 0.27, width: 0.065, height: 0.065)
    let vertebra = Ellipse(x: 0, y: 0.36, width: 0.125, height: 0.105)
    let canal = Ellipse(x: 0, y: 0.475, width: 0.05, height: 0.045)
    let arch = Ellipse(x: 0, y: 0.48, width: 0.10, height: 0.085)
    let sternum = Ellipse(x: 0, y: -0.50, width: 0.10, height: 0.032)
    let trachea = Ellipse(x: 0, y: 0.06, width: 0.05, height: 0.045)
    let ribs: [Ellipse]
    let vessels: [Ellipse]

    init(_ z: Double) {
      lungs = [
        Ellipse(x: -0.41, y: 0.0, width: mix(0.29, 0.33, z), height: mix(0.38, 0.46, z)),
        Ellipse(x: 0.42, y: 0.02, width: mix(0.28, 0.31, z), height: mix(0.37, 0.45, z)),
      ]
      heart = Ellipse(x: 0.10, y: -0.14, width: mix(0.14, 0.30, z), height: mix(0.16, 0.25, z))
      // Ribs cross a slice obliquely: from slice to slice they move along the wall.
      ribs = (0..<16).map { number in
        let angle = (Double(number) + 0.5 + z * 0.8) / 16 * 2 * Double.pi
        return Ellipse(
          x: 0.755 * cos(angle), y: 0.02 + 0.525 * sin(angle), width: 0.052, height: 0.034)
      }
      var noise = Noise(seed: 77)
      vessels = (0..<90).map { _ in
        let angle = noise.uniform() * 2 * Double.pi
        let radius = noise.uniform().squareRoot() * 0.9
        let size = mix(0.022, 0.006, radius) * (0.7 + 0.6 * noise.uniform())
        let drift = (noise.uniform() - 0.5) * 0.08 * z
        let side: Double = noise.uniform() < 0.5 ? -1 : 1
        return Ellipse(
          x: side * 0.41 + 0.28 * radius * cos(angle) + drift,
          y: 0.40 * radius * sin(angle) + drift, width: size, height: size)
      }
    }

    /// The attenuation at a point, and whether it lies in the body.
    func hounsfield(_ x: Double, _ y: Double) -> (Double, isInside: Bool) {
      var value = -1000.0
      func put(_ ellipse: Ellipse, _ hounsfield: Double, softness: Double = 0.04) {
        let cover = ellipse.cover(x, y, softness: softness)
        if cover > 0 { value = mix(value, hounsfield, cover) }
      }
      table(x, y, &value)
      put(skin, -95, softness: 0.015)
      guard value > -990 else { return (value, false) }
      put(muscle, 52, softness: 0.02)
      for rib in ribs {
        put(rib, 620, softness: 0.2)
        put(Ellipse(x: rib.x, y: rib.y, width: 0.03, height: 0.016), 220, softness: 0.4)
      }
      for lung in lungs {
        let cover = lung.cover(x, y, softness: 0.03)
        guard cover > 0 else { continue }
        let texture = Noise.surface(x * 22, y * 22, seed: 5) * 90
        value = mix(value, -890 + texture, cover)
        for vessel in vessels where vessel.distance(x, y) < 1.3 {
          put(vessel, 30, softness: 0.5)
        }
      }
      put(heart, 58 + 14 * Noise.surface(x * 6, y * 6, seed: 8), softness: 0.06)
      put(
        Ellipse(x: 0.15, y: -0.11, width: heart.width * 0.45, height: heart.height * 0.5), 165,
        softness: 0.2)
      put(aorta, 190, softness: 0.15)
      put(trachea, -980, softness: 0.15)
      put(sternum, 430, softness: 0.15)
      put(vertebra, 520, softness: 0.08)
      put(
        Ellipse(x: 0, y: 0.36, width: 0.10, height: 0.08),
        230 + 90 * Noise.surface(x * 60, y * 60, seed: 3), softness: 0.1)
      put(arch, 480, softness: 0.12)
      put(canal, 25, softness: 0.15)
      return (value, true)
    }

    private func table(_ x: Double, _ y: Double, _ value: inout Double) {
      let curve = 0.80 - 0.10 * x * x
      let distance = abs(y - curve)
      if abs(x) < 0.8, distance < 0.012 { value = -250 }
    }
  }
}
