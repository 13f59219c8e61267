internal import Spool

/// What lies beside shares in folders and is no share.
///
/// That is this program's own texts, and what file managers leave. Everything else in a folder is taken for a share, and reported if it is none.
enum Companions {
  private static let names: Set<String> = [
    "README.TXT", "INDEX.HTM", "SHA256SUMS", "STATUS.HTM", "THUMBS.DB", "DESKTOP.INI", "@EADIR",
  ]

  /// Whether a name is one of those, or hidden.
  static func include(_ name: Name) -> Bool {
    if name.isHidden || name.hasSuffix(".problem.txt") { return true }
    return name.text.map { names.contains($0.uppercased()) } ?? false
  }
}
