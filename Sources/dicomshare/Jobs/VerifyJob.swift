internal import SecretSharing

/// Checks shares without writing anything.
enum VerifyJob {
  /// What was found out about one share, or about two halves.
  enum Verdict: Sendable {
    /// Alone: whole, well-formed, self-consistent.
    case whole(FoundShare)
    /// Both halves: authentic, and they give back a file of so many bytes.
    case authentic(FoundShare, FoundShare, count: Int, isExact: Bool)
    case failed(PairFailure)
  }

  /// Restores into nothing.
  private final class Nowhere: ByteSink {
    func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {}
  }

  /// Checks every copy of both halves.
  static func verdicts(_ group: ShareGroup) -> [Verdict] {
    guard let archive = group.archive.first, let patient = group.patient.first else {
      return group.shares.map(alone)
    }
    // Each further copy is checked beside the first one of the other half.
    return [together(archive, patient)] + group.archive.dropFirst().map { together($0, patient) }
      + group.patient.dropFirst().map { together(archive, $0) }
  }

  private static func alone(_ share: FoundShare) -> Verdict {
    do throws(Failure) {
      let opened = try share.open()
      do throws(SharingError) {
        try opened.verify()
        return .whole(share)
      } catch {
        throw Failure(error)
      }
    } catch {
      return .failed(PairFailure(error, [share]))
    }
  }

  private static func together(_ archive: FoundShare, _ patient: FoundShare) -> Verdict {
    do throws(PairFailure) {
      let pair = try PairFailure.opened(archive, patient)
      do throws(SharingError) {
        try pair.restore(to: Nowhere())
      } catch {
        throw PairFailure(error, archive, patient)
      }
      return .authentic(archive, patient, count: pair.count, isExact: pair.isExact)
    } catch {
      return .failed(error)
    }
  }
}
