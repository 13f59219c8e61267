internal import Configuration
internal import Journal
internal import Spool
internal import Threads

/// The lane of studies: which has been quiet for long enough, and which media are still to be made.
///
/// Belongs to the control thread.
final class PublishingDesk {
  typealias Instant = ContinuousClock.Instant

  /// What a job leaves behind.
  enum Letter: Sendable {
    case publication(Name, Result<Publisher.Outcome, Failure>)
    case medium(Name, MediumJob.Outcome)
    case synced(failure: Event.Reason?)
  }

  /// An error that has been put into words.
  struct Failure: Error { let fate: Fate }

  private let control: Control
  private var studies: PublicationQueue
  private var media = MediaQueue()
  private var names = NameSync()
  /// When another instance was found dead last.
  private var deathSeen: Instant?

  init(_ control: Control) {
    self.control = control
    studies = PublicationQueue(quiet: control.site.configuration.studyQuiet)
  }

  private var site: Site { control.site }

  /// When the next study is due, or its name.
  func next() -> Instant? { [studies.next(), names.due].compactMap(\.self).min() }

  /// When the next medium is due.
  func nextMedium() -> Instant? { media.next() }

  /// A share came for a study: its quiet time begins again.
  func touch(_ study: Name, _ now: Instant) { studies.touch(study, now) }

  /// Takes up what earlier runs left in staging.
  func begin(_ now: Instant) throws {
    try site.media.removeScratch()
    for study in try site.folders.staging.list() { studies.touch(study, now) }
    try takeUp(now)
  }

  /// Takes up what has left staging and stands still.
  func takeUp(_ now: Instant) throws {
    for name in try site.publisher.pending() { studies.resume(name, now) }
    for job in try site.media.abandoned() { media.add(job, now) }
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
    let staged = try site.folders.staging.list()
    studies.forgetOrphans(except: Set(staged))
    try site.troubles.each(staged, in: .outgoing, site.log) { study in
      guard let status = try site.folders.staging.status(study) else { return }
      studies.adopt(study, changed: status.changed, now, patience: wait)
    }
  }

  // MARK: - Work

  /// The next study that is due, or its name.
  func start(_ now: Instant, _ incoming: IncomingDesk) -> (@Sendable () -> Letter)? {
    let site = self.site
    let limit = site.configuration.stalledAfter
    if let item = studies.start(
      now, backlog: incoming.arrivals.next(),
      pausedSince: control.lanes.pausedSince(.splitting), limit: limit,
      isHeld: { site.claims.hold($0, limit: limit) || incoming.isArriving($0, now) })
    {
      let notes: Set<StudyNote> = incoming.isIncomplete(item.label, now) ? [.missing] : []
      return { .publication(item.name, Self.publish(item, notes, site.publisher)) }
    }
    guard names.start(now) else { return nil }
    return { .synced(failure: site.publisher.syncNames()) }
  }

  /// The next medium that is due.
  func startMedium(_ now: Instant) -> (@Sendable () -> Letter)? {
    guard let name = media.start(now) else { return nil }
    return { [site] in .medium(name, MediumJob(name: name, media: site.media, log: site.log).run())
    }
  }

  private static func publish(
    _ item: PublicationQueue.Item, _ notes: Set<StudyNote>, _ publisher: Publisher
  ) -> Result<Publisher.Outcome, Failure> {
    do {
      return .success(
        try item.isResumed
          ? publisher.resume(item.name) : publisher.publish(item.name, notes))
    } catch {
      return .failure(Failure(fate: publisher.folders.checked(Fate(error, at: .outgoing))))
    }
  }

  /// A job has ended.
  ///
  /// - Returns: the label of a study that has left staging.
  func take(_ letter: Letter, _ now: Instant) -> String? {
    switch letter {
    case .publication(let name, .success(let outcome)): return take(outcome, of: name, now)
    case .publication(let name, .failure(let failure)): take(failure.fate, of: name, now)
    case .medium(let name, let outcome): take(outcome, of: name, now)
    case .synced(let failure): names.end(failure, now)
    }
    return nil
  }

  private func take(_ outcome: Publisher.Outcome, of name: Name, _ now: Instant) -> String? {
    switch outcome {
    case .held:
      studies.hold(name, now)
      return nil
    case .published(let jobs, let unsynced):
      control.resume(.publishing, now)
      for job in jobs { media.add(job, now) }
      if names.appeared(unsynced, now), let unsynced {
        site.log.record(.retry(.outgoing, unsynced))
      }
    case .nothing: break
    }
    studies.finish(name)
    // Shares that came while the folder was on its way make a new one.
    studies.stageAgain(name, in: site.folders.staging, now)
    return OwnedName(name) == nil ? StudyCode.label(ofStudy: name.text ?? "") : nil
  }

  private func take(_ fate: Fate, of name: Name, _ now: Instant) {
    let isNew = studies.fail(name, now)
    // What has left staging goes on from where it is.
    control.timers.set(.takeOver, now + .seconds(1))
    switch fate {
    case .blocked(let role, let reason): control.block(.publishing, role, reason, now)
    case .retry(let role, let reason): if isNew { site.log.record(.retry(role, reason)) }
    case .gone: studies.finish(name)
    case .done, .settling, .wait: break
    }
  }

  private func take(_ outcome: MediumJob.Outcome, of name: Name, _ now: Instant) {
    switch outcome {
    case .made, .gone: media.finish(name)
    case .failed(let study, let medium, let reason):
      // No pause for the exams: they may need less room than this.
      if media.fail(name, reason, now) {
        site.log.record(.mediumFailed(study: study, medium, reason))
      }
    }
  }
}
