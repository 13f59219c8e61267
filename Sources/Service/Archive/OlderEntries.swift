internal import Glibc
internal import Spool

/// Walks through the entries of values, and seals those of the older form again.
struct OlderEntries {
  let index: Folder

  struct Entry {
    let folder: Folder
    let name: Name
    let place: IndexSeal.Place
    let record: [UInt8]
  }

  /// Goes through all entries until `body` returns false.
  func forEach(_ body: (Entry) throws -> Bool) throws {
    for kind in ArchiveSearch.Key.allCases.compactMap({ Name($0.rawValue) })
    where try index.status(kind)?.kind == .folder {
      let outer = try index.folder(kind)
      for first in try outer.list() where !first.isHidden {
        let folder = try outer.folder(first)
        for name in try folder.list() where !name.isHidden {
          let digits = String(decoding: first.bytes + name.bytes, as: UTF8.self)
          let entry = Entry(
            folder: folder, name: name, place: .value(kind: kind, hexadecimal: digits),
            record: try folder.openFile(name).contents(limit: 1024))
          guard try body(entry) else { return }
        }
      }
    }
  }

  /// Seals every entry of the older form again, bound to its place.
  ///
  /// - Returns: how many there were.
  func bind(_ seal: IndexSeal) throws -> Int {
    var count = 0
    var swept: FileStatus.Identity?
    try forEach { entry in
      // Entries that a run was sealing when it was killed.
      let folder = try entry.folder.status().identity
      if folder != swept { try Leftovers.sweep(entry.folder) }
      swept = folder
      if seal.open(entry.record, at: entry.place) == nil,
        let message = seal.openOlder(entry.record)
      {
        try entry.folder.writeWhole(
          try seal.seal(message, at: entry.place), as: entry.name,
          pending: try HiddenName.draw().name, durable: true)
        count += 1
      }
      return true
    }
    return count
  }
}
