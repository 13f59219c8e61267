// Most files of an archive are shares, and an entry of its own for each would be one more inode and
// a further block for each. So the entries of many pairs share a file: lines that are appended and
// never changed. They are not synced; what a crash leaves of a line is passed over.
internal import Cryptography
internal import SecretSharing
internal import Spool

/// Which sealed entries of the index belong to a pair, `archive/.index/pair/`.
///
/// A line is the pair and the entry, in hexadecimal, between two line feeds. The files are named by
/// the first digits of the pair: two, and as soon as that file is full four, and then six.
struct PairIndex {
  let archive: Folder

  private static let folder = RelativePath([ArchiveIndex.folder, "pair"])
  private static let digits = [2, 4, 6]
  /// A longer file takes no more: so much is read to find an entry.
  static let fullByteCount = 256 << 10

  /// Appends an entry.
  func add(_ entry: [UInt8], of pair: PairID) throws {
    let folder = try archive.place(Self.folder, makingWith: 0o750)
    let line = "\n\(pair.bytes.hexadecimal) \(entry.hexadecimal)\n"
    var names = Self.names(pair)[...]
    while names.count > 1, let status = try folder.status(names[names.startIndex]),
      status.size >= Self.fullByteCount
    {
      names.removeFirst()
    }
    try folder.append(Array(line.utf8), to: names[names.startIndex], mode: 0o640)
  }

  /// All entries of a pair, the newest first.
  func entries(of pair: PairID) throws -> [[UInt8]] {
    guard let folder = try archive.folderIfPresent(Self.folder) else { return [] }
    return try Self.names(pair).reversed().flatMap { name in
      try Self.entries(of: pair, in: Self.contents(name, folder)).reversed()
    }
  }

  /// All pairs that are wanted, among all that have entries; several times where there are several.
  ///
  /// Reads the whole index, file by file.
  func all(where isWanted: (PairID) -> Bool) throws -> [PairID] {
    guard let folder = try archive.folderIfPresent(Self.folder) else { return [] }
    return try folder.list().filter { !$0.isHidden }.flatMap { name in
      Self.pairs(in: try Self.contents(name, folder)).filter(isWanted)
    }
  }

  /// The pairs of all lines, without a look at their entries.
  static func pairs(in lines: [UInt8]) -> [PairID] {
    let digits = 32
    var pairs: [PairID] = []
    lines.withUnsafeBufferPointer { lines in
      var start = 0
      while start + digits < lines.count {
        if lines[start + digits] == 0x20,
          let id = [UInt8](hexadecimal: lines[start..<start + digits])
        {
          pairs.append(PairID(bytes: id))
        }
        guard let end = lines[start...].firstIndex(of: 0x0A) else { break }
        start = end + 1
      }
    }
    return pairs
  }

  private static func names(_ pair: PairID) -> [Name] {
    let text = pair.bytes.hexadecimal
    return digits.map { count in
      guard let name = Name(String(text.prefix(count))) else {
        preconditionFailure("hexadecimal digits make a name")
      }
      return name
    }
  }

  private static func contents(_ name: Name, _ folder: Folder) throws(SystemCallError) -> [UInt8] {
    try folder.fileIfPresent(name)?.contents(limit: .max) ?? []
  }

  private static func entries(of pair: PairID, in lines: [UInt8]) -> [[UInt8]] {
    let head = Array("\(pair.bytes.hexadecimal) ".utf8)
    return lines.split(separator: 0x0A).filter { $0.starts(with: head) }.compactMap {
      parse($0)?.record
    }
  }

  /// The pair and the entry of a line; nil for what a crash left of one.
  static func parse(_ line: ArraySlice<UInt8>) -> (pair: PairID, record: [UInt8])? {
    let parts = line.split(separator: 0x20, maxSplits: 1)
    guard parts.count == 2, let id = [UInt8](hexadecimal: parts[0]), id.count == 16,
      let record = [UInt8](hexadecimal: parts[1])
    else { return nil }
    return (PairID(bytes: id), record)
  }
}
