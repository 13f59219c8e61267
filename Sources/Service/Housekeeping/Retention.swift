internal import Configuration
internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Removes what has been kept long enough.
///
/// The wall clock decides, because it must hold across restarts; nothing that is removed here is
/// the only copy of anything.
struct Retention {
  let site: Site

  /// A name that says when something was put away: seconds since 1970, then what it was.
  static func name(for id: Name) -> Name {
    guard let prefix = Name("\(time(nil))-") else { preconditionFailure("digits make a name") }
    return Name(prefix.bytes + id.bytes) ?? id
  }

  func run() {
    let configuration = site.configuration
    remove(.reconstruct) {
      try UsedShares(site: site).resume()
      return try expired(site.folders.used, .reconstruct, after: configuration.keepUsedFor)
    }
    if case .keepFor(let duration) = configuration.originals {
      remove(.work) { try expired(site.folders.kept, .work, after: duration) }
    }
    remove(.reconstructed) {
      // What another host left that died while this one lives.
      try Leftovers.sweep(site.folders.reconstructed)
      return try old(site.folders.reconstructed, after: configuration.keepReconstructed)
    }
    handedOver()
    remove(.outgoing) {
      let strays = StrayPackages(
        folders: OutgoingFolders(outgoing: site.folders.outgoing),
        handedOver: site.folders.handedOver, marks: site.folders.strays,
        limit: site.configuration.handedOverAfter,
        erases: site.configuration.media.contains(.sheet))
      let count = try strays.remove { try site.troubles.each($0, in: .outgoing, site.log, $1) }
      if count > 0 { site.log.record(.straysRemoved(count: count)) }
      return 0
    }
  }

  private func remove(_ role: Event.FolderRole, _ body: () throws -> Int) {
    do {
      let count = try body()
      if count > 0 { site.log.record(.retentionRemoved(role, count: count)) }
    } catch {
      if case .retry(_, let reason) = Fate(error, at: role) {
        site.log.record(.retry(role, reason))
      }
    }
  }

  /// Removes entries whose name says that their time is over.
  private func expired(
    _ folder: Folder, _ role: Event.FolderRole, after duration: Duration
  ) throws -> Int {
    var count = 0
    try site.each(of: folder, in: role) { name in
      let digits = String(decoding: name.bytes.prefix { $0 != 0x2D }, as: UTF8.self)
      guard let put = Int(digits), .seconds(time(nil) - put) >= duration,
        try !isInUse(name, in: folder)
      else { return }
      try removeAll(name, in: folder)
      count += 1
    }
    return count
  }

  /// Whether shares are still on their way there; not forever, since a folder may be closed to us.
  private func isInUse(_ name: Name, in folder: Folder) throws -> Bool {
    guard let status = try folder.status(name), status.kind == .folder,
      time(nil) - status.changed / 1_000_000_000 < 3600
    else { return false }
    return try UsedShares.isUnfinished(try folder.folder(name))
  }

  /// Removes files that appeared long ago, and the folders that they leave empty.
  private func old(_ folder: Folder, after duration: Duration) throws -> Int {
    var count = 0
    try site.each(of: folder, in: .reconstructed) { name in
      guard let status = try folder.status(name) else { return }
      let age = Duration.seconds(time(nil) - status.changed / 1_000_000_000)
      if status.kind == .folder {
        count += try old(try folder.folder(name), after: duration)
        if age >= min(duration, .seconds(60)) { try removeIfEmpty(name, in: folder) }
      } else if age >= duration {
        try folder.remove(name)
        count += 1
      }
    }
    return count
  }

  /// A study's folder that was moved here changed at that moment (rename(2) sets its ctime).
  private func handedOver() {
    remove(.outgoing) {
      try site.each(of: site.folders.handedOver, in: .outgoing) { name in
        guard let status = try site.folders.handedOver.status(name),
          .seconds(time(nil) - status.changed / 1_000_000_000)
            >= site.configuration.handedOverAfter
        else { return }
        let label = self.label(name)
        // These first: once the folder is gone, nothing would tell that their time is over.
        let hasSheet = try holdsSheet(name)
        let media = try removeMedia(of: name, label, hasSheet)
        let erased = try hasSheet ? erase(name) : false
        try remember(label, status)
        try removeAll(name, in: site.folders.handedOver)
        if erased { site.log.record(.sheetErased(study: label)) }
        site.log.record(.handedOverRemoved(study: label, media: media))
      }
      return 0
    }
  }

  /// Removes ZIP files and the ISO image of a folder that was handed over.
  private func removeMedia(of folder: Name, _ label: String, _ hasSheet: Bool) throws -> Int {
    let outgoing = site.folders.outgoing
    // Its own name, and the one that it had before somebody renamed it.
    let names = [folder, Name(label)].compactMap(\.self)
    var count = 0
    try site.each(of: outgoing, in: .outgoing) { name in
      // Another folder may have got the same name since: then they are that one's.
      guard let folder = MediumName.folder(of: name), names.contains(folder),
        try outgoing.status(folder) == nil, try outgoing.status(name)?.kind == .regular
      else { return }
      // The sheet is in it, too.
      if hasSheet { try outgoing.erase(name) } else { try outgoing.remove(name) }
      count += 1
    }
    return count
  }

  /// Has the archive remember when a study was handed over.
  private func remember(_ label: String, _ status: FileStatus) throws {
    guard let study = Name(label.utf8.prefix { $0 != 0x5F }),
      try site.folders.archive.status(study)?.kind == .folder
    else { return }
    try HandedOver(try site.folders.archive.folder(study)).remember(status.changed / 1_000_000_000)
  }

  /// The label of what was handed over: nothing else may be said of it.
  private func label(_ name: Name) -> String {
    let folder = MediumName.folder(of: name) ?? name
    return OutgoingFolders(outgoing: site.folders.handedOver).label(of: folder) ?? "?"
  }

  private func removeAll(_ name: Name, in folder: Folder) throws {
    if try folder.status(name)?.kind == .folder {
      let inner = try folder.folder(name)
      var failure: (any Error)?
      for name in try inner.list() {
        do { try removeAll(name, in: inner) } catch { failure = failure ?? error }
      }
      // What hindered the first entry says more than that the folder is not empty.
      if let failure { throw failure }
      try folder.removeFolder(name)
    } else {
      try folder.remove(name)
    }
  }

  private func removeIfEmpty(_ name: Name, in folder: Folder) throws {
    do {
      try folder.removeFolder(name)
    } catch {
      guard error.code == ENOTEMPTY || error.code == EEXIST || error.code == EBUSY else {
        throw error
      }
    }
  }

  /// Removes a dropped folder in which nothing is left but what came with its shares.
  ///
  /// - Returns: whether it is gone.
  @discardableResult
  func tidy(_ name: Name, in parent: Folder) throws -> Bool {
    let folder = try parent.folder(name)
    var companions: [Name] = []
    for name in try folder.list() {
      let isFolder = try folder.status(name)?.kind == .folder
      if isFolder ? Companion.includesFolder(name) : Companion.include(name) {
        companions.append(name)
      } else if try !isFolder || !tidy(name, in: folder) {
        return false
      }
    }
    for name in companions { try removeAll(name, in: folder) }
    try removeIfEmpty(name, in: parent)
    return try parent.status(name) == nil
  }
}
