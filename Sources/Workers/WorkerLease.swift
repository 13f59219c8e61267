internal import Glibc
package import SecretSharing
internal import ShareStorage
package import Spool

/// A worker that one job takes and gives back as it needs it.
///
/// Every request takes a worker if none is held. A worker lets go of the source that it has examined,
/// and of packages, when it is given back: while it is idle it has nothing open.
package final class WorkerLease {
  private var workers: Workers
  private var worker: (any Worker)?
  /// How the last worker ended, if one did.
  package private(set) var ended: WorkerEnded?
  private var hasWorked = false
  /// Whether the worker may have a source or packages open.
  private var holdsFiles = false
  /// How many bytes these have.
  private var heldBytes = 0
  /// Whether it has read a file that holds the key of a sheet, or may do so.
  private var hasSeenKey = false

  /// The process that is held, if one is.
  var processID: CInt? { (worker as? WorkerProcess)?.pid }

  /// What became of the workers that were asked.
  package enum Verdict: Sendable {
    case unasked, survived
    case ended(WorkerEnded.Cause)
  }

  /// What became of the workers that were asked so far.
  package var verdict: Verdict {
    if let ended { return .ended(ended.cause) }
    return hasWorked ? .survived : .unasked
  }

  /// How long nothing may be read or written: a minute, and a second more for every 10 MB, which
  /// may have to be deflated at one go.
  private static func patience(_ byteCount: Int) -> Duration {
    .seconds(60 + byteCount / 10_000_000)
  }

  /// Begins without a worker.
  package init(_ workers: Workers) { self.workers = workers }

  deinit { leave() }

  /// Waits for a worker, unless one is held.
  ///
  /// One that has spoken unasked, since it was given back or before, would answer a request that it
  /// does not know.
  ///
  /// - Throws: what starting a process throws; EPROTO when one after the other speaks unasked.
  package func take() throws(SystemCallError) {
    guard worker == nil else { return }
    for _ in 0..<Self.mostTalkers {
      let next = try workers.take()
      if next.isSilent {
        worker = next
        return
      }
      next.end()
      workers.give(next)
    }
    throw SystemCallError(call: "recvmsg", code: EPROTO)
  }

  /// More than there are in any but the largest service.
  private static let mostTalkers = 64

  /// Gives the worker back, if one is held.
  package func leave() {
    guard let worker else { return }
    self.worker = nil
    if hasSeenKey { worker.end() }
    if holdsFiles, worker.isAlive { Self.haveLetGo(worker) }
    (holdsFiles, heldBytes, hasSeenKey) = (false, 0, false)
    workers.give(worker)
  }

  /// Has a worker close the files of this job, and waits until it has: a file that is removed would
  /// keep its room, and what is in it, and a medium could not be taken out.
  private static func haveLetGo(_ worker: any Worker) {
    do {
      let reply = try worker.answer(to: .letGo, [], patience: patience(0))
      if reply != .done { worker.end() }
    } catch {
      // Nothing is open in a process that has ended, and no file is to blame.
    }
  }

  /// Gives the worker back, and goes on with others; what became of it is kept.
  package func change(to workers: Workers) {
    leave()
    self.workers = workers
  }

  /// Has the process end when it is given back: nobody else's file is read where a key has been.
  func noteKey() { hasSeenKey = true }

  func ask(_ request: WorkerRequest, _ files: [File] = []) throws -> WorkerReply {
    try take()
    guard let worker else { preconditionFailure("a worker was taken") }
    var byteCount = try files.map { try $0.status().size }.saturatedSum
    switch request {
    case .examine: (holdsFiles, heldBytes) = (true, byteCount)
    case .openPackage:
      holdsFiles = true
      heldBytes = [heldBytes, byteCount].saturatedSum
      byteCount = heldBytes
    // The files of these are still empty, or none: what was examined, or opened, is worked on.
    case .digest, .plan, .nextInPackage, .readPackage: byteCount = heldBytes
    case .write, .writeDrawn, .split:
      byteCount = [byteCount, heldBytes].saturatedSum
      (holdsFiles, heldBytes) = (false, 0)
    default: break
    }
    do {
      let reply = try worker.answer(
        to: request, files, patience: Self.patience(byteCount))
      hasWorked = true
      if case .failed(let error) = reply { throw error }
      if case .unopened(let error) = reply { throw error }
      return reply
    } catch let error as WorkerEnded {
      if case .unready(let code) = error.cause {
        leave()
        throw SystemCallError(call: "posix_spawn", code: code)
      }
      ended = error
      leave()
      throw error
    } catch let error as SystemCallError {
      leave()
      throw error
    }
  }

  /// A worker has answered something else than it was asked for.
  func misunderstood() -> WorkerEnded {
    worker?.end()
    let error = WorkerEnded(cause: .crashed)
    ended = error
    leave()
    return error
  }

  // MARK: - Requests

  /// Walks through a source, which the worker keeps.
  ///
  /// - Throws: ``WorkerEnded``, ``SecretSharing/SharingError`` `unreadable`, or what starting a
  ///   process throws; so do all requests.
  package func examine(_ source: File, isHeld: Bool) throws -> Examination {
    guard case .examined(let found) = try ask(.examine(isHeld: isHeld), [source]) else {
      throw misunderstood()
    }
    return found
  }

  /// SHA-256 of the source that was examined.
  package func digest() throws -> [UInt8] {
    guard case .digest(let digest) = try ask(.digest) else { throw misunderstood() }
    return digest
  }

  /// Plans the split of the source that was examined.
  package func plan(path: [UInt8], mode: Mode, banner: [String] = []) throws -> SplitPlan {
    let path = Array(path.prefix(Int(UInt16.max)))  // no more are kept
    guard case .planned(let plan) = try ask(.plan(path: path, mode, banner: banner)) else {
      throw misunderstood()
    }
    return plan
  }

  /// Examines a source, and plans its split.
  package func plan(_ source: File, path: [UInt8], mode: Mode) throws -> SplitPlan {
    _ = try examine(source, isHeld: true)
    return try plan(path: path, mode: mode)
  }

  /// Writes the pair that was planned into two empty files, and proves what was written against the
  /// source; both are on their way to the medium then.
  package func write(archive: File, patient: File) throws -> PairID {
    guard case .written(let pair) = try ask(.write, [archive, patient]) else {
      throw misunderstood()
    }
    return pair
  }

  /// Plans the split of the source that was examined, and writes and proves the pair, all in one go:
  /// of a large file, most is written while its digest is still being made.
  ///
  /// - Throws: as ``write(archive:patient:)``; also `notDICOM`.
  package func split(
    path: [UInt8], mode: Mode, archive: File, patient: File
  ) throws -> (SplitPlan, PairID) {
    let path = Array(path.prefix(Int(UInt16.max)))  // no more are kept
    let request = WorkerRequest.split(path: path, mode)
    guard case .split(let plan, let pair) = try ask(request, [archive, patient]) else {
      throw misunderstood()
    }
    return (plan, pair)
  }

  /// Writes the pair that was planned, of which a sheet stands for the patient share; that is
  /// written, too, if there is a file for it.
  package func write(_ pair: DrawnPair, archive: File, patient: File? = nil) throws -> PairID {
    let files = [archive, patient].compactMap(\.self)
    guard case .written(let pair) = try ask(.writeDrawn(pair), files) else {
      throw misunderstood()
    }
    return pair
  }

  /// Whether a pair gives back a source as exactly as a new one would; a pair of Visual Mode counts
  /// if `mayBeLossy`.
  package func compare(
    _ source: File, archive: File, patient: File, mayBeLossy: Bool
  ) throws -> Bool {
    let request = WorkerRequest.compare(mayBeLossy: mayBeLossy)
    guard case .compared(let isSame) = try ask(request, [source, archive, patient]) else {
      throw misunderstood()
    }
    return isSame
  }

  /// Likewise, of a pair whose patient share a sheet stands for.
  package func compare(
    _ source: File, archive: File, _ pair: DrawnPair, mayBeLossy: Bool
  ) throws -> Bool {
    let request = WorkerRequest.compareDrawn(pair, mayBeLossy: mayBeLossy)
    guard case .compared(let isSame) = try ask(request, [source, archive]) else {
      throw misunderstood()
    }
    return isSame
  }

  /// What a share says of itself; all of it is read and checked if `isWhole`.
  package func inspect(_ share: File, isWhole: Bool = false) throws -> ShareFacts {
    guard case .inspected(let facts) = try ask(.inspect(isWhole: isWhole), [share]) else {
      throw misunderstood()
    }
    return facts
  }

  /// Whether all of a share can be read, whatever it says.
  package func canRead(_ share: File) throws -> Bool {
    do {
      _ = try inspect(share, isWhole: true)
      return true
    } catch let error as SharingError {
      if case .unreadable = error { return false }
      return true
    }
  }

  /// Restores the file of a pair into an empty file, or nowhere; tags and digest are checked.
  ///
  /// What has been written must not be published when this throws.
  package func restore(
    _ one: File, _ other: File, to output: File? = nil, json: File? = nil
  ) throws -> Restoration {
    let files = [one, other, output, output == nil ? nil : json].compactMap(\.self)
    guard case .restored(let restoration) = try ask(.restore, files) else {
      throw misunderstood()
    }
    return restoration
  }

  /// Restores the file of a pair with a sheet into an empty file, or nowhere.
  ///
  /// What has been written must not be published when this throws.
  package func restore(
    _ archive: File, _ pair: DrawnPair, to output: File? = nil, json: File? = nil
  ) throws -> Restoration {
    let files = [archive, output, output == nil ? nil : json].compactMap(\.self)
    guard case .restored(let restoration) = try ask(.restoreDrawn(pair), files) else {
      throw misunderstood()
    }
    return restoration
  }

  /// Writes the patient share that a sheet stands for into an empty file.
  package func expand(_ archive: File, _ pair: DrawnPair, to patient: File) throws {
    guard case .done = try ask(.expand(pair), [archive, patient]) else {
      throw misunderstood()
    }
  }

  /// Measures what splitting does to a file.
  package func evaluate(_ source: File, _ mode: Mode) throws -> EvaluationResult {
    guard case .evaluated(let result) = try ask(.evaluate(mode), [source]) else {
      throw misunderstood()
    }
    return result
  }
}
