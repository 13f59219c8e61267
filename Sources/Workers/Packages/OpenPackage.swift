internal import DICOM
internal import SecretSharing

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
    guard entry.isFile else { return PackagedFile(name: name, content: .other) }
    let head = try read()
    self.head = head
    return PackagedFile(name: name, content: Self.content(head))
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

  private static func content(_ head: [UInt8]) -> PackagedFile.Content {
    if head.starts(with: signature) { return .share }
    guard let kind = try? ForeignKind(of: MemorySource(head)) else { return .other }
    switch PackageFormat(kind) {
    case .zip: return .zip
    case .iso: return .iso
    case .mail: return .mail
    case nil: break
    }
    if kind == .mangledPNG { return .mangledShare }
    return kind.isPhoto ? .photo : .other
  }
}
