// A study's shares gather in `staging/<study>`. When the study has become quiet, the folder is
// renamed to `publishing/<instance>~<name>`; from then on no share can get into it but those of
// claims that are open at that moment. When none is, the pages are written, and one rename puts
// the folder where the clerk sees it; what else is to be made of it has been noted before
// (MediaFolder). After a crash whatever lies in `publishing` goes on from there; all steps may be
// repeated.
internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// Puts one study's folder before the clerk.
struct Publisher: Sendable {
  let media: MediaFolder
  let claims: OpenClaims
  let counters: Counters
  let clock: AgeClock
  let log: any EventLog

  var folders: SpoolFolders { media.folders }

  /// What came of it.
  enum Outcome: Sendable {
    /// It lies before the clerk; what is still to be made of it, and why its name may not outlive a
    /// crash yet.
    case published(media: [Name], unsynced: Event.Reason?)
    /// A claim of this study is open.
    case held
    case nothing
  }

  /// Publishes what lies in staging for a study.
  ///
  /// - Parameters:
  ///   - study: its name.
  ///   - notes: what its pages are to say besides.
  /// - Returns: what came of it.
  /// - Throws: what hinders it; it may be tried again.
  func publish(_ study: Name, _ notes: Set<StudyNote> = []) throws -> Outcome {
    guard try folders.staging.status(study) != nil else { return .nothing }
    guard try !isHeld(study) else { return .held }
    guard try !isEmpty(study) else { return try removeEmpty(study) }
    try StudyNote.write(notes, in: try folders.staging.folder(study))
    let (names, number) = try at(.archive) {
      let names = PublishedNames(
        folder: try folders.archive.folder(study, makingWith: 0o750), study: study,
        seal: media.seal)
      return (names, try names.next())
    }
    return try leaveStaging(study, suffix: number == 1 ? "" : "_\(number)") {
      _ = try at(.archive) { try names.folder.remove(PublishedNames.mark(number)) }
    }
  }

  /// Moves a study out of staging; where that fails, `undo` takes back what was done for it.
  private func leaveStaging(
    _ study: Name, suffix: String, undo: () throws -> Void = {}
  ) throws -> Outcome {
    let name = OwnedName(media.instance, study + suffix).name
    do {
      try folders.staging.forgetName(study)
      try folders.staging.move(study, to: folders.publishing, as: name)
    } catch {
      // Or this folder would be called a later one of a study that has none yet.
      try undo()
      let fate = Fate(error, at: .outgoing)
      if case .gone = fate { return .nothing }  // another instance was faster
      throw error
    }
    return try resume(name)
  }

  /// Goes on with a folder that has left staging.
  func resume(_ name: Name) throws -> Outcome {
    guard let owned = OwnedName(name) else { return .nothing }
    let (study, suffix) = (owned.study, owned.suffix)
    guard try !isHeld(study) else { return .held }
    let folder = try folders.publishing.folder(name)
    let content = try StagedContent(folder)
    guard !content.isEmpty else {
      // A claim that has been open for long may have a pair of this sheet all the same.
      let isFree = try !content.hasSheet || !isHeld(study, limit: .seconds(365 * 86_400))
      guard isFree else { return .held }
      for name in try folder.list() { try folder.erase(name) }
      // Its shares were fenced off, or removed by hand.
      try folders.publishing.removeFolder(name)
      return .nothing
    }
    let title = try FolderTitle.read(in: folder)
    var bytes = content.shareBytes
    if !content.isPaged {
      bytes = try StudyPages(
        configuration: folders.configuration, label: label(study), isSupplement: !suffix.isEmpty,
        title: title?.text
      ).write(in: folder, content)
    }
    // The sheet's key first, which is on the sheet now; then the name, the marks, and what a killed
    // run left half written. Killed right here, the next run calls the folder by its label.
    try folder.erase(StagedSheet.file)
    for name in try folder.list() where name.isHidden {
      if content.hasSheet { try folder.erase(name) } else { try folder.remove(name) }
    }
    // The hour at which somebody was examined is nobody's business on the way.
    try tellOnlyTheDay(folder)
    try folder.sync()
    let media = try reveal(
      name, as: Name((title ?? study).bytes + suffix) ?? study,
      label: Name(study.bytes + suffix) ?? study, number: owned.number)
    let unsynced = syncNames()
    counters.add(to: \.published)
    let label = label(study)
    log.record(
      suffix.isEmpty
        ? .studyPublished(study: label, shares: content.images, bytes: bytes)
        : .supplementPublished(study: label, shares: content.images, bytes: bytes))
    return .published(media: media, unsynced: unsynced)
  }

