internal import Journal
internal import Spool
internal import Threads

/// How the doctor is kept informed.
extension Session {
  /// What the doctor was told last, and whether a worker is about to do so.
  struct Reporting {
    var isRunning = false
    fileprivate var last: DropReport?
    fileprivate var reconstructed = -1
    fileprivate var due: Instant?
    /// How long it took to try again after the last failure.
    fileprivate var delay: Duration?
    /// Also when nothing happened here: files go from `reconstructed`, and pages by mistake.
    fileprivate static let interval = Duration.seconds(60)
  }

  /// Tells the doctor how far the drops have come, if something has changed.
  func report(_ now: Instant) {
    let isDue = reporting.due.map { $0 <= now } ?? true
    // After a failure only when it is time to try again.
    guard !reporting.isRunning, isDue || reporting.delay == nil else { return }
    var report = drops.report(now, site.log)
    report.closedFolders = closedDrops
    let reconstructed = site.counters.now.reconstructed
    guard isDue || report != reporting.last || reconstructed != reporting.reconstructed else {
      return
    }
    reporting = Reporting(
      isRunning: true, last: report, reconstructed: reconstructed, due: now + Reporting.interval,
      delay: reporting.delay)
    let (site, mailbox) = (self.site, self.mailbox)
    workers.submit { [report] in mailbox.post(.reported(DropPages(site: site).write(report))) }
  }

  /// A worker has come back from telling.
  func take(_ undone: DropPages.Undone?, _ now: Instant) {
    reporting.isRunning = false
    guard let undone else {
      reporting.delay = nil
      return
    }
    if reporting.delay == nil { site.log.record(.retry(.reconstruct, undone.reason)) }
    let delay = min(reporting.delay.map { $0 * 2 } ?? .seconds(2), Reporting.interval)
    (reporting.delay, reporting.due) = (delay, now + delay)
    drops.folders.finishAgain(undone.finished)
  }
}

/// What is still on this machine together with its other share.
extension Session {
  /// What lies in `outgoing` and was not handed over.
  var notHandedOver: Backlog {
    let outgoing = site.folders.outgoing
    do throws(SystemCallError) {
      let strays = try OutgoingFolders(outgoing: outgoing).strays(site.folders.handedOver)
      return Backlog.outgoing(outgoing, strays: strays)
    } catch {
      // Then only folders are counted, if that can be done.
      return Backlog.outgoing(outgoing, strays: [])
    }
  }
}
