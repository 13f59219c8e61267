internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Names that are left alone in watched folders: of files that are not finished, and of what
/// operating systems, browsers and editors keep for themselves.
enum IgnoredName {
  /// Whether an entry of this name is left alone, with all that lies below it.
  static func include(_ name: Name) -> Bool {
    name.isHidden || isTemporary(name) || isSystems(name)
  }

  /// The same in a certain folder: who drops what iCloud leaves of files is told so.
  static func include(_ name: Name, in role: Event.FolderRole) -> Bool {
    include(name) && !(role == .reconstruct && Companion.placeholder(name) != nil)
  }

  /// Whether an operating system or a file manager made the entry: nobody misses it.
  static func isSystems(_ name: Name) -> Bool {
    Companion.isSystemFile(name) || Companion.includesFolder(name)
  }

  /// Whether a sender gives such a name to what is not finished, or an editor to a copy.
  private static func isTemporary(_ name: Name) -> Bool {
    if name.bytes.first == tilde || name.bytes.last == tilde { return true }
    return owner(of: name) != nil
      || endings.contains { name.hasSuffix($0) && name.bytes.count == $0.utf8.count }
  }

  /// The file that waits for a temporary one, as `NAME` for `NAME.aria2`; nil for other names.
  static func owner(of name: Name) -> Name? {
    if let owner = finishedName(of: name) { return owner }
    let text = name.bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    for mark in marks {
      let last = text.count - mark.count
      guard last > 0 else { continue }
      if let start = (1...last).first(where: { text[$0...].starts(with: mark) }) {
        return Name(name.bytes[..<start])
      }
    }
    return nil
  }

  private static func finishedName(of name: Name) -> Name? {
    endings.first { name.hasSuffix($0) }.flatMap { Name(name.bytes.dropLast($0.utf8.count)) }
  }

  /// Whether a temporary file of its sender lies beside a file: then it is not finished.
  ///
  /// It is asked for in small letters and in capitals. What only a listing can find is not asked for:
  /// other spellings, and names with a number behind them.
  static func isOwned(_ name: Name, in folder: Folder) throws(SystemCallError) -> Bool {
    for ending in spelledEndings {
      do throws(SystemCallError) {
        if try folder.status(name + ending) != nil { return true }
      } catch {
        // Names are longer on some file systems than on others.
        guard error.code == ENAMETOOLONG else { throw error }
      }
    }
    return false
  }

  /// aria2c, Chrome and Edge, Safari, Opera, Firefox, WinSCP, and senders of all kinds.
  private static let endings = [
    ".aria2", ".aria2__temp", ".crdownload", ".download", ".opdownload", ".part", ".partial",
    ".filepart", ".tmp", ".temp", ".lock", ".upload", ".inprogress", ".incomplete",
  ]
  private static let spelledEndings = endings + endings.map { $0.uppercased() }
  /// With more behind them: `NAME.aria2__temp`, `NAME.upload-1234`.
  private static let marks = [".aria2", ".upload"].map { Array($0.utf8) }
  private static let tilde = UInt8(ascii: "~")
}
