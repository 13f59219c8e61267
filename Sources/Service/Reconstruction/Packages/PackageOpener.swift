// A package is opened into a hidden folder, and that gets its name only when all is there and
// synced; so a run that ends here leaves the package as it was. No path and no name of a package
// is used, but for names that this program gives to shares: nothing can lead out of the folder.
internal import DICOM
internal import Glibc
internal import SecretSharing
internal import Spool

/// Takes the shares out of a package, and out of the packages in it.
final class PackageOpener {
  private let folder: Folder
  private let limits: PackageLimits
  private var bytesLeft: Int
  private var filesLeft: Int
  /// How many files were taken out.
  private(set) var count = 0
  private var hasShares = false

  private static let pieceByteCount = 1 << 16
  /// A package in a package lies here while it is opened.
  private static let inner: Name = ".inner"

  /// - Parameters:
  ///   - folder: an empty folder that nobody else writes to.
  ///   - byteCount: the length of the package, in bytes.
  ///   - limits: what may come out of it.
  init(into folder: Folder, byteCount: Int, limits: PackageLimits = PackageLimits()) {
    self.folder = folder
    self.limits = limits
    bytesLeft = limits.byteCount(of: byteCount)
    filesLeft = limits.files
  }

  /// Takes out whatever is, or was, a share, and syncs it.
  ///
  /// - Throws: ``PackageError``; `SystemCallError` when writing fails.
  func open(_ format: PackageFormat, _ file: File) throws {
    try open(format, file, depth: 1)
    guard hasShares else { throw PackageError.noShares }
    for name in try folder.list() { try folder.openFile(name).sync() }
    try folder.sync()
  }

  private func open(_ format: PackageFormat, _ file: File, depth: Int) throws {
    guard depth <= limits.depth else { throw PackageError.tooLarge }
    let reader: any PackageReader =
      format == .mail ? try MailReader(file) : try ArchiveReader(format, file)
    while let entry = try reader.next() {
      filesLeft -= 1
      guard filesLeft >= 0 else { throw PackageError.tooLarge }
      guard entry.isFile else { continue }
      try take(entry, from: reader, depth: depth)
    }
  }

  private func take(_ entry: PackageEntry, from reader: any PackageReader, depth: Int) throws {
    var piece = [UInt8](repeating: 0, count: Self.pieceByteCount)
    var length = try piece.withUnsafeMutableBytes { try reader.read(into: $0) }
    let head = Array(piece[..<length])
    let isPNG = head.starts(with: Self.signature)
    let kind = isPNG ? nil : try ForeignKind(of: MemorySource(head))
    let format = kind.flatMap { PackageFormat($0) }
    // A share that was spoilt on its way is told as what it is; whatever else lies beside shares,
    // as a viewer does on a disc, is not the doctor's affair.
    guard isPNG || format != nil || kind?.isPhoto == true || kind == .mangledPNG else { return }
    let name = format == nil ? try self.name(for: entry.name) : Self.inner
    let file = try folder.createFile(name, mode: 0o640)
    while length > 0 {
      bytesLeft -= length
      guard bytesLeft >= 0 else { throw PackageError.tooLarge }
      try piece.withUnsafeBytes { try file.write(UnsafeRawBufferPointer(rebasing: $0[..<length])) }
      guard length == Self.pieceByteCount else { break }
      length = try piece.withUnsafeMutableBytes { try reader.read(into: $0) }
    }
    guard let format else {
      count += 1
      hasShares = hasShares || isPNG || kind == .mangledPNG
      return
    }
    // From here on it is only a descriptor: the next one inside gets the same name.
    try folder.remove(Self.inner)
    try open(format, file, depth: depth + 1)
  }

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The name that this program gave to a share, if it has one that is free; or a number.
  private func name(for name: [UInt8]) throws -> Name {
    let text = String(decoding: name, as: UTF8.self).uppercased().prefix { $0 != ";" }
    if text.wholeMatch(of: /[AP][0-9A-HJKMNP-TV-Z]{7}\.PNG/) != nil, let own = Name(String(text)),
      try folder.status(own) == nil
    {
      return own
    }
    let digits = "\(count + 1)"
    let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    guard let name = Name(padded + ".PNG") else { preconditionFailure("digits make a name") }
    return name
  }
}
