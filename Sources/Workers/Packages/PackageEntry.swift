/// One entry of a package.
struct PackageEntry {
  /// The last part of its name; nothing is known of what it is made of.
  let name: [UInt8]
  /// Whether it is an ordinary file.
  let isFile: Bool

  /// The last part of a path, however its parts are set apart.
  static func lastName(_ path: [UInt8]) -> [UInt8] {
    Array(path.split { $0 == 0x2F || $0 == 0x5C }.last ?? [])
  }
}
