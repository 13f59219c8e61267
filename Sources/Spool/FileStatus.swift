internal import Glibc

/// What a directory entry is.
package enum FileKind: Sendable {
  case regular, folder, symbolicLink
  /// A FIFO, a socket, or a device.
  case special
}

/// What the system says of a file that tells whether the file has changed.
package struct FileStatus: Equatable, Sendable {
  /// The file system and the file on it.
  package struct Identity: Hashable, Sendable {
    /// The device number.
    package let device: UInt64
    /// The inode number.
    package let inode: UInt64
  }

  /// Which file this is.
  package let identity: Identity
  /// What kind of file.
  package let kind: FileKind
  /// The length in bytes.
  package let size: Int
  /// How many bytes it takes on the medium.
  package let allocated: Int
  /// How many names the file has.
  package let links: Int
  /// The permission bits.
  package let mode: UInt32
  /// The user who owns it, by number.
  package let owner: UInt32
  /// When the content changed last, in nanoseconds since 1970.
  package let modified: Int
  /// When anything about the file changed last, in nanoseconds since 1970.
  package let changed: Int

  init(_ status: stat) {
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .special
      }
    size = Int(status.st_size)
    allocated = Int(status.st_blocks) &* 512  // stat(2)
    links = Int(status.st_nlink)
    mode = UInt32(status.st_mode & 0o7777)
    owner = UInt32(status.st_uid)
    modified = nanoseconds(status.st_mtim)
    changed = nanoseconds(status.st_ctim)
  }

  /// Whether the file is much longer than what it takes.
  package var isSparse: Bool { size >= 1 << 20 && allocated < size / 2 }

  /// Whether the content is the same as at another look: the same file, length and time.
  package func hasSameContent(as other: FileStatus) -> Bool {
    identity == other.identity && size == other.size && modified == other.modified
  }
}

private func nanoseconds(_ time: timespec) -> Int {
  // Wrapping: the times of a hostile file may lie anywhere.
  Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
}
