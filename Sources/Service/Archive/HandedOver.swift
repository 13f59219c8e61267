internal import Glibc
internal import Spool

/// When a study was handed over: the archive remembers it once the folder has been deleted.
struct HandedOver {
  private let study: Folder

  private static let file: Name = ".handed-over"

  /// - Parameter study: the study's folder in the archive.
  init(_ study: Folder) { self.study = study }

  /// The last time, in seconds since 1970; nil when there was none.
  var last: Int? {
    get throws(SystemCallError) {
      do throws(SystemCallError) {
        return Int(
          String(decoding: try study.openFile(Self.file).contents(limit: 64), as: UTF8.self))
      } catch {
        guard [ENOENT, ELOOP, EINVAL, EACCES].contains(error.code) else { throw error }
        return nil
      }
    }
  }

  /// Remembers a time, unless a later one is known.
  ///
  /// Nothing depends on it but an answer to a clerk, so it is not synced.
  func remember(_ seconds: Int) throws {
    if let last = try last, last >= seconds { return }
    try study.writeWhole(
      Array(String(seconds).utf8), as: Self.file, pending: Name.pending, durable: false)
  }
}
