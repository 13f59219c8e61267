internal import SecretSharing
internal import Spool

/// Dropped files that were looked at and only lie there, where there are too many of them to be
/// remembered whole.
///
/// Of each there are 16 bytes: a hash of its path, length and last change, and what it is. A file of
/// which anything changed is none of them any more.
struct ShelvedDrops {
  /// What became of the look.
  enum Kind: UInt64, Sendable {
    /// Nothing yet: it may not have arrived whole.
    case waiting
    /// No share.
    case failed
    case alonePatient, aloneArchive
    /// Shares that cannot be used.
    case failedPatient, failedArchive
    /// No half of an image at all.
    case noHalf

    /// The share that it is.
    var role: Role? {
      switch self {
      case .waiting, .failed, .noHalf: nil
      case .alonePatient, .failedPatient: .patient
      case .aloneArchive, .failedArchive: .archive
      }
    }
  }

  /// One file.
  struct Mark {
    let kind: Kind
    /// Part of its pair's id; 0: it is no share.
    let pair: UInt64
  }

  /// The hash of a file to its pair's bits, the parity of the last listing that found it, its kind.
  private var marks: [UInt64: UInt64] = [:]
  private var parity: UInt64 = 0
  /// What there is in all, and in dropped folders.
  private(set) var counts = DropCounts()
  private(set) var folders: [Name: DropCounts] = [:]
  /// What the listing that goes on has found in folders, or what was shelved since it began.
  private var found: [Name: DropCounts] = [:]
  private var isListing = false
  /// How many of them may still be arriving.
  private(set) var waitingCount = 0

  /// So many are remembered; the others are looked at again with every listing.
  static let capacity = 300_000
  /// No more folders are counted by themselves.
  private static let folderCapacity = 2000
  private static let kindMask: UInt64 = 0b111
  private static let parityMask: UInt64 = 0b1000
  private static let pairMask = ~(kindMask | parityMask)
  /// Those bits of a file's hash that are of its folder.
  private static let folderMask: UInt64 = 0xFFF << 52

  /// How many there are.
  var count: Int { marks.count }

  /// How many shares there are whose other share is missing.
  var aloneCount: Int { counts.waiting }

  /// What stands for a file; of another seed in each run.
  ///
  /// Its first bits stand for its folder.
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - changed: when anything about it changed last, in nanoseconds since 1970.
  ///   - size: its length in bytes.
  /// - Returns: a hash.
  static func key(_ path: RelativePath, changed: Int, size: Int) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(path)
    hasher.combine(changed)
    hasher.combine(size)
    return UInt64(bitPattern: Int64(hasher.finalize())) & ~folderMask
      | bits(DroppedFolders.folder(path))
  }

  private static func bits(_ folder: Name?) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(folder)
    return UInt64(bitPattern: Int64(hasher.finalize())) & folderMask
  }

  /// Those bits of a pair's id that are remembered.
  static func bits(_ pair: PairID) -> UInt64 {
    pair.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } & pairMask
  }

  subscript(_ key: UInt64) -> Mark? {
    marks[key].flatMap { value in
      Kind(rawValue: value & Self.kindMask).map { Mark(kind: $0, pair: value & Self.pairMask) }
    }
  }

  /// Remembers a file, unless there is no room.
  mutating func add(_ key: UInt64, _ kind: Kind, pair: PairID?, in folder: Name?) {
    guard marks[key] == nil, marks.count < Self.capacity else { return }
    marks[key] = (pair.map(Self.bits) ?? 0) | parity | kind.rawValue
    tally(kind, 1, in: folder)
    if isListing { Self.count(kind, 1, in: folder, &found) }
  }

  /// Forgets a file, which is remembered whole.
  mutating func remove(_ key: UInt64, in folder: Name?) {
    guard let mark = self[key] else { return }
    if isListing, isFound(key) { Self.count(mark.kind, -1, in: folder, &found) }
    marks[key] = nil
    tally(mark.kind, -1, in: folder)
  }

  /// A listing of everything begins: what it does not find is gone.
  mutating func beginListing() {
    parity ^= Self.parityMask
    isListing = true
  }

  /// The listing has found a file.
  mutating func find(_ key: UInt64, in folder: Name?) {
    guard let value = marks[key], let mark = self[key], !isFound(key) else { return }
    marks[key] = value & ~Self.parityMask | parity
    Self.count(mark.kind, 1, in: folder, &found)
  }

  private func isFound(_ key: UInt64) -> Bool { marks[key].map { $0 & Self.parityMask } == parity }

  /// Forgets what the listing did not find.
  ///
  /// A file of a folder whose bits are those of one that was not read stays until the next listing.
  ///
  /// - Parameter unread: what the listing could not tell of.
  /// - Returns: the folders that files are gone from.
  mutating func endListing(_ unread: Unread) -> [Name] {
    let kept = unread.folders.map { Set($0.map(Self.bits)) }
    for (key, value) in marks where value & Self.parityMask != parity {
      if kept?.contains(key & Self.folderMask) ?? true {
        marks[key] = value & ~Self.parityMask | parity
      } else {
        if let mark = self[key] { tally(mark.kind, -1, in: nil) }
        marks[key] = nil
      }
    }
    let old = folders
    folders = found.filter { !unread.isIn($0.key) }.merging(
      old.filter { unread.isIn($0.key) }, uniquingKeysWith: { $1 })
    found = [:]
    isListing = false
    return old.filter { $0.value.total > folders[$0.key]?.total ?? 0 }.map(\.key)
  }

  private mutating func tally(_ kind: Kind, _ step: Int, in folder: Name?) {
    counts.add(kind, step)
    if kind == .waiting { waitingCount += step }
    Self.count(kind, step, in: folder, &folders)
  }

  /// Counts a file among those of its folder.
  private static func count(
    _ kind: Kind, _ step: Int, in folder: Name?, _ folders: inout [Name: DropCounts]
  ) {
    guard let folder, folders[folder] != nil || folders.count < folderCapacity else { return }
    folders[folder, default: DropCounts()].add(kind, step)
    if folders[folder]?.total == 0 { folders[folder] = nil }
  }
}

extension DropCounts {
  fileprivate mutating func add(_ kind: ShelvedDrops.Kind, _ step: Int) {
    switch kind {
    case .waiting: inWork += step
    case .failed, .failedPatient, .failedArchive: failed += step
    case .noHalf:
      failed += step
      noHalves += step
    case .alonePatient: lonePatients += step
    case .aloneArchive: loneArchives += step
    }
  }

  /// These and others, which were dropped into the same folder.
  static func + (one: DropCounts, other: DropCounts) -> DropCounts {
    DropCounts(
      reconstructed: one.reconstructed + other.reconstructed,
      lonePatients: one.lonePatients + other.lonePatients,
      loneArchives: one.loneArchives + other.loneArchives, failed: one.failed + other.failed,
      noHalves: one.noHalves + other.noHalves, inWork: one.inWork + other.inWork,
      isReadOnly: one.isReadOnly || other.isReadOnly)
  }
}
