internal import Configuration
internal import Glibc
internal import Journal
internal import SecretSharing
internal import Spool
internal import Threads

// What the control thread does with letters and due files.
extension Session {
  // MARK: - Work

  /// Gives work to the threads that have none.
  func dispatch(_ now: Instant) {
    while running < limit(now), pause.allows(now, running: running) {
      if let job = nextJob(now) {
        running += 1
        workers.submit(job)
      } else if let job = nextArrival(now) {
        running += 1
        splitters.submit { [commits] in commits.during(job) }
      } else {
        break
      }
    }
    // What could not go on has gone another way, or away.
    if pause.isOn, running == 0, nextDue == nil { resume(now) }
  }

  /// When the next job is due; nil when there is none.
  var nextDue: Instant? {
    [arrivals.next(), drops.next(), studies.next(), media.next()].compactMap(\.self).min()
  }

  /// How many jobs may be under way: one, while it is not known over which of several files the
  /// last runs have ended.
  func limit(_ now: Instant) -> Int { site.instance.inWork.isCareful(now) ? 1 : workerCount }

  private func nextJob(_ now: Instant) -> (@Sendable () -> Void)? {
    let (site, mailbox) = (self.site, self.mailbox)
    let backlog = arrivals.next()
    if let name = studies.start(
      now, backlog: backlog,
      isHeld: { site.claims.hold($0, limit: stalledAfter) || isArriving($0, now) })
    {
      let notes: Set<StudyNote> = isIncomplete(name.label, now) ? [.missing] : []
      return {
        let publisher = Publisher(site: site)
        do {
          let outcome =
            try name.isResumed
            ? publisher.resume(name.name) : publisher.publish(name.name, notes)
          mailbox.post(.publication(name.name, .success(outcome)))
        } catch {
          mailbox.post(
            .publication(name.name, .failure(Failure(fate: Fate(error, at: .outgoing)))))
        }
      }
    }
    if let name = media.start(now) {
      return { mailbox.post(.medium(name, MediumJob(site: site, name: name).run())) }
    }
    if let job = drops.start(now, site) {
      return {
        mailbox.post(
          site.counters.during(\.reconstructing) {
            switch job {
            case .look(let look): .drop(look.path, look.run())
            case .join(let join): .pair(join.run())
            case .sheet(let sheet): .sheet(sheet.work.id, sheet.run())
            }
          })
      }
    }
    return nil
  }

  private func nextArrival(_ now: Instant) -> (@Sendable () -> Void)? {
    guard let (place, history) = arrivals.start(now) else { return nil }
    let (site, mailbox) = (self.site, self.mailbox)
    let job = ArrivalJob(site: site, place: place, history: history)
    return { [commits] in
      site.counters.begin(\.splitting)
      job.run(commits) { outcome in
        site.counters.end(\.splitting)
        mailbox.post(.arrival(place, outcome))
      }
    }
  }

  private var stalledAfter: Duration { site.configuration.stalledAfter }

  // MARK: - Letters

  /// Takes what threads have left; says so when the loop must end.
  func takeLetters() -> End? {
    mailbox.take().compactMap(handle).max() ?? renewal()
  }

  /// Whether to start over: a watched folder was replaced, or others took this instance for dead.
  private func renewal() -> End? {
    guard renewalCheck < .now else { return nil }
    renewalCheck = .now + .seconds(1)
    var isInPlace = true
    endure(.work) { isInPlace = try site.instance.isInPlace() }
    guard isInPlace else {
      site.log.record(.fenced)
      return .renew
    }
    return site.folders.areInPlace() ? nil : .renew
  }

  func handle(_ letter: Letter) -> End? {
    let now = Instant.now
    switch letter {
    case .signal(.stop):
      manager.stopping()
      return .stop
    case .signal(.reload): return .reload
    case .arrival(let place, let outcome):
      running -= 1
      take(outcome, of: place, now)
    case .publication(let name, let result):
      running -= 1
      take(result, of: name, now)
    case .drop(let path, let outcome):
      running -= 1
      drops.take(outcome, of: path, now, site)
      if case .retry(let reason) = outcome, drops.report([path]) {
        site.log.record(.retry(.reconstruct, reason))
      }
    case .pair(let outcome):
      running -= 1
      drops.take(outcome, now, site)
      take(outcome, now)
    case .sheet(let id, let outcome):
      running -= 1
      drops.take(outcome, of: id, now)
      if case .failed(.retry(let role, let reason)) = outcome {
        site.log.record(.retry(role, reason))
      }
    case .medium(let name, let outcome):
      running -= 1
      take(outcome, of: name, now)
    case .housekeeping: break
    case .lookedUp(let failure): takeLookup(failure)
    case .mended(let isWhole): mustMendIndex = !isWhole
    case .reported(let undone): take(undone, now)
    }
    return nil
  }

