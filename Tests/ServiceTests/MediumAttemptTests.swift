import Dispatch
import Foundation
import Spool
import Synchronization
import Testing
import Threads

@testable import Configuration
@testable import Service

/// Two attempts at one medium: of a run that is over and still at it, and of the one after it.
@Suite(.timeLimit(.minutes(5))) struct MediumAttemptTests {
  let spool = TemporarySpool()

  @Test func whatAnotherAttemptHasHalfWrittenDoesNotAppear() throws {
    let site = try spool.site { $0.media = [.folder, .zip] }
    let study: Name = "7F3A-91BC-22DE"
    let folder = try site.folders.outgoing.folder(study, makingWith: 0o770)
    let line = String(repeating: "0", count: 64) + "  P1A2B3C4.PNG\n"
    try folder.writeNew(Array(line.utf8), as: "SHA256SUMS", durable: false)
    try folder.writeNew(
      [UInt8](repeating: 1, count: 64 << 20), as: "P1A2B3C4.PNG", durable: false)
    let job = try #require(try site.media.begin(study, label: study).first)
    let home = try site.folders.media.folder(job)
    let state = State()
    try startThread("test") { [media = site.media, log = site.log] in
      let outcome = MediumJob(name: job, media: media, log: log).run()
      state.outcomes.withLock { $0.append(outcome) }
      state.ended.signal()
    }
    let end = ContinuousClock.now + .seconds(600)
    while try home.list().count < 2 {
      try #require(.now < end, "the first attempt has begun no file")
      usleep(100)
    }
    _ = try site.media.open(job)
    let others: [Name] = [".pending-1", ".pending-0-1"]
    for name in others { try home.writeNew([1], as: name, durable: false) }
    state.ended.wait()
    #expect(try site.folders.outgoing.status(study + ".ZIP") == nil)
    for name in others { #expect(try home.status(name) != nil, "it is the other one's") }
    guard case .failed = state.outcomes.withLock({ $0.first }) else {
      Issue.record("the first attempt has lost its file")
      return
    }
    // The job is still there: the next attempt makes it.
    guard case .made = MediumJob(name: job, media: site.media, log: site.log).run() else {
      Issue.record("not made")
      return
    }
    #expect(try site.folders.outgoing.status(study + ".ZIP") != nil)
  }

  private final class State: Sendable {
    let outcomes = Mutex<[MediumJob.Outcome]>([])
    let ended = DispatchSemaphore(value: 0)
  }
}
