internal import Journal
internal import Spool
internal import Threads

// What the control thread does from time to time.
extension Session {
  func fire(_ timer: Timer, _ now: Instant) throws {
    switch timer {
    case .listIncoming: try listIncoming(now)
    case .listReconstruct: try listReconstruct(now)
    case .beat: try site.instance.beat()
    case .takeOver:
      let isAnyDead = try takeOverDead(now)
      for claim in try TakeOver.claims(site.instance.folder)
      where !site.claims.contains(claim) {
        site.claims.begin(claim, label: nil)
        arrivals.notice(.claim(claim), now, isRedo: true)
      }
      try adopt(now, isAnyDead: isAnyDead)
      for name in try Publisher(site: site).pending() { studies.resume(name, now) }
      for job in try MediaFolder(site: site).abandoned() { media.add(job, now) }
    case .status:
      for count in site.foreign.due(now) { site.log.record(.foreignRejected(count: count)) }
      lookAtSpace()
      let snapshot = snapshot(now)
      manager.status(snapshot.line)
      StatusFile(folders: site.folders).write(snapshot, now)
      try Metrics(folders: site.folders).write(snapshot)
    case .report: report(now)
    case .lookup: lookUp()
    case .housekeeping:
      let (site, mailbox) = (self.site, self.mailbox)
      workers.submit {
        Retention(site: site).run()
        mailbox.post(.housekeeping)
      }
      guard mustMendIndex else { return }
      mustMendIndex = false
      workers.submit { mailbox.post(.mended(isWhole: ArchiveIndex.mend(site))) }
    }
  }

  /// Takes over what dead instances were working on.
  ///
  /// - Returns: whether there was such an instance.
  @discardableResult
  func takeOverDead(_ now: Instant) throws -> Bool {
    let later = takeOver.later
    let dead = try takeOver.run(work: site.folders.work, mine: site.instance, now: now)
    for (instance, count) in dead {
      site.log.record(.tookOver(instance: instance.text ?? "?", claims: count))
    }
    if !takeOver.later.isSubset(of: later) {
      site.log.record(.retry(.work, "claims of a later version of dicomshare are left to it"))
    }
    return !dead.isEmpty
  }

  /// Has a worker answer the questions in `lookup`, one at a time.
  private func lookUp() {
    guard site.folders.lookup != nil, !isLookingUp else { return }
    isLookingUp = true
    workers.submit { [site, mailbox, misses] in
      mailbox.post(.lookedUp(failure: Lookup(site: site, misses: misses).run()))
    }
  }

  func takeLookup(_ failure: Event.Reason?) {
    isLookingUp = false
    if let failure, failure != lastLookupFailure { site.log.record(.retry(.lookup, failure)) }
    lastLookupFailure = failure
  }
}
