internal import Spool

extension Session {
  /// What is told of this run.
  func snapshot(_ now: Instant) -> StatusSnapshot {
    let old = oldLeftAlone
    let oldest = old.values.filter { $0.count > 0 }.map(\.oldest).min()
    return StatusSnapshot(
      uptime: now - started, instance: site.instance.name.text ?? "", workers: workerCount,
      running: running, isPaused: pause.isOn, pending: arrivals.count,
      oldestPending: arrivals.oldest.map { now - $0 } ?? .zero, claims: site.claims.count,
      drops: drops.count, waitingDrops: drops.waiting,
      watches: [incoming, reconstruct].map {
        StatusSnapshot.Watch(
          role: $0.role, isPolling: $0.isPolling, folders: $0.watch?.count ?? 0)
      },
      leftAlone: old.mapValues(\.count),
      oldestLeftAlone: oldest.map { Session.age(changed: $0) } ?? .zero,
      stalled: stalledReasons, outgoing: notHandedOver, counters: site.counters.now)
  }

  /// Writes what is told of this run where `dicomshare status` finds it.
  func writeStatus(_ now: Instant, isStopped: Bool = false) {
    StatusFile(folders: site.folders).write(snapshot(now), now, isStopped: isStopped)
  }
}
