import DICOM
import Spool
import Testing

@testable import Service
@testable import Workers

@Suite struct ArrivalEvidenceTests {
  private let evidence = ArrivalEvidence(
    isRenamed: false, lease: .granted, structure: .complete, links: 1, rest: .seconds(2),
    quiet: .zero,
    age: .zero)

  private var limits = ArrivalLimits()

  private func decision(_ change: (inout ArrivalEvidence) -> Void) -> ArrivalEvidence.Decision {
    var evidence = evidence
    change(&evidence)
    return evidence.decision(limits)
  }

  @Test func aLeaseOnAWholeFileSuffices() { #expect(decision { _ in } == .take) }

  @Test func aWriterIsWaitedForEvenAfterARename() {
    #expect(
      decision {
        $0.isRenamed = true
        $0.lease = .refused
      } == .wait(.beingWritten))
  }

  @Test func withoutLeaseARenameSuffices() {
    #expect(
      decision {
        $0.lease = .unavailable
        $0.isRenamed = true
      } == .take)
  }

  @Test func withoutLeaseAndRenameAMinuteOfQuietIsAskedFor() {
    #expect(decision { $0.lease = .unavailable } == .wait(.notQuiet))
    #expect(
      decision {
        $0.lease = .unavailable
        $0.quiet = .seconds(60)
      } == .take)
  }

  @Test func whatRunsHaveEndedOverIsPutAsideOnceItIsFinished() {
    #expect(decision { $0.structure = nil } == .giveUp)
    #expect(
      decision {
        $0.structure = nil
        $0.rest = .zero
      } == .wait(.notQuiet))
    #expect(
      decision {
        $0.structure = nil
        $0.lease = .refused
      } == .wait(.beingWritten))
  }

  @Test func aSecondNameIsWaitedFor() {
    #expect(decision { $0.links = 2 } == .wait(.severalLinks))
  }

  @Test func whatMayGoOnNeedsARenameOrSomeQuiet() {
    #expect(decision { $0.structure = .doubtful } == .wait(.doubtful))
    #expect(
      decision {
        $0.structure = .doubtful
        $0.quiet = .seconds(10)
      } == .take)
    #expect(
      decision {
        $0.structure = .doubtful
        $0.isRenamed = true
      } == .take)
    #expect(
      decision {
        $0.structure = .doubtful
        $0.isRenamed = true
        $0.lease = .unavailable
        $0.quiet = .seconds(59)
      } == .wait(.doubtful), "a rename alone does not tell that it is closed")
    #expect(
      decision {
        $0.structure = .doubtful
        $0.lease = .unavailable
        $0.quiet = .seconds(60)
      } == .take)
    #expect(
      decision {
        $0.structure = .doubtful
        $0.lease = .unavailable
        $0.quiet = .seconds(10)
      } == .wait(.doubtful))
  }

  @Test func whatWasClosedIsStillCalledByItsNameForTwoSeconds() {
    #expect(decision { $0.rest = .milliseconds(1999) } == .wait(.notQuiet))
    #expect(
      decision {
        $0.rest = .zero
        $0.isRenamed = true
      } == .take, "who renames has finished")
  }

  @Test func aHoleOrATornEndRestsForAMinuteAndGoesWithAWarning() {
    for structure in [Examination.Structure.complete, .doubtful] {
      for isRenamed in [false, true] {
        func torn(_ seconds: Int) -> ArrivalEvidence.Decision {
          decision {
            $0.structure = structure
            $0.doubt = .torn
            $0.isRenamed = isRenamed
            $0.rest = .seconds(seconds)
            $0.quiet = .seconds(seconds)
          }
        }
        #expect(torn(59) == .wait(.torn))
        #expect(torn(60) == .takeDoubtful)
      }
    }
  }

  @Test func aBlackMarginRestsUnlessItsSenderRenamedIt() {
    #expect(decision { $0.doubt = .margin } == .wait(.torn))
    #expect(
      decision {
        $0.doubt = .margin
        $0.quiet = .seconds(60)
      } == .take)
    #expect(
      decision {
        $0.doubt = .margin
        $0.isRenamed = true
      } == .take)
    #expect(
      decision {
        $0.doubt = .margin
        $0.isRenamed = true
        $0.lease = .unavailable
      } == .wait(.torn), "its writer may be on another host")
  }

  @Test func aLeaseProvesNothingWhereWritersMayBeElsewhere() {
    var limits = ArrivalLimits()
    #expect(limits.trusted(.granted) == .granted)
    limits.areWritersLocal = false
    #expect(limits.trusted(.granted) == .unavailable)
    #expect(limits.trusted(.refused) == .refused)
  }

  @Test func whatEndsOddlyWaitsForMinutes() {
    #expect(
      decision {
        $0.structure = .odd
        $0.quiet = .seconds(299)
      } == .wait(.incomplete))
    #expect(
      decision {
        $0.structure = .odd
        $0.quiet = .seconds(300)
      } == .takeIncomplete)
    #expect(
      decision {
        $0.structure = .incomplete
        $0.isRenamed = true
        $0.quiet = .seconds(300)
      } == .takeIncomplete, "its sender has finished it")
    #expect(
      decision {
        $0.structure = .incomplete
        $0.quiet = .seconds(300)
      } == .wait(.incomplete), "its sender may go on where it was")
  }

  @Test func anIncompleteFileWaitsForADayAndIsThenTakenAsItIs() {
    #expect(
      decision {
        $0.structure = .incomplete
        $0.age = .seconds(86_399)
        $0.quiet = .seconds(86_399)
      } == .wait(.incomplete))
    #expect(
      decision {
        $0.structure = .incomplete
        $0.age = .seconds(86_400)
        $0.quiet = .seconds(10)
      } == .takeIncomplete)
    #expect(
      decision {
        $0.structure = .incomplete
        $0.age = .seconds(86_400)
        $0.quiet = .seconds(9)
      } == .wait(.incomplete), "a clock that is wrong makes nothing old")
  }

  @Test func aPlaceholderWaitsForADayAndIsThenRejected() {
    #expect(decision { $0.structure = .blank } == .wait(.empty))
    #expect(
      decision {
        $0.structure = .blank
        $0.age = .seconds(86_400)
        $0.quiet = .seconds(86_400)
      } == .reject)
  }

  @Test func aForeignFileIsRejectedAfterMinutes() {
    #expect(decision { $0.structure = .foreign } == .wait(.notYetDICOM))
    for isRenamed in [false, true] {
      for seconds in [299, 300] {
        #expect(
          decision {
            $0.structure = .foreign
            $0.isRenamed = isRenamed
            $0.quiet = .seconds(seconds)
          } == (seconds < 300 ? .wait(.notYetDICOM) : .reject))
      }
    }
  }
}
