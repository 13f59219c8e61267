internal import Journal
internal import Spool
internal import Threads

/// How a run ends.
extension Session {
  /// Waits for the workers, who finish the file that they have; not forever, since a service
  /// manager loses its patience, and what is left the next run does.
  ///
  /// - Returns: why the loop ends, of which more may have come meanwhile.
  func finish(_ reason: End) throws -> End {
    var end = reason
    site.log.record(.stopping(open: running))
    let limit = Instant.now + .seconds(60)
    while running > 0 || reporting.isRunning, .now < limit {
      manager.alive()
      try wait(until: .now + .seconds(1))
      for letter in mailbox.take() { end = max(end, handle(letter) ?? end) }
    }
    for count in site.foreign.due(.now, isLast: true) {
      site.log.record(.foreignRejected(count: count))
    }
    writeStatus(.now, isStopped: end == .stop)
    DropPages(site: site).write(drops.report(.now, site.log), isRunning: end != .stop)
    for spare in site.claims.takeSpares() { spare.remove() }
    // Twice: what a failure that passes leaves behind, the next run would have to clear up.
    if !endure(.work, { try site.instance.leave() }) {
      endure(.work) { try site.instance.leave() }
    }
    return end
  }
}
