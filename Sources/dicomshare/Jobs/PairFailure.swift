internal import SecretSharing

/// Why two halves could not be put together, and which files that is about.
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

  /// A failure of a pair: of one half, where it is known which.
  init(_ error: SharingError, _ archive: FoundShare, _ patient: FoundShare) {
    failure = Failure(error)
    shares =
      switch error {
      case .altered(.archive): [archive]
      case .altered(.patient): [patient]
      case .unwritable: [archive]
      default: [archive, patient]
      }
  }

  /// Opens both halves and checks them against each other.
  static func opened(
    _ archive: FoundShare, _ patient: FoundShare
  ) throws(PairFailure) -> Pair {
    let one = try open(archive)
    let other = try open(patient)
    do throws(SharingError) {
      return try Pair(one, other)
    } catch {
      // Where a file is at fault, which one shows when each is read alone.
      let faults = [(archive, one), (patient, other)].compactMap { share, opened in
        fault(of: opened).map { (share: share, error: $0) }
      }
      guard let first = faults.first else { throw PairFailure(error, archive, patient) }
      throw PairFailure(Failure(first.error), faults.map(\.share))
    }
  }

  private static func fault(of share: Share) -> SharingError? {
    do throws(SharingError) {
      try share.verify()
      return nil
    } catch {
      return error
    }
  }

  private static func open(_ share: FoundShare) throws(PairFailure) -> Share {
    do throws(Failure) {
      return try share.open()
    } catch {
      throw PairFailure(error, [share])
    }
  }
}
