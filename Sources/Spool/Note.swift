internal import Glibc

/// Short texts that a folder keeps without files: as targets of symbolic links that lead nowhere.
///
/// A link is made by one call, and is nothing but a name to the journal of a file system: what gets
/// a name there later is never on the medium without it, and no fsync is needed.
extension Folder {
  /// Keeps a text.
  ///
  /// - Returns: false when it cannot be kept like this: it is too long, or there are no symbolic
  ///   links here.
  /// - Throws: EEXIST when the name is taken.
  package func writeNote(_ text: [UInt8], as name: Name) throws(SystemCallError) -> Bool {
    guard (1..<Int(PATH_MAX)).contains(text.count), !text.contains(0) else { return false }
    do throws(SystemCallError) {
      try making("symlinkat") {
        name.withCString { name in
          (text + [0]).withUnsafeBufferPointer { text in
            text.withMemoryRebound(to: CChar.self) { text in
              text.baseAddress.map { symlinkat($0, descriptor, name) } ?? -1
            }
          }
        }
      }
      return true
    } catch {
      // symlink(2); the second one comes from FUSE and SMB.
      let codes = [EPERM, EOPNOTSUPP, ENOSYS, ENAMETOOLONG, EINVAL]
      guard codes.contains(error.code) else { throw error }
      return false
    }
  }

  /// The text that ``writeNote(_:as:)`` keeps under a name; nil when the name is something else's.
  ///
  /// - Throws: ENOENT when there is no such name.
  package func note(_ name: Name) throws(SystemCallError) -> [UInt8]? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    var count = 0
    do throws(SystemCallError) {
      try check("readlinkat") {
        name.withCString { name in
          count = readlinkat(descriptor, name, &text, text.count)
          return count < 0 ? -1 : 0
        }
      }
    } catch {
      guard error.code == EINVAL else { throw error }
      return nil
    }
    return text.prefix(count).map { UInt8(bitPattern: $0) }
  }
}
