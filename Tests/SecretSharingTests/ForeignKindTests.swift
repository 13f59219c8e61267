import DICOM
import Testing

@testable import SecretSharing

/// Files in place of shares are named as what they are.
@Suite struct ForeignKindTests {
  /// Beginnings of files, as the formats' specifications have them.
  static let beginnings: [(ForeignKind, [UInt8])] = [
    (.empty, []),
    (.unknown, Array("hello".utf8)),
    (.unknown, Array("BM, a text that begins like a picture".utf8)),
    (.jpeg, [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8)),
    (.jpeg, [0, 0, 0, 12] + Array("jP  \r\n".utf8) + [0x87, 0x0A]),
    (.heic, [0, 0, 0, 24] + Array("ftypheic".utf8)),
    (.heic, [0, 0, 0, 28] + Array("ftypmif1".utf8)),
    (.heic, [0, 0, 0, 28] + Array("ftypheic\0\0\0\0mif1heicavif".utf8)),
    (.avif, [0, 0, 0, 32] + Array("ftypavif\0\0\0\0avifmif1miafMA1B".utf8)),
    (.avif, [0, 0, 0, 28] + Array("ftypmif1\0\0\0\0mif1avifmiaf".utf8)),
    (.avif, [0, 0, 0, 20] + Array("ftypavis\0\0\0\0msf1".utf8)),
    (.unknown, [0, 0, 0, 28] + Array("ftypisom".utf8)),
    (.webp, Array("RIFF".utf8) + [1, 2, 3, 0] + Array("WEBPVP8 ".utf8)),
    (.unknown, Array("RIFF".utf8) + [1, 2, 3, 0] + Array("WAVEfmt ".utf8)),
    (.gif, Array("GIF89a".utf8)),
    (.tiff, [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]),
    (.bmp, Array("BM".utf8) + [0x36, 0, 1, 0, 0, 0, 0, 0, 0x36, 0, 0, 0]),
    (.pdf, Array("%PDF-1.7\n".utf8)),
    (.dicom, [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)),
    (.zip, [0x50, 0x4B, 3, 4, 20, 0]),
    (.zip, [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)),
    (.zipPart, [0x50, 0x4B, 7, 8, 0x50, 0x4B, 3, 4]),
    (.zipPart, [1, 2, 3, 0x50, 0x4B, 5, 6, 2] + [UInt8](repeating: 0, count: 17)),
    (.unknown, [1, 2, 3, 0x50, 0x4B, 5, 6, 0] + [UInt8](repeating: 0, count: 17)),
    (.zip, Array("MZ".utf8) + [0x90, 0, 0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)),
    (
      .zip,
      [0x7F] + Array("ELF".utf8) + [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 16) + [3, 0]
        + Array("run".utf8)
    ),
    (.zipPart, Array("#!/bin/sh\nPK".utf8) + [5, 6, 1] + [UInt8](repeating: 0, count: 17)),
    (.unknown, Array("MZ".utf8) + [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 19)),
    (.unknown, Array("MZ".utf8) + [UInt8](repeating: 0, count: 70_000)),
    (.compressed, [UInt8](repeating: 0, count: 32768) + [0] + Array("BEA01".utf8) + [1, 0]),
    (.compressed, [0] + [UInt8](repeating: 0xFF, count: 10) + [0, 0, 2, 0, 1]),
    (.encrypted, Array("-----BEGIN PGP MESSAGE-----\n\nhQEMA".utf8)),
    (.encrypted, [0x85, 0x01, 0x0C, 0x03, 1, 2, 3]),
    (.encrypted, SignedMaking.beginning(7, 3, isMarked: true)),
    (.mail, SignedMaking.message(Array("Content-Type: multipart/mixed\r\n\r\n--x".utf8))),
    (.mail, SignedMaking.message(Array("From: a@b\r\nTo: c@d\r\n\r\nDear".utf8), piece: 7)),
    (.unknown, SignedMaking.message(Array("%PDF-1.7\n".utf8))),
    (.winmail, [0x78, 0x9F, 0x3E, 0x22, 1, 0]),
    (.shortcut, [0x4C, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]),
    (.shortcut, Array("[InternetShortcut]\r\nURL=https://portal.example/exam\r\n".utf8)),
    (.shortcut, Array("[Desktop Entry]\nType=Link\n".utf8)),
    (.shortcut, Array("book".utf8) + [0, 0, 0, 0] + Array("mark".utf8) + [0, 0, 0, 0]),
    (.shortcut, Array("bplist00".utf8) + [0xD1, 1, 2, 0x53] + Array("URL".utf8)),
    (
      .shortcut,
      Array(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">
        <plist version="1.0"><dict><key>URL</key>
        """.utf8)
    ),
    (.compressed, [0x1F, 0x8B, 8, 0]),
    (.compressed, Array("BZh91AY".utf8)),
    (.compressed, [UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8)),
    (.compressed, Array("MSCF".utf8) + [0, 0, 0, 0, 44, 0, 0, 0]),
    (.compressed, Array("vhdxfileM".utf8)),
    (.compressed, [1] + sector("conectix".utf8)),
    (.compressed, [0x78, 0xDA] + sector(Array("koly".utf8) + [0, 0, 0, 4, 0, 0, 2, 0])),
    (.unknown, [0x78, 0xDA] + sector("koly".utf8) + [0]),
    (.html, Array("\n<!DOCTYPE HTML>\n<title>Login</title>".utf8)),
    (.html, [0xEF, 0xBB, 0xBF] + Array("<html lang=de>".utf8)),
    (.html, Array("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'".utf8)),
    (.html, Array("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>".utf8)),
    (.unknown, Array("<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'>".utf8)),
    (.empty, [UInt8](repeating: 0, count: 40_000)),
    (.unknown, [UInt8](repeating: 0, count: 40_000) + [1]),
    (.mail, Array("Received: from a by b\r\n\tfor c\r\nFrom: a@b\r\nSubject: x\r\n\r\n".utf8)),
    (.mail, Array("X-UIDL: 7\r\n\tb\r\nTo: a@b\r\nSubject: x\r\n\r\nDear".utf8)),
    (.mail, Array("From - Sun Nov 29 12:00:00 2026\nX-UIDL: 7\nTo: a@b\nSubject: x\n\nDear".utf8)),
    (.mail, Array("2141      \nX-UIDL: 7\nReturn-path: <a@b>\nSubject: x\n\nDear".utf8)),
    (.mail, [0xEF, 0xBB, 0xBF] + Array("From: a@b\nTo: c@d\n\nDear".utf8)),
    (.unknown, Array("Note: from\nFrom: the ward\n".utf8)),
    (.unknown, Array("Note: x\nthis is\nFrom: the ward\nTo: you\n\n".utf8)),
    (.unknown, Array("Note: x\n\nFrom: the ward\nTo: you\n\n".utf8)),
    (.compoundFile, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    (.iso, [UInt8](repeating: 0, count: 32768) + [1] + Array("CD001".utf8) + [1, 0]),
  ]

  private static func sector(_ beginning: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(beginning)
    return bytes + [UInt8](repeating: 0, count: 512 - bytes.count)
  }

  @Test(arguments: beginnings)
  func aFileIsNamedAsWhatItIs(kind: ForeignKind, bytes: [UInt8]) throws {
    #expect(try ForeignKind(of: MemorySource(bytes)) == kind)
    #expect(throws: SharingError.notPNG(kind)) { try Share(MemorySource(bytes)) }
  }

  @Test func noKindIsWithoutAnExample() {
    let shown = Set(Self.beginnings.map(\.0)).union([.mangledPNG])
    #expect(shown == Set(ForeignKind.allCases))
  }

  /// What FTP's ASCII mode, and programs that take bytes for text, make of a share.
  @Test func aShareThatWasTreatedAsTextIsNamed() throws {
    let share = try Halves(TestImage(columns: 140, rows: 40).bytes).patient
    let withoutReturns = share.indices.compactMap { index in
      share[index] == 13 && index + 1 < share.count && share[index + 1] == 10 ? nil : share[index]
    }
    let withReturns = share.flatMap { $0 == 10 ? [13, 10] : [$0] }
    let asUTF8 = share.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
    let sevenBits = share.map { $0 & 0x7F }
    let replaced = Array(String(decoding: share, as: UTF8.self).utf8)
    for mangled in [withoutReturns, withReturns, asUTF8, sevenBits, replaced] {
      #expect(throws: SharingError.notPNG(.mangledPNG)) { try Share(MemorySource(mangled)) }
    }
  }

  /// 16 bits saved as 8, by programs that cut and by such that round; also as RGB.
  @Test(arguments: [0, 128], [1, 3])
  func aShareThatWasSavedWithEightBitsIsNamed(rounding: Int, channels: Int) throws {
    let share = try Halves(TestImage(columns: 140, rows: 40).bytes).patient
    let picture = try Picture(MemorySource(share))
    var samples: [UInt8] = []
    try picture.scan { samples.append(contentsOf: $0) }
    var geometry = picture.geometry
    (geometry.bits, geometry.channels) = (8, channels)
    let halved = stride(from: 0, to: samples.count, by: 2).flatMap { index in
      let value = Int(samples[index]) << 8 | Int(samples[index + 1])
      let byte = rounding == 0 ? value >> 8 : (value * 255 + 32_767) / 65_535
      return [UInt8](repeating: UInt8(byte), count: channels)
    }
    let sink = MemorySink()
    let writer = try PNGWriter(sink, geometry)
    try halved.withUnsafeBytes { try writer.write(rows: $0) }
    try writer.finish()
    #expect(throws: SharingError.savedWithEightBits) { try Share(MemorySource(sink.bytes)) }
  }
}
