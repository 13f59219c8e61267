// The site key names what belongs together. Losing it loses the look-up by accession number, and
// the recognition of a file that comes again; never an exam.
internal import Cryptography
internal import Glibc
internal import Spool

/// Where the site key came from.
struct SiteKey {
  let secret: Secret
  /// Whether it was made just now.
  let isNew: Bool
  /// Whether it lies in the state folder and not in a credential of the service manager.
  let isInStateFolder: Bool

  static let byteCount = 32
  private static let name: Name = "site-key"

  /// Takes the credential, or the key in the state folder, or makes one there.
  init(state: Folder) throws {
    if let folder = getenv("CREDENTIALS_DIRECTORY") {
      let credentials = try Folder(path: String(cString: folder))
      if try credentials.status("dicomshare.site-key") != nil {
        self.init(try Self.read(credentials, "dicomshare.site-key"), isInStateFolder: false)
        return
      }
    }
    if try state.status(Self.name) == nil {
      try Self.make(in: state)
      self.init(try Self.read(state, Self.name), isNew: true, isInStateFolder: true)
    } else {
      self.init(try Self.read(state, Self.name), isInStateFolder: true)
    }
  }

  /// The key of a daemon that has run here, for a command that only reads; nil when there is none.
  static func existing(state: Folder) throws -> Secret? {
    if try state.status(name) != nil { return try read(state, name) }
    // Where the unit's LoadCredential= finds it: systemd.exec(5).
    for path in [getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }, "/etc/credstore"] {
      guard let path else { continue }
      do {
        return try read(try Folder(path: path), "dicomshare.site-key")
      } catch let error as SystemCallError where error.code == ENOENT {
        continue
      }
    }
    return nil
  }

  private init(_ secret: Secret, isNew: Bool = false, isInStateFolder: Bool) {
    self.secret = secret
    self.isNew = isNew
    self.isInStateFolder = isInStateFolder
  }

  /// The file holds the bytes themselves, or 64 hexadecimal digits.
  private static func read(_ folder: Folder, _ name: Name) throws -> Secret {
    let bytes = try folder.openFile(name).contents(limit: 128)
    if bytes.count == byteCount { return Secret(bytes) }
    guard let key = [UInt8](hexadecimal: bytes.filter { $0 > 0x20 }), key.count == byteCount else {
      throw StartError.siteKeyMalformed
    }
    return Secret(key)
  }

  private static func make(in state: Folder) throws {
    let pending = Name(".site-key-" + (try SystemRandom.name())) ?? name
    var bytes = [UInt8](repeating: 0, count: byteCount)
    try bytes.withUnsafeMutableBytes { try SystemRandom.fill($0) }
    do {
      try state.writeNew(bytes, as: name, pending: pending, mode: 0o600, durable: true)
    } catch {
      guard error.code == EEXIST else { throw error }
      try state.sync()  // another daemon was first: its key is the one
    }
  }
}
