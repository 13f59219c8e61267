// One file into two shares: written without names, read back and compared with the file, synced;
// only then named. Whatever fails, neither share remains.
internal import Glibc
internal import SecretSharing
internal import Service
internal import Spool
internal import Workers

/// Splits files into an archive folder and a patient folder.
struct SplitJob: Sendable {
  /// What made the folders; their names are put on the medium together with those of the shares.
  let folders: OutputFolders
  /// Where the archive shares go.
  let archive: Folder
  /// Where the patient shares go; nil when a sheet alone stands for them.
  let patient: Folder?
  /// What the patient shares are drawn from, if there is a sheet.
  var sheet: SheetKey?
  /// How to hide what is hidden.
  let mode: Mode

  /// What became of one file.
  struct Result: Sendable {
    let pairID: PairID
    let archiveName: Name
    let patientName: Name?
    let isExact: Bool
    let report: SplitReport
  }

  /// A verified pair that has no names yet.
  private struct Pending {
    let archive: PendingFile
    let patient: PendingFile?
    let pairID: PairID
    let isExact: Bool
    let report: SplitReport
  }

  /// Splits one file.
  func run(_ input: Input) throws(Failure) -> Result {
    guard let result = run([input]).first else { throw .emptyFolder }
    return try result.get()
  }

  /// Splits files, and makes their shares durable together.
  ///
  /// - Returns: a result for each file; fewer when the process is to stop.
  func run(_ inputs: [Input]) -> [Swift.Result<Result, Failure>] {
    var pending: [Swift.Result<Pending, Failure>] = []
    for input in inputs where !Interruption.isWished {
      pending.append(.init { () throws(Failure) in try prepare(input) })
    }
    let named = pending.map { $0.then(sync) }.map { $0.then(publish) }
    do throws(Failure) {
      try put { () throws(SystemCallError) in try folders.sync() }
      try put(.archive) { () throws(SystemCallError) in try archive.sync() }
      try put(.patient) { () throws(SystemCallError) in try patient?.sync() }
      return named
    } catch {
      let failure = error
      return named.map { $0.then { pair throws(Failure) in try withdraw(pair, because: failure) } }
    }
  }

  private func prepare(_ input: Input) throws(Failure) -> Pending {
    let source = try input.open()
    return try CommandWorkers.ask { try prepare(source, path: input.relative, $0) }
  }

  private func prepare(_ file: File, path: [UInt8], _ worker: WorkerLease) throws -> Pending {
    let before = try reading { () throws(SystemCallError) in try file.status() }
    // Nothing is made for an input that is no DICOM file.
    guard try worker.examine(file, isHeld: true).identity != nil else {
      throw try Self.notDICOM(file, worker)
    }
    let one = try pendingFile(in: archive, of: side(.archive))
    let other = try patient.map { patient throws(Failure) in
      try pendingFile(in: patient, of: side(.patient))
    }
    let (plan, pairID, drawn): (SplitPlan, PairID, DrawnPair?)
    let isKept: Bool
    do {
      (plan, pairID, drawn) = try write(one, other, path, worker)
      isKept = try self.isKept(one, other, drawn, worker)
    } catch SharingError.unwritable(let code) {
      throw Failure(writing: code, of: lacking(code, one, other, before.size))
    }
    let after = try reading { () throws(SystemCallError) in try file.status() }
    guard after.hasSameContent(as: before) else { throw SharingError.sourceChanged }
    guard isKept else { throw SharingError.unwritable(EIO) }
    return Pending(
      archive: one, patient: other, pairID: pairID, isExact: plan.isExact, report: plan.report)
  }

  /// What to tell of a file that is no DICOM file: it may be a share, or hold what is to be split.
  private static func notDICOM(_ file: File, _ worker: WorkerLease) throws -> Failure {
    do {
      _ = try worker.inspect(file)
      return .isShare
    } catch SharingError.notPNG(let kind) {
      return Failure(notDICOM: kind)
    } catch SharingError.unreadable(let error) {
      throw SharingError.unreadable(error)
    } catch is SharingError {
      // A picture that is no share, or no whole one.
      return Failure(SharingError.notDICOM)
    }
  }

