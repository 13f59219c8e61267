// What the control thread tells the doctor, through a worker.
extension Session {
  /// What the doctor was told last, and whether a worker is about to do so.
  struct Reporting {
    var isRunning = false
    fileprivate var last: DropReport?
    fileprivate var reconstructed = -1
    fileprivate var due: Instant?
    /// Also when nothing happened here: files go from `reconstructed`, and pages by mistake.
    fileprivate static let interval = Duration.seconds(60)
  }

  /// Tells the doctor how far the drops have come, if something has changed.
  func report(_ now: Instant) {
    guard !reporting.isRunning else { return }
    let report = drops.report(now, site.log)
    let reconstructed = site.counters.now.reconstructed
    let isDue = reporting.due.map { $0 <= now } ?? true
    guard isDue || report != reporting.last || reconstructed != reporting.reconstructed else {
      return
    }
    reporting = Reporting(
      isRunning: true, last: report, reconstructed: reconstructed, due: now + Reporting.interval)
    let (site, mailbox) = (self.site, self.mailbox)
    workers.submit {
      DropPages(site: site).write(report)
      mailbox.post(.reported)
    }
  }
}
