internal import Configuration
internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

/// A text for the doctor beside a file that cannot be used.
struct Problem: Sendable {
  let folders: SpoolFolders

  init(_ folders: SpoolFolders) { self.folders = folders }

  typealias Cause = ProblemCause

  static let suffix = ProblemText.suffix

  /// Writes the text, unless the same one is there.
  ///
  /// - Returns: whether it was written.
  @discardableResult
  func write(_ cause: Cause, beside path: RelativePath) throws -> Bool {
    guard let name = Self.textName(path) else { return false }
    let folder = try folders.reconstruct.folder(path.parent)
    let text = ProblemText(
      cause: cause, languages: folders.configuration.languages,
      contact: folders.configuration.contact
    ).bytes
    if try folder.status(name) != nil,
      try folder.openFile(name).contents(limit: text.count + 1) == text
    {
      return false
    }
    let pending = Name(".problem-" + (try SystemRandom.name())) ?? Name.pending
    try folder.writeWhole(text, as: name, pending: pending, durable: false)
    return true
  }

  /// Takes the text away.
  func clear(beside path: RelativePath) throws {
    guard let name = Self.textName(path) else { return }
    try folders.reconstruct.folder(path.parent).remove(name)
  }

  /// Takes away the texts whose files, or dropped folders, are gone.
  ///
  /// - Parameter files: all files in `reconstruct`.
  func clearOrphans(among files: Set<RelativePath>) {
    let texts = files.filter { $0.last?.hasSuffix(Self.suffix) == true }
    guard !texts.isEmpty else { return }
    let drops = files.subtracting(texts)
    let tops = Set(drops.compactMap { $0.names.count > 1 ? RelativePath($0.names[0]) : nil })
    let living = drops.union(tops).compactMap { path in
      Self.textName(path).map { path.parent.appending($0) }
    }
    for text in texts.subtracting(living) {
      guard let name = text.last else { continue }
      do {
        try folders.reconstruct.folder(text.parent).remove(name)
      } catch {
        continue  // its folder is gone, too, or closed to us: the next listing tries again
      }
    }
  }

  private static func textName(_ path: RelativePath) -> Name? {
    path.last.flatMap { Name($0.bytes.prefix(255 - suffix.utf8.count) + suffix.utf8) }
  }

  /// The same for the journal, of a package.
  static func reason(_ error: PackageError) -> Event.Reason {
    switch error {
    case .damaged: "a ZIP file, a disc image or a mail is damaged"
    case .encrypted: "a ZIP file is protected by a password"
    case .tooLarge: "a ZIP file, a disc image or a mail holds too much"
    case .noShares: "a ZIP file, a disc image or a mail holds no share"
    case .noReader: "libarchive, which opens ZIP files and disc images, is not installed"
    }
  }

  /// The same for the journal, in the words of the command line.
  static func reason(_ error: SharingError) -> Event.Reason {
    switch error {
    case .notPNG(let kind) where kind.isPhoto: "a picture of another format, not a share"
    case .notPNG(.mangledPNG): "a share that was changed as if it were text"
    case .notPNG: "not a PNG image"
    case .truncated: "a share is cut off"
    case .damagedPNG: "a share is damaged"
    case .noShareHeader: "not a share, or one that was changed as a picture"
    case .savedWithEightBits: "a share of 16 bits that was saved with 8"
    case .geometryMismatch: "a share whose picture has another size than its header says"
    case .newerVersion: "a share of a later version"
    case .altered(.archive): "the archive share was altered"
    case .altered(.patient): "the patient share was altered"
    case .alteredOrUnrelated: "a share was altered, or the shares do not belong together"
    case .sameHalfTwice: "the same share twice"
    case .differentPairs: "shares of different images"
    case .malformedPayload: "the payload cannot be read"
    case .digestMismatch: "the restored bytes are not those that were split"
    case .notDICOM, .sourceChanged: "the file changed while it was read"
    case .unreadable(let error): Event.Reason("reading failed", code: error.code)
    case .unwritable(let code): Event.Reason("writing failed", code: code)
    }
  }
}
