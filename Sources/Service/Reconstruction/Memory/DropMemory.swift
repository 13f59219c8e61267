// What is remembered of dropped folders, because their shares are put away one after the other and
// a restart would begin to count again: one small file for each folder in `work/.drops`. It is
// written after something was restored, and replaced as a whole; one that is lost costs a count, no
// exam. Spools of earlier versions kept the number in the text for the doctor, see ``FormerDropText``.
internal import Cryptography
internal import Glibc
internal import SecretSharing
internal import Spool

/// The memory of all dropped folders.
struct DropMemory: Sendable {
  /// How a file is known again whose path may have changed.
  struct Mark: Hashable, Sendable {
    let inode: UInt64
    /// When its content changed last, in nanoseconds since 1970.
    let modified: Int

    init(_ status: FileStatus) {
      inode = status.identity.inode
      modified = status.modified
    }

    init?(_ numbers: [Substring]) {
      guard numbers.count == 2, let inode = UInt64(numbers[0]), let modified = Int(numbers[1])
      else { return nil }
      self.inode = inode
      self.modified = modified
    }
  }

  /// One file that is done and could not be taken out of its folder.
  ///
  /// A number and a time are not enough: numbers come again, and all patient shares that are published
  /// on a day have one time.
  struct Kept: Hashable, Sendable {
    let mark: Mark
    /// The length; nil: an earlier version remembered the file.
    private let size: Int?
    /// When anything about the file changed last, in nanoseconds since 1970; it is not known more
    /// exactly of what an earlier version remembered than that it was before this.
    private let changed: Int
    /// The pair that it is a share of, if it is one.
    private let pair: PairID?

    init(_ status: FileStatus, pair: PairID? = nil) {
      (mark, size, changed, self.pair) = (Mark(status), status.size, status.changed, pair)
    }

    /// Whether this is the file, as it was.
    func isThat(_ status: FileStatus) -> Bool {
      guard mark == Mark(status) else { return false }
      return size.map { $0 == status.size && changed == status.changed }
        ?? (status.changed <= changed)
    }

    /// The same of what is found to be a share.
    func isThat(_ status: FileStatus, _ pair: PairID) -> Bool {
      isThat(status) && (size == nil || self.pair == pair)
    }

    fileprivate var line: String {
      let base = "kept \(mark.inode) \(mark.modified)"
      return size.map { "\(base) \($0) \(changed) \(pair?.description ?? "-")" } ?? base
    }

    /// - Parameters:
    ///   - words: of a line.
    ///   - written: when it was written, in nanoseconds since 1970.
    fileprivate init?(_ words: [Substring], written: Int) {
      guard words.first == "kept", let mark = Mark(Array(words.dropFirst().prefix(2))) else {
        return nil
      }
      self.mark = mark
      if words.count == 3 {
        (size, changed, pair) = (nil, written, nil)
        return
      }
      guard words.count == 6, let size = Int(words[3]), let changed = Int(words[4]) else {
        return nil
      }
      (self.size, self.changed) = (size, changed)
      pair = [UInt8](hexadecimal: Array(words[5].utf8)).flatMap { PairID($0) }
    }
  }

  /// What is remembered of one folder.
  struct Record: Equatable, Sendable {
    /// The folder's name in `reconstruct`.
    var folder: Name
    /// How many images were restored whose shares were taken out of it.
    var reconstructed: Int
    /// Whether a sheet or a package in it was used up.
    var isOpened = false
    /// Files that stay in it and are done.
    var kept: Set<Kept> = []
  }

  /// `work/.drops`.
  let folder: Folder

  static let name: Name = ".drops"
  private static let header = "dicomshare drop 1"
  private static let opened = "opened"
  /// A hundred thousand kept files, and more than any folder has of them.
  private static let maximumByteCount = 8 << 20

  /// Remembers a folder; what was remembered of it before is replaced.
  func write(_ record: Record) throws {
    let name = Self.file(of: record.folder)
    let bytes = Self.serialized(record)
    guard !folder.holds(bytes, as: name) else { return }
    let pending = Name(".pending-" + (try SystemRandom.name())) ?? Name.pending
    try folder.writeWhole(bytes, as: name, pending: pending, mode: 0o600, durable: false)
  }

