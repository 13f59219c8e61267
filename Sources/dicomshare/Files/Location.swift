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

  /// The part of a path that is there already, with all symbolic links followed.
  static func resolvedStart(of path: Path) -> Path {
    var start = path
    while true {
      // What cannot be followed is reported by whoever needs it.
      if let resolved = try? resolved(start) { return resolved }
      let around = above(start)
      guard around != start else { return start }
      start = around
    }
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

  /// Whether a path names a folder that can be opened.
  static func isFolder(_ path: Path) -> Bool {
    // What cannot be opened is reported by whoever needs it.
    (try? folder(path)) != nil
  }

  /// The open folder that a path's last name lies in, and that name.
  static func parent(of path: Path) throws(SystemCallError) -> (Folder, Name) {
    guard let name = Name(path.name) else {
      throw SystemCallError(call: "openat", code: EISDIR)
    }
    return (try opened(above(path)), name)
  }

  /// Whether two paths name one folder, or files in one.
  static func areSame(_ one: Path, _ other: Path) -> Bool {
    identity(one).map { $0 == identity(other) } ?? false
  }

  /// Which folder a path names, or the file that it names lies in; nil when that cannot be told.
  ///
  /// One folder has many paths: symbolic links, `.` and `..`, bind mounts.
  private static func identity(_ path: Path) -> FileStatus.Identity? {
    // What cannot be opened is reported by whoever needs it.
    guard let path = try? resolved(path) else { return nil }
    let folder = try? folder(path) ?? folder(above(path))
    return try? folder?.identity()
  }

  /// Whether a folder is another, or lies below it.
  static func isFolder(_ path: Path, within other: Path) -> Bool {
    guard let identity = identity(other), var path = try? resolved(path) else { return false }
    while self.identity(path) != identity {
      guard path.bytes != [Path.slash] else { return false }
      path = above(path)
    }
    return true
  }

  /// What to say when the folders of both sides are not apart; nil when they are.
  static func warning(_ one: Path, _ other: Path) -> String? {
    if areSame(one, other) {
      return "both shares go into one folder; who has it has the exam"
    }
    guard isFolder(one, within: other) || isFolder(other, within: one) else { return nil }
    return "one side lies in the folder of the other; who has the outer one has the exam"
  }

  /// The folder that a path's last name lies in.
  static func above(_ path: Path) -> Path {
    let end = path.bytes.lastIndex { $0 != Path.slash } ?? 0
    guard let slash = path.bytes[..<end].lastIndex(of: Path.slash) else { return Path(".") }
    return Path(slash == 0 ? [Path.slash] : Array(path.bytes[..<slash]))
  }

  private static func opened(_ path: Path) throws(SystemCallError) -> Folder {
    // One call takes no more. A folder that was named may have such paths below it.
    if path.bytes.count >= Int(PATH_MAX), let name = Name(path.name) {
      return try opened(above(path)).folder(name)
    }
    if let text = String(validating: path.bytes, as: UTF8.self) { return try Folder(path: text) }
    // String cannot hold a path that is not UTF-8; open it through /proc/self/fd instead.
    let descriptor = open(cString(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemCallError(call: "open", code: errno) }
    defer { close(descriptor) }
    return try Folder(path: "/proc/self/fd/\(descriptor)")
  }

  /// A new folder for temporary files.
  ///
  /// - Parameters:
  ///   - word: what it is for, in its name.
  ///   - base: where it lies.
  /// - Returns: its path.
  /// - Throws: why it cannot be made, except that the folder around it is missing.
  static func temporary(_ word: String, below base: Path) throws(Failure) -> Path {
    var template = cString(base / "dicomshare-\(word)-XXXXXX")
    if mkdtemp(&template) == nil, errno != ENOENT {
      let error = SystemCallError(call: "mkdir", code: errno)
      let told = (try? opened(base))?.explained(error) ?? error
      guard [ENOSPC, EDQUOT].contains(error.code) else { throw Failure(writing: told) }
      throw Failure(withoutTemporaryFiles: told)
    }
    return Path(template.dropLast().map(UInt8.init(bitPattern:)))
  }

  /// Where temporary files are.
  static func temporaryBase(_ usual: String) -> Path {
    Path(getenv("TMPDIR").map { String(cString: $0) } ?? usual)
  }

  private static func cString(_ path: Path) -> [CChar] {
    path.bytes.map(CChar.init(bitPattern:)) + [0]
  }
}
