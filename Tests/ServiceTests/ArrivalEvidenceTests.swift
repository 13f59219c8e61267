import Spool
import Testing

@testable import Service

@Suite struct ArrivalEvidenceTests {
  private let evidence = ArrivalEvidence(
    isRenamed: false, lease: .granted, structure: .complete, links: 1, quiet: .zero, age: .zero)

  private func decision(_ change: (inout ArrivalEvidence) -> Void) -> ArrivalEvidence.Decision {
    var evidence = evidence
    change(&evidence)
    return evidence.decision(ArrivalLimits(), rejectAfter: .seconds(86_400))
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

  @Test func anIncompleteFileWaitsForADayAndIsThenTakenAsItIs() {
    #expect(
      decision {
        $0.structure = .incomplete
        $0.isRenamed = true
        $0.age = .seconds(86_399)
      } == .wait(.incomplete))
    #expect(
      decision {
        $0.structure = .incomplete
        $0.age = .seconds(86_400)
      } == .takeIncomplete)
  }

  @Test func aPlaceholderWaitsForADayAndIsThenRejected() {
    #expect(decision { $0.structure = .blank } == .wait(.empty))
    #expect(
      decision {
        $0.structure = .blank
        $0.age = .seconds(86_400)
      } == .reject)
  }

  @Test func aForeignFileIsRejectedOnceItIsFinished() {
    #expect(decision { $0.structure = .foreign } == .wait(.notYetDICOM))
    #expect(
      decision {
        $0.structure = .foreign
        $0.isRenamed = true
      } == .reject)
    #expect(
      decision {
        $0.structure = .foreign
        $0.quiet = .seconds(10)
      } == .reject)
  }
}
