internal import CLoaded

/// libqrencode, loaded when it is first needed.
enum QRLibrary {
  /// Its functions; nil when this machine does not have it.
  static let functions: cloaded_qrencode? = {
    let functions = UnsafeMutablePointer<cloaded_qrencode>.allocate(capacity: 1)
    defer { functions.deallocate() }
    return cloaded_qrencode(functions) == 0 ? functions.pointee : nil
  }()
}
