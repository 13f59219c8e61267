internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

extension SpoolFolders {
  /// A folder that is another one than was opened; nil when there is none.
  ///
  /// Somebody moved or removed it, or what is mounted there has changed. Nobody would find what is
  /// written into the former one.
  ///
  /// The folder of the state is none of them: the site key is in memory, and a new one would not be
  /// that of the archive.
  func replaced() -> Event.FolderRole? {
    for (role, folder, path) in roots {
      let isSame = Self.isSame { () throws(SystemCallError) in
        try folder.isAlso(Folder(path: path).status())
      }
      if !isSame { return role }
    }
    let inner: [(Event.FolderRole, Folder, Name, Folder)] = [
      (.outgoing, outgoing, Self.handedOverName, handedOver),
      (.archive, archive, Self.pendingName, archivePending),
      (.archive, archive, Self.indexName, archiveIndex),
    ]
    for (role, folder, name, opened) in inner {
      let isSame = Self.isSame { () throws(SystemCallError) in
        try folder.status(name).map { status throws(SystemCallError) in try opened.isAlso(status) }
          ?? false
      }
      if !isSame { return role }
    }
    let own: [(Event.FolderRole, PrivateFolder, Folder)] = [
      (.outgoing, outgoingOwn, outgoing), (.reconstruct, reconstructOwn, reconstruct),
    ]
    for (role, folder, shared) in own
    where !Self.isSame({ () throws(SystemCallError) in try folder.isInPlace(in: shared) }) {
      return role
    }
    return nil
  }

  /// What became of a job, unless what it found gone is a whole folder that is out of reach; and with
  /// the folder that is to blame: a job writes to several.
  ///
  /// A file server that has forgotten an export, or has another in its place, says of all that is
  /// open there what it says of a file that was removed (ESTALE).
  func checked(_ fate: Fate) -> Fate {
    switch fate {
    case .gone:
      guard let role = roots.first(where: { $0.folder.isStale })?.role else { return fate }
      return .blocked(role, Self.forgotten)
    case .blocked(let role, let reason):
      let (role, reason) = told(role, reason)
      return .blocked(role, reason)
    case .retry(let role, let reason):
      let (role, reason) = told(role, reason)
      return .retry(role, reason)
    default: return fate
    }
  }

  private func told(
    _ role: Event.FolderRole, _ reason: Event.Reason
  ) -> (Event.FolderRole, Event.Reason) {
    let states = states
    let culprit = FolderState.culprit(reason.code, role, states)
    return (culprit, FolderState.explained(reason, states.first { $0.role == culprit }))
  }

  /// What a folder is when its handle leads nowhere.
  static var forgotten: Event.Reason {
    Event.Reason("the file server does not know it any more", code: ESTALE)
  }

  private var states: [FolderState] { roots.map { FolderState($0.role, $0.folder) } }

  /// The folders of the configuration that are in use.
  var roots: [(role: Event.FolderRole, folder: Folder, path: String)] {
    let paths: [(Event.FolderRole, Folder?, String?)] = [
      (.incoming, incoming, configuration.incoming), (.work, work, configuration.work),
      (.archive, archive, configuration.archive), (.outgoing, outgoing, configuration.outgoing),
      (.reconstruct, reconstruct, configuration.reconstruct),
      (.reconstructed, reconstructed, configuration.reconstructed),
      (.rejected, rejected, configuration.rejected), (.lookup, lookup, configuration.lookup),
    ]
    return paths.compactMap { role, folder, path in
      guard let folder, let path else { return nil }
      return (role, folder, path)
    }
  }

  private static func isSame(_ body: () throws(SystemCallError) -> Bool) -> Bool {
    do throws(SystemCallError) {
      return try body()
    } catch {
      // Any other failure tells nothing of the folder: the next look may.
      return ![ENOENT, ENOTDIR, ELOOP].contains(error.code)
    }
  }
}

extension Folder {
  /// Whether its handle leads nowhere: what it was opened by is to be opened again.
  fileprivate var isStale: Bool {
    do throws(SystemCallError) {
      _ = try status()
      return false
    } catch {
      return error.code == ESTALE
    }
  }

  /// Whether it is what lies at a place now.
  fileprivate func isAlso(_ there: FileStatus) throws(SystemCallError) -> Bool {
    if isStale { return false }
    return try status().identity == there.identity
  }
}
