internal import Glibc
internal import Spool

/// Looks after the other instances: finds the dead, and takes over what they were working on.
///
/// Belongs to the control thread.
struct TakeOver {
  private struct Sign {
    var beat: Int
    var seen: ContinuousClock.Instant
  }

  private var signs: [Name: Sign] = [:]
  /// Dead instances whose claims only a later version of the program can finish.
  private(set) var later: Set<Name> = []
  /// Whether no instance failed the last time.
  private(set) var isWhole = true
  /// Where this instance begins among the living.
  private(set) var turn = Turn()

  /// Takes over the claims of all instances that have died.
  ///
  /// - Parameters:
  ///   - work: the folder of all instances.
  ///   - mine: takes them over.
  ///   - now: the present moment.
  ///   - each: does something with each of the others; one that fails holds up no other one.
  /// - Returns: how many claims each dead instance left, all of which are in `mine` now.
  /// - Throws: what listing `work`, or `each`, throws.
  mutating func run(
    work: Folder, mine: Instance, now: ContinuousClock.Instant,
    each: ([Name], (Name) throws -> Void) throws -> Void = { try $0.forEach($1) }
  ) throws -> [(instance: Name, claims: Int)] {
    var result: [(Name, Int)] = []
    let host = try HostCode.text()
    try sweep(work, host)
    let others = try Self.instances(work).filter { $0 != mine.name }
    signs = signs.filter { others.contains($0.key) }
    later.formIntersection(others)
    var living = [mine.name]
    defer { turn = Self.turn(of: mine.name, among: living) }
    isWhole = true
    func look(at other: Name) throws {
      guard let folder = try open(other, in: work) else { return }
      guard try isDead(other, folder, sameHost: other.hasPrefix(host), now: now) else {
        living.append(other)
        return
      }
      let claims = try Self.claims(folder)
      guard try !claims.contains(where: { try Claim.isLater($0, in: folder) }) else {
        later.insert(other)
        return
      }
      mine.crashGuard.suspect(try CrashGuard.left(in: folder))
      var taken = 0
      for claim in claims {
        do throws(SystemCallError) {
          let isEmpty = try Claim.isEmpty(claim, in: folder)
          try folder.move(claim, to: mine.folder, as: claim)
          if !isEmpty { taken += 1 }
        } catch {
          guard error.code == ENOENT else { throw error }
          // A third instance was faster.
        }
      }
      try mine.folder.sync()
      try bury(other, folder, in: work)
      result.append((other, taken))
    }
    try each(others) { other in
      do {
        try look(at: other)
      } catch {
        isWhole = false
        throw error
      }
    }
    return result
  }

  private static func turn(of name: Name, among living: [Name]) -> Turn {
    let rank = living.count { $0.bytes.lexicographicallyPrecedes(name.bytes) }
    return Turn(rank: rank, count: living.count)
  }

  /// All instances, dead or alive.
  static func instances(_ work: Folder) throws -> [Name] {
    try work.list().filter(Instance.isName)
  }

  /// The claims in an instance's folder.
  static func claims(_ folder: Folder) throws -> [Name] { try folder.list().filter(Claim.isClaim) }

  private func open(_ name: Name, in work: Folder) throws -> Folder? {
    do {
      return try work.folder(name)
    } catch {
      // Gone, or no instance: `lost+found`, for instance, is closed to us.
      guard [ENOENT, ENOTDIR, ELOOP, EACCES].contains(error.code) else { throw error }
      return nil
    }
  }

  private mutating func isDead(
    _ name: Name, _ folder: Folder, sameHost: Bool, now: ContinuousClock.Instant
  ) throws -> Bool {
    if sameHost {
      do {
        if try folder.openFile(Instance.lockName).tryLock() { return true }
      } catch {
        guard error.code == ENOENT else { throw error }
        return true  // its owner left, or was being buried by an instance that died over it
      }
    }
    // Only a change tells of life, and only this host's own monotonic clock measures how long
    // there has been none: clocks of other hosts do not count.
    let beat = try folder.status(Instance.beatName)?.size ?? 0
    if let sign = signs[name], sign.beat == beat { return now - sign.seen >= Instance.deadAfter }
    signs[name] = Sign(beat: beat, seen: now)
    return false
  }

  /// Removes what instances of this host left that were killed before they had their names.
  private func sweep(_ work: Folder, _ host: String) throws {
    for name in try work.list() where name.hasPrefix("." + host) {
      guard let folder = try open(name, in: work) else { continue }
      do {
        guard try folder.openFile(Instance.lockName).tryLock() else { continue }
      } catch {
        guard error.code == ENOENT else { throw error }
      }
      try bury(name, folder, in: work)
    }
  }

  private func bury(_ name: Name, _ folder: Folder, in work: Folder) throws {
    do {
      try folder.remove(Instance.beatName)
      try folder.remove(CrashGuard.name)
      try folder.remove(Instance.lockName)
      try work.removeFolder(name)
    } catch {
      guard error.code == ENOTEMPTY || error.code == EEXIST else { throw error }
      // A paused instance woke up and claimed once more: the next round takes that over, too.
    }
  }
}
