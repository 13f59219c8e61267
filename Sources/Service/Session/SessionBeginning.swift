internal import Configuration
internal import Glibc
internal import Journal
internal import Spool
internal import Threads

/// How a run begins: it takes up what earlier ones left.
extension Session {
  func begin() throws {
    let now = Instant.now
    if site.configuration.media.contains(.sheet), QRLibrary.functions == nil {
      site.log.record(
        .configurationWarning(
          "media has \"sheet\", and libqrencode4 is not installed: sheets have no square"))
    }
    try takeOverDead(now)
    for claim in try TakeOver.claims(site.instance.folder) {
      site.claims.begin(claim, label: nil)
      let changed = try Claim.status(of: claim, in: site.instance.folder)?.changed
      arrivals.notice(
        .claim(claim), now, ageBefore: changed.map(Self.age) ?? .zero, isRedo: true)
    }
    try removeOrphans()
    try removeUnfinished()
    let instances = try TakeOver.instances(site.folders.work)
    try DropPages(site: site).removePending(of: instances)
    try PackageJob.removePending(of: instances, in: site.folders.reconstruct)
    try MediaFolder(site: site).removeScratch()
    for study in try site.folders.staging.list() { studies.touch(study, now) }
    for name in try Publisher(site: site).pending() { studies.resume(name, now) }
    for job in try MediaFolder(site: site).abandoned() { media.add(job, now) }
    try listIncoming(now, isFirst: true)
    for record in try DropPages(site: site).remembered() {
      drops.folders.remember(record.folder, reconstructed: record.reconstructed, now)
      drops.remember(record.kept)
    }
    let listing = try listReconstruct(now)
    for (folder, count) in try UsedShares(folders: site.folders).emptied(listing.emptyDrops) {
      drops.folders.remember(folder, reconstructed: count, now)
    }
    for scanner in [incoming, reconstruct] where !scanner.isLimitReached {
      site.log.record(.watching(scanner.role, by: scanner.isPolling ? .polling : .inotify))
    }
    for timer in Timer.allCases { timers.set(timer, now + interval(timer)) }
    // What was due while nobody worked is due now.
    timers.set(.housekeeping, now)
  }

  /// Pending halves whose claim is gone: left by a run that ended between two removals.
  private func removeOrphans() throws {
    var living: Set<[UInt8]> = []
    let instances = try TakeOver.instances(site.folders.work)
    for instance in instances {
      do {
        let home = try site.folders.work.folder(instance)
        for claim in try TakeOver.claims(home) { living.insert(claim.bytes) }
      } catch let error as SystemCallError where [EACCES, ENOTDIR].contains(error.code) {
        continue  // no instance
      } catch let error as SystemCallError where error.code == ENOENT {
        return  // an instance is ending just now: next time
      }
    }
    for folder in [site.folders.archivePending, site.folders.outgoingPending] {
      for name in try folder.list()
      where !living.contains(Array(name.bytes.prefix { $0 != 0x2D })) {
        if let tilde = name.bytes.firstIndex(of: 0x7E) {
          guard let owner = Name(name.bytes[..<tilde]), !instances.contains(owner) else { continue }
          try folder.remove(name)
          continue
        }
        // A claim is removed only after both halves have their final names.
        guard let status = try folder.status(name), isOld(status) else { continue }
        try folder.remove(name)
      }
    }
  }

  /// Restored files that a killed run left under hidden names, with whole exams in plain.
  private func removeUnfinished() throws {
    let folder = site.folders.reconstructed
    try Leftovers.sweep(folder)
    // Their names before 0.2.0, which do not tell whose they are.
    for name in try folder.list() where name.hasPrefix(".pending-") {
      guard let status = try folder.status(name), status.kind == .regular, isOld(status) else {
        continue
      }
      try folder.remove(name)
    }
  }

  /// A claim that another host makes just now may not be in the listing above.
  private func isOld(_ status: FileStatus) -> Bool {
    time(nil) - status.changed / 1_000_000_000 > 3600
  }
}
