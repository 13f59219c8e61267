internal import Journal
internal import Spool

/// What a spool needs of the file systems that its folders lie on.
///
/// Asked at the start, in folders that nobody else looks into: an archive share must not be committed
/// that no patient share can follow.
enum SpoolAbilities {
  /// Checks all folders.
  ///
  /// - Throws: ``StartError`` `lacks` names the folder and what is missing; `folder`, when nothing can
  ///   be made in it at present.
  static func check(_ folders: SpoolFolders) throws(StartError) {
    try check(folders.work, .work) { $0.hasLocks ? nil : .locks }
    // Where an empty file can lie that was only reserved, nobody can tell who was first.
    for (folder, role) in [
      (folders.archivePending, Event.FolderRole.archive), (folders.state, .state),
    ] {
      try check(folder, role) { [.link, .move].contains($0.naming) ? nil : .links }
    }
    for (folder, role) in [
      (folders.outgoingPending, Event.FolderRole.outgoing),
      (folders.reconstructed, .reconstructed),
    ] {
      try check(folder, role) { $0.naming == nil ? .names : nil }
    }
    // Studies go from folder to folder as a whole.
    let movesFolders: Bool
    do throws(SystemCallError) {
      movesFolders = try FolderAbilities.movesFolders(in: folders.outgoingPending)
    } catch {
      throw .folder(.outgoing, error)
    }
    guard movesFolders else { throw .lacks(.outgoing, .folders) }
  }

  private static func check(
    _ folder: Folder, _ role: Event.FolderRole,
    _ missing: (FolderAbilities) -> StartError.Ability?
  ) throws(StartError) {
    let abilities: FolderAbilities
    do throws(SystemCallError) {
      // Also what a run left that was killed over this.
      try Leftovers.sweep(folder)
      abilities = try FolderAbilities.of(folder)
    } catch {
      throw .folder(role, error)
    }
    if let ability = missing(abilities) { throw .lacks(role, ability) }
  }
}
