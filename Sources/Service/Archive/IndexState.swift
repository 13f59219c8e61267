// The index says under which key it was made, by a value that only this key gives. A service with
// another key would file new exams where nobody finds them, and take split files for new ones.
internal import Cryptography
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