  private func write(
    _ archive: PendingFile, _ patient: PendingFile?, _ path: [UInt8], _ worker: WorkerLease
  ) throws -> (SplitPlan, PairID, DrawnPair?) {
    if let sheet {
      let plan = try worker.plan(path: path, mode: mode)
      let pair = try reading { () throws(SystemCallError) in
        try sheet.newPair { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
      }
      return (plan, try worker.write(pair, archive: archive.file, patient: patient?.file), pair)
    }
    guard let patient else { preconditionFailure("a pair needs a patient share or a sheet") }
    let (plan, pair) = try worker.split(
      path: path, mode: mode, archive: archive.file, patient: patient.file)
    return (plan, pair, nil)
  }

  /// Whether the file system keeps what was written: where files in the making have names, the shares
  /// are opened once more and proved again.
  ///
  /// FAT, exFAT and network file systems may show a file's writer something else than those that open
  /// it later; and they tell only when it is closed what went wrong.
  private func isKept(
    _ archive: PendingFile, _ patient: PendingFile?, _ drawn: DrawnPair?, _ worker: WorkerLease
  ) throws -> Bool {
    guard archive.isNamed || patient?.isNamed == true else { return true }
    let one = try writing { () throws(SystemCallError) in try archive.written() }
    let other = try writing { () throws(SystemCallError) in try patient?.written() }
    do {
      if let other {
        _ = try worker.restore(one, other)
      } else if let drawn {
        _ = try worker.restore(one, drawn)
      }
      return true
    } catch is SharingError {
      return false
    }
  }

  private func sync(_ pair: Pending) throws(Failure) -> Pending {
    try put(.archive) { () throws(SystemCallError) in try pair.archive.sync() }
    try put(.patient) { () throws(SystemCallError) in try pair.patient?.sync() }
    return pair
  }

  /// Runs calls on what one side gets, and puts what cannot be done into words.
  private func put(
    _ role: Role? = nil, _ body: () throws(SystemCallError) -> Void
  ) throws(Failure) {
    do throws(SystemCallError) {
      try body()
    } catch {
      throw Failure(writing: error, of: role.flatMap(side))
    }
  }

  /// A side, if the two are not one file system: then what hinders one hinders the other.
  private func side(_ role: Role) -> Role? {
    guard let patient, let one = try? archive.identity(), let other = try? patient.identity() else {
      return nil
    }
    return one.device == other.device ? nil : role
  }

  /// The side that has no room for a share, if the other has: the worker that writes both does not tell.
  private func lacking(
    _ code: CInt, _ archive: PendingFile, _ patient: PendingFile?, _ count: Int
  ) -> Role? {
    guard let patient, let folder = self.patient, [ENOSPC, EDQUOT].contains(code) else {
      return nil
    }
    let isOne = Self.isFull(archive, self.archive, code, count)
    let isOther = Self.isFull(patient, folder, code, count)
    return isOne == isOther ? nil : isOne ? .archive : .patient
  }

  private static func isFull(
    _ file: PendingFile, _ folder: Folder, _ code: CInt, _ count: Int
  ) -> Bool {
    do throws(SystemCallError) {
      // A share is about as long as what it is made of. Not every file system reserves room.
      let (there, more) = (try file.file.status().size, max(count, 1 << 20))
      try file.file.reserve(there + more)
      let free = try folder.freeBytes()
      return code == ENOSPC && free < max(0, more - there)
    } catch {
      return error.code == code
    }
  }

  private func publish(_ pair: Pending) throws(Failure) -> Result {
    do throws(SystemCallError) {
      let names = try publish(pair.archive, pair.patient)
      return Result(
        pairID: pair.pairID, archiveName: names.0, patientName: names.1, isExact: pair.isExact,
        report: pair.report)
    } catch {
      throw Failure(writing: error)
    }
  }

  private func withdraw(_ pair: Result, because failure: Failure) throws(Failure) -> Result {
    // The failure that led here is the one to report.
    if let name = pair.patientName { _ = try? patient?.remove(name) }
    _ = try? archive.remove(pair.archiveName)
    throw failure
  }

  /// Names both shares alike, at random, or neither; the caller syncs the folders.
  private func publish(
    _ one: PendingFile, _ other: PendingFile?
  ) throws(SystemCallError) -> (Name, Name?) {
    var held: Name?
    do throws(SystemCallError) {
      while true {
        let word = try SystemRandom.name(7)
        let names: (Name, Name) = ("A" + "\(word).PNG", "P" + "\(word).PNG")
        guard try link(one, in: archive, as: names.0) else { continue }
        // A file without any name cannot get one again: the new one comes before the old one goes.
        if let held { try archive.remove(held) }
        held = names.0
        guard let other, let patient else { return (names.0, nil) }
        if try link(other, in: patient, as: names.1) { return names }
      }
    } catch {
      if let held { _ = try? archive.remove(held) }  // the first error is the one to report
      throw error
    }
  }

  private func link(
    _ file: PendingFile, in folder: Folder, as name: Name
  ) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try file.publish(in: folder, as: name)
      return true
    } catch {
      if error.code == EEXIST { return false }
      throw error
    }
  }
}
