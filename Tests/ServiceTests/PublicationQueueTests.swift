import Spool
import Testing

@testable import Service

@Suite struct PublicationQueueTests {
  private let study: Name = "ABCD-EFGH-JKMN"
  private let onItsWay: Name = "HOST-RUN~ABCD-EFGH-JKMN_2"

  @Test func aStudyThatCannotBePublishedIsTriedAgainLaterEachTimeAndReportedOnce() throws {
    var studies = PublicationQueue(quiet: .zero)
    var now = ContinuousClock.now
    studies.touch(study, now)
    var waits: [Duration] = []
    for number in 0..<6 {
      let item = studies.start(now, backlog: nil, pausedSince: nil, limit: .seconds(3600)) { _ in
        false
      }
      #expect(item?.name == study)
      let isNew = studies.fail(study, now)
      #expect(isNew == (number == 0))
      let due = studies.next()
      let next = try #require(due)
      waits.append(next - now)
      now = next
    }
    #expect(waits == [1, 2, 4, 8, 15, 15].map { .seconds($0) })
  }

  @Test func aFolderThatAWorkerHasInItsHandsIsNotTakenUpBesides() {
    var studies = PublicationQueue(quiet: .zero)
    let now = ContinuousClock.now
    studies.touch(study, now)
    _ = studies.start(now, backlog: nil, pausedSince: nil, limit: .seconds(3600)) { _ in false }
    studies.resume(onItsWay, now)
    var due = studies.next()
    #expect(due == nil)
    studies.finish(study)
    studies.resume(onItsWay, now)
    due = studies.next()
    #expect(due == now)
  }

  @Test func whatADeadInstanceStagedIsAdoptedOnceNothingChangesAnyMore() {
    var studies = PublicationQueue(quiet: .seconds(30))
    let now = ContinuousClock.now
    func adopt(_ changed: Int, _ seconds: Int) -> Bool {
      studies.adopt(
        study, changed: changed, now + .seconds(seconds), patience: .seconds(60))
      return studies.start(
        now + .seconds(seconds), backlog: nil, pausedSince: nil, limit: .seconds(3600)
      ) { _ in
        false
      } != nil
    }
    #expect(!adopt(1, 0))
    #expect(!adopt(1, 45))
    #expect(!adopt(2, 60), "somebody is at it")
    #expect(!adopt(2, 119))
    #expect(adopt(2, 120))
    #expect(!adopt(2, 300), "it is being published")
  }

  @Test func aStudyOfThisInstanceIsNotAdopted() {
    var studies = PublicationQueue(quiet: .seconds(30))
    let now = ContinuousClock.now
    studies.touch(study, now)
    studies.adopt(study, changed: 1, now, patience: .zero)
    studies.adopt(study, changed: 1, now + .seconds(20), patience: .zero)
    let due = studies.next()
    #expect(due == now + .seconds(30))
  }

  /// A file that waits for the end of a pause holds up no study after a while.
  @Test func aBacklogHoldsAStudyUpForAWhileOnly() {
    var studies = PublicationQueue(quiet: .seconds(30))
    let begin = ContinuousClock.now
    let study: Name = "7F3A-91BC-22DE"
    studies.touch(study, begin)
    func starts(at seconds: Int, pausedAt: Int? = nil) -> Bool {
      let paused = pausedAt.map { begin + .seconds($0) }
      return studies.start(
        begin + .seconds(seconds), backlog: begin, pausedSince: paused, limit: .seconds(600)
      ) { _ in false } != nil
    }
    #expect(!starts(at: 31))
    #expect(!starts(at: 5000), "it grows less, and images of the study may be in it")
    #expect(!starts(at: 5100, pausedAt: 5001))
    #expect(starts(at: 5700, pausedAt: 5001))
  }

  @Test func whatOthersHavePublishedIsForgotten() {
    var studies = PublicationQueue(quiet: .seconds(30))
    for number in 0..<100 {
      guard let name = Name("7F3A-91BC-\(1000 + number)") else { continue }
      studies.adopt(name, changed: 1, .now, patience: .seconds(60))
    }
    #expect(studies.orphanCount == 100)
    studies.forgetOrphans(except: ["7F3A-91BC-1007"])
    #expect(studies.orphanCount == 1)
  }
}
