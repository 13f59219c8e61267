internal import Glibc
internal import Journal
internal import Spool
internal import Threads
internal import Workers

/// Looks at a file in a watched folder or in a claim, and takes it to its end if it is finished.
struct ArrivalJob: Sendable {
  /// Where the file is.
  enum Place: Hashable, Sendable {
    /// Below `incoming`.
    case incoming(RelativePath)
    /// In a claim of this instance.
    case claim(Name)

    var isClaim: Bool { if case .claim = self { true } else { false } }
  }

  /// What earlier looks and events told.
  struct History: Sendable {
    var isRenamed = false
    var last: FileStatus?
    var quietSince: ContinuousClock.Instant
    var firstSeen: ContinuousClock.Instant
    /// How old the file was at that moment, by its own times, if it may have come before this run.
    var ageBefore = Duration.zero
    /// Whether the claim comes from a run that ended before it was finished.
    var isRedo = false
    /// Whether a look has found that it is long.
    var isLarge = false

    /// For how long the file has been there.
    func age(_ now: ContinuousClock.Instant) -> Duration { ageBefore + (now - firstSeen) }
  }

  /// What came of the look.
  struct Outcome: Sendable {
    var fate: Fate
    /// The claim that holds the file now, when it is to be looked at again.
    var claim: Name?
    /// The label of the study that it belongs to, if that could be read.
    var label: String?
    /// False for what is no DICOM file, and for what its writer has closed empty.
    var mayBeImage = true
    /// Whether something else than a file has its name, or is mounted on it.
    var isSpecial = false

    fileprivate var isDone: Bool { if case .done = fate { true } else { false } }
  }

  let tools: ArrivalTools
  let place: Place
  let history: History

  var claims: OpenClaims { tools.split.claims }
  var folders: SpoolFolders { tools.split.folders }

  /// What a job comes to.
  enum Result {
    case ended(Outcome)
    /// The file's pair waits for its commit; ``PreparedPair/whenEnded`` is told how it ended.
    case prepared(PreparedPair, Conclusion)
  }

  /// Makes an outcome of what became of a pair that waited for its commit.
  typealias Conclusion = (Swift.Result<Fate, any Error>) -> Outcome

  /// Takes the file to its end; `whenEnded` is told once, at once or by the queue that commits it.
  func run(_ queue: CommitQueue, whenEnded: @escaping @Sendable (Outcome) -> Void) {
    let counters = tools.split.counters
    @Sendable func end(_ outcome: Outcome) {
      counters.end(\.splitting)
      whenEnded(outcome)
    }
    counters.begin(\.splitting)
    switch run() {
    case .ended(let outcome): end(outcome)
    case .prepared(let pair, let conclusion):
      pair.whenEnded = { end(conclusion($0)) }
      queue.submit(pair)
    }
  }

  private func run() -> Result {
    // From the first look until both shares are written: what is read stays at hand.
    let worker = WorkerLease(tools.workers)
    defer { worker.leave() }
    do {
      switch place {
      case .incoming(let path): return try examine(path, worker)
      case .claim(let id): return resume(id, worker)
      }
    } catch {
      return .ended(Outcome(fate: folders.checked(Fate(error, at: .incoming)), claim: nil))
    }
  }

  private func examine(_ path: RelativePath, _ worker: WorkerLease) throws -> Result {
    guard let name = path.last else { return .ended(Outcome(fate: .gone)) }
    let (parent, file): (Folder, File)
    do {
      parent = try folders.incoming.place(path.parent)
      file = try parent.openFile(name)
    } catch {
      // No file, or none any more: a link, a pipe, a socket. Listings report those.
      let codes = [ENOENT, ENOTDIR, ELOOP, EINVAL, ENXIO, ENODEV]
      guard codes.contains(error.code) else { throw error }
      return .ended(Outcome(fate: .gone, isSpecial: error.code != ENOENT))
    }
    let status = try file.status()
    if status.size >= ArrivalLimits.largeByteCount, !history.isLarge {
      return .ended(Outcome(fate: .wait(.large, status)))
    }
    return try guarding(status, worker) { isHarmful in
      let look = try Look(file, named: name, tools.limits, isHarmful: isHarmful, worker)
      return try examine(path, name, parent, look, worker)
    }
  }

  private func examine(
    _ path: RelativePath, _ name: Name, _ parent: Folder, _ look: Look, _ worker: WorkerLease
  ) throws -> Result {
    let decision = look.evidence(history, isClaimed: false).decision(tools.limits)
    let exam = exam(look)
    let label = exam?.label?.text
    func wait(_ reason: Fate.Wait) -> Result {
      .ended(
        Outcome(fate: .wait(reason, look.status), label: label, mayBeImage: look.mayBeImage))
    }
    if case .wait(let reason) = decision { return wait(reason) }
    if try tools.ownedNames.contain(
      name, in: parent, seen: history.firstSeen, isLocal: tools.limits.areWritersLocal)
    {
      return wait(.temporary)
    }
    if try ![.reject, .refuse, .giveUp].contains(decision) && !hasRoom(for: look.status) {
      return wait(.noRoom)
    }

    let isIssueAgain = path.names.first == SpoolFolders.issueAgain && path.names.count > 1
    var intent = Intent(
      folder: isIssueAgain
        ? Rejection.arrival(RelativePath(Array(path.parent.names.dropFirst()))).bytes
        : path.parent.bytes,
      isIssueAgain: isIssueAgain)
    intent.label = label
    intent.isIncomplete = decision == .takeIncomplete
    intent.isDoubtful = decision == .takeDoubtful
    intent.isByQuiet = !history.isRenamed && look.lease == .unavailable
    let claim: Claim
    do {
      claim = try self.claim(name, from: parent, intent)
    } catch {
      let failed = error as? SystemCallError
      // Something is mounted on it. Listings report that.
      let isMount = failed?.code == EBUSY && parent.isMount(name)
      if isMount { return .ended(Outcome(fate: .gone, isSpecial: true)) }
      // The folders of the spool are ours: it is the sender's folder that lets nothing out.
      let isDenied = failed?.isDenied ?? false
      return .ended(Outcome(fate: Fate(error, at: isDenied ? .incoming : .work)))
    }
    return work(on: claim, looked: look, exam, decision, worker)
  }