  private func take(_ outcome: PairOutcome, _ now: Instant) {
    switch outcome.result {
    case .restored:
      resume(now)
      return
    case .restoredButKept(let reason):
      if drops.folders.reportKept(outcome.paths) { site.log.record(.retry(.reconstruct, reason)) }
    case .failed(.retry(let role, let reason)):
      if drops.report(outcome.paths) { site.log.record(.retry(role, reason)) }
    case .failed(.blocked(let role, let reason)): block(role, reason, now)
    case .refused: break
    case .changed, .failed(.done), .failed(.gone), .failed(.wait), .failed(.settling): return
    }
    // Shares that were being put away when something failed wait for each other no longer.
    timers.set(.housekeeping, now + .seconds(1))
  }

  private func take(_ outcome: ArrivalJob.Outcome, of place: ArrivalJob.Place, _ now: Instant) {
    let moved = outcome.claim.map { ArrivalJob.Place.claim($0) }
    defer { if arrivals.hasRoomAgain { timers.set(.listIncoming, now) } }
    switch outcome.fate {
    case .done(let study):
      remember(place, of: study)
      arrivals.finish(place, now)
      if let study, let name = Name(study) { studies.touch(name, now) }
      resume(now)
    case .settling(let study):
      remember(place, of: study)
      arrivals.postpone(place, movedTo: moved, look: nil, now, delay: Claim.settleDuration)
      if study != Claim.noStudy, let name = Name(study) { studies.touch(name, now) }
      resume(now)
    case .gone: arrivals.finish(place, now)
    case .wait(let reason, let look):
      let isSoon = reason == .pairInProgress || reason == .published
      let delay: Duration? = isSoon ? .milliseconds(500) : nil
      if reason == .large {
        arrivals.enlarge(place, now)
        return
      }
      arrivals.postpone(place, movedTo: moved, look: look, now, delay: delay)
      arrivals.note(moved ?? place, reason, outcome)
      reportStalled(moved ?? place, reason.reason, now)
    case .retry(let role, let reason):
      arrivals.postpone(place, movedTo: moved, look: nil, now)
      if arrivals.report(moved ?? place) { site.log.record(.retry(role, reason)) }
    case .blocked(let role, let reason):
      arrivals.postpone(place, movedTo: moved, look: nil, now)
      block(role, reason, now)
    }
  }

  private func reportStalled(_ place: ArrivalJob.Place, _ reason: Event.Reason, _ now: Instant) {
    guard let entry = arrivals.entries[place], entry.history.age(now) >= stalledAfter,
      arrivals.report(place)
    else { return }
    site.log.record(.stalled(.incoming, age: entry.history.age(now), reason))
  }

  private func take(
    _ result: Result<Publisher.Outcome, Failure>, of name: Name, _ now: Instant
  ) {
    switch result {
    case .success(.held): studies.hold(name, now)
    case .success(.published), .success(.nothing):
      if case .success(.published) = result { resume(now) }
      if case .success(.published(let jobs)) = result { for job in jobs { media.add(job, now) } }
      studies.finish(name)
      if !name.bytes.contains(0x7E) { origins[PublicationQueue.label(name.text ?? "")] = nil }
      // Shares that came while the folder was on its way make a new one.
      studies.stageAgain(name, in: site.folders.staging, now)
    case .failure(let failure):
      let isNew = studies.fail(name, now)
      // What has left staging goes on from where it is.
      timers.set(.takeOver, now + .seconds(1))
      switch failure.fate {
      case .blocked(let role, let reason): block(role, reason, now)
      case .retry(let role, let reason): if isNew { site.log.record(.retry(role, reason)) }
      case .gone: studies.finish(name)
      case .done, .settling, .wait: break
      }
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

  private func block(_ role: Event.FolderRole, _ reason: Event.Reason, _ now: Instant) {
    if pause.block(now) { site.log.record(.paused(role, reason)) }
  }

  private func resume(_ now: Instant) {
    guard let duration = pause.end(now) else { return }
    site.log.record(.resumed(after: duration))
    arrivals.wake(now)
  }
}
