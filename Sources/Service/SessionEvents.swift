internal import Glibc
internal import SecretSharing
internal import Spool

// What the control thread does with hints, listings, letters and due files.
extension Session {
  // MARK: - Hints and listings

  func takeHints(_ now: Instant) throws {
    var changed: Set<RelativePath> = []
    for hint in try incoming.watch?.hints() ?? [] {
      switch hint {
      case .touched(let path): try notice(path, now, isTouched: true)
      case .movedIn(let path): try notice(path, now, isRenamed: true, isTouched: true)
      case .foldersChanged(let path): changed.insert(path)
      case .everything: timers.set(.listIncoming, now)
      }
    }
    // A folder whose listing includes that of another one stands for both.
    for path in changed
    where !changed.contains(where: { $0 != path && path.hasPrefix($0) }) {
      let listing = try incoming.list(path)
      take(listing, now)
      if listing.isPartial { timers.set(.listIncoming, now + .seconds(1)) }
    }
    for hint in try reconstruct.watch?.hints() ?? [] {
      switch hint {
      case .touched(let path): drops.notice(path, now, isRenamed: false)
      case .movedIn(let path): drops.notice(path, now, isRenamed: true)
      case .foldersChanged, .everything: timers.set(.listReconstruct, now)
      }
    }
  }

  private func notice(
    _ path: RelativePath, _ now: Instant, isRenamed: Bool = false, isTouched: Bool
  ) throws {
    guard !path.names.contains(where: Scanner.isIgnored) else { return }
    arrivals.notice(.incoming(path), now, isRenamed: isRenamed, isTouched: isTouched)
  }

  func listIncoming(_ now: Instant) throws {
    let listing = try incoming.list()
    take(listing, now)
    repeatIfPartial(listing, .listIncoming, now)
    arrivals.keep(onlyIncoming: Set(listing.files))
    reportedSpecials.formIntersection(listing.specials.keys)
    try removeEmptyFolders(listing)
  }

  /// What could not be read may be readable in a moment; a folder that stays closed to us is worth
  /// no more than one further look until the next listing that is due anyway.
  private func repeatIfPartial(_ listing: Scanner.Listing, _ timer: Timer, _ now: Instant) {
    if listing.isPartial, partialListings.insert(timer).inserted {
      timers.set(timer, now + .seconds(1))
    } else if !listing.isPartial {
      partialListings.remove(timer)
    }
  }

  private func take(_ listing: Scanner.Listing, _ now: Instant) {
    for path in listing.files { arrivals.notice(.incoming(path), now) }
    for (path, special) in listing.specials where reportedSpecials.insert(path).inserted {
      site.log.record(.specialFile(.incoming, special))
    }
  }

  /// Folders that modalities made and that have been empty for an hour.
  private func removeEmptyFolders(_ listing: Scanner.Listing) throws {
    for (path, changed) in listing.empty where !path.names.isEmpty {
      guard path.names != [SpoolFolders.issueAgain],
        time(nil) - changed / 1_000_000_000 > 3600, let name = path.last
      else { continue }
      do {
        try site.folders.incoming.folder(path.parent).removeFolder(name)
      } catch {
        // In use again, gone, or not ours to remove: it does no harm.
      }
    }
  }

  @discardableResult
  func listReconstruct(_ now: Instant) throws -> Scanner.Listing {
    let listing = try reconstruct.list()
    repeatIfPartial(listing, .listReconstruct, now)
    for path in listing.files { drops.notice(path, now, isRenamed: false, isHint: false) }
    let files = Set(listing.files)
    drops.keep(only: files)
    Problem(site).clearOrphans(among: files)
    for (path, special) in listing.specials where reportedSpecials.insert(path).inserted {
      site.log.record(.specialFile(.reconstruct, special))
    }
    return listing
  }

  // MARK: - Work

  /// Gives work to the threads that have none.
  func dispatch(_ now: Instant) {
    while running < limit(now), pause.allows(now, running: running) {
      guard let job = nextJob(now) else {
        return
      }
      running += 1
      workers.submit(job)
    }
  }

  /// How many jobs may be under way: one, while it is not known over which of several files the
  /// last runs have ended.
  func limit(_ now: Instant) -> Int { site.instance.inWork.isCareful(now) ? 1 : workerCount }

  private func nextJob(_ now: Instant) -> (@Sendable () -> Void)? {
    let (site, mailbox) = (self.site, self.mailbox)
    let backlog = arrivals.next()
    if let name = studies.start(
      now, backlog: backlog, isHeld: { site.claims.hold($0, limit: stalledAfter) })
    {
      return {
        let publisher = Publisher(site: site)
        do {
          let outcome =
            try name.isResumed
            ? publisher.resume(name.name) : publisher.publish(name.name)
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
        switch job {
        case .look(let look): mailbox.post(.drop(look.path, look.run()))
        case .join(let join): mailbox.post(.pair(join.run()))
        }
      }
    }
    if let (place, history) = arrivals.start(now) {
      let job = ArrivalJob(site: site, place: place, history: history)
      return { mailbox.post(.arrival(place, job.run())) }
    }
    return nil
  }

  private var stalledAfter: Duration { site.configuration.stalledAfter }

  // MARK: - Letters

  /// Takes what threads have left; says so when the loop must end.
  func takeLetters() -> End? {
    var end: End?
    for letter in mailbox.take() { end = handle(letter) ?? end }
    return end ?? renewal()
  }

  /// Whether to begin anew: a watched folder was replaced, or others took this instance for dead.
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
    case .signal(.stop): return .stop
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
    case .medium(let name, let outcome):
      running -= 1
      take(outcome, of: name, now)
    case .housekeeping: break
    case .reported(let undone): take(undone, now)
    }
    return nil
  }

  private func take(_ outcome: PairJob.Outcome, _ now: Instant) {
    switch outcome.fate {
    case .done: resume(now)
    case .blocked(let role, let reason): block(role, reason, now)
    case .retry(let role, let reason):
      if outcome.mayPass, drops.report(outcome.paths) { site.log.record(.retry(role, reason)) }
    case .gone, .wait, .settling: return
    }
    // Shares that were being put away when something failed wait for each other no longer.
    if case .done = outcome.fate { return }
    timers.set(.housekeeping, now + .seconds(1))
  }

  private func take(_ outcome: ArrivalJob.Outcome, of place: ArrivalJob.Place, _ now: Instant) {
    let moved = outcome.claim.map { ArrivalJob.Place.claim($0) }
    switch outcome.fate {
    case .done(let study):
      arrivals.finish(place, now)
      if let study, let name = Name(study) { studies.touch(name, now) }
      resume(now)
    case .settling(let study):
      arrivals.postpone(place, movedTo: moved, look: nil, now, delay: Claim.settleDuration)
      if study != Claim.noStudy, let name = Name(study) { studies.touch(name, now) }
      resume(now)
    case .gone: arrivals.finish(place, now)
    case .wait(let reason, let look):
      let delay: Duration? = reason == .pairInProgress ? .milliseconds(500) : nil
      arrivals.postpone(place, movedTo: moved, look: look, now, delay: delay)
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
    guard let entry = arrivals.entries[place], now - entry.history.firstSeen >= stalledAfter,
      arrivals.report(place)
    else { return }
    site.log.record(.stalled(.incoming, age: now - entry.history.firstSeen, reason))
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
      // Shares that came while the folder was on its way make a new one.
      studies.stageAgain(name, site, now)
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
