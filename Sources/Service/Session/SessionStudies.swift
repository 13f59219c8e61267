internal import Configuration
internal import Journal
internal import Spool

/// Which studies wait for images, and which other instances leave behind when they die.
extension Session {
  /// Whether an image of a study has not arrived whole, and may do so soon.
  func isArriving(_ study: String, _ now: Instant) -> Bool {
    let limit = site.configuration.stalledAfter
    return arrivals.arriving(study, from: origins[study] ?? [], now).contains { $0 < limit }
  }

  /// Whether an image of a study is missing that has been waited for long enough.
  func isIncomplete(_ study: String, _ now: Instant) -> Bool {
    site.claims.isStuck(study, limit: site.configuration.stalledAfter)
      || !arrivals.arriving(study, from: origins[study] ?? [], now).isEmpty
  }

  /// An image of a study came from there.
  func remember(_ place: ArrivalJob.Place, of study: String?) {
    guard let study, case .incoming(let path) = place else { return }
    origins[PublicationQueue.label(study), default: []].insert(path.parent)
  }

  /// Looks after studies in staging that this instance knows nothing of.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - isAnyDead: whether an instance has just been found dead, whose studies they may be.
  /// - Throws: what hinders all studies alike.
  func adopt(_ now: Instant, isAnyDead: Bool) throws {
    if isAnyDead { deathSeen = now }
    let patience = site.configuration.studyQuiet + Instance.deadAfter
    // An image that is arriving holds a study back that its own instance would publish otherwise.
    let isRecent = deathSeen.map { now - $0 < patience * 4 } ?? false
    let wait = isRecent ? .zero : patience + site.configuration.stalledAfter
    try site.each(of: site.folders.staging, in: .outgoing) { study in
      guard let status = try site.folders.staging.status(study) else { return }
      studies.adopt(study, changed: status.changed, now, patience: wait)
    }
  }
}
