internal import Configuration
internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

/// Looks at one file that was dropped into `reconstruct`.
struct DropJob: Sendable {
  /// What came of the look.
  enum Outcome: Sendable {
    case gone
    /// To be looked at again: it may not have arrived whole.
    case wait(FileStatus)
    case share(Role, PairID, FileStatus)
    /// No share, or a damaged one; a problem text lies beside it.
    case problem(Problem.Cause, FileStatus)
    /// A text with sheets.
    case sheets(FoundSheets, FileStatus)
    /// A package: its shares lie in this folder, beside the place where it was, or where another file
    /// lies by now.
    case opened(RelativePath, isReplaced: Bool)
    /// The same, but the package cannot be taken out of its folder; or a sheet that is used up.
    case openedButKept(FileStatus)
    /// A call failed for a reason that may pass.
    case retry(Event.Reason)
  }

  let tools: DropTools
  let path: RelativePath
  let history: ArrivalJob.History
  /// What the doctor should be told by now, if it is a share.
  let notice: Notice
  /// Whether a text may be written beside it, if it cannot be used: of very many, some have one.
  var mayTell = true

  /// Whether an earlier run was done with the file and could not take it away.
  var isKnown: @Sendable (FileStatus) -> Bool = { _ in false }

  private var takesPhotos: Bool { tools.folders.configuration.sheetPhotos }

  /// Whether the file is named as a share, perhaps with another ending.
  ///
  /// A portal that makes JPEG of all pictures leaves it so; some cameras name photos so, too.
  private var isNamedAsShare: Bool {
    let stem = path.last?.bytes.prefix { $0 != UInt8(ascii: ".") } ?? []
    return KeyedNames.isShare(Array(stem) + Array(".PNG".utf8))
  }

  /// What is said of a share whose other share is not there yet.
  enum Notice: Sendable {
    case none
    /// It has been waiting for its other share for a time.
    case alone
    /// So has another copy of the same share.
    case twice
    /// It is an archive share, and the sheets that are here do not stand for its other share.
    case strange
  }

  /// How long a file that is no whole share must have been quiet before that is said.
  static let quietBeforeProblem = Duration.seconds(10)

  /// How long a package must have been quiet before it is opened, unless it was renamed in: what is
  /// in it would be opened again each time.
  static let quietBeforePackage = Duration.seconds(2)

  func run() -> Outcome {
    do {
      guard let name = path.last else { return .gone }
      let parent = try tools.folders.reconstruct.folder(path.parent)
      let file: File
      do {
        file = try parent.openFile(name)
      } catch {
        // smbd's lease on a file that a client has open (fcntl(2), F_SETLEASE: EWOULDBLOCK).
        guard error.code == EAGAIN else { throw error }
        guard let status = try parent.status(name) else { return .gone }
        return .wait(status)
      }
      let lease = file.probeLease()
      let status = try file.status()
      let quiet = Self.quiet(
        seen: history.last == status ? ContinuousClock.now - history.quietSince : Duration.zero,
        age: tools.clock.age(since: status.changed / 1_000_000_000), lease)
      guard lease != .refused else { return .wait(status) }
      guard status.links == 1 else {
        return try refuse(.links(1), status, quiet, "a file with more than one name")
      }
      let isFinished =
        history.isRenamed || lease == .granted || quiet >= tools.limits.quietWithoutLease
        || isKnown(status)
      guard isFinished else { return .wait(status) }
      if status.size == 0 {
        // Its content may still come, but whoever lost it on the way waits for nothing.
        let cause = SharingError.notPNG(.empty)
        return try refuse(.share(cause), status, quiet, Problem.reason(cause))
      }
      let worker = WorkerLease(tools.workers)
      return try tools.instance.crashGuard.during(.drop, status, worker) { isHarmful in
        try examine(file, status, quiet, isHarmful, worker)
      }
    } catch let error as SystemCallError
      where error.call != "posix_spawn"
      && [ENOENT, ENOTDIR, ELOOP, EINVAL, ENXIO].contains(error.code)
    {
      return .gone
    } catch let error as SystemCallError {
      return .retry(Event.Reason(vetted: error.description))
    } catch let error as WorkerEnded {
      return .retry(error.reason)
    } catch SharingError.unreadable(let error) where error.code != 0 {
      return .retry(Event.Reason("reading failed", code: error.code))
    } catch {
      return .retry("the file could not be worked on")
    }
  }

  /// How long a file has been quiet: since it was looked at first, or longer by its own times where
  /// nobody has it open and no clock that was put right can be why.
  static func quiet(seen: Duration, age: Duration, _ lease: File.Lease) -> Duration {
    let limit = quietBeforeProblem + .seconds(AgeClock.tolerance)
    return lease == .granted && age >= limit ? max(seen, age) : seen
  }

