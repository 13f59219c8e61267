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
    guard !folder.holds(text, as: name) else { return false }
    let pending = Name(".problem-" + (try SystemRandom.name())) ?? Name.pending
    try folder.writeWhole(text, as: name, pending: pending, durable: false)
    return true
  }

  /// Takes the text away.
  func clear(beside path: RelativePath) throws {
    guard let name = Self.textName(path) else { return }
    try folders.reconstruct.folder(path.parent).remove(name)
  }

  /// Takes a text away whose file, or dropped folder, is gone.
  ///
  /// - Parameter text: a file in `reconstruct` with the name of such a text.
  func clearIfOrphan(_ text: RelativePath) {
    guard let name = text.last else { return }
    do {
      let folder = try folders.reconstruct.folder(text.parent)
      if try !Self.hasOwner(name, in: folder) { try folder.remove(name) }
    } catch {
      // Its folder is gone, too, or closed to us: the next listing tries again.
    }
  }

  private static func hasOwner(_ text: Name, in folder: Folder) throws -> Bool {
    let stem = text.bytes.dropLast(suffix.utf8.count)
    if let owner = Name(stem), let status = try folder.status(owner) {
      return try status.kind != .folder || !folder.folder(owner).isEmpty()
    }
    // What is hidden would be overlooked.
    if let owner = Name([UInt8(ascii: ".")] + stem), Companion.placeholder(owner) != nil {
      return try folder.status(owner) != nil
    }
    // A name that was too long for a text's is one of those that begin like this.
    guard text.bytes.count == 255 else { return false }
    return try folder.list().contains { $0 != text && $0.bytes.starts(with: stem) }
  }

  private static func textName(_ path: RelativePath) -> Name? {
    path.last.flatMap { name in
      let seen = Companion.placeholder(name) == nil ? name.bytes[...] : name.bytes.dropFirst()
      return Name(seen.prefix(255 - suffix.utf8.count) + suffix.utf8)
    }
  }

  /// The same for the journal, of a package.
  static func reason(_ error: PackageError) -> Event.Reason {
    switch error {
    case .damaged: "a ZIP file, a disc image or a mail is damaged"
    case .encrypted: "a ZIP file is protected by a password, or a mail is encrypted"
    case .tooLarge: "a ZIP file, a disc image or a mail holds too much"
    case .noShares: "a ZIP file, a disc image or a mail holds no share"
    case .noReader: "libarchive, which opens ZIP files and disc images, is not installed"
    case .unknownMethod: "a ZIP file is compressed in a way that libarchive does not read"
    case .winmail: "a mail whose attachments Outlook has packed into winmail.dat"
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
