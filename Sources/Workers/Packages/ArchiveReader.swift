internal import CLoaded
internal import Glibc
internal import Spool

/// Reads the entries of a ZIP file or an ISO image, one after the other, by libarchive.
///
/// It keeps a piece of an entry in memory, never a whole one. Names are handed on as they are: no
/// path is ever made of them.
final class ArchiveReader: PackageReader {
  private let library: cloaded_archive
  private let archive: OpaquePointer
  /// Lives as long as libarchive reads from it.
  private let source: ArchiveSource

  /// ARCHIVE_ERRNO_FILE_FORMAT of archive.h, which is an expression there.
  private static let formatError = EILSEQ

  /// Begins to read a file.
  ///
  /// - Throws: ``PackageError`` `noReader` or `damaged`.
  init(_ format: PackageFormat, _ file: File, _ progress: Progress) throws(PackageError) {
    guard let library = ArchiveLibrary.functions else { throw .noReader }
    self.library = library
    guard let source = ArchiveSource(file, progress) else { throw .damaged }
    self.source = source
    guard let archive = library.archive_read_new() else { throw .noReader }
    self.archive = archive
    // A ZIP file is read by the list at its end: that is what it holds, whatever lies between.
    let isKnown =
      format == .iso
      ? library.archive_read_support_format_iso9660(archive)
      : library.archive_read_support_format_zip_seekable(archive)
    guard isKnown >= ARCHIVE_WARN, source.open(archive, library) else { throw .damaged }
  }

  deinit { _ = library.archive_read_free(archive) }

  func next() throws(PackageError) -> PackageEntry? {
    while true {
      var entry: OpaquePointer?
      switch library.archive_read_next_header(archive, &entry) {
      case ARCHIVE_EOF: return nil
      case ARCHIVE_OK, ARCHIVE_WARN: break
      default: throw .damaged
      }
      guard let entry else { throw .damaged }
      guard library.archive_entry_filetype(entry) == S_IFREG else {
        return PackageEntry(path: [], isFile: false)
      }
      guard library.archive_entry_is_encrypted(entry) == 0 else { throw .encrypted }
      // Nil where the name's characters do not fit the locale.
      let path = library.archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
      return PackageEntry(path: Array(path.utf8), isFile: true)
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(PackageError) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = library.archive_read_data(archive, rest.baseAddress, rest.count)
      guard count >= 0 else {
        // Of one file only, and of its form: what it holds is not known to be wrong.
        let isUnknown =
          count == ARCHIVE_FAILED && library.archive_errno(archive) == Self.formatError
        throw isUnknown ? .unknownMethod : .damaged
      }
      if count == 0 { break }
      done += count
    }
    return done
  }
}
