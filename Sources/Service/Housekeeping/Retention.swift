internal import Configuration
internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Removes what has been kept long enough.
///
/// The clock of the day decides, because it must hold across restarts, but not at the moment when
/// somebody puts it forward (``AgeClock``). What a clock that was ahead has dated counts from now on.
/// Nothing that is removed here is the only copy of anything.
struct Retention {
  let folders: SpoolFolders
  /// What the archive seals its notes of published folders with.
  let seal: IndexSeal
  let packages: KnownPackages
  let clock: AgeClock
  let troubles: Troubles
  let log: any EventLog
  /// Of the restored files, of which there may be very many.
  var pace = WalkPace()

  var configuration: Configuration { folders.configuration }

  func run() {
    remove(.reconstruct) {
      try UsedShares(folders: folders).resume()
      return 0
    }
    // Also where there is no room to go on: what is removed gives some.
    remove(.reconstruct) {
      try expired(folders.used, .reconstruct, after: configuration.keepUsedFor)
    }
    // What was kept before `keep-for` was set back goes, too.
    let keepFor: Duration =
      if case .keepFor(let duration) = configuration.originals { duration } else { .zero }
    remove(.work) { try expired(folders.kept, .work, after: keepFor) }
    // What a start could not remove, or another host left that died while this one lives.
    for (folder, role) in [
      (folders.state, Event.FolderRole.state), (folders.work, .work),
      (folders.reconstructed, .reconstructed),
    ] {
      remove(role) {
        try Leftovers.sweep(folder)
        return 0
      }
    }
    pace.walk {
      remove(.reconstructed) {
        try old(folders.reconstructed, after: configuration.keepReconstructed)
      }
    }
    handedOver()
    remove(.outgoing) {
      let strays = StrayPackages(
        folders: OutgoingFolders(outgoing: folders.outgoing), known: packages,
        handedOver: folders.handedOver, marks: folders.strays,
        limit: configuration.handedOverAfter, clock: clock,
        erases: configuration.media.contains(.sheet))
      let count = try strays.remove { try troubles.each($0, in: .outgoing, log, $1) }
      if count > 0 { log.record(.straysRemoved(count: count)) }
      return 0
    }
  }

  private func remove(_ role: Event.FolderRole, _ body: () throws -> Int) {
    troubles.endure(role, log) {
      let count = try body()
      if count > 0 { log.record(.retentionRemoved(role, count: count)) }
    }
  }

  /// Removes entries whose name says that their time is over.
  private func expired(
    _ folder: Folder, _ role: Event.FolderRole, after duration: Duration
  ) throws -> Int {
    var count = 0
    try troubles.each(try folder.list(), in: role, log) { name in
      guard let moment = DatedName.moment(name), try !isInUse(name, in: folder) else { return }
      if AgeClock.isAhead(moment) {
        try folder.replace(name, in: folder, as: DatedName.again(name))
        return
      }
      guard clock.age(since: moment) >= duration else { return }
      if role == .reconstruct, try folder.status(name)?.kind == .folder {
        try UsedShares.eraseSheets(in: folder.folder(name))
      }
      try folder.removeAll(name)
      count += 1
    }
    return count
  }

  /// Whether shares are still on their way there; not forever, since a folder may be closed to us.
  private func isInUse(_ name: Name, in folder: Folder) throws -> Bool {
    guard let status = try folder.status(name), status.kind == .folder,
      !AgeClock.isAhead(status.changed / 1_000_000_000), age(status) < .seconds(3600)
    else { return false }
    return try UsedShares.isUnfinished(try folder.folder(name))
  }

  /// Removes files that appeared long ago, and the folders that they leave empty.
  private func old(_ folder: Folder, after duration: Duration) throws -> Int {
    var count = 0
    try troubles.each(try folder.list(), in: .reconstructed, log) { name in
      guard let status = try folder.status(name) else { return }
      if status.kind != .folder, renewIfAhead(name, status, in: folder) { return }
      let age = age(status)
      if status.kind == .folder {
        let inner = try folder.folder(name)
        guard try !PrivateFolder.isInUse(inner) else { throw PrivateFolder.Inside() }
        count += try old(inner, after: duration)
        if age >= min(duration, .seconds(60)) { try folder.removeIfEmpty(name) }
      } else if age >= duration {
        try folder.remove(name)
        count += 1
      }
    }
    return count
  }

  /// Linux 6.13 has finer times for files than for time(2): a change may be a second ahead.
  private func age(_ status: FileStatus) -> Duration {
    clock.age(since: status.changed / 1_000_000_000)
  }

  /// What changed while the clock was ahead would wait until it is there: its time begins now.
  private func renewIfAhead(_ name: Name, _ status: FileStatus, in folder: Folder) -> Bool {
    guard AgeClock.isAhead(status.changed / 1_000_000_000) else { return false }
    do {
      // Whatever is set, that it was changed is now.
      try folder.setModified(min(status.modified / 1_000_000_000, time(nil)), of: name)
      return true
    } catch {
      return false  // not ours, or a file system that is read-only: it waits
    }
  }

