internal import Glibc
internal import Spool

/// Study folders that the clerk has not handed over: until then both halves are on this machine.
struct OutgoingFolders: Equatable, Sendable {
  /// How many there are; -1: not to be had.
  let count: Int
  /// Since how many seconds the oldest has lain there; 0 without any, -1: not to be had.
  let oldestSeconds: Int

  /// Looks into `outgoing`.
  ///
  /// - Parameters:
  ///   - outgoing: the folder.
  ///   - now: the present, in seconds since 1970.
  init(in outgoing: Folder, now: Int = time(nil)) {
    var count = 0
    var oldest = now
    do throws(SystemCallError) {
      for name in try outgoing.list() where !name.isHidden && name != SpoolFolders.handedOverName {
        // Nil: it was handed over between these two calls.
        guard let status = try outgoing.status(name), status.kind == .folder else { continue }
        count += 1
        oldest = min(oldest, Self.published(name, in: outgoing) ?? status.modified / 1_000_000_000)
      }
    } catch {
      count = -1
      oldest = now + 1
    }
    self.count = count
    oldestSeconds = now - oldest
  }

  /// When the folder's checksums were written, the last thing before it appeared.
  ///
  /// Its own time would be that of the thumbnails that a file manager left there. Nil when the
  /// checksums are not there, or not to be seen: then it has to do.
  private static func published(_ name: Name, in outgoing: Folder) -> Int? {
    guard let folder = try? outgoing.folder(name), let status = try? folder.status("SHA256SUMS")
    else { return nil }
    return status.modified / 1_000_000_000
  }
}
