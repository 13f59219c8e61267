internal import Glibc
internal import Spool

/// Which folders have been `work` for this state, and what still lies in those that are no more.
///
/// Nobody works on what lies there: files were taken out of `incoming`, or are patient shares of studies
/// that nobody has published. It is told, and nothing there is touched.
struct FormerWork {
  let state: Folder
  /// What is `work` now, and its path.
  let work: Folder
  let path: String

  /// One path a line.
  static let name: Name = "work-folders"
  /// More are not remembered.
  private static let limit = 20

  /// What lies in one folder.
  struct Left: Equatable, Sendable {
    let path: String
    /// Files that were claimed.
    var files = 0
    /// Studies whose patient shares were gathering.
    var studies = 0

    fileprivate var isNothing: Bool { files + studies == 0 }

    /// A sentence, which says what to do.
    var text: String {
      let parts = [(files, "file", "files"), (studies, "study", "studies")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
      return
        "\(parts.joined(separator: " and ")) left in \(path), which was `work` before, and nobody"
        + " works on that: name it as `work` again until all is done there"
    }
  }

  /// Looks into them, and remembers those that still hold something.
  ///
  /// - Returns: what they hold.
  /// - Throws: what reading or writing the state throws.
  func look() throws(SystemCallError) -> [Left] {
    let known = try paths()
    let left = known.filter { $0 != path }.compactMap(look(at:))
    let paths = [path] + left.map(\.path)
    if paths != known { try write(paths) }
    return left.filter { !$0.isNothing }
  }

  private func paths() throws(SystemCallError) -> [String] {
    guard let file = try state.fileIfPresent(Self.name) else { return [] }
    let text = String(decoding: try file.contents(limit: 1 << 16), as: UTF8.self)
    return text.split(separator: "\n").map(String.init)
  }

  private func write(_ paths: [String]) throws(SystemCallError) {
    let text = paths.prefix(Self.limit).map { $0 + "\n" }.joined()
    try state.writeWhole(
      Array(text.utf8), as: Self.name, pending: try HiddenName.draw().name, durable: true)
  }

  /// Nil when nothing is left there; a folder that cannot be looked at now is looked at the next time.
  private func look(at path: String) -> Left? {
    var left = Left(path: path)
    do {
      let former = try Folder(path: path)
      // The same by another path.
      guard try former.identity() != work.identity() else { return nil }
      for name in try TakeOver.instances(former) {
        guard let instance = try Self.folder(name, in: former) else { continue }
        left.files += try TakeOver.claims(instance).count { try !Claim.isEmpty($0, in: instance) }
      }
      if let own = try Self.folder(".outgoing", in: former) {
        for name in ["staging", "publishing"] as [Name] {
          left.studies += try Self.folder(name, in: own)?.list().count ?? 0
        }
      }
    } catch let error as SystemCallError where [ENOENT, ENOTDIR].contains(error.code) {
      return nil
    } catch {
      return left
    }
    return left.isNothing ? nil : left
  }

  private static func folder(
    _ name: Name, in parent: Folder
  ) throws(SystemCallError) -> Folder? {
    do throws(SystemCallError) {
      return try parent.folder(name)
    } catch {
      guard [ENOENT, ENOTDIR, ELOOP].contains(error.code) else { throw error }
      return nil
    }
  }
}
