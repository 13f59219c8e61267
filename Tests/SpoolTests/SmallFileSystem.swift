import Foundation
import Glibc
import Spool

/// A file system in memory that is soon full; gone with its last holder.
final class SmallFileSystem {
  private struct NotMounted: Error {}

  private let temporary: TemporaryFolder
  let folder: Folder

  /// Whether this process may mount one: root in a container may not.
  static let isPossible = (try? SmallFileSystem("size=64k")) != nil

  /// Mounts one.
  ///
  /// - Parameter options: what tmpfs(5) is told.
  /// - Throws: when it cannot be mounted.
  init(_ options: String) throws {
    temporary = try TemporaryFolder()
    let path = temporary.url.path(percentEncoded: false)
    guard mount("tmpfs", path, "tmpfs", 0, options) == 0 else { throw NotMounted() }
    folder = try Folder(path: path)
  }

  deinit { umount2(temporary.url.path(percentEncoded: false), CInt(MNT_DETACH)) }
}
