// What is still to be made of published studies is a folder in `work/.outgoing/media`, one for each
// study and medium, `<instance>~<folder>.ZIP`, that is made before the study's folder appears and
// goes when the medium is there. Files in the making lie in it. After a crash the folder is found
// again and the work starts over; if the study's folder never appeared, or the clerk has taken it
// meanwhile, there is nothing to be done.
internal import Configuration
internal import Glibc
internal import Spool

/// What is still to be made of published studies.
struct MediaFolder: Sendable {
  let folders: SpoolFolders
  /// The name of this instance, which owns the jobs that it begins.
  let instance: Name
  let packages: KnownPackages
  /// What the archive seals its notes of published folders with.
  let seal: IndexSeal

  /// Remembers what is to be made of a folder that is about to appear, and returns the jobs' names.
  ///
  /// `folder` is the name that it will have in `outgoing`, `label` the study's label with the number
  /// of a supplement.
  func begin(_ folder: Name, label: Name) throws -> [Name] {
    var jobs: [Name] = []
    for medium in folders.configuration.media where medium.isPackage {
      let job = OwnedName(instance, folder + MediumName.suffix(medium)).name
      let home = try folders.media.folder(job, makingWith: 0o700)
      try home.writeWhole(
        label.bytes, as: SpoolFolders.mediaLabelName, pending: Name.pending, durable: true)
      jobs.append(job)
    }
    return jobs
  }

  /// Whether a folder of this name could be taken for the one that other media were made from.
  func hasMedia(of folder: Name) throws -> Bool {
    guard folders.configuration.media.contains(where: \.isPackage) else { return false }
    return try packages.areThere(of: folder, in: folders.outgoing)
  }

  /// What the archive remembers of the folders of a study that were published; nil where it has none.
  ///
  /// `label` is the study's, with or without the number of a supplement.
  func published(_ label: Name) throws(SystemCallError) -> PublishedNames? {
    let study = OwnedName.study(of: label)
    return try folders.archive.folderIfPresent(study).map {
      PublishedNames(folder: $0, study: study, seal: seal)
    }
  }

  /// What dead instances left.
  ///
  /// What this instance itself has begun is not among it: the folder may not have appeared yet.
  func abandoned() throws -> [Name] {
    let living = Set(try TakeOver.instances(folders.work))
    return try folders.media.list().filter { name in
      OwnedName(name).map { !living.contains($0.owner) } ?? false
    }
  }

  /// Removes the scratch files of libarchive that a killed run had no time to remove.
  ///
  /// A living one keeps its file open, and loses nothing with the name.
  func removeScratch() throws {
    for name in try folders.media.list()
    where try folders.media.status(name)?.kind == .regular {
      try folders.media.remove(name)
    }
  }

  /// The study's folder, medium and label of a job; nil when it has ended.
  func open(_ job: Name) throws -> (
    home: Folder, folder: Name, medium: Configuration.Medium, label: Name
  )? {
    guard let file = OwnedName(job)?.rest, let folder = MediumName.folder(of: file),
      let medium = Configuration.Medium.allCases.first(where: {
        $0.isPackage && file.hasSuffix(MediumName.suffix($0))
      })
    else { return nil }
    do {
      let home = try folders.media.folder(job)
      for name in try home.list() where name != SpoolFolders.mediaLabelName {
        try home.remove(name)
      }
      guard
        let label = Name(try home.openFile(SpoolFolders.mediaLabelName).contents(limit: 64))
      else { return nil }
      return (home, folder, medium, label)
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }

  /// Removes what an attempt has left that failed.
  ///
  /// - Returns: false when there is no such job any more.
  func giveBack(_ job: Name, _ pending: Name) throws -> Bool {
    guard let home = try folders.media.folderIfPresent(job) else { return false }
    for name in try home.list() where name.bytes.starts(with: pending.bytes) {
      try home.remove(name)
    }
    return true
  }

  /// Forgets a job, with all that it has left.
  func end(_ job: Name) throws {
    do {
      let home = try folders.media.folder(job)
      for name in try home.list() { try home.remove(name) }
      try folders.media.removeFolder(job)
    } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
    }
  }
}
