internal import Journal
internal import Spool
internal import Threads

// What the loop does from time to time.
extension Session {
  func fire(_ timer: Control.Timer, _ now: Instant) throws {
    switch timer {
    case .listIncoming: try incoming.list()
    case .listReconstruct: try reconstruction.list()
    case .beat: try site.instance.beat()
    case .takeOver:
      let isAnyDead = try takeOverDead(now)
      try incoming.takeUpClaims(now)
      try publishing.adopt(now, isAnyDead: isAnyDead)
      try publishing.takeUp(now)
    case .status:
      for count in site.foreign.due(now) { site.log.record(.foreignRejected(count: count)) }
      incoming.reportStalled(now)
      space.look(site.folders, site.log)
      foreignFolders.look(site.folders, outgoing: notHandedOver.foreign, site.log)
      let snapshot = snapshot(now)
      manager.status(snapshot.line)
      StatusFile(folders: site.folders).write(snapshot, now)
      countOutgoing()
      try Metrics(configuration: site.configuration).write(snapshot, site.folders)
    case .report:
      if let job = reconstruction.report(now) {
        workers.submit { [mailbox] in mailbox.post(.reported(job())) }
      }
    case .lookup: lookUp()
    case .housekeeping: keepHouse()
    }
  }

  /// Has a worker count what was not handed over, where that takes longer; the next status tells.
  func countOutgoing() {
    let look = notHandedOver.begin(
      OutgoingFolders(outgoing: site.folders.outgoing), site.folders.handedOver)
    guard let look else { return }
    workers.submit { [mailbox] in mailbox.post(.counted(look.run())) }
  }

  /// Has workers remove what has been kept long enough, one at a time, and mend the index.
  private func keepHouse() {
    let (site, mailbox) = (self.site, self.mailbox)
    if !isKeepingHouse {
      isKeepingHouse = true
      workers.submit {
        site.retention.run()
        site.rejectedFiles.look(site.folders.rejected)
        mailbox.post(.housekeeping)
      }
    }
    let told = mending.told
    guard mending.begin(.now) else { return }
    workers.submit { mailbox.post(.mended(site.mendArchiveIndex(told: told))) }
  }

  /// A listing of very many files goes on a little at a time, and holds up nothing else.
  func goOnListing(_ now: Instant) {
    goOn(.incoming, .listIncoming, incoming.tree, incoming.goOn, now)
    goOn(.reconstruct, .listReconstruct, reconstruction.tree, reconstruction.goOn, now)
    tellMeans()
  }

  private func goOn(
    _ role: Event.FolderRole, _ timer: Control.Timer, _ tree: WatchedTree,
    _ listing: (Instant, Instant?) throws -> Void, _ now: Instant
  ) {
    guard tree.isListing else { return }
    let isDone = control.endure(role, for: timer, isLast: !tree.isListing) {
      try listing(now, .now + WatchedTree.slice)
    }
    if !isDone { control.timers.set(timer, now + Self.retryInterval) }
  }

  func interval(_ timer: Control.Timer) -> Duration {
    switch timer {
    case .listIncoming: incoming.tree.interval
    case .listReconstruct: reconstruction.tree.interval
    case .beat: Instance.beatInterval
    case .takeOver: takeOver.isWhole ? Instance.deadAfter / 4 : Self.retryInterval
    case .status: .seconds(5)
    case .report: .seconds(2)
    case .housekeeping: .seconds(20)
    case .lookup: site.folders.lookup == nil ? .seconds(3600) : .seconds(1)
    }
  }

  /// Takes over what dead instances were working on.
  ///
  /// - Returns: whether there was such an instance.
  @discardableResult
  func takeOverDead(_ now: Instant) throws -> Bool {
    let later = takeOver.later
    let dead = try takeOver.run(work: site.folders.work, mine: site.instance, now: now) {
      try site.troubles.each($0, in: .work, site.log, now: now, $1)
    }
    incoming.tree.scanner.turn = takeOver.turn
    incoming.arrivals.turn = takeOver.turn
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
    guard !isLookingUp, let lookup = site.lookup(misses) else { return }
    isLookingUp = true
    workers.submit { [mailbox] in mailbox.post(.lookedUp(failure: lookup.run())) }
  }

  func takeLookup(_ failure: Event.Reason?) {
    isLookingUp = false
    if let failure, failure != lastLookupFailure { site.log.record(.retry(.lookup, failure)) }
    lastLookupFailure = failure
  }
}
