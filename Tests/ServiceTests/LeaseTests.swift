import Foundation
import Glibc
import Spool
import Testing

@testable import Journal
@testable import Service

/// Files on which smbd holds a lease, as it does for a client that has them open.
@Suite struct LeaseTests {
  private let spool = TemporarySpool()

  @Test func aFileThatAClientHasOpenIsBeingWritten() throws {
    let site = try spool.site()
    let path = try spool.send(SmallDICOM.file(), as: "IM1")
    try spool.withLease(on: "incoming/IM1") {
      guard case .wait(.beingWritten, nil) = site.arrive(path).fate else {
        Issue.record("it is being written")
        return
      }
    }
    #expect(spool.log.events.isEmpty, "that is no reason for a warning")
    #expect(site.arrive(path).fate.isDone)
  }

  @Test func soIsAFileThatWasDropped() throws {
    let site = try spool.site()
    try Data([1]).write(to: spool.url.appending(path: "reconstruct/A1.PNG"))
    let path = try #require(RelativePath(Array("A1.PNG".utf8)))
    let job = DropJob(
      tools: site.dropTools, path: path,
      history: ArrivalJob.History(
        isRenamed: true, last: nil, quietSince: .now, firstSeen: .now, isRedo: false),
      notice: .none)
    try spool.withLease(on: "reconstruct/A1.PNG") {
      guard case .wait = job.run() else {
        Issue.record("it is being written")
        return
      }
    }
    #expect(spool.log.events.isEmpty)
  }

  @Test func onlyAnOpenFileIsBeingWritten() {
    guard
      case .wait(.beingWritten, nil) = Fate(
        SystemCallError(call: "openat", code: EAGAIN), at: .work)
    else {
      Issue.record("it is being written")
      return
    }
    guard case .retry = Fate(SystemCallError(call: "posix_spawn", code: EAGAIN), at: .work) else {
      Issue.record("there are no processes left")
      return
    }
  }

  /// Without /dev/null, or where the program's file server has forgotten it.
  @Test(arguments: [ENOENT, ESTALE])
  func aFileIsNotGoneWhereNoWorkerCanBeStarted(_ code: CInt) {
    guard case .gone = Fate(SystemCallError(call: "openat", code: code), at: .work) else {
      Issue.record("the file is gone")
      return
    }
    guard case .retry = Fate(SystemCallError(call: "posix_spawn", code: code), at: .work) else {
      Issue.record("the file is there")
      return
    }
  }
}
