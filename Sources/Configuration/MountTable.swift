internal import Glibc

/// The mounts that this process sees.
package enum MountTable {
  private struct Entry {
    let identifier: String
    let point: String
  }

  /// The identifier of the mount that a path without symbolic links is on; nil: not to be told.
  static func mount(of path: String) -> String? { entry(of: path)?.identifier }

  /// Where that is mounted which an existing path is on; nil: not to be told.
  package static func point(of path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return entry(of: String(cString: real))?.point
  }

  /// Whether something is mounted at a path that ``point(of:)`` has given.
  package static func isPoint(_ path: String) -> Bool {
    let entries = entries()
    return entries.isEmpty || entries.contains { $0.point == path }
  }

  private static func entry(of path: String) -> Entry? {
    var best: Entry?
    // Of several at one place the last is on top.
    for entry in entries()
    where isBelow(path, entry.point) && entry.point.utf8.count >= best?.point.utf8.count ?? 0 {
      best = entry
    }
    return best
  }

  /// Where something is mounted inside of a folder, whose path has no symbolic links.
  static func points(inside path: String) -> [String] {
    entries().map(\.point).filter { $0 != path && isBelow($0, path) }
  }

  private static func isBelow(_ path: String, _ folder: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }

  /// proc(5), /proc/PID/mountinfo: the first field is the identifier, the fifth the mount point, with
  /// space, tab, line feed and backslash in octal.
  private static func entries() -> [Entry] {
    guard let file = fopen("/proc/self/mountinfo", "re") else { return [] }
    defer { fclose(file) }  // read only: closing cannot lose anything
    var entries: [Entry] = []
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    defer { free(line) }
    while getline(&line, &size, file) > 0, let text = line.map({ String(cString: $0) }) {
      let fields = text.split(separator: " ")
      guard fields.count > 4 else { continue }
      entries.append(Entry(identifier: String(fields[0]), point: unescaped(fields[4])))
    }
    return entries
  }

  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
      let octal = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), octal.count == 3,
        let value = UInt8(String(decoding: octal, as: UTF8.self), radix: 8)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
