// A claim is a folder `work/<instance>/<random>/` with the source, in `source/` under the name that
// it came by, and what is meant to become of it. The intent is on the medium before the source is
// renamed in, so that after a crash there is no source whose intent is forgotten; a claim without a
// source means nothing, and is removed, or takes the next file: those of one folder share an intent.
internal import Glibc
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// A file that this instance works on, and nobody else.
struct Claim: Sendable {
  let id: Name
  let folder: Folder
  let intent: Intent
  /// The name that the source came by.
  let name: Name
  /// Whether the folder stays when the source has gone, for another file.
  let isReusable: Bool
  /// The folder of its instance.
  let home: Folder
  private let sources: Folder

  private static let sourcesName: Name = "source"
  private static let intentName: Name = "intent"
  private static let labelName: Name = "label"
  private static let provedName: Name = "proved"
  private static let pairName: Name = "pair"

  /// Claims are the folders in an instance's folder.
  static func isClaim(_ name: Name) -> Bool {
    !name.isHidden && ![Instance.lockName, Instance.beatName, CrashGuard.name].contains(name)
  }

  /// Draws the name of a claim.
  static func newID() throws -> Name {
    guard let name = Name(try SystemRandom.name()) else {
      preconditionFailure("base 32 makes a name")
    }
    return name
  }

  /// Takes a file from a watched folder.
  ///
  /// - Throws: ENOENT when the file is gone.
  init(
    taking name: Name, from parent: Folder, id: Name, intent: Intent, instance: Instance
  ) throws {
    let home = instance.folder
    let (folder, sources): (Folder, Folder)
    do {
      try home.makeFolder(id, mode: 0o700, durably: false)
      folder = try home.place(RelativePath(id))
      try folder.makeFolder(Self.sourcesName, mode: 0o700, durably: false)
      sources = try folder.place(RelativePath(Self.sourcesName))
    } catch {
      guard error.code == ENOENT else { throw error }
      throw Fenced()
    }
    self.init(id, folder, sources, home, intent, name)
    try take(name, from: parent, writingIntent: true)
  }

  /// Takes a file into the folder of a claim that has ended.
  ///
  /// - Throws: ENOENT when the file is gone, or the folder.
  init(taking name: Name, from parent: Folder, reusing other: Claim, intent: Intent) throws {
    self.init(other.id, other.folder, other.sources, other.home, intent, name)
    let isSame = intent == other.intent
    if !isSame { try folder.remove(Self.intentName) }
    try take(name, from: parent, writingIntent: !isSame)
  }

  private init(
    _ id: Name, _ folder: Folder, _ sources: Folder, _ home: Folder, _ intent: Intent,
    _ name: Name, isReusable: Bool? = nil
  ) {
    self.id = id
    self.folder = folder
    self.sources = sources
    self.home = home
    self.intent = intent
    self.name = name
    // The others leave more behind than their intent.
    self.isReusable =
      isReusable ?? (intent.label != nil && !intent.isIssueAgain && !intent.isByQuiet)
  }

  private func take(_ name: Name, from parent: Folder, writingIntent: Bool) throws {
    do {
      if writingIntent, try !folder.writeNote(intent.serialized, as: Self.intentName) {
        let file = try folder.createFile(Self.intentName, mode: 0o600)
        try file.write(intent.serialized)
        // Its name needs no fsync: no journal brings the later of two names to the medium without
        // the earlier.
        try file.sync()
      }
      try parent.move(name, to: sources, as: name, isFree: true)
    } catch {
      // An answer that NFS lost and asked for again reads ENOENT although the file was moved.
      if error.code == ENOENT, try sources.status(name) != nil { return }
      remove()
      throw error
    }
  }

  /// Opens a claim that was made before; nil when there is nothing in it to be done.
  static func opened(_ id: Name, instance: Instance) throws -> Claim? {
    let home = instance.folder
    guard let folder = try home.folderIfPresent(id) else { return nil }
    guard let sources = try folder.folderIfPresent(Self.sourcesName),
      let name = try sources.list().first
    else {
      try Self.remove(folder, id, from: home)
      return nil
    }
    // An intent that is lost all the same (a damaged medium) costs the file its path, no more.
    var intent = try Self.intent(in: folder) ?? Intent(folder: [], isIssueAgain: false)
    if try folder.status(Self.labelName) != nil {
      intent.label = String(
        decoding: try folder.openFile(Self.labelName).contents(limit: 64), as: UTF8.self)
    }
    return Claim(id, folder, sources, home, intent, name, isReusable: false)
  }

  /// The relative path that the file arrived by, as bytes.
  var path: [UInt8] { intent.folder + (intent.folder.isEmpty ? [] : [0x2F]) + name.bytes }

  private static func intent(in folder: Folder) throws -> Intent? {
    try intentBytes(in: folder).flatMap { Intent($0) }
  }

  private static func intentBytes(in folder: Folder) throws -> [UInt8]? {
    guard try folder.status(intentName) != nil else { return nil }
    return try folder.note(intentName)
      ?? folder.openFile(intentName).contents(limit: 1 << 16)
  }

  /// Whether a later version of the program made a claim in an instance's folder.
  static func isLater(_ id: Name, in home: Folder) throws -> Bool {
    do {
      return try intentBytes(in: home.folder(id)).map(Intent.isLater) ?? false
    } catch let error as SystemCallError where error.code == ENOENT {
      return false
    }
  }