  private func examine(
    _ file: File, _ status: FileStatus, _ quiet: Duration, _ isHarmful: Bool,
    _ worker: WorkerLease
  ) throws -> Outcome {
    do {
      if isHarmful { throw SharingError.malformedPayload }
      let share = try worker.inspect(file)
      worker.leave()
      switch notice {
      case .none: break
      case .alone: _ = try tell(.waiting(share.role))
      case .twice: _ = try tell(.share(.sameHalfTwice(share.role)))
      case .strange: _ = try tell(.sheet(.notThisSheet))
      }
      return .share(share.role, share.pairID, status)
    } catch let error as SharingError {
      if case .unreadable(ReadError(code: EFBIG)) = error {
        let cause = SharingError.notPNG(.unknown)
        return try refuse(.share(cause), status, quiet, "a file of more than 256 TiB, not a share")
      }
      if case .unreadable(let error) = error {
        // Still being written, or something that the administrator has to know.
        return error.code == 0
          ? .wait(status) : .retry(Event.Reason("reading failed", code: error.code))
      }
      if error == .notPNG(.shortcut), path.last.flatMap(Companion.placeholder) != nil {
        return try refuse(
          .placeholder, status, quiet, "a placeholder of iCloud, and not the file itself")
      }
      if !isHarmful, path.last.map(PartName.include) == true,
        [.notPNG(.zip), .notPNG(.unknown)].contains(error)
      {
        let error = SharingError.notPNG(.zipPart)
        return try refuse(.share(error), status, quiet, Problem.reason(error))
      }
      if case .notPNG(let kind) = error, let format = PackageFormat(kind), !isHarmful {
        worker.change(to: tools.packageWorkers)
        return try open(format, file, status, quiet, worker)
      }
      if !isHarmful, let form = form(error),
        let outcome = try readSheets(
          form, isPNG: error != .notPNG(.jpeg), file, status, quiet, worker)
      {
        return outcome
      }
      if case .notPNG(let kind) = error, kind.isPhoto, takesPhotos, !isNamedAsShare, !isHarmful {
        let cause = SheetCause.photoFormat(kind)
        return try refuse(.sheet(cause), status, quiet, cause.reason)
      }
      let reason = isHarmful ? CrashGuard.endsProgram : Problem.reason(error)
      return try refuse(.share(error), status, quiet, reason, isCertain: isHarmful)
    }
  }

  /// What a sheet would come in that is in a file which is no share; nil when it holds none.
  private func form(_ error: SharingError) -> SheetForm? {
    switch error {
    case .notPNG(.unknown), .notPNG(.html): .text
    case .notPNG(.jpeg), .noShareHeader, .geometryMismatch, .savedWithEightBits:
      takesPhotos ? .photo : nil
    default: nil
    }
  }

  /// Reads the sheets in a file; nil when there is nothing like one.
  private func readSheets(
    _ form: SheetForm, isPNG: Bool = false, _ file: File, _ status: FileStatus,
    _ quiet: Duration, _ worker: WorkerLease
  ) throws -> Outcome? {
    if form == .photo { worker.change(to: tools.photoWorkers) }
    do {
      let found = try worker.readSheets(file, form)
      return isKnown(status) ? .openedButKept(status) : .sheets(found, status)
    } catch let problem as SheetProblem {
      let cause = SheetCause(problem)
      let isCalledSheet = path.last.map(Companion.isSheet) == true
      // A PNG picture in which no code is read is said to be no share, or to be one no longer.
      let isPicture = form == .photo && (isPNG || isNamedAsShare) && problem.isOfPicture
      guard !isPicture, problem != .text(.noSheet) || isCalledSheet else { return nil }
      return try refuse(.sheet(cause), status, quiet, cause.reason)
    }
  }

  /// Takes the shares out of a package.
  private func open(
    _ format: PackageFormat, _ file: File, _ status: FileStatus, _ quiet: Duration,
    _ worker: WorkerLease
  ) throws -> Outcome {
    if isKnown(status) { return .openedButKept(status) }
    guard history.isRenamed || quiet >= Self.quietBeforePackage else { return .wait(status) }
    do {
      let job = PackageJob(tools: tools, path: path, format: format)
      let opened = try job.run(file, byteCount: status.size, worker)
      return opened.isPutAway
        ? .opened(opened.folder, isReplaced: opened.isReplaced) : .openedButKept(status)
    } catch let error as PackageError {
      // A mail without shares, or without the boundaries of one, may hold a sheet.
      if format == .mail, let outcome = try readSheets(.mail, file, status, quiet, worker) {
        return outcome
      }
      return try refuse(.package(format, error), status, quiet, Problem.reason(error))
    }
  }

  /// Says why a file cannot be used, once it is certain that nothing more of it comes.
  private func refuse(
    _ cause: Problem.Cause, _ status: FileStatus, _ quiet: Duration, _ reason: Event.Reason,
    isCertain: Bool = false
  ) throws -> Outcome {
    guard history.isRenamed || quiet >= Self.quietBeforeProblem || isCertain else {
      return .wait(status)
    }
    if mayTell, try tell(cause) { tools.log.record(.reconstructProblem(pair: nil, reason)) }
    return .problem(cause, status)
  }

  /// Writes a text beside the file, unless its folder is closed to everyone but its maker.
  private func tell(_ cause: Problem.Cause) throws -> Bool {
    do {
      return try Problem(tools.folders).write(cause, beside: path)
    } catch let error as SystemCallError where error.isDenied {
      return false
    }
  }
}
