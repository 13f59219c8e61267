// A package is opened into a hidden folder, and that gets its name only when all is there and
// synced; so a run that ends here leaves the package as it was. No path and no name of a package
// is used, but for names that this program gives to shares, sheets and studies: nothing can lead out
// of the folder.
internal import Spool
internal import Workers

/// Takes the shares and sheets out of a package, and out of the packages in it.
///
/// A worker process reads them, and hands over what lies in them in pieces.
final class PackageOpener {
  private let folder: Folder
  private let worker: WorkerLease
  private let limits: PackageLimits
  private let takesPhotos: Bool
  private var bytesLeft: Int
  private var filesLeft: Int
  /// How many files were taken out.
  private(set) var count = 0
  private var hasShares = false
  private var hasPhotos = false
  private var hasWinmail = false
  /// Whether there is a sheet in it.
  private(set) var hasSheets = false
  /// Whether a sheet lies in the mail itself: that is read without opening it.
  private var hasMailedSheet = false
  /// Whether one lies elsewhere: in a package in the mail, or in one that is no mail.
  private var hasPackedSheet = false
  private var labels = PackageLabels()

  /// A package in a package lies here while it is opened.
  private static let inner: Name = ".inner"

  /// - Parameters:
  ///   - folder: an empty folder that nobody else writes to.
  ///   - worker: one of those that open packages.
  ///   - byteCount: the length of the package, in bytes.
  ///   - takesPhotos: whether a photo alone is worth taking out: it may be one of a sheet.
  ///   - limits: what may come out of it.
  init(
    into folder: Folder, _ worker: WorkerLease, byteCount: Int, takesPhotos: Bool = false,
    limits: PackageLimits = PackageLimits()
  ) {
    self.folder = folder
    self.worker = worker
    self.limits = limits
    self.takesPhotos = takesPhotos
    bytesLeft = limits.byteCount(of: byteCount)
    filesLeft = limits.files
  }

  /// Takes out whatever is, or was, a share, and the sheets, and syncs it.
  ///
  /// Of two exams that are in one package, each gets a folder inside, named by the label on its page.
  ///
  /// - Returns: the label of the exam, if there is one only and the package tells it.
  /// - Throws: ``PackageError``, ``WorkerEnded``; `SystemCallError` when writing fails.
  @discardableResult
  func open(_ format: PackageFormat, _ file: File) throws -> Name? {
    defer { worker.leave() }
    try open(format, file, depth: 0, label: nil)
    let isOfUse = hasShares || hasPackedSheet || hasPhotos && takesPhotos && !hasMailedSheet
    guard isOfUse else { throw hasWinmail ? PackageError.winmail : .noShares }
    for name in try folder.list() { try folder.openFile(name).sync() }
    try labels.sort(folder)
    try folder.sync()
    return labels.only
  }

  private func open(_ format: PackageFormat, _ file: File, depth: Int, label: Name?) throws {
    guard depth < limits.depth else { throw PackageError.tooLarge }
    try worker.openPackage(format, file, depth: depth)
    let package = labels.begin(label)
    while let found = try worker.nextInPackage() {
      filesLeft -= 1
      guard filesLeft >= 0 else { throw PackageError.tooLarge }
      // A share that was spoilt on its way is told as what it is; whatever else lies beside shares,
      // as a viewer does on a disc, is not the doctor's affair.
      switch found.content {
      case .other: break
      case .readme: labels.read(try worker.readPackage(), found, of: package)
      case .sheet where format == .mail && depth == 0:
        hasMailedSheet = true
        try take(found, depth: depth, of: package)
      default:
        hasPackedSheet = hasPackedSheet || found.content == .sheet
        try take(found, depth: depth, of: package)
      }
    }
  }

  private func take(_ found: PackagedFile, depth: Int, of package: Int) throws {
    let name = found.format == nil ? try self.name(for: found) : Self.inner
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
      switch found.content {
      case .photo: hasPhotos = true
      case .winmail: hasWinmail = true
      case .sheet: hasSheets = true
      default: hasShares = true
      }
      labels.add(name, found, of: package)
      return
    }
    // From here on it is only a descriptor: the next one inside gets the same name.
    try folder.remove(Self.inner)
    try open(format, file, depth: depth + 1, label: labels.label(of: found, in: package))
  }

  /// The name that this program gave to a share or a sheet, if it has one that is free; or a number.
  private func name(for found: PackagedFile) throws -> Name {
    let text = String(decoding: found.name, as: UTF8.self).uppercased().prefix { $0 != ";" }
    let isSheet = found.content == .sheet
    let isOwn =
      isSheet
      ? text == "SHEET.TXT" || text == "SHEET.HTM"
      : KeyedNames.isShare(text.utf8)
    if isOwn, let own = Name(String(text)), try folder.status(own) == nil { return own }
    let digits = "\(count + 1)"
    let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    guard let name = Name(isSheet ? "SHEET.\(padded).TXT" : padded + ".PNG") else {
      preconditionFailure("digits make a name")
    }
    return name
  }
}
