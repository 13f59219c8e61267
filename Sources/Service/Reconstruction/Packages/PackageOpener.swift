// A package is opened into a hidden folder, and that gets its name only when all is there and
// synced; so a run that ends here leaves the package as it was. No path and no name of a package
// is used, but for names that this program gives to shares: nothing can lead out of the folder.
internal import Spool
internal import Workers

/// Takes the shares out of a package, and out of the packages in it.
///
/// A worker process reads them, and hands over what lies in them in pieces.
final class PackageOpener {
  private let folder: Folder
  private let worker: WorkerLease
  private let limits: PackageLimits
  private var bytesLeft: Int
  private var filesLeft: Int
  /// How many files were taken out.
  private(set) var count = 0
  private var hasShares = false

  /// A package in a package lies here while it is opened.
  private static let inner: Name = ".inner"

  /// - Parameters:
  ///   - folder: an empty folder that nobody else writes to.
  ///   - worker: one of those that open packages.
  ///   - byteCount: the length of the package, in bytes.
  ///   - limits: what may come out of it.
  init(
    into folder: Folder, _ worker: WorkerLease, byteCount: Int,
    limits: PackageLimits = PackageLimits()
  ) {
    self.folder = folder
    self.worker = worker
    self.limits = limits
    bytesLeft = limits.byteCount(of: byteCount)
    filesLeft = limits.files
  }

  /// Takes out whatever is, or was, a share, and syncs it.
  ///
  /// - Throws: ``PackageError``, ``WorkerEnded``; `SystemCallError` when writing fails.
  func open(_ format: PackageFormat, _ file: File) throws {
    defer { worker.closePackages() }
    try open(format, file, depth: 0)
    guard hasShares else { throw PackageError.noShares }
    for name in try folder.list() { try folder.openFile(name).sync() }
    try folder.sync()
  }

  private func open(_ format: PackageFormat, _ file: File, depth: Int) throws {
    guard depth < limits.depth else { throw PackageError.tooLarge }
    try worker.openPackage(format, file, depth: depth)
    while let found = try worker.nextInPackage() {
      filesLeft -= 1
      guard filesLeft >= 0 else { throw PackageError.tooLarge }
      // A share that was spoilt on its way is told as what it is; whatever else lies beside shares,
      // as a viewer does on a disc, is not the doctor's affair.
      if found.content != .other { try take(found, depth: depth) }
    }
  }

  private func take(_ found: PackagedFile, depth: Int) throws {
    let name = found.format == nil ? try self.name(for: found.name) : Self.inner
    let file = try folder.createFile(name, mode: 0o640)
    var piece: [UInt8]
    repeat {
      piece = try worker.readPackage()
      bytesLeft -= piece.count
      guard bytesLeft >= 0 else { throw PackageError.tooLarge }
      try file.write(piece)
    } while piece.count == PackagedFile.pieceByteCount
    guard let format = found.format else {
      count += 1
      hasShares = hasShares || found.content != .photo
      return
    }
    // From here on it is only a descriptor: the next one inside gets the same name.
    try folder.remove(Self.inner)
    try open(format, file, depth: depth + 1)
  }

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
