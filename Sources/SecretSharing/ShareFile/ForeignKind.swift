package import DICOM

/// What a file is that is no PNG, as far as its first bytes tell.
///
/// The signatures are those of the formats' own specifications; a file that has none of them is
/// ``unknown``.
public enum ForeignKind: String, CaseIterable, Sendable {
  /// Nothing that is known here.
  case unknown
  /// No byte at all.
  case empty
  /// A PNG file whose line ends, or whose eighth bits, were changed as if it were text: as by FTP in
  /// ASCII mode, which the signature was made to show (W3C PNG, 5.2).
  case mangledPNG
  /// A JPEG, JPEG 2000 or JPEG XL image.
  case jpeg
  /// An HEIC image (ISO/IEC 23008-12).
  case heic
  /// An AVIF image (AV1 Image File Format, 3).
  case avif
  /// A WebP image (RFC 9649).
  case webp
  /// A GIF image.
  case gif
  /// A TIFF image.
  case tiff
  /// A BMP image.
  case bmp
  /// A PDF document.
  case pdf
  /// A DICOM file (PS3.10, 7.1).
  case dicom
  /// A ZIP file (APPNOTE.TXT, 4.3).
  case zip
  /// An image of a CD or DVD (ECMA-119, 8.1).
  case iso
  /// One of the parts of a ZIP file that was cut into several (APPNOTE.TXT, 8.5).
  case zipPart
  /// A gzip, 7z, RAR, xz, bzip2, zstd, tar or cabinet file, or an image of a disc that is not opened
  /// here: in UDF alone (ECMA-167), in raw sectors (ECMA-130), of macOS (.dmg), or of a virtual machine
  /// (MS-VHDX, VHD).
  case compressed
  /// A file that only names another one, or a website: of Windows (MS-SHLLINK), macOS (also a property
  /// list, as .webloc) or a desktop on Linux.
  case shortcut
  /// A page of a website.
  case html
  /// A mail as it travels (RFC 5322).
  case mail
  /// A mail, or a document, of Microsoft's older programs (MS-CFB).
  case compoundFile
  /// What only its receiver can open: S/MIME (RFC 5652) or OpenPGP (RFC 9580).
  case encrypted
  /// The attachments of a mail in one file, winmail.dat, as Outlook sends them (MS-OXTNEF).
  case winmail

  /// Whether the file is a picture.
  ///
  /// If it was a share, it may have lost what it carried. In BMP or TIFF it need not, and is not read
  /// all the same.
  public var isPhoto: Bool {
    switch self {
    case .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp: true
    default: false
    }
  }

  /// What people call a picture of this kind; the same in all languages.
  public var pictureName: String {
    switch self {
    case .webp: "WebP"
    default: rawValue.uppercased()
    }
  }

  /// How many bytes from the start are looked at, without the descriptor of a disc's volume.
  private static let headByteCount = 4096
  /// Where that lies: in sector 16 of 2,048 bytes (ECMA-119, 6.2.1).
  private static let volumeDescriptor = 16 * 2048

  /// Looks at the beginning of a file.
  ///
  /// - Throws: `unreadable`.
  package init(of source: any ByteSource) throws(SharingError) {
    let head = try source.read(0..<min(source.count, Self.headByteCount))
    if let kind = Self.kind(head) {
      self = kind
      return
    }
    let place = Self.volumeDescriptor..<Self.volumeDescriptor + 6
    if source.count >= place.upperBound {
      switch String(decoding: try source.read(place).dropFirst(), as: UTF8.self) {
      case "CD001":
        self = .iso
        return
      case "BEA01":
        self = .compressed
        return
      default: break
      }
    }
    if try Self.isDiskImage(source) {
      self = .compressed
      return
    }
    if head.allSatisfy({ $0 == 0 }) {
      let end = try source.read(max(0, source.count - Self.headByteCount)..<source.count)
      if end.allSatisfy({ $0 == 0 }) {
        self = .empty
        return
      }
    }
    self =
      Self.isMail(head)
      ? .mail : try Self.zipEnd(source, isProgram: Self.isProgram(head)) ?? .unknown
  }

  /// Whether the last sector is that of a disk image of macOS, or of a VHD of a fixed size.
  private static func isDiskImage(_ source: any ByteSource) throws(SharingError) -> Bool {
    guard source.count >= 512 else { return false }
    let end = try source.read(source.count - 512..<source.count)
    return end.starts(with: Array("koly".utf8) + [0, 0, 0, 4, 0, 0, 2, 0])
      || end.starts(with: Array("conectix".utf8))
  }