  /// Makes durable that folders lie before the clerk.
  ///
  /// They do so already: a failure must hide neither that nor what is still to be made of them. After
  /// a crash one may be on its way once more, and is published by the next run.
  ///
  /// - Returns: why that failed, if it did; it is to be tried again.
  func syncNames() -> Event.Reason? {
    var failure: Event.Reason?
    for folder in [folders.outgoing, folders.publishing] {
      do throws(SystemCallError) {
        try folder.sync()
      } catch {
        failure = failure ?? Event.Reason(vetted: error.description)
      }
    }
    return failure
  }

  /// Sets all times to noon of this day, where the file system lets the service do that.
  ///
  /// Another attempt writes the pages once more, and leaves the rest: the status tells by that how long
  /// the folder waits.
  private func tellOnlyTheDay(_ folder: Folder) throws {
    do throws(SystemCallError) {
      for name in try folder.list() {
        guard let status = try folder.status(name), !Day.isNoon(status.modified / 1_000_000_000)
        else { continue }
        try folder.setModified(Day.noon(), of: name)
      }
      try folder.setModified(Day.noon())
    } catch {
      // utimensat(2) on mounts that belong to another user, and over some FUSE file systems.
      guard [EPERM, EACCES, EOPNOTSUPP, ENOSYS, EINVAL].contains(error.code) else { throw error }
    }
  }

  /// A worker that another instance fenced off leaves an empty folder, or one with a sheet that
  /// stands for nothing.
  private func isEmpty(_ study: Name) throws -> Bool {
    try StagedContent(folders.staging.folder(study)).isEmpty
  }

  /// Removes such a folder, out of the way of jobs that may draw from its sheet at this moment.
  private func removeEmpty(_ study: Name) throws -> Outcome {
    do {
      try folders.staging.removeFolder(study)
      return .nothing
    } catch {
      guard error.code == ENOTEMPTY else { throw error }
    }
    return try leaveStaging(study, suffix: "_0")
  }

  /// Folders that an earlier run of this or another instance left on their way.
  func pending() throws -> [Name] {
    let living = Set(try TakeOver.instances(folders.work))
    return try folders.publishing.list().filter { name in
      guard let owner = OwnedName(name)?.owner else { return false }
      return owner == media.instance || !living.contains(owner)
    }
  }

  private func label(_ study: Name) -> String { study.text ?? "" }

  /// Lets the folder appear, under the first name that is free; returns what is to be made of it.
  private func reveal(
    _ name: Name, as final: Name, label: Name, number: Int
  ) throws -> [Name] {
    var candidate = final
    var attempt = 1
    while true {
      // A look costs less than what is noted before each attempt; the move decides.
      if try folders.outgoing.status(candidate) == nil, try !media.hasMedia(of: candidate) {
        let jobs = try media.begin(candidate, label: label)
        note(candidate, label, number)
        do {
          try folders.publishing.move(name, to: folders.outgoing, as: candidate)
          return jobs
        } catch {
          for job in jobs { try media.end(job) }
          guard error.code == EEXIST || error.code == ENOTEMPTY else { throw error }
        }
      }
      attempt += 1
      candidate = final + "_\(attempt)"
    }
  }

  /// Has the archive remember what the folder is called that is about to appear.
  private func note(_ folder: Name, _ label: Name, _ number: Int) {
    let isPacked = folders.configuration.media.contains(.zip)
    do {
      try media.published(label)?.note(
        PublishedNames.Entry(folder: folder, parts: isPacked ? nil : 0), number)
    } catch {
      // Then a search looks at all that lies there.
    }
  }

  /// Whether an open claim of any instance may still bring a share of this study.
  private func isHeld(_ study: Name, limit: Duration? = nil) throws -> Bool {
    let limit = limit ?? folders.configuration.stalledAfter
    // A suffix tells studies with the same label apart; claims know the label only.
    let label = String(self.label(study).prefix(14))
    if claims.hold(label, limit: limit) { return true }
    for name in try TakeOver.instances(folders.work) where name != media.instance {
      do {
        let home = try folders.work.folder(name)
        for claim in try TakeOver.claims(home) where !Claim.isProved(claim) {
          guard let status = try Claim.status(of: claim, in: home) else { continue }
          guard clock.age(since: status.changed / 1_000_000_000) < limit else { continue }
          let other = try Claim.label(of: claim, in: home)
          if other == nil || other == label { return true }
        }
      } catch let error as SystemCallError where [ENOENT, ENOTDIR, EACCES].contains(error.code) {
        continue  // ended meanwhile
      }
    }
    return false
  }
}
