internal import Glibc
internal import Journal
internal import Spool
internal import Workers

// A claim that was made before: by an earlier look, or an earlier run.
extension ArrivalJob {
  func resume(_ id: Name, _ worker: WorkerLease) -> Result {
    do {
      return try resumeClaim(id, worker)
    } catch {
      let fate = folders.checked(Fate(error, at: .work))
      guard case .gone = fate else { return .ended(Outcome(fate: fate, claim: id)) }
      // If it is still there, it is found again.
      end(id)
      return .ended(Outcome(fate: fate))
    }
  }

  private func resumeClaim(_ id: Name, _ worker: WorkerLease) throws -> Result {
    guard let claim = try Claim.opened(id, instance: tools.instance) else {
      // When only the last step failed, the study's shares still wait to be published.
      let label = claims.label(of: id)
      end(id)
      return .ended(Outcome(fate: label == nil ? .gone : .done(study: label)))
    }
    let isProved = Claim.isProved(id)
    claims.begin(id, label: isProved ? Claim.noStudy : claim.intent.label)
    if let kind = try claim.sourceStatus()?.kind, kind != .regular {
      return .ended(try putBack(claim))
    }
    if let outcome = try settle(claim) { return .ended(outcome) }
    let file = try claim.openSource()
    return try guarding(try file.status(), worker) { isHarmful in
      let look = try Look(file, named: claim.name, tools.limits, isHarmful: isHarmful, worker)
      return try resume(claim, look, worker)
    }
  }

  /// Puts what is no file back into `incoming`, as if it had come just now, below a folder that nobody
  /// else can have: a link, a folder or a pipe took the name of the file between the look and the claim.
  ///
  /// It would never be one, and its claim would stay forever. Links are not followed there, and told; a
  /// folder may hold images.
  private func putBack(_ claim: Claim) throws -> Outcome {
    let home = try folders.incoming.folder(claim.id, makingWith: 0o770)
    try claim.moveSource(to: home, as: claim.name)
    try home.sync()
    try folders.incoming.sync()
    claim.remove()
    end(claim.id)
    return Outcome(fate: .gone)
  }

  private func resume(
    _ claim: Claim, _ look: Look, _ worker: WorkerLease
  ) throws -> Result {
    // A claim was taken on evidence once: its structure is asked for again only if it has
    // changed since, which the wait for a writer shows.
    let decision = look.evidence(history, isClaimed: true).decision(tools.limits)
    if case .wait(let reason) = decision, reason != .doubtful, reason != .torn,
      !(reason == .incomplete && claim.intent.isIncomplete)
    {
      return .ended(Outcome(fate: .wait(reason, look.status), claim: claim.id))
    }
    return work(on: claim, looked: look, exam(look), decision, worker)
  }

  /// Ends a claim whose source has stayed as it was when its pair was proved.
  private func settle(_ claim: Claim) throws -> Outcome? {
    guard let proof = try claim.proof() else { return nil }
    let file = try claim.openSource()
    let status = try file.status()
    guard file.probeLease() != .refused, status.size == proof.size,
      status.modified == proof.modified
    else {
      let id = try claim.forgetProof()
      if id != claim.id {
        end(claim.id)
        claims.begin(id, label: nil)
      }
      tools.split.log.record(.sourceChanged)
      return Outcome(fate: .wait(.changed, status), claim: id)
    }
    let now = time(nil)
    let isSettled =
      now < proof.time
      ? proof.isSettled(now)
      : proof.isSettled(proof.time + Int(tools.clock.age(since: proof.time).components.seconds))
    // The clock may need very long to catch up.
    guard isSettled == true else {
      let id = try isSettled == nil ? claim.setProved(status) : claim.id
      claims.move(claim.id, to: id)
      return Outcome(fate: .settling(study: Claim.noStudy, claim: id), claim: id)
    }
    try tools.split.release(claim)
    end(claim.id)
    return Outcome(fate: .done(study: nil))
  }
}
