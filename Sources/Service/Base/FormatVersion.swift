// What lies on disk says its form, so that a program never takes what a later one has left for
// something else. `work/.version` stands for the spool: for claims, notes about dropped folders and
// all else that has no number of its own; `archive/.index/.version` stands for the index. A spool
// without them is of form 1, as programs left it until November 2026, and is carried on. Of a later
// form nothing is made, moved or removed.
internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// The form of a folder's content: one line of text, `dicomshare spool 2`.
struct FormatVersion: Sendable {
  /// What the line says first.
  let title: String
  /// The form that this program writes, and the last that it reads.
  let current: Int

  /// Of `work`, and of all folders but the archive.
  static let spool = FormatVersion(title: "dicomshare spool ", current: 2)
  /// Of `archive/.index`.
  static let index = FormatVersion(title: "dicomshare index ", current: 2)

  static let name: Name = ".version"
  /// More is none of these lines.
  private static let maximumByteCount = 64

  /// Makes sure that this program knows all that lies in the folders of a configuration.
  ///
  /// - Throws: ``StartError`` `laterForm` or `unknownForm`; `folder` when that cannot be found out.
  static func check(_ configuration: Configuration) throws(StartError) {
    try spool.check(configuration.work, .work)
    try checkIndex(of: configuration)
  }

  /// The same for a command that reads the archive only.
  static func checkIndex(of configuration: Configuration) throws(StartError) {
    try index.check(configuration.archive + "/.index", .archive)
  }

  private func check(_ path: String, _ role: Event.FolderRole) throws(StartError) {
    let form: Int?
    do throws(SystemCallError) {
      form = try read(Folder(path: path))
    } catch {
      // Where nothing is yet, the folder is made.
      guard error.code != ENOENT else { return }
      throw .folder(role, error)
    }
    guard let form else { throw .unknownForm(role) }
    guard form <= current else { throw .laterForm(role, form: form, known: current) }
  }

  /// The form of what lies in a folder; nil when the file says something else.
  func read(_ folder: Folder) throws(SystemCallError) -> Int? {
    guard try folder.status(Self.name) != nil else { return 1 }
    let bytes = try folder.openFile(Self.name).contents(limit: Self.maximumByteCount)
    guard bytes.starts(with: title.utf8), bytes.last == 0x0A else { return nil }
    let digits = String(decoding: bytes.dropFirst(title.utf8.count).dropLast(), as: UTF8.self)
    return Int(digits).flatMap { $0 > 0 ? $0 : nil }
  }

  /// Says in a folder which form it has from now on.
  func write(in folder: Folder) throws(SystemCallError) {
    // Lines that a start wrote when it was killed.
    try Leftovers.sweep(folder)
    guard try read(folder) != current else { return }
    try folder.writeWhole(
      Array("\(title)\(current)\n".utf8), as: Self.name,
      pending: try HiddenName.draw().name, durable: true)
  }
}
