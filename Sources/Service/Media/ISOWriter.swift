// libarchive writes ISO images piece by piece, so that memory does not grow with the study. Nothing
// of this host gets into them: no owner, no time, no place. The times of the volume and of its
// folder are the only ones that libarchive asks nobody for: they are replaced in the end.
internal import CLoaded
internal import DICOM
internal import Glibc
internal import ShareStorage
internal import Spool
internal import Workers

/// An ISO image in the making: ISO 9660 with Joliet, whose names are those of the files.
final class ISOWriter: PackageWriter {
  private let library: cloaded_archive
  private let archive: OpaquePointer
  private let file: File
  private var isFinished = false

  /// 1980-01-01 12:00 UTC: the first day that a ZIP file can name, in every time zone.
  private static let time = 315_576_000
  private static let pieceByteCount = 1 << 20

  /// Begins to write into an empty file, which stays the caller's.
  ///
  /// - Parameters:
  ///   - volume: its name.
  ///   - hasLargeFiles: whether some are of 4 GiB and more.
  ///   - file: where it goes.
  /// - Throws: ELIBACC when libarchive is missing.
  init(volume: String, hasLargeFiles: Bool, to file: File) throws {
    guard let library = ArchiveLibrary.functions else {
      throw SystemCallError(call: "dlopen", code: ELIBACC)
    }
    self.library = library
    guard let archive = library.archive_write_new() else {
      throw SystemCallError(call: "archive_write_new", code: ENOMEM)
    }
    self.archive = archive
    self.file = file
    try check(
      "archive_write_set_format_iso9660", library.archive_write_set_format_iso9660(archive))
    try set("volume-id", volume)
    try set("rockridge", nil)  // would tell owners and permissions
    // ECMA-119, 10: level 1 is read by everything; only level 3 has files of 4 GiB.
    try set("iso-level", hasLargeFiles ? "3" : "1")
    try check(
      "archive_write_set_bytes_per_block",
      library.archive_write_set_bytes_per_block(archive, CInt(Self.pieceByteCount)))
    try check("archive_write_open_fd", library.archive_write_open_fd(archive, file.descriptor))
  }

  deinit {
    // Closing would still write all that is missing.
    if !isFinished { _ = library.archive_write_fail(archive) }
    _ = library.archive_write_free(archive)
  }

  /// Adds a file that lies in memory.
  func add(_ path: String, _ bytes: [UInt8]) throws {
    try begin(path, byteCount: bytes.count)
    try bytes.withUnsafeBytes { try write($0) }
    try check("archive_write_finish_entry", library.archive_write_finish_entry(archive))
  }

  /// Adds a file of the file system, in pieces.
  func add(_ path: String, _ source: FileSource) throws {
    try begin(path, byteCount: source.count)
    var offset = 0
    while offset < source.count {
      let range = offset..<min(offset + Self.pieceByteCount, source.count)
      try source.bytes(range).withUnsafeBytes { try write($0) }
      offset = range.upperBound
    }
    try check("archive_write_finish_entry", library.archive_write_finish_entry(archive))
  }

  /// Writes what comes after the last file; the caller syncs.
  func finish() throws {
    try check("archive_write_close", library.archive_write_close(archive))
    isFinished = true
    try ISOTimes(file).replace()
  }

  private func set(_ option: String, _ value: String?) throws {
    try check(
      "archive_write_set_format_option",
      library.archive_write_set_format_option(archive, "iso9660", option, value))
  }

  private func begin(_ path: String, byteCount: Int) throws {
    guard let entry = library.archive_entry_new() else {
      throw SystemCallError(call: "archive_entry_new", code: ENOMEM)
    }
    defer { library.archive_entry_free(entry) }
    library.archive_entry_set_pathname(entry, path)
    library.archive_entry_set_filetype(entry, S_IFREG)
    library.archive_entry_set_perm(entry, 0o644)
    library.archive_entry_set_size(entry, la_int64_t(byteCount))
    library.archive_entry_set_mtime(entry, time_t(Self.time), 0)
    try check("archive_write_header", library.archive_write_header(archive, entry))
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = library.archive_write_data(archive, piece.baseAddress, piece.count)
      guard count > 0 else { throw failure("archive_write_data") }
      rest = rest.dropFirst(count)
    }
  }

  /// archive_util(3): warnings, too, mean that the result is not what was asked for.
  private func check(_ call: String, _ result: CInt) throws {
    guard result == ARCHIVE_OK else { throw failure(call) }
  }

  private func failure(_ call: String) -> SystemCallError {
    // libarchive's own errors are negative, and mean that it was used wrongly.
    let code = library.archive_errno(archive)
    return SystemCallError(call: call, code: code > 0 ? code : EINVAL)
  }
}
