import Cryptography
import Foundation
import Glibc
import SecretSharing
import Testing

@testable import Service
@testable import Workers

/// Photos that were prepared for print: in cyan, magenta, yellow and black.
@Suite struct PhotoSheetTests {
  private typealias Begin = @convention(c) () -> OpaquePointer?
  private typealias Compress =
    @convention(c) (
      OpaquePointer?, UnsafePointer<UInt8>, CInt, CInt, CInt, CInt,
      UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<UInt>, CInt, CInt,
      CInt
    ) -> CInt

  private let sheet = Sheet(
    label: "7F3A-91BC-22DE", key: SheetKey(Secret((0..<32).map { UInt8($0 * 11 & 0xFF) })))

  /// A JPEG file of four samples a pixel, or of one; nil where the library is missing.
  private func jpeg(_ samples: [UInt8], side: Int, format: CInt, flags: CInt = 0) -> [UInt8]? {
    guard let library = dlopen("libturbojpeg.so.0", RTLD_NOW),
      let begin = dlsym(library, "tjInitCompress"),
      let compress = dlsym(library, "tjCompress2")
    else { return nil }
    let encoder = unsafeBitCast(begin, to: Begin.self)()
    var (bytes, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
    let result = unsafeBitCast(compress, to: Compress.self)(
      encoder, samples, CInt(side), 0, CInt(side), format, &bytes, &count, format == 6 ? 3 : 0, 80,
      flags)
    guard result == 0, let bytes else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  @Test func theCodeIsReadAsInAnyOtherPhoto() throws {
    guard let code = QRCode(sheet.code) else { return }
    let (scale, edge) = (8, 32)
    let side = code.rows.count * scale + 2 * edge
    func isBlack(_ x: Int, _ y: Int) -> Bool {
      let (column, row) = ((x - edge) / scale, (y - edge) / scale)
      return x >= edge && y >= edge && code.rows.indices.contains(row)
        && code.rows.indices.contains(column) && code.rows[row][column]
    }
    let gray = (0..<side * side).map { isBlack($0 % side, $0 / side) ? UInt8(20) : 240 }
    let reader: PhotoReader
    do { reader = try PhotoReader() } catch { return }  // this machine has no libzbar
    guard let plain = jpeg(gray, side: side, format: 6),
      let inks = jpeg(gray.flatMap { [255, 255, 255, $0] }, side: side, format: 11)
    else { return }  // this machine has no libturbojpeg
    #expect(try reader.sheets(in: plain) == FoundSheets([sheet]))
    #expect(try reader.sheets(in: inks) == FoundSheets([sheet]))
  }

  /// TJFLAG_PROGRESSIVE.
  private let progressive: CInt = 1 << 14

  /// What it says of its height, and its width.
  private func resized(_ bytes: [UInt8], to side: Int) throws -> [UInt8] {
    var bytes = bytes
    let frame = try #require(
      bytes.indices.dropLast(9).first { bytes[$0] == 0xFF && [0xC0, 0xC2].contains(bytes[$0 + 1]) })
    bytes.replaceSubrange(
      (frame + 5)..<(frame + 9),
      with: [UInt8(side >> 8), UInt8(side & 0xFF), UInt8(side >> 8), UInt8(side & 0xFF)])
    return bytes
  }

  /// All coefficients of a picture in several scans are in memory at once, however short its file is.
  @Test func largePicturesInSeveralScansAreNotDecoded() throws {
    let reader: PhotoReader
    do { reader = try PhotoReader() } catch { return }  // this machine has no libzbar
    let gray = [UInt8](repeating: 200, count: 64 * 64)
    guard let plain = jpeg(gray, side: 64, format: 6),
      let scans = jpeg(gray, side: 64, format: 6, flags: progressive),
      let inks = jpeg(gray + gray + gray + gray, side: 64, format: 11, flags: progressive)
    else { return }  // this machine has no libturbojpeg
    #expect(!PhotoReader.isInScans(plain))
    #expect(PhotoReader.isInScans(scans) && PhotoReader.isInScans(inks))
    for bytes in [plain, scans, inks] {
      #expect(throws: SheetProblem.photo(.noCode)) { try reader.sheets(in: bytes) }
    }
    for bytes in [scans, inks] {
      #expect(throws: SheetProblem.photo(.tooLarge)) {
        try reader.sheets(in: try resized(bytes, to: 14_000))
      }
    }
  }

  @Test func whatDoesNotSayHowManyScansItHasMayHaveAny() {
    func frame(_ marker: UInt8, _ components: UInt8 = 3) -> [UInt8] {
      [0xFF, marker, 0, 17, 8, 0, 8, 0, 8, components] + [UInt8](repeating: 1, count: 9)
    }
    func scan(_ components: UInt8) -> [UInt8] { [0xFF, 0xDA, 0, 12, components, 0] }
    let begin: [UInt8] = [0xFF, 0xD8]
    #expect(!PhotoReader.isInScans(begin + frame(0xC0) + scan(3)))
    #expect(!PhotoReader.isInScans(begin + [0xFF] + frame(0xC1) + [0xFF, 0xC4, 0, 2] + scan(3)))
    for bytes in [
      begin, begin + frame(0xC0), begin + scan(3), begin + frame(0xC2) + scan(3),
      begin + frame(0xC0) + scan(1), begin + [0xFF, 0xD0] + frame(0xC0) + scan(3),
      begin + [0] + frame(0xC0) + scan(3), begin + frame(0xC0) + frame(0xC2) + scan(3),
    ] {
      #expect(PhotoReader.isInScans(bytes), "\(bytes)")
    }
  }

  @Test func adobesMarkerIsFoundBehindSegmentsOfAnyLength() {
    let adobe = [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2]
    let scan: [UInt8] = [0xFF, 0xDA, 0, 2]
    for length in [2, 3, 4, 0xFE, 0xFF, 0x100, 0x101, 0x102, 0x103, 0xC5A, 0xFFFE, 0xFFFF] {
      let other =
        [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)]
        + [UInt8](repeating: 0xFF, count: length - 2)
      #expect(PhotoReader.hasAdobeMarker([0xFF, 0xD8] + other + adobe + scan), "\(length)")
      #expect(!PhotoReader.hasAdobeMarker([0xFF, 0xD8] + other + scan + adobe), "\(length)")
    }
  }

  @Test func inkIsDarkWhicheverWayItIsWritten() {
    let inks: [UInt8] = [0, 0, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 255, 0, 0, 0]
    #expect(PhotoReader.gray(inks: inks, areInverted: false) == [255, 0, 0, 178])
    #expect(PhotoReader.gray(inks: inks.map { 255 - $0 }, areInverted: true) == [255, 0, 0, 178])
  }
}
