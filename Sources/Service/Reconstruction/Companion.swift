internal import Spool

/// What comes with shares into a dropped folder and is none.
///
/// Pages, texts, and the file of a CD that computers look for: none of it is reported, and all of
/// it goes with the folder.
enum Companion {
  private static let names = [
    "README.TXT", "INDEX.HTM", "SHA256SUMS", "STATUS.HTM", "DICOMDIR", "AUTORUN.INF",
  ]
  /// What file managers leave in every folder that they show.
  private static let junk = ["Thumbs.db", "desktop.ini", ".DS_Store"]

  /// Whether a name is one of those, or that of a problem text.
  static func include(_ name: Name) -> Bool {
    name.hasSuffix(Problem.suffix)
      || (names + junk).contains { name.hasSuffix($0) && name.bytes.count == $0.utf8.count }
  }
}