  /// What the record says that ends a ZIP file (APPNOTE.TXT, 4.3.16): that other parts come before; or,
  /// behind a program, that it unpacks itself, as with a comment for that program (4.1.9).
  private static func zipEnd(
    _ source: any ByteSource, isProgram: Bool
  ) throws(SharingError) -> ForeignKind? {
    let length = min(source.count, isProgram ? Self.endByteCount : 22)
    guard length >= 22 else { return nil }
    let bytes = try source.read(source.count - length..<source.count)
    let record = stride(from: length - 22, through: 0, by: -1).first { place in
      bytes[place...].starts(with: [0x50, 0x4B, 0x05, 0x06])
        && Int(bytes[place + 20]) | Int(bytes[place + 21]) << 8 == length - 22 - place
    }
    guard let record else { return nil }
    let isPart = bytes[record + 4] != 0 || bytes[record + 5] != 0
    return isPart ? .zipPart : isProgram ? .zip : nil
  }

  /// How far from the end libarchive looks for that record.
  private static let endByteCount = 1 << 14

  /// Whether a program comes first: of Windows, of Linux, or a script.
  private static func isProgram(_ head: [UInt8]) -> Bool {
    [Array("MZ".utf8), [0x7F] + Array("ELF".utf8), Array("#!".utf8)].contains {
      head.starts(with: $0)
    }
  }

