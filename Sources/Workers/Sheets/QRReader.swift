internal import CLoaded

/// Reads the QR codes in a picture, by libzbar.
final class QRReader {
  private let library: cloaded_zbar
  private let scanner: OpaquePointer

  /// `Y800`, 8-bit gray, as four characters in one number (zbar_image_set_format).
  private static let gray: UInt = 0x3030_3859

  /// Begins; nil when libzbar is not on this machine.
  init?() {
    guard let library = PhotoLibraries.zbar, let scanner = library.zbar_image_scanner_create()
    else { return nil }
    self.library = library
    self.scanner = scanner
    // All symbologies off, then this one on.
    _ = library.zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
    _ = library.zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1)
  }

  deinit { library.zbar_image_scanner_destroy(scanner) }

  /// What the codes in a picture say.
  func texts(in picture: GrayPicture) -> [String] {
    guard let image = library.zbar_image_create() else { return [] }
    defer { library.zbar_image_destroy(image) }
    library.zbar_image_set_format(image, Self.gray)
    library.zbar_image_set_size(image, UInt32(picture.width), UInt32(picture.height))
    return picture.samples.withUnsafeBytes { samples in
      // The samples stay ours: no handler frees them.
      library.zbar_image_set_data(image, samples.baseAddress, UInt(samples.count), nil)
      guard library.zbar_scan_image(scanner, image) > 0 else { return [] }
      var texts: [String] = []
      var symbol = library.zbar_image_first_symbol(image)
      while let found = symbol {
        if let data = library.zbar_symbol_get_data(found) {
          let count = Int(library.zbar_symbol_get_data_length(found))
          texts.append(
            String(decoding: UnsafeRawBufferPointer(start: data, count: count), as: UTF8.self))
        }
        symbol = library.zbar_symbol_next(found)
      }
      return texts
    }
  }
}
