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
  static let name: Name = "site-key"

  /// Takes the credential, or the key in the state folder, or makes one there.
  init(state: Folder) throws {
    if let key = try Self.present(state: state) {
      self = key
    } else {
      try Self.make(in: state)
      self.init(try Self.read(state, Self.name), isNew: true, isInStateFolder: true)
    }
  }

  /// The credential, or the key in the state folder; nil where there is none.
  private static func present(state: Folder?) throws -> SiteKey? {
    if let folder = getenv("CREDENTIALS_DIRECTORY"),
      let secret = try credential(in: String(cString: folder))
    {
      return SiteKey(secret, isInStateFolder: false)
    }
    guard let state, try state.status(name) != nil else { return nil }
    return SiteKey(try read(state, name), isInStateFolder: true)
  }

  /// Makes sure that the archive's index goes with the key that is here; makes nothing.
  ///
  /// - Throws: ``StartError`` `siteKeyDiffers`, also where a key would be made and the index has been
  ///   begun; or why a key cannot be read.
  static func check(state: Folder, archive: Folder) throws {
    let key = try present(state: state)?.secret ?? Secret([UInt8](repeating: 0, count: byteCount))
    _ = try IndexState(archive: archive, names: KeyedNames(siteKey: key)).read()
  }

  /// Whether there is a key.
  ///
  /// - Parameter state: nil when there is none.
  /// - Returns: whether the credential is there, or the key in the state folder.
  /// - Throws: what looking there throws.
  static func isPresent(state: Folder?) throws -> Bool { try present(state: state) != nil }

  /// Whether an archive's index was begun with a key.
  ///
  /// - Parameter archive: the archive.
  /// - Returns: false also where there is no index.
  /// - Throws: what looking there throws.
  static func isKnown(to archive: Folder) throws -> Bool {
    do {
      let none = Secret([UInt8](repeating: 0, count: byteCount))
      _ = try IndexState(archive: archive, names: KeyedNames(siteKey: none)).read()
      return false
    } catch StartError.siteKeyDiffers {
      return true
    }
  }

  /// The key of a service that has run here, for a command that only reads.
  ///
  /// It is looked for in the service's order, the credential before the state folder, in every place
  /// that systemd.exec(5) names; the first one that fits the archive is taken.
  ///
  /// - Parameters:
  ///   - state: the service's state folder.
  ///   - fits: whether the archive's index was made with a key.
  /// - Returns: the key.
  /// - Throws: ``StartError`` `siteKeyDiffers`, `siteKeyMissing`, or why a key cannot be read.
  static func existing(state: Folder, fits: (Secret) throws -> Bool) throws -> Secret {
    var failure: (any Error)?
    let places =
      credentials(credentialFolders())
      + [{ try state.status(name) == nil ? nil : try read(state, name) }]
    for place in places {
      do {
        guard let secret = try place() else { continue }
        if try fits(secret) { return secret }
        failure = StartError.siteKeyDiffers
      } catch {
        failure = failure ?? error  // another place may have one that can be read
      }
    }
    throw failure ?? StartError.siteKeyMissing
  }

  /// The credential that a service is given; nil when there is none.
  ///
  /// - Parameter unit: the unit of systemd that gives it one from the places it knows; nil: what this
  ///   process was given.
  /// - Returns: the first one.
  /// - Throws: why one cannot be read.
  static func credential(of unit: String?) throws -> Secret? {
    guard let unit else {
      let folder = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
      return try folder.flatMap { try credential(in: $0) }
    }
    for place in credentials(["\(services)/\(unit)"] + stores) {
      if let secret = try place() { return secret }
    }
    return nil
  }

  /// What lies in folders, and then where it is encrypted.
  private static func credentials(_ folders: [String]) -> [() throws -> Secret?] {
    folders.map { path in { try credential(in: path) } }
      + EncryptedCredential.folders.map { path in
        { try EncryptedCredential(name: credentialName, folder: path).secret(parse) }
      }
  }

  private static let credentialName: Name = "dicomshare.site-key"

  /// Where LoadCredential= and LoadCredentialEncrypted= leave and find a credential.
  private static func credentialFolders() -> [String] {
    let own = getenv("CREDENTIALS_DIRECTORY").map { [String(cString: $0)] } ?? []
    // Of services that run; whoever is neither root nor their user sees nothing there.
    let running = (try? Folder(path: services).list()) ?? []
    return own
      + running.filter { $0.hasPrefix("dicomshare") && $0.hasSuffix(".service") }
      .compactMap { $0.text.map { "\(services)/\($0)" } } + stores
  }

  private static let services = "/run/credentials"
  private static let stores = ["/etc/credstore", "/run/credstore", "/usr/lib/credstore"]

  private static func credential(in path: String) throws -> Secret? {
    do {
      return try read(try Folder(path: path), credentialName)
    } catch let error as SystemCallError where error.code == ENOENT {
      return nil
    }
  }

  private init(_ secret: Secret, isNew: Bool = false, isInStateFolder: Bool) {
    self.secret = secret
    self.isNew = isNew
    self.isInStateFolder = isInStateFolder
  }

  static func read(_ folder: Folder, _ name: Name) throws -> Secret {
    try parse(try folder.openFile(name).contents(limit: 128))
  }

  /// A file holds the bytes themselves, or 64 hexadecimal digits.
  private static func parse(_ bytes: [UInt8]) throws(StartError) -> Secret {
    if bytes.count == byteCount { return Secret(bytes) }
    guard let key = [UInt8](hexadecimal: bytes.filter { $0 > 0x20 }), key.count == byteCount else {
      throw .siteKeyMalformed
    }
    return Secret(key)
  }

  private static func make(in state: Folder) throws {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    try bytes.withUnsafeMutableBytes { try SystemRandom.fill($0) }
    do {
      try state.writeNew(bytes, as: name, mode: 0o600, durable: true)
    } catch {
      guard error.code == EEXIST else { throw error }
      try state.sync()  // another service was first: its key is the one
    }
  }
}