  /// What the system says of the place for a claim's source, which changes when one comes; nil when
  /// there is no such claim.
  static func status(of id: Name, in home: Folder) throws(SystemCallError) -> FileStatus? {
    try home.folderIfPresent(id)?.status(sourcesName)
  }

  /// Whether a claim in an instance's folder has no source, or none any more.
  static func isEmpty(_ id: Name, in home: Folder) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      return try home.folder(RelativePath([id, sourcesName])).isEmpty()
    } catch {
      guard error.code == ENOENT else { throw error }
      return true
    }
  }

  /// The study that a claim in an instance's folder belongs to; nil when it has not been read.
  static func label(of id: Name, in home: Folder) throws -> String? {
    guard !isProved(id), try !isEmpty(id, in: home) else { return noStudy }
    let folder = try home.folder(id)
    if try folder.status(labelName) != nil {
      return String(decoding: try folder.openFile(labelName).contents(limit: 64), as: UTF8.self)
    }
    return try intent(in: folder)?.label
  }

  /// Tells other instances which study this is; a hint that need not outlive a crash.
  func setLabel(_ label: String) throws {
    guard label != intent.label else { return }
    try folder.writeWhole(
      Array(label.utf8), as: Self.labelName, pending: ".label", mode: 0o600, durable: false)
  }

  /// Remembers, before the commit, which pair is this claim's own.
  ///
  /// The pending names tell that, too, but they go before the source. Only a file of which a
  /// further pair is wished for needs to know its own among several.
  func setPair(_ pair: PairID) throws {
    try folder.writeWhole(
      pair.bytes, as: Self.pairName, pending: ".pair", mode: 0o600, durable: true)
  }

  /// Whether ``setPair(_:)`` remembered this pair.
  func hasPair(_ pair: PairID) throws -> Bool {
    guard try folder.status(Self.pairName) != nil else { return false }
    return try folder.openFile(Self.pairName).contents(limit: 64) == pair.bytes
  }

  /// A study that no claim holds back: of claims whose shares are all in their places.
  static let noStudy = "-"

  /// How long a source without the protection of a lease stays after its pair was proved.
  static let settleDuration = Duration.seconds(600)

  /// Whether a claim's pair is whole, as its name tells: others need not look at it.
  static func isProved(_ id: Name) -> Bool { Proof(id) != nil }

  /// Remembers that the pair is whole, and lets the study go, by another name of the claim.
  ///
  /// The caller syncs ``home``.
  ///
  /// - Returns: the new name.
  /// - Throws: ENOENT when another instance has taken the claim over.
  func setProved(_ status: FileStatus) throws(SystemCallError) -> Name {
    let proof = Proof(size: status.size, modified: status.modified, time: time(nil))
    return try rename(proof.name(of: plainID))
  }

  /// What ``setProved(_:)`` remembered.
  func proof() throws -> Proof? {
    if let proof = Proof(id) { return proof }
    guard try folder.status(Self.provedName) != nil else { return nil }
    let text = try folder.openFile(Self.provedName).contents(limit: 128)
    return Proof(older: String(decoding: text, as: UTF8.self))
  }

  /// Takes the proof back: the source has changed since.
  ///
  /// - Returns: the claim's name from now on.
  func forgetProof() throws(SystemCallError) -> Name {
    try folder.remove(Self.provedName)
    try folder.remove(Self.labelName)
    return try rename(plainID)
  }

  /// The name that the claim had at first, as its pending shares have it.
  private var plainID: Name { Name(id.bytes.prefix { $0 != 0x7E }) ?? id }

  private func rename(_ newID: Name) throws(SystemCallError) -> Name {
    if newID != id { try home.move(id, to: home, as: newID, isFree: true) }
    return newID
  }

  /// The claimed file, open.
  func openSource() throws -> File { try sources.openFile(name) }

  /// What the system says of the claimed file; nil when it is gone.
  func sourceStatus() throws -> FileStatus? { try sources.status(name) }

  /// Moves the source out of the claim, which is to be removed after it.
  ///
  /// On another mount it is a copy, open to the folder's group, as the file was to that of `incoming`.
  func moveSource(to folder: Folder, as newName: Name) throws {
    do {
      try sources.move(name, to: folder, as: newName)
    } catch {
      guard error.code == EXDEV else { throw error }
      try sources.carry(name, to: folder, as: newName, mode: 0o660)
    }
  }

  /// Whether the folder is still this instance's.
  func isInPlace() throws -> Bool {
    try home.status(id)?.identity == folder.identity()
  }

  /// Ends the claim: the source's name is removed first, then, unless it is reusable, the rest.
  func end() throws {
    try sources.remove(name)
    if !isReusable { remove() }
  }

  /// Removes a claim whose source is gone.
  func remove() {
    do {
      try removeFolder()
    } catch {
      // The work is done all the same. Without a source a claim means nothing: it is found, and
      // removed, when this instance looks after the others the next time, or by the next run.
    }
  }

  private func removeFolder() throws { try Self.remove(folder, id, from: home) }

  /// Removes a claim without a source.
  ///
  /// - Throws: ENOTEMPTY when a paused instance has woken up, and has just moved its source in.
  private static func remove(_ folder: Folder, _ id: Name, from home: Folder) throws {
    try folder.removeFolder(sourcesName)
    for name in try folder.list() { try folder.remove(name) }
    try home.removeFolder(id)
  }
}
