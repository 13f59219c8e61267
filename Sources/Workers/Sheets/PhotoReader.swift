internal import CLoaded
internal import CPNG
internal import Glibc
internal import SecretSharing

/// Reads the sheet whose QR code is in a photo.
struct PhotoReader {
  /// A longer file is no photo of a sheet, in bytes.
  static let limit = 64 << 20
  /// More pixels are not looked at: twice those of the largest cameras in telephones, half of which
  /// are never there at once.
  private static let maximumPixels = 220_000_000
  /// Of a JPEG file in several scans all coefficients are in memory at once, two bytes each: enough for
  /// 44 million pixels in color.
  private static let maximumCoefficientBytes = 256 << 20
  /// A JPEG file is decoded to this size at most: to a half, a quarter or an eighth of its own.
  private static let decodedSide = 5000
  /// The longer sides in which a code is looked for, one after the other: small pictures have less
  /// noise, large ones show codes that are far away.
  private static let sides = [1600, 2600, 1000, 5000]

  private let reader: QRReader

  /// - Throws: ``PhotoProblem`` `noReader`.
  init() throws(PhotoProblem) {
    guard let reader = QRReader() else { throw .noReader }
    self.reader = reader
  }

  /// The sheets in a photo: two may lie on one table.
  ///
  /// - Parameter bytes: a JPEG or PNG file.
  /// - Returns: those that can be read at once.
  /// - Throws: ``SheetProblem``.
  func sheets(in bytes: [UInt8]) throws(SheetProblem) -> FoundSheets {
    guard bytes.count <= Self.limit else { throw .photo(.tooLarge) }
    let picture: GrayPicture
    do throws(PhotoProblem) {
      picture = try Self.isJPEG(bytes) ? Self.jpeg(bytes) : Self.png(bytes)
    } catch {
      throw .photo(error)
    }
    var problem = SheetProblem.photo(.noCode)
    var tried: Set<Int> = []
    for side in Self.sides {
      let reduced = picture.reduced(to: side)
      guard tried.insert(reduced.longSide).inserted else { continue }
      let texts = reader.texts(in: reduced)
      var search = SheetSearch()
      for text in texts { search.look(in: text, hasLines: false) }
      do throws(SheetError) {
        return try search.result()
      } catch {
        // A code is read whole or not at all: one that holds no sheet holds something else.
        if !texts.isEmpty { problem = error.isOfSheet ? .text(error) : .photo(.noSheet) }
      }
    }
    throw problem
  }

