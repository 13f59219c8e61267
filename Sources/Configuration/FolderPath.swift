internal import Glibc

/// Paths of folders in their simplest form.
enum FolderPath {
  /// Makes a path absolute and removes empty and `.` components.
  ///
  /// - Throws: ``ConfigurationError`` `invalidPath` for `..`, which cannot be followed by its name,
  ///   for control characters and for the empty path.
  static func absolute(
    _ path: String, key: String, line: Int?
  ) throws(ConfigurationError) -> String {
    let isClean = path.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard !path.isEmpty, isClean else { throw .invalidPath(key, line: line) }
    var full = path
    if !path.hasPrefix("/") {
      guard let current = getcwd(nil, 0) else { throw .invalidPath(key, line: line) }
      defer { free(current) }
      full = String(cString: current) + "/" + path
    }
    let components = full.split(separator: "/").filter { $0 != "." }
    guard !components.contains("..") else { throw .invalidPath(key, line: line) }
    return "/" + components.joined(separator: "/")
  }
}
