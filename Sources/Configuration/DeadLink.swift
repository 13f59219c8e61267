internal import Glibc

/// A symbolic link that leads nowhere, on the way to a folder: no folder can be made in its place.
package struct DeadLink: Equatable, Sendable {
  /// Where it lies.
  package let path: String
  /// What it names.
  package let target: String

  /// Looks for the first one on the way to a path, or at it; nil when there is none.
  package init?(onTheWayTo path: String) {
    var made = ""
    var status = stat()
    for part in path.split(separator: "/") {
      made += "/" + part
      guard lstat(made, &status) == 0 else { return nil }
      guard status.st_mode & S_IFMT == S_IFLNK, stat(made, &status) != 0 else { continue }
      guard errno == ENOENT else { return nil }
      var target = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(made, &target, target.count)
      guard count > 0 else { return nil }
      self.path = made
      self.target = String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      return
    }
    return nil
  }
}
