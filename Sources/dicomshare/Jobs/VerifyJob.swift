internal import SecretSharing
internal import Workers

/// Checks shares without writing anything.
enum VerifyJob {
  /// What was found out about one share, or about both of a pair.
  enum Verdict: Sendable {
    /// Alone: whole, well-formed, self-consistent.
    case whole(FoundShare)
    /// Both shares: authentic, and they give back a file of so many bytes.
    case authentic(FoundShare, FoundShare?, count: Int, isExact: Bool)
    case failed(PairFailure)
  }

  /// Checks two files as the two shares of a pair, whatever each says that it is.
  static func verdict(_ one: FoundShare, _ other: FoundShare) -> Verdict {
    one.role == .archive || other.role == .patient
      ? together(one, .file(other)) : together(other, .file(one))
  }

  /// Checks every copy of both shares.
  static func verdicts(_ group: ShareGroup) -> [Verdict] {
    guard let archive = group.archive.first, let patient = group.patientSides.first else {
      return group.shares.map(alone)
    }
    // Each further copy is checked beside the first one of the other share.
    return [together(archive, patient)] + group.archive.dropFirst().map { together($0, patient) }
      + group.patient.dropFirst().map { together(archive, .file($0)) }
  }

  private static func alone(_ share: FoundShare) -> Verdict {
    do throws(Failure) {
      let file = try share.input.open()
      _ = try CommandWorkers.ask { try $0.inspect(file, isWhole: true) }
      return .whole(share)
    } catch {
      return .failed(PairFailure(error, [share]))
    }
  }

  private static func together(_ archive: FoundShare, _ patient: PatientSide) -> Verdict {
    do throws(PairFailure) {
      let pair = try PairFailure.restored(archive, patient)
      return .authentic(archive, patient.share, count: pair.count, isExact: pair.isExact)
    } catch {
      return .failed(error)
    }
  }
}
