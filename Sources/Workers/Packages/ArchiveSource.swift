internal import CLoaded
internal import Glibc
internal import Spool

/// A file as libarchive reads it, from where it asks.
///
/// Its own archive_read_open_fd(3) calls fstat(3), which looks at paths: no worker may.
final class ArchiveSource {
  private let file: File
  private let progress: Progress
  private let byteCount: Int
  private var position = 0
  /// What was read last; libarchive uses it until it asks for more.
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  /// - Returns: nil when the file cannot be read.
  init?(_ file: File, _ progress: Progress) {
    self.file = file
    self.progress = progress
    do throws(SystemCallError) {
      byteCount = try file.status().size
    } catch {
      progress.noteFailure(error.code)
      return nil
    }
  }

  deinit { block.deallocate() }

  /// Has an archive read from here; it must not outlive this.
  func open(_ archive: OpaquePointer, _ library: cloaded_archive) -> Bool {
    _ = library.archive_read_set_read_callback(archive) { _, source, block in
      ArchiveSource.from(source).read(block)
    }
    _ = library.archive_read_set_skip_callback(archive) { _, source, count in
      ArchiveSource.from(source).skip(count)
    }
    _ = library.archive_read_set_seek_callback(archive) { _, source, offset, origin in
      ArchiveSource.from(source).seek(offset, from: origin)
    }
    let source = Unmanaged.passUnretained(self).toOpaque()
    return library.archive_read_set_callback_data(archive, source) == ARCHIVE_OK
      && library.archive_read_open1(archive) == ARCHIVE_OK
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> ArchiveSource {
    guard let pointer else { preconditionFailure("libarchive hands back what it was given") }
    return Unmanaged<ArchiveSource>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// The next bytes; none at the end, and -1 for what cannot be read.
  private func read(_ place: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do throws(SystemCallError) {
      let count = try file.read(at: position, into: block)
      position += count
      place?.pointee = UnsafeRawPointer(block.baseAddress)
      return count
    } catch {
      progress.noteFailure(error.code)
      return Int(ARCHIVE_FATAL)
    }
  }

  /// Passes over bytes; none where that many are not left: they are read then, and are missing.
  private func skip(_ count: Int64) -> Int64 {
    guard count > 0, count <= Int64(byteCount - position) else { return 0 }
    position += Int(count)
    return count
  }

  /// - Returns: the new place; ARCHIVE_FATAL where there is none.
  private func seek(_ offset: Int64, from origin: CInt) -> Int64 {
    let base = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? position : byteCount
    let (place, isTooFar) = Int64(base).addingReportingOverflow(offset)
    guard !isTooFar, place >= 0 else { return Int64(ARCHIVE_FATAL) }
    position = Int(place)
    return place
  }
}