  static func isJPEG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8, 0xFF]) }

  private static func png(_ bytes: [UInt8]) throws(PhotoProblem) -> GrayPicture {
    var (width, height): (UInt32, UInt32) = (0, 0)
    var samples: UnsafeMutablePointer<UInt8>?
    let result = cpng_decode_gray(
      bytes, bytes.count, maximumPixels, &width, &height, &samples)
    switch result {
    case CPNG_OK: break
    // What there is no memory for is far larger than a photo of a sheet.
    case CPNG_TOO_LARGE, CPNG_NO_MEMORY: throw .tooLarge
    default: throw .unreadable
    }
    guard let samples else { throw .unreadable }
    defer { free(samples) }
    return GrayPicture(
      width: Int(width), height: Int(height),
      samples: Array(UnsafeBufferPointer(start: samples, count: Int(width) * Int(height))))
  }

  private static func jpeg(_ bytes: [UInt8]) throws(PhotoProblem) -> GrayPicture {
    guard let library = PhotoLibraries.turboJPEG, let decoder = library.tjInitDecompress() else {
      throw .noReader
    }
    defer { _ = library.tjDestroy(decoder) }
    var (width, height, sampling, colors): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
    guard
      library.tjDecompressHeader3(
        decoder, bytes, UInt(bytes.count), &width, &height, &sampling, &colors) == 0, width > 0,
      height > 0
    else { throw .unreadable }
    let pixels = Int(width) * Int(height)
    guard pixels <= maximumPixels else { throw .tooLarge }
    // The library makes gray of anything else.
    let isInk = [CInt(TJCS_CMYK.rawValue), CInt(TJCS_YCCK.rawValue)].contains(colors)
    let channels = isInk ? 4 : colors == CInt(TJCS_GRAY.rawValue) ? 1 : 3
    guard 2 * channels * pixels <= maximumCoefficientBytes || !isInScans(bytes) else {
      throw .tooLarge
    }
    var divisor: CInt = 1
    while Int(max(width, height) / divisor) > decodedSide, divisor < 8 { divisor *= 2 }
    // As the library rounds it (TJSCALED).
    let (columns, rows) = ((width + divisor - 1) / divisor, (height + divisor - 1) / divisor)
    let count = Int(columns) * Int(rows)
    var samples = [UInt8](repeating: 255, count: isInk ? 4 * count : count)
    let result = library.tjDecompress2(
      decoder, bytes, UInt(bytes.count), &samples, columns, 0, rows,
      CInt(isInk ? TJPF_CMYK.rawValue : TJPF_GRAY.rawValue), 0)
    // What is missing at the end of a file is only a warning.
    guard result == 0 || library.tjGetErrorCode(decoder) == CInt(TJERR_WARNING.rawValue) else {
      throw .unreadable
    }
    if isInk { samples = Self.gray(inks: samples, areInverted: hasAdobeMarker(bytes)) }
    return GrayPicture(width: Int(columns), height: Int(rows), samples: samples)
  }

  /// Whether a JPEG file may have more than one scan, as progressive ones do (ITU-T T.81, B.2): what does
  /// not say at once, and in order, that it has one may have any number.
  static func isInScans(_ bytes: [UInt8]) -> Bool {
    var (place, components): (Int, UInt8?) = (2, nil)
    while place + 9 < bytes.count || place + 4 < bytes.count && bytes[place + 1] == 0xDA,
      bytes[place] == 0xFF
    {
      switch bytes[place + 1] {
      case 0xFF:
        place += 1
        continue
      case 0xC0, 0xC1, 0xC9: components = bytes[place + 9]
      case 0xDA: return components != bytes[place + 4]
      // Tables, what programs add, and comments.
      case 0xC4, 0xCC, 0xDB...0xDF, 0xE0...0xEF, 0xFE: break
      default: return true
      }
      place += 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
    }
    return true
  }

  /// Gray of cyan, magenta, yellow and black, as what is prepared for print has them.
  ///
  /// - Parameters:
  ///   - inks: four samples a pixel.
  ///   - areInverted: whether 255 is no ink, as Adobe's programs write them.
  /// - Returns: one sample a pixel.
  static func gray(inks: [UInt8], areInverted: Bool) -> [UInt8] {
    stride(from: 0, to: inks.count - 3, by: 4).map { place in
      let light = inks[place..<place + 4].map { areInverted ? Int($0) : 255 - Int($0) }
      // Red, green and blue weigh as in ITU-R BT.601.
      let color = 299 * light[0] + 587 * light[1] + 114 * light[2]
      return UInt8(color * light[3] / 255_000)
    }
  }

  /// Whether a segment APP14 is Adobe's (ITU-T T.872, 6.5.3): their inks are inverted.
  static func hasAdobeMarker(_ bytes: [UInt8]) -> Bool {
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != 0xDA {
      let content = bytes[(place + 4)...]
      if bytes[place + 1] == 0xEE, content.starts(with: Array("Adobe".utf8)) { return true }
      place += 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
    }
    return false
  }
}

extension SheetError {
  /// Whether a text is a sheet that is not as it was made, or a newer one.
  fileprivate var isOfSheet: Bool {
    switch self {
    case .noSheet: false
    case .code, .header, .label, .newerVersion, .tooMany: true
    }
  }
}
