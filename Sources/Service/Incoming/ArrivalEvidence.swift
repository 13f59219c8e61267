internal import Spool

/// How long evidence is waited for.
struct ArrivalLimits: Sendable {
  /// Without rename and lease, only time tells that a file is finished.
  var quietWithoutLease = Duration.seconds(60)
  /// How long what is no DICOM file must have been quiet to be rejected.
  var quietBeforeRejection = Duration.seconds(10)
  /// How long what may go on must have been quiet to be taken.
  var quietInDoubt = Duration.seconds(10)
}

/// What is known of a file in a watched folder.
struct ArrivalEvidence: Sendable {
  /// What a walk through the content found.
  enum Structure: Sendable {
    /// Ends exactly at the end of the file.
    case complete
    /// The same, but more may follow: a writer that closes its file between two elements, and goes
    /// on with the pixels, leaves this for a moment.
    case doubtful
    /// Begins like a DICOM file, and does not end there.
    case incomplete
    /// Empty, or nothing but zeros at its beginning: reserved, to be filled later.
    case blank
    /// Something else.
    case foreign
    /// Not to be read: earlier runs have ended over it.
    case harmful
  }

  var isRenamed: Bool
  var lease: File.Lease
  var structure: Structure
  var links: Int
  /// For how long size and times have been the same.
  var quiet: Duration
  /// For how long the file has been known.
  var age: Duration

  /// What is to be done with the file.
  enum Decision: Equatable, Sendable {
    case take
    /// Split as it is, with a warning: nothing more will come.
    case takeIncomplete
    case wait(Fate.Wait)
    case reject
    /// Put aside unread.
    case giveUp
  }

  /// Weighs the evidence: structure always, then rename or lease, or else quiet.
  func decision(_ limits: ArrivalLimits, rejectAfter: Duration) -> Decision {
    // A second name could be used to write into the file after it was taken.
    if links > 1 { return .wait(.severalLinks) }
    if lease == .refused { return .wait(.beingWritten) }
    let isFinished = isRenamed || lease == .granted || quiet >= limits.quietWithoutLease
    switch structure {
    case .complete: return isFinished ? .take : .wait(.notQuiet)
    case .doubtful:
      // A writer may rename what it still has open: only a lease tells that it has not.
      let isCertain =
        lease == .granted
        ? isRenamed || quiet >= limits.quietInDoubt : quiet >= limits.quietWithoutLease
      return isCertain ? .take : .wait(.doubtful)
    case .foreign:
      let isQuiet = isRenamed || quiet >= limits.quietBeforeRejection
      return isFinished && isQuiet ? .reject : .wait(.notYetDICOM)
    case .harmful: return isFinished ? .giveUp : .wait(.notQuiet)
    case .blank: return age >= rejectAfter ? .reject : .wait(.empty)
    case .incomplete: return age >= rejectAfter ? .takeIncomplete : .wait(.incomplete)
    }
  }
}