  /// A study's folder that was moved here changed at that moment (rename(2) sets its ctime).
  private func handedOver() {
    remove(.outgoing) {
      // Listed once, and only when one of them is to go.
      var packages: [Name: [Name]]?
      try troubles.each(try folders.handedOver.list(), in: .outgoing, log) { name in
        guard let status = try folders.handedOver.status(name) else { return }
        guard !renewIfAhead(name, status, in: folders.handedOver),
          age(status) >= configuration.handedOverAfter
        else { return }
        guard try !isOwn(name) else { return try folders.handedOver.removeAll(name) }
        let label = self.label(name)
        // These first: once the folder is gone, nothing would tell that their time is over.
        let hasSheet = try holdsSheet(name)
        let all = if let packages { packages } else { try packagesByFolder() }
        packages = all
        let media = try removeMedia(of: name, label, hasSheet, all)
        let erased = try hasSheet ? erase(name) : false
        // On a full disk there is room for it once the folder has gone.
        let isRemembered = hasRemembered(label, status)
        try folders.handedOver.removeAll(name)
        forget(name, label)
        // What a file manager left there is no study.
        guard !Companion.isSystemFile(name), !Companion.includesFolder(name) else { return }
        if erased { log.record(.sheetErased(study: label)) }
        log.record(.handedOverRemoved(study: label, media: media))
        if !isRemembered { try remember(label, status) }
      }
      return 0
    }
  }

  /// Whether it is a folder of the service's own, and no study.
  private func isOwn(_ name: Name) throws -> Bool {
    guard try folders.handedOver.status(name)?.kind == .folder else { return false }
    return try PrivateFolder.isOne(folders.handedOver.folder(name))
  }

  /// All ZIP files and ISO images, by the folders that they were made of.
  private func packagesByFolder() throws(SystemCallError) -> [Name: [Name]] {
    let names = try folders.outgoing.names { MediumName.folder(of: $0) != nil }
    return Dictionary(grouping: names) { MediumName.folder(of: $0) ?? $0 }
  }

  /// Removes ZIP files and the ISO image of a folder that was handed over, and counts them.
  ///
  /// `all` are those that lay there a moment ago. What has come since is one of the strays.
  private func removeMedia(
    of folder: Name, _ label: String?, _ hasSheet: Bool, _ all: [Name: [Name]]
  ) throws -> Int {
    let outgoing = folders.outgoing
    var count = 0
    // Its own name, and the one that it had before somebody renamed it.
    for folder in Set([folder, label.flatMap { Name($0) }].compactMap(\.self)) {
      try troubles.each(all[folder] ?? [], in: .outgoing, log) { name in
        // Another folder may have got the same name since: then they are that one's.
        guard try outgoing.status(folder) == nil, try outgoing.status(name)?.kind == .regular
        else { return }
        // The sheet is in it, too.
        if hasSheet { try outgoing.erase(name) } else { try outgoing.remove(name) }
        count += 1
      }
    }
    return count
  }

  /// The name of the study's folder in the archive.
  private func study(_ label: String?) throws(SystemCallError) -> Name? {
    guard let study = label.flatMap({ Name($0.utf8.prefix { $0 != 0x5F }) }),
      try folders.archive.status(study)?.kind == .folder
    else { return nil }
    return study
  }

  /// Has the archive remember when a study was handed over.
  private func remember(_ label: String?, _ status: FileStatus) throws {
    try at(.archive) {
      guard let study = try study(label) else { return }
      try HandedOver(try folders.archive.folder(study)).remember(status.changed / 1_000_000_000)
    }
  }

  private func hasRemembered(_ label: String?, _ status: FileStatus) -> Bool {
    do {
      try remember(label, status)
      return true
    } catch {
      return false  // tried once more, and told, when the folder has gone
    }
  }

  /// Has the archive remember that a folder is deleted, so that nobody looks for it everywhere.
  private func forget(_ name: Name, _ label: String?) {
    do {
      guard let study = try study(label) else { return }
      let names = PublishedNames(
        folder: try folders.archive.folder(study), study: study, seal: seal)
      try names.change(name) { $0.isDeleted = true }
    } catch {
      // Then a search looks at all that lies there.
    }
  }

  /// The label of what was handed over: nothing else may be said of it.
  ///
  /// Nil where nothing tells it.
  private func label(_ name: Name) -> String? {
    guard let folder = MediumName.folder(of: name) else {
      return OutgoingFolders(outgoing: folders.handedOver).label(of: name)
    }
    // Its folder may still be where both were.
    return [folders.handedOver, folders.outgoing].lazy
      .compactMap { OutgoingFolders(outgoing: $0).label(of: folder) }.first
  }
}
