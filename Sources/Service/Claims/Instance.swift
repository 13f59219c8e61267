// An instance is one run of a service: a folder in `work` that holds its claims, a lock that dies
// with the process, and a heartbeat for those who cannot see the lock. After a crash, any other
// instance moves the claims into its own folder, each by one rename that only one can win. A
// paused instance that wakes up later finds its claims gone: every step it tries ends with ENOENT.
internal import Cryptography
internal import Glibc
internal import Spool

/// The folder of claims of this run of the service.
final class Instance: Sendable {
  let name: Name
  let folder: Folder
  let crashGuard: CrashGuard
  private let work: Folder
  private let lock: File
  private let beatFile: File

  static let lockName: Name = "lock"
  static let beatName: Name = "beat"
  /// How often an instance shows that it lives.
  static let beatInterval = Duration.seconds(15)
  /// After how long without a sign it is taken for dead.
  static let deadAfter = Duration.seconds(60)

  /// Whether a name in `work` is one of an instance; what else lies there is somebody else's.
  ///
  /// It is eight characters for its host, a hyphen, and twelve of base 32.
  static func isName(_ name: Name) -> Bool {
    let bytes = name.bytes
    return bytes.count == 21 && bytes[8] == 0x2D && !name.isHidden
      && Base32.isText(Array(bytes[9...]))
  }

  /// Makes a folder that other instances see only when its lock is held already.
  init(work: Folder) throws {
    self.work = work
    let host = try HostCode.text()
    while true {
      let text = host + "-" + (try SystemRandom.name())
      guard let name = Name(text), let hidden = Name("." + text) else {
        preconditionFailure("base 32 makes a name")
      }
      // Another instance may take the hidden folder for what a killed one left, and remove it.
      guard let made = try Self.make(hidden, name, in: work) else { continue }
      self.name = name
      (folder, lock, beatFile, crashGuard) = made
      return
    }
  }

  private static func make(
    _ hidden: Name, _ name: Name, in work: Folder
  ) throws -> (folder: Folder, lock: File, beat: File, crashGuard: CrashGuard)? {
    do {
      let folder = try work.folder(hidden, makingWith: 0o700)
      let lock = try folder.createFile(lockName, mode: 0o600)
      guard try lock.tryLock() else { return nil }
      let beat = try folder.createFile(beatName, mode: 0o600)
      let crashGuard = try CrashGuard(in: folder)
      try work.move(hidden, to: work, as: name)
      try work.sync()
      return (folder, lock, beat, crashGuard)
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }

  /// Shows that this instance lives.
  ///
  /// Others look at the length of the file, which grows by one byte each time.
  func beat() throws { try beatFile.write([0x2E]) }

  /// A name for a file in the making that belongs to no claim, and goes when this instance is gone.
  func pendingName() throws -> Name { OwnedName(name, try Claim.newID()).name }

  /// Whether the folder is still there, and not taken over by others.
  func isInPlace() throws -> Bool {
    guard let there = try work.status(name) else { return false }
    guard try there.identity == folder.identity() else { return false }
    return try folder.status(Self.lockName) != nil
  }

  /// Takes the folder away; claims that are still open stay for the next run.
  ///
  /// - Parameter isIdle: whether nobody works for this instance any more. Otherwise the folder stays,
  ///   and so does what bears its name, until the last of them lets go of the lock.
  /// - Throws: what removing it throws.
  func leave(isIdle: Bool = true) throws {
    // Whatever is open now, this run does not end over it.
    try folder.remove(CrashGuard.name)
    guard isIdle else { return }
    let claims = try folder.list().filter { Claim.isClaim($0) }
    guard claims.isEmpty else { return }
    try folder.remove(Self.beatName)
    try folder.remove(Self.lockName)
    try work.removeFolder(name)
  }
}
