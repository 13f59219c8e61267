// The index says under which key it was made, by a value that only this key gives. A service with
// another key would file new exams where nobody finds them, and take split files for new ones.
internal import Cryptography
internal import Glibc
internal import Spool

/// Whose key the index of an archive was made with, and how far it is: `archive/.index/key-check`.
///
/// The file holds 64 hexadecimal digits and a line feed: HMAC-SHA-256 of a state under the site key.
struct IndexState {
  let archive: Folder
  let names: KeyedNames

  enum State: String, CaseIterable {
    /// There was no index, and its entries of pairs are being made from what the archive holds.
    case rebuilding
    /// There may be entries of the older form, which are bound to no place.
    case carryingOver = "carrying-over"
    /// Every entry is bound to its place.
    case bound
  }

  static let name: Name = "key-check"
  /// So many entries of an older index are tried before the key is taken for another one.
  private static let samples = 16

  /// What the index says.
  ///
  /// - Returns: nil when it has no check value, and nothing in it speaks against the key.
  /// - Throws: ``StartError`` `siteKeyDiffers`.
  func read() throws -> State? {
    guard let folder = try archive.folderIfPresent(ArchiveIndex.folder) else { return nil }
    if let file = try folder.fileIfPresent(Self.name) {
      let text = try file.contents(limit: 256).filter { $0 > 0x20 }
      guard let state = State.allCases.first(where: { Self.digits($0, names) == text }) else {
        throw StartError.siteKeyDiffers
      }
      return state
    }
    let records = try sampleRecords(folder)
    guard records.isEmpty || records.contains(where: opens) else {
      throw StartError.siteKeyDiffers
    }
    return nil
  }

  /// What a service begins with: writes the check value at the first time.
  func begin() throws -> State {
    let folder = try archive.folder(ArchiveIndex.folder, makingWith: 0o750)
    // Values that a start wrote when it was killed.
    try Leftovers.sweep(folder)
    if let state = try read() { return state }
    let isEmpty = try folder.list().allSatisfy(\.isHidden)
    let hasStudies = try archive.list().contains { !$0.isHidden }
    let state: State = isEmpty ? (hasStudies ? .rebuilding : .bound) : .carryingOver
    try write(state)
    return state
  }

  func write(_ state: State) throws {
    try archive.folder(ArchiveIndex.folder).writeWhole(
      Self.digits(state, names) + [0x0A], as: Self.name,
      pending: try HiddenName.draw().name, durable: true)
  }

  // MARK: - Copies

  /// When the check value was written that lies here, by the clock of the file system.
  ///
  /// No program that copies files can set that time (`st_ctime`, inode(7)).
  private static let origin: Name = ".origin"

  /// Whether the index is a copy, as one that comes from a backup: what the archive has got since, or
  /// while the copy was made, may be missing in it.
  ///
  /// - Returns: false also where nothing tells; then an earlier version made it.
  func isCopy() throws -> Bool {
    guard let folder = try archive.folderIfPresent(ArchiveIndex.folder),
      let file = try folder.fileIfPresent(Self.origin)
    else { return false }
    return try file.contents(limit: 64) != written(in: folder)
  }

  /// Takes the index that lies here for the original, since nothing is missing in it.
  func setOriginal() throws {
    let folder = try archive.folder(ArchiveIndex.folder)
    let written = try written(in: folder)
    guard try folder.fileIfPresent(Self.origin)?.contents(limit: 64) != written else { return }
    // Without this file, it is looked at as that of an earlier version, and gets another one.
    try folder.remove(Self.origin)
    do {
      try folder.writeNew(written, as: Self.origin, durable: false)
    } catch {
      // Another service on the same archive has just written one.
      guard error.code == EEXIST else { throw error }
    }
  }

  private func written(in folder: Folder) throws -> [UInt8] {
    Array("\(try folder.status(Self.name)?.changed ?? 0)\n".utf8)
  }

  private static func digits(_ state: State, _ names: KeyedNames) -> [UInt8] {
    Array(names.indexCheck(state.rawValue).hexadecimal.utf8)
  }

  /// Whether a record was sealed with this key, in either form.
  private func opens(_ sample: (record: [UInt8], place: IndexSeal.Place)) -> Bool {
    let seal = IndexSeal(key: names.indexKey)
    return seal.open(sample.record, at: sample.place) != nil
      || seal.openOlder(sample.record) != nil
  }

  /// Some records of an index that has no check value yet.
  private func sampleRecords(
    _ index: Folder
  ) throws -> [(record: [UInt8], place: IndexSeal.Place)] {
    var samples: [(record: [UInt8], place: IndexSeal.Place)] = []
    try OlderEntries(index: index).forEach { entry in
      samples.append((entry.record, entry.place))
      return samples.count < Self.samples
    }
    guard samples.isEmpty, let pairs = try index.folderIfPresent("pair") else {
      return samples
    }
    for name in try pairs.list() where samples.count < Self.samples {
      let lines = try pairs.openFile(name).contents(limit: 1 << 16).split(separator: 0x0A)
      for line in lines.prefix(Self.samples) {
        guard let (pair, record) = PairIndex.parse(line) else { continue }
        samples.append((record, .pair(pair)))
      }
    }
    return samples
  }
}
