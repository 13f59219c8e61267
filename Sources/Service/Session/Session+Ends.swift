internal import Configuration
internal import Journal
internal import Threads

// How a run begins, and how it ends.
extension Session {
  /// Takes up what earlier runs left.
  func begin() throws {
    let now = Instant.now
    if site.configuration.media.contains(.sheet), QRLibrary.functions == nil {
      site.log.record(
        .configurationWarning(
          "media has \"sheet\", and libqrencode4 is not installed: sheets have no square"))
    }
    tellFewerThreads()
    formerFolders = try at(.state) { try site.folders.formerFolders() }
    for left in formerFolders { site.log.record(.configurationWarning(left.text)) }
    try takeOverDead(now)
    // What failed once may pass; the loop tries again after that.
    if !takeOver.isWhole { try takeOverDead(now) }
    try incoming.takeUpClaims(now, isFirst: true)
    try Orphans(folders: site.folders).remove()
    try publishing.begin(now)
    try incoming.list()
    try incoming.goOn(now, until: .now + WatchedTree.beginning)
    try reconstruction.begin(now)
    tellMeans()
    for timer in Control.Timer.allCases { control.timers.set(timer, now + interval(timer)) }
    // What was due while nobody worked is due now.
    control.timers.set(.housekeeping, now)
  }

  /// Says how each folder is watched, once all of it was listed.
  func tellMeans() {
    untold.removeAll { tree in
      guard !tree.isListingAll else { return false }
      tree.tellMeans()
      return true
    }
  }

  /// Waits for the workers, who finish the file that they have; not forever, since a service
  /// manager loses its patience, and what is left the next run does.
  ///
  /// - Returns: why the loop ends, of which more may have come meanwhile.
  func finish(_ reason: End) throws -> End {
    var end = reason
    switch reason {
    case .stop: site.log.record(.stopping(open: running))
    case .reload: site.log.record(.reloading(open: running))
    case .renew: break  // said already, with the reason
    }
    let limit = Instant.now + .seconds(60)
    while running > 0 || reconstruction.isReporting, .now < limit {
      silence.comeRound()
      wait(until: .now + .seconds(1))
      for letter in mailbox.take() { handle(letter) }
      end = max(end, takeSignals() ?? end)
    }
    for count in site.foreign.due(.now, isLast: true) {
      site.log.record(.foreignRejected(count: count))
    }
    writeStatus(.now, isStopped: end == .stop)
    reconstruction.end(isRunning: end != .stop)
    for spare in site.claims.takeSpares() { spare.remove() }
    // Twice: what a failure that passes leaves behind, the next run would have to clear up. What is
    // still under way holds the lock of the instance's folder: until it ends, nobody takes it over.
    let isIdle = running == 0
    if !control.endure(.work, { try site.instance.leave(isIdle: isIdle) }) {
      control.endure(.work) { try site.instance.leave(isIdle: isIdle) }
    }
    return end
  }
}
