internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// A package that a worker reads, and the file in it that comes next.
///
/// The first piece of each file is read to tell what it is, and kept.
final class OpenPackage {
  private let reader: any PackageReader
  private var head: [UInt8]?

  private static let longestName = 255
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  init(_ reader: any PackageReader) { self.reader = reader }

  /// Goes to the next file; nil at the end.
  func next() throws(PackageError) -> PackagedFile? {
    head = nil
    guard let entry = try reader.next() else { return nil }
    let name = Array(entry.name.prefix(Self.longestName))
    guard entry.isFile else { return PackagedFile(folder: [], name: name, content: .other) }
    let head = try read()
    self.head = head
    let content = Self.content(of: entry, head)
    // A source in memory is always readable.
    return PackagedFile(
      folder: Array(entry.folder.suffix(PackagedFile.longestFolder)), name: name, content: content,
      picture: content == .photo ? try? ForeignKind(of: MemorySource(head)) : nil)
  }

  /// The next piece of the file.
  func piece() throws(PackageError) -> [UInt8] {
    defer { head = nil }
    if let head { return head }
    return try read()
  }

  private func read() throws(PackageError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: PackagedFile.pieceByteCount, alignment: 16)
    defer { buffer.deallocate() }
    let count = try reader.read(into: buffer)
    return Array(buffer[..<count])
  }

  /// The picture of its first page that a word processor puts into a document, which is a ZIP file.
  private static func isThumbnail(_ entry: PackageEntry) -> Bool {
    let path = String(decoding: entry.folder + entry.name, as: UTF8.self)
    return path == "Thumbnails/thumbnail.png" || path.hasPrefix("docProps/thumbnail.")
  }

  private static func content(of entry: PackageEntry, _ head: [UInt8]) -> PackagedFile.Content {
    if isThumbnail(entry) { return .other }
    if head.starts(with: signature) { return .share }
    // A source in memory is always readable.
    guard let kind = try? ForeignKind(of: MemorySource(head)) else { return .other }
    switch PackageFormat(kind) {
    case .zip: return .zip
    case .iso: return .iso
    case .mail where kind == .winmail: return .winmail
    // The text of a mail may quote the fields of another one.
    case .mail where !entry.isText: return .mail
    case .mail, nil: break
    }
    switch kind {
    case .mangledPNG: return .mangledShare
    case .encrypted: return .encrypted
    case .unknown, .html, .mail: return text(entry.name, head)
    default: return kind.isPhoto ? .photo : .other
    }
  }

  /// What a file is that may be a text: known by its name, or because a sheet is in it.
  private static func text(_ name: [UInt8], _ head: [UInt8]) -> PackagedFile.Content {
    if let name = Name(name) {
      if Companion.isSheet(name) { return .sheet }
      if Companion.isReadme(name) { return .readme }
    }
    guard head.count < PackagedFile.pieceByteCount else { return .other }
    var search = SheetSearch()
    SheetText.look(in: head, &search)
    return search.isPromising ? .sheet : .other
  }
}
