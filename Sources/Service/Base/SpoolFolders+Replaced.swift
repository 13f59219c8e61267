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
    let paths: [(Event.FolderRole, Folder?, String?)] = [
      (.incoming, incoming, configuration.incoming), (.work, work, configuration.work),
      (.archive, archive, configuration.archive), (.outgoing, outgoing, configuration.outgoing),
      (.reconstruct, reconstruct, configuration.reconstruct),
      (.reconstructed, reconstructed, configuration.reconstructed),
      (.rejected, rejected, configuration.rejected), (.lookup, lookup, configuration.lookup),
    ]
    for case (let role, let folder?, let path?) in paths {
      let isSame = Self.isSame { () throws(SystemCallError) in
        try Folder(path: path).status().identity == folder.status().identity
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
        try folder.status(name)?.identity == opened.status().identity
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

  private static func isSame(_ body: () throws(SystemCallError) -> Bool) -> Bool {
    do throws(SystemCallError) {
      return try body()
    } catch {
      // Any other failure tells nothing of the folder: the next look may.
      return ![ENOENT, ENOTDIR, ELOOP].contains(error.code)
    }
  }
}
