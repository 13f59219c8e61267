internal import DICOM
internal import Spool
internal import Workers

/// What is known of a file in a watched folder.
struct ArrivalEvidence: Sendable {
  var isRenamed: Bool
  /// Never `granted` where writers may be on another host.
  var lease: File.Lease
  /// What a walk through the content found; nil when it is not to be read: earlier runs have ended
  /// over it.
  var structure: Examination.Structure?
  /// Whether a file that is complete by its structure looks as if parts of it have not arrived: also
  /// torn when it has a hole.
  var doubt = ZeroTail.none
  var links: Int
  /// In bytes.
  var size = 0
  /// How long ago the last event was, or the last change that a look has seen.
  var rest: Duration
  /// For how long size and times have been the same.
  var quiet: Duration
  /// For how long the file has been known.
  var age: Duration

  /// What is to be done with the file.
  enum Decision: Equatable, Sendable {
    case take
    /// Split as it is, with a warning: it looks like one that has not arrived whole, and rests.
    case takeDoubtful
    /// Split as it is, with a warning: nothing more will come.
    case takeIncomplete
    case wait(Fate.Wait)
    case reject
    /// Put aside unread: it is longer than the site allows.
    case refuse
    /// Put aside unread.
    case giveUp
  }

  /// Weighs the evidence: structure always, then rename or lease, or else quiet.
  func decision(_ limits: ArrivalLimits) -> Decision {
    // A second name could be used to write into the file after it was taken.
    if links > 1 { return .wait(.severalLinks) }
    if lease == .refused { return .wait(.beingWritten) }
    if limits.maxFile > 0, size > limits.maxFile {
      let isOver = isFinished(limits) && quiet >= limits.quietBeforeRejection
      return isOver ? .refuse : .wait(.tooLong)
    }
    switch structure {
    case .complete, .doubtful: return decisionOnWhole(limits)
    case .foreign:
      return isFinished(limits) && quiet >= limits.quietBeforeRejection
        ? .reject : .wait(.notYetDICOM)
    case nil: return isFinished(limits) ? .giveUp : .wait(.notQuiet)
    case .blank: return isGivenUp(limits) ? .reject : .wait(.empty)
    case .odd, .incomplete:
      // A sender that sends again, or resumes, finds the file where it was.
      let isOver =
        (structure == .odd || isRenamed) && isFinished(limits) && quiet >= limits.quietBeforeOdd
      return isOver || isGivenUp(limits) ? .takeIncomplete : .wait(.incomplete)
    }
  }

  /// Whether nobody writes to the file, or calls it by its name.
  private func isFinished(_ limits: ArrivalLimits) -> Bool {
    // Senders still call by its name what they have just closed: utime(2), chmod(2), rename(2).
    isRenamed || lease == .granted && rest >= limits.settle || quiet >= limits.quietWithoutLease
  }

  /// Whether it has been there for so long that nothing more will come.
  private func isGivenUp(_ limits: ArrivalLimits) -> Bool {
    // A clock that is wrong must not make old what is being written.
    age >= limits.rejectAfter && quiet >= min(limits.quietInDoubt, limits.rejectAfter / 4)
  }

  private func decisionOnWhole(_ limits: ArrivalLimits) -> Decision {
    // A writer may rename what it still has open: only a lease tells that it has not.
    let isCertain = isRenamed && lease == .granted
    if doubt == .torn || doubt == .margin && !isCertain {
      guard quiet >= limits.quietIfTorn else { return .wait(.torn) }
      return doubt == .torn ? .takeDoubtful : .take
    }
    guard structure == .doubtful, !isCertain else {
      return isFinished(limits) ? .take : .wait(.notQuiet)
    }
    let enough = lease == .granted ? limits.quietInDoubt : limits.quietWithoutLease
    return quiet >= enough ? .take : .wait(.doubtful)
  }
}
