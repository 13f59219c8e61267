internal import Glibc

/// The names in a folder, a portion at a time: whoever may write into it may make any number of them.
///
/// What comes and goes meanwhile is among them or not, as readdir(3) says.
package final class FolderListing {
  private let stream: OpaquePointer

  /// So many names are in the memory at a time; each takes some hundred bytes at most.
  package static let portion = 20_000

  /// Begins a listing.
  package init(_ folder: Folder) throws(SystemCallError) {
    // A descriptor of its own: the position in a directory belongs to the open file description.
    let copy = try check("openat") {
      openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard let stream = fdopendir(copy) else {
      let code = errno
      close(copy)
      throw SystemCallError(call: "fdopendir", code: code)
    }
    self.stream = stream
  }

  deinit { closedir(stream) }

  /// The next names, sorted by their bytes among themselves; none at the end.
  package func next(_ limit: Int = FolderListing.portion) throws(SystemCallError) -> [Name] {
    try read(limit).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// The next names that are wanted, in no order.
  func read(
    _ limit: Int, where isWanted: (Name) -> Bool = { _ in true }
  ) throws(SystemCallError) -> [Name] {
    var names: [Name] = []
    while names.count < limit {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemCallError(call: "readdir", code: errno) }
        break
      }
      if let name = Self.name(entry), isWanted(name) { names.append(name) }
    }
    return names
  }

  /// The name in a record; nil for `.` and `..`.
  ///
  /// The record is as long as it says, and the field of its declaration is not: FUSE lists names of up
  /// to 1024 bytes, FAT, exFAT, NTFS and SMB some of 765, readdir(3).
  static func name(_ entry: UnsafePointer<dirent>) -> Name? {
    let record = UnsafeRawBufferPointer(start: entry, count: Int(entry.pointee.d_reclen))
    return Name(entry: UnsafeRawBufferPointer(rebasing: record[nameOffset...]))
  }

  private static let nameOffset: Int = {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else {
      preconditionFailure("d_name is a stored field")
    }
    return offset
  }()
}

// Listings of whole folders.
extension Folder {
  /// The names of all entries, sorted by their bytes.
  package func list() throws(SystemCallError) -> [Name] {
    try FolderListing(self).next(.max)
  }

  /// Whether nothing is in it; of very many entries, one is read.
  package func isEmpty() throws(SystemCallError) -> Bool {
    try FolderListing(self).read(1).isEmpty
  }

  /// The names of those entries that are wanted, in no order: sorting very many takes longer than all
  /// else.
  package func names(where isWanted: (Name) -> Bool) throws(SystemCallError) -> [Name] {
    try FolderListing(self).read(.max, where: isWanted)
  }

  /// Does something with each of those entries that are wanted, in no order: very many names take much
  /// memory.
  ///
  /// - Parameters:
  ///   - isWanted: whether an entry is.
  ///   - body: what is done; what it throws ends all.
  /// - Throws: what listing the folder throws.
  package func forEachName(
    where isWanted: (Name) -> Bool, _ body: (Name) throws(SystemCallError) -> Void
  ) throws(SystemCallError) {
    let listing = try FolderListing(self)
    while case let names = try listing.read(FolderListing.portion / 10, where: isWanted),
      !names.isEmpty
    {
      for name in names { try body(name) }
    }
  }
}
