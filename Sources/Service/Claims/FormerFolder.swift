internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Which folders have been `work`, `outgoing` or `reconstruct` for this state, and what still lies in
/// those that are no more.
///
/// Nobody works on what lies there: files that were taken out of `incoming`, patient shares of studies
/// that nobody has published or handed over, what a doctor has dropped. It is told, and nothing there
/// is touched.
struct FormerFolder {
  let state: Folder
  let role: Event.FolderRole
  /// What has the role now, and its path.
  let folder: Folder
  let path: String

  /// The roles that are remembered.
  static let roles: [Event.FolderRole] = [.work, .outgoing, .reconstruct]

  /// The file in ``state``, one path a line.
  var name: Name { Name("\(role.rawValue)-folders") ?? "folders" }
  /// More are not remembered.
  private static let limit = 20

  /// What lies in one folder.
  struct Left: Equatable, Sendable {
    let role: Event.FolderRole
    let path: String
    /// Files that were claimed.
    var files = 0
    /// Studies whose patient shares were gathering, or were not handed over.
    var studies = 0
    /// What was dropped: files and folders.
    var drops = 0

    fileprivate var isNothing: Bool { files + studies + drops == 0 }

    /// A sentence, which says what to do.
    var text: String {
      let parts = [
        (files, "file", "files"), (studies, "study", "studies"), (drops, "drop", "drops"),
      ]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
      let role = role.rawValue
      return
        "\(parts.joined(separator: " and ")) left in \(path), which was `\(role)` before, and nobody"
        + " works on that: name it as `\(role)` again until all is done there, or remove it if it was copied"
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
    guard let file = try state.fileIfPresent(name) else { return [] }
    let text = String(decoding: try file.contents(limit: 1 << 16), as: UTF8.self)
    return text.split(separator: "\n").map(String.init)
  }

  private func write(_ paths: [String]) throws(SystemCallError) {
    let text = paths.prefix(Self.limit).map { $0 + "\n" }.joined()
    try state.writeWhole(
      Array(text.utf8), as: name, pending: try HiddenName.draw().name, durable: true)
  }

  /// Nil when nothing is left there; a folder that cannot be looked at now is looked at the next time.
  private func look(at path: String) -> Left? {
    var left = Left(role: role, path: path)
    do {
      let former = try Folder(path: path)
      // The same by another path.
      guard try former.identity() != folder.identity() else { return nil }
      switch role {
      case .work: try lookAtClaims(former, &left)
      case .outgoing: try lookAtStudies(former, &left)
      default: left.drops = try former.list().count(where: Self.isDrop)
      }
    } catch let error as SystemCallError where [ENOENT, ENOTDIR].contains(error.code) {
      return nil
    } catch {
      return left
    }
    return left.isNothing ? nil : left
  }

  private func lookAtClaims(_ former: Folder, _ left: inout Left) throws {
    for name in try TakeOver.instances(former) {
      guard let instance = try Self.folder(name, in: former) else { continue }
      left.files += try TakeOver.claims(instance).count { try !Claim.isEmpty($0, in: instance) }
    }
    // Originals that were kept for a time, which nobody ends there.
    left.files += try Self.folder(SpoolFolders.keptName, in: former)?.list().count ?? 0
    left.studies += try Self.staged(in: Self.folder(".outgoing", in: former))
  }

  private func lookAtStudies(_ former: Folder, _ left: inout Left) throws {
    left.studies += try former.list().count {
      try !$0.isHidden && $0 != SpoolFolders.handedOverName
        && former.status($0)?.kind == .folder
    }
    left.studies += try Self.folder(SpoolFolders.handedOverName, in: former)?.list().count ?? 0
    left.studies += try Self.staged(in: Self.folder(PrivateFolder.sharedName, in: former))
  }

  /// Whether a doctor has put it there.
  private static func isDrop(_ name: Name) -> Bool {
    !name.isHidden && !Companion.isOfMedium(name) && !Companion.isSystemFile(name)
      && !name.hasSuffix(Companion.problemSuffix)
  }

  /// How many studies have not reached `outgoing`.
  private static func staged(in own: Folder?) throws -> Int {
    guard let own else { return 0 }
    return try (["staging", "publishing"] as [Name]).reduce(0) { sum, name in
      try sum + (folder(name, in: own)?.list().count ?? 0)
    }
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

extension SpoolFolders {
  /// What is left in folders that have had a role before.
  func formerFolders() throws(SystemCallError) -> [FormerFolder.Left] {
    var left: [FormerFolder.Left] = []
    for (role, folder, path) in roots where FormerFolder.roles.contains(role) {
      left += try FormerFolder(state: state, role: role, folder: folder, path: path).look()
    }
    return left
  }
}