  /// The memory in `work`, which is made when it is missing.
  init(work: Folder) throws {
    folder = try work.folder(Self.name, makingWith: 0o700)
  }

  init(folder: Folder) { self.folder = folder }

  /// Remembers that a sheet in a folder is used up, with so many images, before it goes: what is left
  /// would not tell.
  func noteOpened(_ folder: Name, reconstructed: Int) throws {
    let file = try self.folder.fileIfPresent(Self.file(of: folder))
    let known = try file.flatMap {
      Self.record(
        try $0.contents(limit: Self.maximumByteCount), written: try $0.status().modified)
    }
    var record = known ?? Record(folder: folder, reconstructed: 0)
    record.reconstructed = max(record.reconstructed, reconstructed)
    record.isOpened = true
    try write(record)
  }

  /// Forgets a folder.
  func remove(_ name: Name) throws { try folder.remove(Self.file(of: name)) }

  /// All that is remembered; what no version of this program wrote is left out.
  ///
  /// - Parameter each: passes over single entries that something is wrong with.
  /// - Returns: what is remembered.
  /// - Throws: what listing the memory throws.
  func all(_ each: EachName = Troubles.none) throws -> [Record] {
    try read(each).compactMap(\.record)
  }

  /// Forgets folders that are gone, and removes what no version wrote, or a run left in the making.
  ///
  /// What cannot be read at present stays: nobody knows which folder it is of.
  func tidy(_ isGone: (Name) throws -> Bool, _ each: EachName) throws {
    let gone = try read(each).filter { try $0.record.map { try isGone($0.folder) } ?? true }
    try each(try folder.list().filter(\.isHidden) + gone.map(\.name)) { name in
      if try folder.status(name)?.kind == .regular { try folder.remove(name) }
    }
  }

  /// Reads all entries; of what no version wrote, the record is nil.
  private func read(_ each: EachName) throws -> [(name: Name, record: Record?)] {
    var entries: [(name: Name, record: Record?)] = []
    try each(try folder.list().filter { !$0.isHidden }) { name in
      guard try folder.status(name)?.kind == .regular else { return }
      let file = try folder.openFile(name)
      let written = try file.status().modified
      let record = Self.record(
        try file.contents(limit: Self.maximumByteCount), written: written)
      entries.append((name, record.flatMap { Self.file(of: $0.folder) == name ? $0 : nil }))
    }
    return entries
  }

  /// A name of 32 characters: a folder's own may be as long as a name can be.
  private static func file(of folder: Name) -> Name {
    guard let name = Name(Array(SHA256.digest(folder.bytes)[..<16]).hexadecimal) else {
      preconditionFailure("hexadecimal digits make a name")
    }
    return name
  }

  /// Lines that are ended by a zero byte: what this is, the folder, the number, one if a sheet or a
  /// package was used up, one a kept file.
  static func serialized(_ record: Record) -> [UInt8] {
    let kept = record.kept.map(\.line).sorted()
    let lines =
      [Array(header.utf8), Array("folder ".utf8) + record.folder.bytes]
      + (["reconstructed \(record.reconstructed)"] + (record.isOpened ? [opened] : []) + kept)
      .map { Array($0.utf8) }
    return lines.flatMap { $0 + [0] }
  }

  /// - Parameters:
  ///   - bytes: of a file.
  ///   - written: when it was, in nanoseconds since 1970.
  /// - Returns: nil for what is no record, or cut off.
  static func record(_ bytes: [UInt8], written: Int) -> Record? {
    guard bytes.last == 0 else { return nil }  // cut off
    let lines = bytes.split(separator: 0)
    let folder = Array("folder ".utf8)
    guard lines.count >= 3, lines[0].elementsEqual(Array(header.utf8)),
      lines[1].starts(with: folder), let name = Name(lines[1].dropFirst(folder.count))
    else { return nil }
    let words = lines[2...].map { String(decoding: $0, as: UTF8.self).split(separator: " ") }
    guard words[0].count == 2, words[0][0] == "reconstructed", let count = Int(words[0][1]),
      count >= 0
    else { return nil }
    let kept = words.dropFirst().compactMap { Kept($0, written: written) }
    return Record(
      folder: name, reconstructed: count, isOpened: words.contains([Substring(opened)]),
      kept: Set(kept))
  }
}
