internal import Glibc
internal import Spool

/// A small file that is written again and again, also on a full disk.
///
/// It is replaced as a whole while there is room for another one. When there is none, it is written in
/// its place, for which it takes some room more than it needs; line feeds fill that. A reader at
/// that very moment may see the beginning of the new content and the end of the old one.
struct KeptFile {
  let folder: Folder
  let name: Name
  var mode: UInt32 = 0o640
  /// Whether the umask takes nothing from the mode.
  var isExact = false

  /// What file systems give room by.
  private static let block = 4096
  /// So much longer the content may become while there is no room.
  private static let spare = 512

  /// Writes it.
  ///
  /// - Parameters:
  ///   - bytes: a text.
  ///   - replace: replaces the file as a whole.
  /// - Throws: what writing it says; on a full disk, only where not even its own place can be written,
  ///   as where each write takes new room (Btrfs).
  func write(
    _ bytes: [UInt8], replace: (Self, [UInt8]) throws(SystemCallError) -> Void = Self.replace
  ) throws(SystemCallError) {
    do throws(SystemCallError) {
      let least = bytes.count + Self.spare
      try replace(self, Self.filled(bytes, (least + Self.block - 1) / Self.block * Self.block))
    } catch {
      guard [ENOSPC, EDQUOT].contains(error.code) else { throw error }
      try writeInPlace(bytes, error)
    }
  }

  private static func replace(_ file: Self, _ bytes: [UInt8]) throws(SystemCallError) {
    // Other services may write beside it, and another thread of this one the same file.
    try Leftovers.prepare(file.folder)
    try file.folder.writeWhole(
      bytes, as: file.name, pending: try HiddenName.draw().name, mode: file.mode,
      exactly: file.isExact, durable: false)
  }

  private func writeInPlace(
    _ bytes: [UInt8], _ failure: SystemCallError
  ) throws(SystemCallError) {
    guard try folder.status(name) != nil else { throw failure }
    let file = try folder.openFile(name, isWritable: true)
    let size = try file.status().size
    guard bytes.count <= size else { throw failure }
    try file.write(Self.filled(bytes, size), at: 0)
  }

  private static func filled(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    bytes + [UInt8](repeating: 0x0A, count: count - bytes.count)
  }
}
