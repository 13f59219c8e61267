internal import Journal
internal import Spool

// What the journal and the doctor are told of dropped files.
extension ReconstructionDesk {
  /// Tells why files are tried again, unless that was said of them, or lately of what had their names.
  func tellRetry(
    _ paths: [RelativePath], _ role: Event.FolderRole, _ reason: Event.Reason, _ told: Troubles
  ) {
    let untold = paths.filter { drops.entries[$0]?.isReported == false }
    if told.tell(untold, in: .reconstruct, role, reason, site.log) { _ = drops.report(untold) }
  }

  /// What the doctor was told last, and whether a worker is about to do so.
  struct Reporting {
    var isRunning = false
    var last: DropReport?
    var reconstructed = -1
    var due: Instant?
    /// How long it took to try again after the last failure.
    var delay: Duration?
    /// Also when nothing happened here: files go from `reconstructed`, and pages by mistake.
    static let interval = Duration.seconds(60)
  }

  /// Whether a worker is writing what the doctor is told.
  var isReporting: Bool { reporting.isRunning }

  /// Tells the doctor how far the drops have come, if something has changed.
  ///
  /// - Returns: the job that does so.
  func report(_ now: Instant) -> (@Sendable () -> DropPages.Undone?)? {
    let isDue = reporting.due.map { $0 <= now } ?? true
    // After a failure only when it is time to try again.
    guard !reporting.isRunning, isDue || reporting.delay == nil else { return nil }
    var report = drops.report(now, site.log)
    report.closedFolders = closedFolders
    report.links = tree.linkCount
    report.leftNames = leftNames
    let reconstructed = site.counters.now.reconstructed
    guard isDue || report != reporting.last || reconstructed != reporting.reconstructed else {
      return nil
    }
    reporting = Reporting(
      isRunning: true, last: report, reconstructed: reconstructed, due: now + Reporting.interval,
      delay: reporting.delay)
    return { [pages, report] in pages.write(report) }
  }

  /// A worker has come back from telling.
  func take(_ undone: DropPages.Undone?, _ now: Instant) {
    reporting.isRunning = false
    guard let undone else {
      reporting.delay = nil
      return
    }
    // Somebody may give the page's name to a folder, and take that away, again and again.
    if reporting.delay == nil {
      _ = told.looks.tell(
        [RelativePath()], in: .reconstruct, .reconstruct, undone.reason, site.log)
    }
    let delay = min(reporting.delay.map { $0 * 2 } ?? .seconds(2), Reporting.interval)
    (reporting.delay, reporting.due) = (delay, now + delay)
    drops.folders.finishAgain(undone.finished)
  }

  /// Tells the doctor that the service goes on, or has ended.
  func end(isRunning: Bool) {
    pages.write(drops.report(.now, site.log), isRunning: isRunning)
  }

  /// What has had a hidden name, or one of an unfinished file, for long.
  private var leftNames: Int {
    let old = tree.oldLeftAlone
    return [.hidden, .temporary].reduce(0) { $0 + (old[$1]?.count ?? 0) }
  }

  /// How many folders may not be entered.
  private var closedFolders: Int {
    let groups = tree.leftAlone.groups
    return [.closed, .failing, .mounted].reduce(0) { $0 + (groups[$1]?.count ?? 0) }
  }
}
