// A package is opened into a hidden folder, and that gets its name only when all is there and
// synced; so a run that ends here leaves the package as it was. No path and no name of a package
// is used, but for names that this program gives to shares, sheets and studies: nothing can lead out
// of the folder.
internal import SecretSharing
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
  private var taken = Taken()
  /// A package in a package lies under this name, and how deep it is, while it is opened.
  private static let inner: Name = ".inner"

  /// Why a package in this one could not be opened.
  private var failure: PackageError?

  /// What was taken out.
  private struct Taken {
    var names: [Name] = []
    var hasShares = false
    var hasPhotos = false
    var hasWinmail = false
    var hasEncrypted = false
    var hasSheets = false
    /// Whether a sheet lies in the mail itself: that is read without opening it.
    var hasMailedSheet = false
    /// Whether one lies elsewhere: in a package in the mail, or in one that is no mail.
    var hasPackedSheet = false
    var labels = PackageLabels()
  }

  /// How many files were taken out.
  var count: Int { taken.names.count }
  /// Whether there is a sheet in it.
  var hasSheets: Bool { taken.hasSheets }

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
  /// A package inside that cannot be opened lies beside what was taken out, as it is: what is in it may
  /// have nothing to do with the exam, as in a mailbox.
  ///
  /// - Returns: the label of the exam, if there is one only and the package tells it.
  /// - Throws: ``PackageError``, ``WorkerEnded``; `SystemCallError` when writing fails.
  @discardableResult
  func open(_ format: PackageFormat, _ file: File) throws -> Name? {
    defer { worker.leave() }
    try open(format, file, depth: 0, label: nil)
    let isOfUse =
      taken.hasShares || taken.hasPackedSheet
      || taken.hasPhotos && takesPhotos && !taken.hasMailedSheet
    guard isOfUse else { throw failure ?? reason }
    for name in try folder.list() { try folder.openFile(name).sync() }
    try taken.labels.sort(folder)
    try folder.sync()
    return taken.labels.only
  }

  /// Why nothing of use was in it.
  private var reason: PackageError {
    taken.hasWinmail ? .winmail : taken.hasEncrypted ? .encrypted : .noShares
  }

  private func open(_ format: PackageFormat, _ file: File, depth: Int, label: Name?) throws {
    guard depth < limits.depth else { throw PackageError.tooLarge }
    try worker.openPackage(format, file, depth: depth)
    let package = taken.labels.begin(label)
    while let found = try worker.nextInPackage() {
      filesLeft -= 1
      guard filesLeft >= 0 else { throw PackageError.tooLarge }
      // A share that was spoilt on its way is told as what it is; whatever else lies beside shares,
      // as a viewer does on a disc, is not the doctor's affair.
      switch found.content {
      case .other: break
      case .readme: taken.labels.read(try worker.readPackage(), found, of: package)
      case .zip, .iso, .mail, .winmail: try openInner(found, depth: depth, of: package)
      default: try take(found, isInMail: format == .mail && depth == 0, of: package)
      }
    }
  }

  private func take(_ found: PackagedFile, isInMail: Bool, of package: Int) throws {
    let name = try self.name(for: found)
    _ = try write(name)
    switch found.content {
    case .photo: taken.hasPhotos = true
    case .encrypted: taken.hasEncrypted = true
    case .sheet:
      taken.hasSheets = true
      if isInMail { taken.hasMailedSheet = true } else { taken.hasPackedSheet = true }
    default: taken.hasShares = true
    }
    taken.names.append(name)
    taken.labels.add(name, found, of: package)
  }

  /// Opens a package in this one, or leaves it as it is.
  private func openInner(_ found: PackagedFile, depth: Int, of package: Int) throws {
    guard let format = found.format else { return }
    let inner = Self.inner + "\(depth)"
    let file = try write(inner)
    let before = taken
    do {
      let label = taken.labels.label(of: found, in: package)
      if found.content == .winmail { taken.hasWinmail = true }
      try open(format, file, depth: depth + 1, label: label)
      try folder.remove(inner)
    } catch let error as PackageError where error != .tooLarge {
      failure = failure ?? error
      for name in taken.names.dropFirst(before.names.count) { try folder.remove(name) }
      for deeper in depth + 1..<limits.depth { try folder.remove(Self.inner + "\(deeper)") }
      // The package that it came in is overwritten all the same.
      let hasSheets = taken.hasSheets
      taken = before
      taken.hasSheets = hasSheets
      let name = try name(for: found)
      try folder.move(inner, to: folder, as: name)
      taken.names.append(name)
      taken.labels.add(name, found, of: package)
    }
  }

  private func write(_ name: Name) throws -> File {
    let file = try folder.createFile(name, mode: 0o640)
    var piece: [UInt8]
    repeat {
      piece = try worker.readPackage()
      bytesLeft -= piece.count
      guard bytesLeft >= 0 else { throw PackageError.tooLarge }
      try file.write(piece)
    } while piece.count == PackagedFile.pieceByteCount
    return file
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
    guard let name = Name(ending(found, behind: padded)) else {
      preconditionFailure("digits make a name")
    }
    return name
  }

  private func ending(_ found: PackagedFile, behind number: String) -> String {
    switch found.content {
    case .sheet: "SHEET.\(number).TXT"
    case .zip: number + ".ZIP"
    case .iso: number + ".ISO"
    case .mail: number + ".EML"
    case .winmail, .encrypted: number + ".DAT"
    case .photo: number + "." + (found.picture.flatMap { Self.endings[$0] } ?? "DAT")
    default: number + ".PNG"
    }
  }

  private static let endings: [ForeignKind: String] = [
    .jpeg: "JPG", .heic: "HEIC", .avif: "AVIF", .webp: "WEBP", .gif: "GIF", .tiff: "TIF",
    .bmp: "BMP",
  ]
}
