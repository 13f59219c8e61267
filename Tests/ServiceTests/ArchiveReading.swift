import CLibArchive
import Foundation

/// Reads ZIP files and ISO images back.
enum ArchiveReading {
  struct Failure: Error {}

  /// One file of an archive.
  struct Entry: Equatable {
    let path: String
    let bytes: [UInt8]
    let mode: UInt32
    let modified: Int
  }

  static func entries(_ file: URL) throws -> [Entry] {
    guard let archive = archive_read_new() else { throw Failure() }
    defer { archive_read_free(archive) }
    archive_read_support_format_all(archive)
    guard archive_read_open_filename(archive, file.path(), 65_536) == ARCHIVE_OK
    else { throw Failure() }
    var entries: [Entry] = []
    var entry: OpaquePointer?
    while true {
      switch archive_read_next_header(archive, &entry) {
      case ARCHIVE_EOF: return entries
      case ARCHIVE_OK: break
      default: throw Failure()
      }
      guard let entry, let path = archive_entry_pathname(entry) else { throw Failure() }
      guard archive_entry_filetype(entry) == S_IFREG else { continue }
      var bytes = [UInt8](repeating: 0, count: Int(archive_entry_size(entry)))
      guard archive_read_data(archive, &bytes, bytes.count) == bytes.count else { throw Failure() }
      entries.append(
        Entry(
          path: String(cString: path), bytes: bytes, mode: UInt32(archive_entry_perm(entry)),
          modified: Int(archive_entry_mtime(entry))))
    }
  }
}