  private static func kind(_ head: [UInt8]) -> ForeignKind? {
    guard !head.isEmpty else { return .empty }
    if isMangled(head) { return .mangledPNG }
    for (offset, bytes, kind) in signatures
    where head.dropFirst(offset).starts(with: bytes) { return kind }
    if head.dropFirst(4).starts(with: Array("ftyp".utf8)) {
      // The first brand that names a codec tells; the general ones are HEIC's more often.
      let brands = brands(head)
      let codec = brands.first { ["avif", "avis", "heic", "heix", "hevc"].contains($0) }
      if codec == "avif" || codec == "avis" { return .avif }
      return brands.first.map(["heic", "heix", "hevc", "mif1", "msf1"].contains) == true
        ? .heic : nil
    }
    // Two reserved fields behind signature and size are zero.
    if head.starts(with: Array("BM".utf8)), head.dropFirst(6).starts(with: [0, 0, 0, 0]) {
      return .bmp
    }
    if let kind = sealed(head) { return kind }
    if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return .webp
    }
    let text = lowercasedText(head)
    if text.hasPrefix("[internetshortcut]") || text.hasPrefix("[desktop entry]")
      || text.hasPrefix("<?xml") && text.contains("<!doctype plist")
    {
      return .shortcut
    }
    let pages = ["<!doctype html", "<html"]
    let isPage =
      (pages + ["<head", "<script"]).contains { text.hasPrefix($0) }
      || text.hasPrefix("<?xml") && pages.contains { text.contains($0) }
    return isPage ? .html : nil
  }

  private static let signatures: [(offset: Int, bytes: [UInt8], kind: ForeignKind)] = [
    (0, [0xFF, 0xD8, 0xFF], .jpeg),
    (4, Array("jP  \r\n".utf8), .jpeg), (4, Array("JXL \r\n".utf8), .jpeg),
    (0, [0xFF, 0x4F, 0xFF, 0x51], .jpeg),
    (0, Array("GIF8".utf8), .gif),
    (0, [0x49, 0x49, 0x2A, 0x00], .tiff), (0, [0x4D, 0x4D, 0x00, 0x2A], .tiff),
    (0, Array("%PDF-".utf8), .pdf),
    (128, Array("DICM".utf8), .dicom),
    (0, [0x50, 0x4B, 0x03, 0x04], .zip), (0, [0x50, 0x4B, 0x05, 0x06], .zip),
    (0, [0x50, 0x4B, 0x07, 0x08], .zipPart),
    (0, [0x1F, 0x8B], .compressed),
    (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed),
    (0, Array("Rar!".utf8) + [0x1A, 0x07], .compressed),
    (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed),
    (0, Array("BZh".utf8), .compressed),
    (0, [0x28, 0xB5, 0x2F, 0xFD], .compressed),
    (257, Array("ustar".utf8), .compressed),
    (0, Array("MSCF\0\0\0\0".utf8), .compressed),
    (0, Array("vhdxfile".utf8), .compressed), (0, Array("conectix".utf8), .compressed),
    (0, [0x00] + [UInt8](repeating: 0xFF, count: 10) + [0x00], .compressed),
    (0, [0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0], .shortcut),
    (0, Array("book".utf8) + [0, 0, 0, 0] + Array("mark".utf8), .shortcut),
    (0, Array("bplist00".utf8), .shortcut),
    (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
    (0, [0x78, 0x9F, 0x3E, 0x22], .winmail),
  ]

  /// The brand of an ISO base media file, and those that it is compatible with (ISO/IEC 14496-12, 4.3).
  private static func brands(_ head: [UInt8]) -> [String] {
    let end = max(head.prefix(4).reduce(0) { $0 << 8 | Int($1) }, 12)
    return stride(from: 8, to: min(end, head.count, 256), by: 4).filter { $0 != 12 }.map {
      String(decoding: head[$0..<min($0 + 4, head.count)], as: UTF8.self)
    }
  }

  /// What is signed as a whole, or encrypted: of what is signed, a mail.
  private static func sealed(_ head: [UInt8]) -> ForeignKind? {
    switch SignedContent.kind(of: head) {
    case .encrypted: return .encrypted
    case .signed:
      var signed = SignedContent()
      let content = signed.read(head[...])
      let first = content.split(separator: 0x0A, maxSplits: 1).first.flatMap(fieldName)
      // What is signed has often but one field.
      return isMail(content) || first == "content-type" || first == "mime-version" ? .mail : nil
    case nil: break
    }
    if lowercasedText(head).hasPrefix("-----begin pgp message-----") { return .encrypted }
    // The packet that comes first: a session key for one receiver (RFC 9580, 4.2 and 5.1).
    let lengths: [UInt8: Int] = [0x84: 1, 0x85: 2, 0xC1: 2]
    let version = lengths[head[0]].flatMap { head.dropFirst(1 + $0).first }
    return version == 3 ? .encrypted : nil
  }

  /// Whether `PNG` stands where it should, with something wrong around it.
  private static func isMangled(_ head: [UInt8]) -> Bool {
    guard !head.starts(with: StoredPNG.signature) else { return false }
    // Without the eighth bit, as UTF-8, and as the character that stands for what is none.
    let beginnings: [[UInt8]] = [[0x89], [0x09], [0xC2, 0x89], [0xEF, 0xBF, 0xBD], [0x3F]]
    return beginnings.contains { first in
      head.starts(with: first + Array("PNG".utf8))
        && head.dropFirst(first.count + 3).first.map { [0x0A, 0x0D].contains($0) } == true
    }
  }

  /// Fields that mails have.
  private static let mailFields: Set = [
    "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version",
    "content-type", "delivered-to", "x-mozilla-status", "dkim-signature", "x-apparently-to",
    "authentication-results", "x-received", "arc-seal", "reply-to", "sender", "x-ms-exchange",
  ]

  /// Whether header fields of a mail come first, one a line (RFC 5322, 2.2): one of those that mails
  /// have, or another one as long as nothing but fields stands before the empty line.
  private static func isMail(_ head: [UInt8]) -> Bool {
    let text = head.dropFirst(head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? line.dropLast() : line
    }
    let known = lines.filter { !$0.isEmpty }.prefix(30).compactMap(fieldName)
    if known.first.map(mailFields.contains) == true,
      known.count(where: mailFields.contains) >= 2
    {
      return true
    }
    // The last line may be cut off.
    let fields = lines.dropFirst(isBeforeMail(lines[0]) ? 1 : 0).dropLast().prefix { !$0.isEmpty }
    let names = fields.filter { $0.first != 0x20 && $0.first != 0x09 }.map(fieldName)
    return names.allSatisfy { $0 != nil }
      && names.count { $0.map(mailFields.contains) == true } >= 2
  }

  /// Whether a line begins a mail in a mailbox (RFC 4155), or is its length, as Apple Mail saves it.
  private static func isBeforeMail(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: Array("From ".utf8))
      || line.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 }
  }

  /// The name of a field, in small letters; nil for what is no field, or goes on with one.
  private static func fieldName(_ line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
      line[..<colon].allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    return lowercasedText(Array(line[..<colon]))
  }

  private static func lowercasedText(_ bytes: [UInt8]) -> String {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return String(
      decoding: bytes[start...].drop { [0x09, 0x0A, 0x0D, 0x20].contains($0) }.prefix(256),
      as: UTF8.self
    ).lowercased()
  }
}
