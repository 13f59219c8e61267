// Which pairs were restored, because a share that is dropped once more needs no other one while its
// file is there, and a sheet is not used up before the next run: lines in `work/.restored`, one a pair, appended before its shares are put away. They
// tell how the file is known again and not where it is, since its path may name the patient; a start
// looks for it. A line that is lost costs the doctor a sentence, no exam.
internal import Cryptography
internal import SecretSharing
internal import Spool
internal import Synchronization

/// The memory of restored pairs.
struct RestoredMemory: Sendable {
  /// `work`.
  let work: Folder

  static let name: Name = ".restored"
  /// So many pairs are remembered.
  static let capacity = 16_384
  private static let header = "dicomshare restored 1"
  /// The last word of a line where a sheet stood for one of the shares; version 0.1 passes over it.
  private static let sheet = "sheet"
  /// The last word of a line while the archive has not taken back the share; earlier versions pass over
  /// it.
  private static let unreturned = "unreturned"
  /// The least bytes of a line.
  private static let lineByteCount = 64
  /// From so many bytes on the newer half is kept.
  private static let maximumByteCount = capacity * lineByteCount
  /// Threads of this process append one after the other; so do processes, by the lock of the file.
  private static let turn = Mutex<Void>(())

  /// A restored file in `reconstructed`.
  struct Restored: Equatable, Sendable {
    var place: RelativePath
    let mark: DropMemory.Mark
    /// Whether a sheet stood for one of the shares.
    var isBySheet = false
    /// Whether its shares are still there, since the archive could not take back one of them.
    ///
    /// Then it is known also when it is not there any more.
    var isUnreturned = false

    /// Whether it has neither expired nor been taken away, nor another file its name.
    func isThere(in reconstructed: Folder) throws(SystemCallError) -> Bool {
      guard let name = place.last else { return false }
      let status = try reconstructed.folderIfPresent(place.parent)?.status(name)
      // Not by its number, which is another one each time on some file systems.
      return status?.kind == .regular && status?.modified == mark.modified
    }
  }

  /// Remembers a pair whose file is there.
  func add(
    _ pair: PairID, _ mark: DropMemory.Mark, isBySheet: Bool = false, isUnreturned: Bool = false
  ) throws(SystemCallError) {
    // What a run was killed over ends with a line of its own.
    let end =
      (isBySheet ? " \(Self.sheet)" : "") + (isUnreturned ? " \(Self.unreturned)" : "")
    let line = Array("\n\(pair) \(mark.inode) \(mark.modified)\(end)\n".utf8)
    try Self.turn.withLock { _ throws(SystemCallError) in
      // Two that begin it at a time leave a second header, which is no line.
      guard let status = try work.status(Self.name) else {
        return try work.append(Array(Self.header.utf8) + line, to: Self.name, mode: 0o600)
      }
      if status.size + line.count > Self.maximumByteCount { try shorten(for: line) }
      try work.append(line, to: Self.name, mode: 0o600)
    }
  }

  /// Keeps the newer half, unless another process has done it.
  private func shorten(for line: [UInt8]) throws(SystemCallError) {
    let file = try work.openFile(Self.name, isWritable: true)
    try file.lock()
    defer { withExtendedLifetime(file) {} }
    let status = try file.status()
    guard try work.status(Self.name)?.identity == status.identity,
      status.size + line.count > Self.maximumByteCount
    else { return }
    let newer = try lines().suffix(Self.capacity / 2 - 1).flatMap { $0 + [0x0A] }
    try work.writeWhole(
      Array((Self.header + "\n").utf8) + newer, as: Self.name,
      pending: try HiddenName.draw().name, mode: 0o600, durable: false)
  }

  /// The pairs whose files are still there, or whose shares are, those that were restored last at the
  /// end.
  ///
  /// A file that no version of this program knows is removed.
  func all(
    in reconstructed: Folder
  ) throws(SystemCallError) -> [(pair: PairID, file: Restored)] {
    let lines = try lines()
    guard let header = lines.first else { return [] }
    guard header.elementsEqual(Self.header.utf8) else {
      try work.remove(Self.name)
      return []
    }
    let entries = lines.compactMap(Self.entry).suffix(Self.capacity)
    let latest = Dictionary(
      entries.enumerated().map { ($1.pair, $0) }, uniquingKeysWith: { $1 })
    guard !latest.isEmpty else { return [] }
    var places: [DropMemory.Mark: RelativePath] = [:]
    Self.find(Set(entries.map(\.file.mark)), in: reconstructed, at: RelativePath(), &places)
    return entries.enumerated().compactMap { number, entry in
      guard latest[entry.pair] == number else { return nil }
      let place = places[entry.file.mark]
      guard let place = place ?? (entry.file.isUnreturned ? RelativePath() : nil) else {
        return nil
      }
      var file = entry.file
      file.place = place
      return (entry.pair, file)
    }
  }

  private func lines() throws(SystemCallError) -> [ArraySlice<UInt8>] {
    guard let file = try work.fileIfPresent(Self.name) else { return [] }
    return try file.contents(limit: 2 * Self.maximumByteCount).split(separator: 0x0A)
  }

  /// What a line says, without the place; nil when it is torn, or of another form.
  private static func entry(_ line: ArraySlice<UInt8>) -> (pair: PairID, file: Restored)? {
    let words = line.split(separator: 0x20)
    guard words.count >= 3, let bytes = [UInt8](hexadecimal: words[0]), let pair = PairID(bytes),
      let mark = DropMemory.Mark(words[1...2].map { Substring(decoding: $0, as: UTF8.self) })
    else { return nil }
    var ends = words[3...].map { String(decoding: $0, as: UTF8.self) }[...]
    var file = Restored(place: RelativePath(), mark: mark)
    if ends.first == sheet { file.isBySheet = ends.popFirst() != nil }
    if ends.first == unreturned { file.isUnreturned = ends.popFirst() != nil }
    return ends.isEmpty ? (pair, file) : nil
  }

  /// Looks for files in a folder; what is closed to us, or goes meanwhile, is not there.
  private static func find(
    _ wanted: Set<DropMemory.Mark>, in folder: Folder, at path: RelativePath,
    _ found: inout [DropMemory.Mark: RelativePath]
  ) {
    for name in (try? folder.list()) ?? [] where !name.isHidden {
      guard let status = try? folder.status(name) else { continue }
      let place = RelativePath(path.names + [name])
      switch status.kind {
      case .folder:
        if let inner = try? folder.folder(name) { find(wanted, in: inner, at: place, &found) }
      case .regular:
        let mark = DropMemory.Mark(status)
        if wanted.contains(mark) { found[mark] = place }
      case .symbolicLink, .special: break
      }
    }
  }
}
