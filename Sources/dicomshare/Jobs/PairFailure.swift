internal import SecretSharing
internal import Spool
internal import Workers

/// Why a pair could not be reconstructed, and which files that is about.
struct PairFailure: Error {
  /// What is wrong.
  let failure: Failure
  /// The files that this is said of.
  let shares: [FoundShare]

  /// A failure of certain files.
  init(_ failure: Failure, _ shares: [FoundShare]) {
    self.failure = failure
    self.shares = shares
  }

  /// A failure of a pair: of one share, where it is known which.
  ///
  /// Where both claim one role, nobody can tell by it which one was altered.
  init(_ error: SharingError, _ archive: FoundShare, _ patient: FoundShare?) {
    failure = Failure(error)
    shares =
      switch error {
      case .altered(.archive) where archive.role != patient?.role: [archive]
      case .altered(.patient) where archive.role != patient?.role: [patient ?? archive]
      case .unwritable: [archive]
      default: [archive, patient].compactMap(\.self)
      }
  }

  /// Restores the file of a pair into an empty file, or nowhere; all that it consists of is checked.
  static func restored(
    _ archive: FoundShare, _ patient: FoundShare, to output: File? = nil, json: File? = nil
  ) throws(PairFailure) -> Restoration {
    let one = try open(archive)
    let other = try open(patient)
    let result: Result<Restoration, SharingError>
    do throws(Failure) {
      result = try CommandWorkers.request { try $0.restore(one, other, to: output, json: json) }
    } catch {
      throw PairFailure(error, [archive, patient])
    }
    do throws(SharingError) {
      return try result.get()
    } catch {
      if case .unwritable = error { throw PairFailure(error, archive, patient) }
      // Where a file is at fault, which one shows when each is read alone.
      var faults: [(share: FoundShare, error: SharingError)] = []
      for (share, file) in [(archive, one), (patient, other)] {
        if let fault = try fault(of: file, share) { faults.append((share, fault)) }
      }
      guard let first = faults.first else { throw PairFailure(error, archive, patient) }
      throw PairFailure(Failure(first.error), faults.map(\.share))
    }
  }

  /// Likewise, with a sheet for the patient share where there is no file.
  static func restored(
    _ archive: FoundShare, _ patient: PatientSide, to output: File? = nil, json: File? = nil
  ) throws(PairFailure) -> Restoration {
    switch patient {
    case .file(let patient): return try restored(archive, patient, to: output, json: json)
    case .sheet(let drawn):
      let file = try open(archive)
      do throws(Failure) {
        return try CommandWorkers.ask { try $0.restore(file, drawn, to: output, json: json) }
      } catch {
        throw PairFailure(error, [archive])
      }
    }
  }

  private static func fault(
    of file: File, _ share: FoundShare
  ) throws(PairFailure) -> SharingError? {
    do throws(Failure) {
      let result = try CommandWorkers.request { try $0.inspect(file, isWhole: true) }
      if case .failure(let error) = result { return error }
      return nil
    } catch {
      throw PairFailure(error, [share])
    }
  }

  private static func open(_ share: FoundShare) throws(PairFailure) -> File {
    do throws(Failure) {
      return try share.input.open()
    } catch {
      throw PairFailure(error, [share])
    }
  }
}
