internal import Spool

extension Session {
  /// What is told of this run.
  func snapshot(_ now: Instant) -> StatusSnapshot {
    let trees = [incoming.tree, reconstruction.tree]
    let old =
      trees.flatMap(\.oldLeftAlone).map { ($0.key, $0.value) }
      + foreignFolders.old.map { (LeftAlone.Kind.foreign, $0) }
    let oldest = old.map(\.1).filter { $0.count > 0 }.map(\.oldest).min()
    let arrivals = incoming.arrivals
    return StatusSnapshot(
      uptime: now - site.counters.started, instance: site.instance.name.text ?? "",
      workers: workerCount,
      running: running, obstacles: control.lanes.obstacles, paused: control.lanes.text,
      pending: arrivals.count,
      oldestPending: arrivals.oldest.map { now - $0 } ?? .zero, claims: site.claims.count,
      drops: reconstruction.drops.count, waitingDrops: reconstruction.drops.waiting,
      watches: trees.map { tree in
        StatusSnapshot.Watch(
          role: tree.scanner.role, isPolling: tree.scanner.isPolling,
          folders: tree.scanner.watch?.count ?? 0)
      },
      leftAlone: Dictionary(old.map { ($0.0, $0.1.count) }, uniquingKeysWith: +),
      oldestLeftAlone: oldest.map { Control.age(changed: $0) } ?? .zero,
      stalled: incoming.stalledReasons(now), failing: arrivals.failing,
      formerFolders: formerFolders.map(\.text), isArchiveUnread: mending.told != nil,
      outgoing: notHandedOver.backlog(
        OutgoingFolders(outgoing: site.folders.outgoing), site.folders.handedOver),
      rejectedFiles: site.rejectedFiles.count, counters: site.counters.now)
  }

  /// Writes what is told of this run where `dicomshare status` finds it.
  @discardableResult
  func writeStatus(_ now: Instant, isStopped: Bool = false) -> StatusSnapshot {
    let snapshot = snapshot(now)
    StatusFile(folders: site.folders).write(snapshot, now, isStopped: isStopped)
    return snapshot
  }
}
