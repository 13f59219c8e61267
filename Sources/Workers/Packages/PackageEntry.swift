/// One entry of a package.
struct PackageEntry {
  /// The folders that its path leads through, and its name; nothing is known of what they are made
  /// of.
  let folder: [UInt8]
  let name: [UInt8]
  /// Whether it is an ordinary file.
  let isFile: Bool
  /// Whether it says of itself that it is a text.
  let isText: Bool

  /// - Parameters:
  ///   - path: where the package has it, however the parts are set apart.
  ///   - isFile: whether it is an ordinary file.
  ///   - isText: whether it says of itself that it is a text.
  init(path: [UInt8], isFile: Bool, isText: Bool = false) {
    let end = path.lastIndex { $0 != 0x2F && $0 != 0x5C }.map { $0 + 1 } ?? 0
    let start = path[..<end].lastIndex { $0 == 0x2F || $0 == 0x5C }.map { $0 + 1 } ?? 0
    folder = Array(path[..<start])
    name = Array(path[start..<end])
    self.isFile = isFile
    self.isText = isText
  }
}
