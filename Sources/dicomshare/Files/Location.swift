internal import Glibc
internal import Spool

/// Folders and files by the paths that the user gave, which may be any bytes.
enum Location {
  /// The path with all symbolic links followed (realpath(3)).
  static func resolved(_ path: Path) throws(SystemCallError) -> Path {
    guard let resolved = realpath(cString(path), nil) else {
      throw SystemCallError(call: "realpath", code: errno)
    }
    defer { free(resolved) }
    return Path(Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved))))
  }

  /// Opens a folder; nil when the path names something else.
  static func folder(_ path: Path) throws(SystemCallError) -> Folder? {
    do throws(SystemCallError) {
      return try opened(path)
    } catch {
      if error.code == ENOTDIR { return nil }
      throw error
    }
  }

  /// The open folder that a path's last name lies in, and that name.
  static func parent(of path: Path) throws(SystemCallError) -> (Folder, Name) {
    guard let name = Name(path.name) else {
      throw SystemCallError(call: "openat", code: EINVAL)
    }
    return (try opened(above(path)), name)
  }

  /// Whether two open folders are one.
  static func areSame(_ one: Folder, _ other: Folder) throws(Failure) -> Bool {
    do throws(SystemCallError) {
      return try one.status().identity == other.status().identity
    } catch {
      throw Failure(reading: error.code)
    }
  }

  /// The folder that a path's last name lies in.
  static func above(_ path: Path) -> Path {
    let end = path.bytes.lastIndex { $0 != Path.slash } ?? 0
    guard let slash = path.bytes[..<end].lastIndex(of: Path.slash) else { return Path(".") }
    return Path(slash == 0 ? [Path.slash] : Array(path.bytes[..<slash]))
  }

  private static func opened(_ path: Path) throws(SystemCallError) -> Folder {
    if let text = String(validating: path.bytes, as: UTF8.self) { return try Folder(path: text) }
    // String cannot hold a path that is not UTF-8; open it through /proc/self/fd instead.
    let descriptor = open(cString(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemCallError(call: "open", code: errno) }
    defer { close(descriptor) }
    return try Folder(path: "/proc/self/fd/\(descriptor)")
  }

  private static func cString(_ path: Path) -> [CChar] {
    path.bytes.map(CChar.init(bitPattern:)) + [0]
  }
}
