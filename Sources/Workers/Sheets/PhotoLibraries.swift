internal import CLoaded

/// The libraries that read photos of QR codes, if this machine has them; loaded when they are first
/// asked for.
enum PhotoLibraries {
  static let zbar: cloaded_zbar? = {
    withUnsafeTemporaryAllocation(of: cloaded_zbar.self, capacity: 1) { place in
      guard let first = place.baseAddress, cloaded_zbar(first) == 0 else { return nil }
      return first.pointee
    }
  }()

  static let turboJPEG: cloaded_turbojpeg? = {
    withUnsafeTemporaryAllocation(of: cloaded_turbojpeg.self, capacity: 1) { place in
      guard let first = place.baseAddress, cloaded_turbojpeg(first) == 0 else { return nil }
      return first.pointee
    }
  }()

  /// Loads what can be loaded, and has each library used once, before nothing more can be opened.
  static func load() {
    _ = turboJPEG
    if zbar != nil { _ = QRReader()?.texts(in: GrayPicture.blank) }
  }
}

extension GrayPicture {
  /// A white picture without anything in it.
  fileprivate static var blank: GrayPicture {
    GrayPicture(width: 64, height: 64, samples: [UInt8](repeating: 255, count: 64 * 64))
  }
}