  /// Whether a file that is much longer than what is in it may become two that are not.
  func hasRoom(for status: FileStatus) throws -> Bool {
    guard status.isSparse else { return true }
    let needed = status.size.multipliedReportingOverflow(by: ArrivalLimits.sparseRoomFactor)
    let free = try min(folders.archive.freeBytes(), folders.outgoing.freeBytes())
    return !needed.overflow && free >= needed.partialValue
  }

  private func claim(_ name: Name, from parent: Folder, _ intent: Intent) throws -> Claim {
    if let spare = claims.beginSpare(for: intent) {
      do {
        return try Claim(taking: name, from: parent, reusing: spare, intent: intent)
      } catch {
        end(spare.id)
        // The file is gone, or the folder of a claim that others have taken over.
        guard (error as? SystemCallError)?.code == ENOENT else { throw error }
      }
    }
    let id = try Claim.newID()
    claims.begin(id, label: intent.label)
    do {
      return try Claim(
        taking: name, from: parent, id: id, intent: intent, instance: tools.instance)
    } catch {
      end(id)
      throw error
    }
  }

  func end(_ claim: Claim) {
    // A claim that others have taken over is not ours to use again. One of which that cannot be told
    // is found empty, and removed, when this instance looks after the others the next time.
    let isSpare = claim.isReusable && ((try? claim.isInPlace()) ?? false)
    end(claim.id, spare: isSpare ? claim : nil)
  }

  func end(_ id: Name, spare: Claim? = nil) {
    for spare in claims.end(id, spare: spare) { spare.remove() }
  }

  /// Nil for what is no DICOM file.
  func exam(_ look: Look) -> Exam? {
    look.examination?.identity.map { Exam(identity: $0, label: tools.split.names.study($0)) }
  }

  func work(
    on claim: Claim, looked: Look, _ exam: Exam?, _ decision: ArrivalEvidence.Decision,
    _ worker: WorkerLease
  ) -> Result {
    do {
      guard let status = try claim.sourceStatus() else {
        end(claim)
        return .ended(Outcome(fate: .gone))
      }
      guard status.hasSameContent(as: looked.status) else {
        // Another file took the name between the look and the claim: it is looked at in its turn.
        return .ended(Outcome(fate: .wait(.changed, status), claim: claim.id))
      }
      let fate: Fate
      switch decision {
      case .reject:
        try tools.split.rejection.reject(claim, because: .notDICOM)
        fate = .done(study: nil)
      case .refuse:
        try tools.split.rejection.reject(claim, because: .tooLong)
        fate = .done(study: nil)
      case .giveUp:
        try tools.split.rejection.reject(claim, because: .endsProgram)
        fate = .done(study: nil)
      case .take, .takeDoubtful, .takeIncomplete, .wait:
        let result = try SplitJob(
          tools: tools.split, claim: claim, file: looked.file, status: status, exam: exam,
          isRedo: history.isRedo, worker: worker
        ).run()
        switch result {
        case .prepared(let pair): return .prepared(pair) { conclude(claim, $0) }
        case .fate(let ended): fate = ended
        }
      }
      return .ended(conclude(claim, .success(fate)))
    } catch {
      return .ended(conclude(claim, .failure(error)))
    }
  }

  /// Ends a claim, or leaves it for another look.
  func conclude(_ claim: Claim, _ result: Swift.Result<Fate, any Error>) -> Outcome {
    let fate: Fate =
      switch result {
      case .success(let success): folders.checked(success)
      case .failure(let error): folders.checked(Fate(error, at: .work))
      }
    switch fate {
    case .done:
      end(claim)
      return Outcome(fate: fate)
    case .gone:
      // Another instance has it: nothing in it is ours any more. Or a folder is gone, and the source is
      // not: the claim is found again, and must not take another file.
      end(claim.id)
      return Outcome(fate: fate)
    case .settling(_, let id):
      claims.move(claim.id, to: id)
      return Outcome(fate: fate, claim: id)
    case .wait, .retry, .blocked: return Outcome(fate: fate, claim: claim.id)
    }
  }

  /// Notes for later runs that the file is worked on, up to the end of its commit.
  func guarding(
    _ status: FileStatus, _ worker: WorkerLease, _ body: (_ isHarmful: Bool) throws -> Result
  ) rethrows -> Result {
    let crashGuard = tools.instance.crashGuard
    let entry = crashGuard.enter(.arrival, status)
    let result: Result
    do {
      result = try body(entry.isHarmful)
    } catch {
      crashGuard.leave(entry, worker.verdict)
      throw error
    }
    let verdict = worker.verdict
    guard case .prepared(let pair, let conclusion) = result else {
      crashGuard.leave(entry, verdict)
      return result
    }
    return .prepared(pair) { ended in
      let outcome = conclusion(ended)
      crashGuard.leave(entry, verdict, isGone: outcome.isDone)
      return outcome
    }
  }
}
