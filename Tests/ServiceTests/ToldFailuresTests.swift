import Configuration
import Foundation
import Journal
import SecretSharing
import Spool
import Testing

@testable import Service

/// What fails is told: each thing once, and no other in its place.
@Suite struct ToldFailuresTests {
  let spool = TemporarySpool()
  private let one: Event.Reason = "one"
  private let other: Event.Reason = "other"
  private let start = ContinuousClock.now

  private var reasons: [String] {
    spool.log.events.compactMap { event in
      switch event {
      case .retry(_, let reason): reason.description
      case .stalled(_, _, let reason): "stalled: \(reason.description)"
      default: nil
      }
    }
  }

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  private func incoming() throws -> IncomingDesk {
    try IncomingDesk(
      Control(
        try spool.site {
          $0.settle = .zero
          $0.stalledAfter = .seconds(300)
        }, .now))
  }

  /// One look at the file that is there.
  private func look(
    _ desk: IncomingDesk, _ fate: Fate, _ seconds: Int, claim: Name? = nil
  ) throws {
    let job = try #require(desk.start(later(seconds)))
    _ = desk.take(ArrivalJob.Outcome(fate: fate, claim: claim), of: job.place, later(seconds))
  }

  private func arrive(_ desk: IncomingDesk, _ name: String = "IM1") throws {
    try spool.send([1], as: name)
    try desk.list()
    try desk.goOn(start, until: nil)
  }

  @Test func aFileThatFailsForAnotherReasonThanItsPredecessorIsTold() throws {
    let desk = try incoming()
    for (number, reason) in [one, one, other].enumerated() {
      try arrive(desk)
      try look(desk, .retry(.incoming, reason), 1000 * number)
      try look(desk, .retry(.incoming, reason), 1000 * number + 100)
      try look(desk, .gone, 1000 * number + 200)
    }
    #expect(reasons == ["one", "other"])
  }

  @Test func aFileThatWasNotToldOfMayStillStall() throws {
    let desk = try incoming()
    try arrive(desk)
    try look(desk, .retry(.incoming, one), 10)
    try look(desk, .gone, 20)
    try arrive(desk)
    try look(desk, .retry(.incoming, one), 30)
    #expect(reasons == ["one"])
    try look(desk, .wait(.incomplete, nil), 1000)
    #expect(reasons == ["one", "stalled: \(Fate.Wait.incomplete.rawValue)"])
  }

  /// As of a scanner that names all its files alike.
  @Test(arguments: [false, true])
  func whatFailsAfterAnotherOneOfItsNameWentThroughIsTold(isClaimed: Bool) throws {
    let desk = try incoming()
    for number in 0..<2 {
      try arrive(desk)
      try look(
        desk, .retry(.incoming, one), 100 * number, claim: isClaimed ? Name("claim\(number)") : nil)
      try look(desk, .done(study: nil), 100 * number + 60)
      #expect(desk.arrivals.count == 0)
    }
    #expect(reasons == ["one", "one"])
  }

  @Test func veryManyAreToldInOneLine() throws {
    let desk = try incoming()
    for number in 0..<1200 { try spool.send([1], as: "S/IM\(number)") }
    try desk.list()
    try desk.goOn(start, until: nil)
    for _ in 0..<2 {
      while let job = desk.start(later(100)) {
        _ = desk.take(
          ArrivalJob.Outcome(fate: .retry(.incoming, one)), of: job.place, later(10_000))
      }
    }
    #expect(reasons.count { $0 == "one" } == 1000)
    #expect(reasons.count == 1001, "\(Set(reasons))")
  }

  private func drop(_ desk: ReconstructionDesk) throws -> RelativePath {
    try spool.send([1], as: "../reconstruct/P.PNG")
    try desk.list()
    try desk.goOn(start, until: nil)
    return RelativePath("P.PNG")
  }

  @Test func soIsWhatWasDropped() throws {
    let desk = try ReconstructionDesk(Control(try spool.site(), .now))
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    for (number, reason) in [one, one, other].enumerated() {
      let path = try drop(desk)
      desk.take(.drop(path, .retry(reason)), later(100 * number))
      desk.take(.drop(path, .gone), later(100 * number + 50))
    }
    #expect(reasons == ["one", "other"])
    let path = try drop(desk)
    let folder = try Folder(path: spool.url.path()).folder("reconstruct")
    let status = try #require(try folder.status("P.PNG"))
    desk.take(.drop(path, .share(.patient, pair, status)), later(400))
    desk.take(.drop(path, .retry(other)), later(450))
    #expect(reasons == ["one", "other", "other"], "it went well in between")
    // Its looks go well, while joining it fails, whoever takes it away and brings it again.
    for number in 5..<8 {
      let path = try drop(desk)
      desk.take(.drop(path, .share(.patient, pair, status)), later(100 * number))
      desk.take(
        .pair(PairOutcome(pair: pair, paths: [path], result: .failed(.retry(.archive, one)))),
        later(100 * number + 20))
      desk.take(.drop(path, .gone), later(100 * number + 50))
    }
    #expect(reasons == ["one", "other", "other", "one"])
  }
}
