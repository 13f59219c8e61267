import Foundation
import Journal
import Spool
import Testing

@testable import Configuration
@testable import Service

/// What an administrator reads, from what a daemon left.
struct DaemonStatusTests {
  private let spool = TemporarySpool()

  private func status(_ members: String) throws -> DaemonStatus {
    let site = try spool.site()
    let text = "{\"version\": 1, \"time\": \(Int(Date().timeIntervalSince1970)), \(members)}"
    try Data(text.utf8).write(to: spool.url.appending(path: "state/status.json"))
    return try DaemonStatus(site.configuration)
  }

  @Test func aServiceThatHasNotRunYetIsSaidToBeThat() throws {
    let site = try spool.site()
    #expect(throws: StartError.noStatus) { try DaemonStatus(site.configuration) }
    try FileManager.default.removeItem(at: spool.url.appending(path: "state"))
    #expect(throws: StartError.noStatus) { try DaemonStatus(site.configuration) }
    #expect("\(StartError.noStatus)".contains("has not run there"))
  }

  @Test func itSaysForHowLongBothHalvesAreHere() throws {
    let young = try status(#""outgoing_folders": 3, "outgoing_oldest_seconds": 7300"#)
    #expect(young.problems.isEmpty)
    #expect(
      young.lines.contains(
        "outgoing         3 folders not handed over, oldest waits 2 h; both shares are on this machine"
      ))
    #expect(
      try status(#""outgoing_folders": 3, "outgoing_oldest_seconds": 691200"#).problems == [
        "a folder in outgoing has not been handed over for 8 days: both shares are on this machine"
      ])
  }

  @Test func whatCannotBeCountedIsSaidToBeThat() throws {
    let lines = try status(
      #""outgoing_folders": -1, "handed_over": -1, "staged_studies": -1, "media_waiting": -1"#
    ).lines
    #expect(lines.contains("outgoing         an unknown number of folders not handed over"))
    #expect(lines.contains("handed over      an unknown number to be deleted"))
    #expect(lines.allSatisfy { !$0.contains("-1") })
  }

  @Test func whatWasHandedOverIsAProblemOnlyWhenItStays() throws {
    let young = try status(#""handed_over": 2, "handed_over_oldest_seconds": 3700"#)
    #expect(young.problems.isEmpty)
    #expect(young.lines.contains("handed over      2 to be deleted (oldest 61 min)"))
    #expect(
      try status(#""handed_over": 2, "handed_over_oldest_seconds": 7200"#).problems == [
        "what was handed over 2 h ago is still not deleted: both shares are on this machine"
      ])
  }

  @Test func mediaThatWaitAreTold() throws {
    let none = try status(#""media_waiting": 0, "media_oldest_seconds": 0"#)
    #expect(none.lines.contains("packages         0 ZIP files or ISO images waiting"))
    let some = try status(#""media_waiting": 2, "media_oldest_seconds": 45"#)
    #expect(some.lines.contains("packages         2 ZIP files or ISO images waiting (oldest 45 s)"))
    #expect(some.problems.isEmpty)
    #expect(
      try status(#""media_waiting": 1, "media_oldest_seconds": 900"#).problems == [
        "a ZIP file or ISO image has been waiting to be made for 15 min: see the journal"
      ])
  }

  @Test func throughputIsToldByTheTimeWithWork() throws {
    let lines = try status(
      #"""
      "recent_seconds": 300, "split_files_per_second": 23.8, "split_bytes_per_second": 12549000,
      "split_recent_files": 1000, "split_recent_busy_ms": 42017, "reconstruct_recent_files": 0
      """#
    ).lines
    #expect(
      lines.contains(
        "throughput       split: 23.8 files/s, 12.5 MB/s while busy (42.0 s of the last 5 min)"))
    #expect(lines.contains("                 reconstruct: nothing in the last 5 min"))
  }

  @Test func itSaysWhatIsWatchedAndHow() throws {
    let lines = try status(
      #"""
      "watching": [{"folder": "incoming", "by": "inotify", "folders": 3},
      {"folder": "reconstruct", "by": "polling", "folders": 0}]
      """#
    ).lines
    #expect(
      lines.contains("watching         incoming by inotify (3 folders), reconstruct by polling"))
  }

  @Test(arguments: [(1, false), (2, true)])
  func aLaterFormIsAProblem(_ version: Int, _ isOne: Bool) {
    let text = "{\"version\": \(version), \"time\": \(Int(Date().timeIntervalSince1970))}"
    let problems = DaemonStatus(json: text, handedOverAfter: .seconds(3600)).problems
    #expect(problems.contains { $0.contains("later version") } == isOne)
  }

  @Test func aDaemonThatWasStoppedIsNotTakenForARunningOne() throws {
    let running = try status(#""stopped": false"#)
    #expect(running.isFresh && running.problems.isEmpty)
    let stopped = try status(#""stopped": true"#)
    #expect(!stopped.isFresh)
    #expect(stopped.problems == ["the service was stopped"])
  }

  /// Otherwise a dead service would live on for as long as the clock was put back.
  @Test(arguments: [(30, true), (3600, false), (-29, true), (-31, false)])
  func anAccountThatIsStillToComeIsNoFreshOne(seconds: Int, isFresh: Bool) {
    let time = Int(Date().timeIntervalSince1970) + seconds
    let status = DaemonStatus(
      json: "{\"version\": 1, \"time\": \(time)}", handedOverAfter: .seconds(3600))
    #expect(status.isFresh == isFresh && status.severity == (isFresh ? 0 : 2))
    guard seconds > 0, !isFresh else { return }
    #expect(status.problems == ["no status update since the clock was put back"])
  }

  @Test func anAccountThatFoundNoRoomIsSaidToBeThat() {
    let seconds = Int(Date().timeIntervalSince1970) - 100
    var status = DaemonStatus(
      json: "{\"version\": 1, \"time\": \(seconds)}", handedOverAfter: .seconds(3600))
    #expect(status.problems.count == 1 && status.problems[0].hasPrefix("no status update for 10"))
    #expect(!status.problems[0].contains("full"))
    status.isFull = true
    #expect(status.problems[0].hasSuffix(" s: the disk of the folder state is full"))
  }

  /// Its status file tells of an earlier run: neither that it stopped nor its age is the truth.
  @Test func aDaemonThatCannotBeginIsNoStoppedOne() throws {
    let site = try spool.site()
    let text = #"{"version": 1, "time": 1000000000, "stopped": true}"#
    try Data(text.utf8).write(to: spool.url.appending(path: "state/status.json"))
    #expect(try DaemonStatus(site.configuration).problems == ["the service was stopped"])
    let sign = try #require(SignOfLife(site.configuration))
    defer { withExtendedLifetime(sign) {} }
    let status = try DaemonStatus(site.configuration)
    #expect(status.problems == ["the service is paused since its start: see the journal"])
    #expect(status.severity == 2 && !status.isFresh)
    let isTaken = SignOfLife(site.configuration) == nil
    #expect(isTaken, "one is enough")
  }

  @Test func whatWorkCannotGoOnForIsNamed() throws {
    let paused = try status(#""paused": true, "paused_reason": "archive: writing failed: why""#)
    #expect(
      paused.problems
        == ["the work is paused, cannot use archive: writing failed: why: see the journal"])
    #expect(paused.severity == 2)
    let one = try status(
      #""paused": true, "paused_reason": "archive: full", "paused_work": "splitting is paused""#)
    #expect(one.problems == ["splitting is paused: see the journal"])
    #expect(one.severity == 2)
    let failing = try status(#""failing": 2, "failing_reasons": "archive: reading failed: why""#)
    #expect(
      failing.problems
        == ["2 files cannot go on, and are tried again: archive: reading failed: why"])
    #expect(failing.severity == 1)
  }

  @Test func whatIsLeftInAFormerFolderIsAProblem() throws {
    let left = FormerFolder.Left(role: .work, path: "/w", files: 2, studies: 1).text
    #expect(try status("\"former_work\": \"\(left)\"").problems == [left])
    #expect(try status("\"former_work\": \"\"").problems.isEmpty)
  }

  @Test func whatTheServiceMayNotDeleteIsAProblemWithAWayOut() throws {
    let found = try status(#""left_foreign": 2, "left_oldest_seconds": 300"#).problems
    #expect(found.count == 1)
    #expect(
      found[0].hasPrefix("2 left alone in outgoing, handed-over or reconstructed (oldest of all"))
    #expect(found[0].contains("chown -R"))
  }

  @Test func anArchiveThatCannotBeReadIsAProblem() throws {
    #expect(
      try status(#""archive_unread": true"#).problems
        == ["not all of the archive could be looked through: see the journal"])
    #expect(try status(#""archive_unread": false"#).problems.isEmpty)
  }

  @Test func littleRoomIsAProblemAndUnknownRoomIsNot() throws {
    #expect(
      try status(#""free_bytes_archive": 999999999, "free_bytes_outgoing": 1000000000"#).problems
        == ["archive is nearly full: 999 MB"])
    #expect(try status(#""free_bytes_archive": -1"#).problems.isEmpty)
  }

  @Test func fewFurtherFilesAreAProblem() throws {
    func problems(_ free: Int, of all: Int) throws -> [String] {
      try status("\"free_files_archive\": \(free), \"most_files_archive\": \(all)").problems
    }
    #expect(
      try problems(9999, of: 6_000_000)
        == ["archive is nearly full: 9999 further files fit, whatever room there is (df -i)"])
    #expect(try problems(10_000, of: 6_000_000).isEmpty)
    #expect(try problems(99, of: 1000).count == 1 && problems(100, of: 1000).isEmpty)
    #expect(try problems(1, of: 20)[0].contains("1 further file fits"))
    #expect(try problems(0, of: 5).count == 1 && problems(1, of: 5).isEmpty)
    #expect(try problems(-1, of: -1).isEmpty, "inodes are made as they are needed")
  }

  @Test func fewFurtherFilesAreToldOfUntilThereAreMany() throws {
    var watch = SpaceWatch()
    let log = EventList()
    for free in [20_000, 9000, 8000, 10_500, 9500, 12_000, 1] {
      let room = SpaceWatch.Room(
        role: .archive, bytes: 5_000_000_000,
        files: Folder.FileRoom(free: free, all: 6_000_000))
      watch.look(room, limit: 1_000_000_000, log)
      watch.look(room, limit: 0, log)
    }
    #expect(log.events == [.lowFiles(.archive, count: 9000), .lowFiles(.archive, count: 1)])
  }

  @Test func severityIsWhatMonitoringExpects() throws {
    #expect(try status(#""stopped": false"#).severity == 0)
    #expect(try status(#""rejected_total": 1"#).severity == 1)
    #expect(try status(#""configuration_refused": true"#).severity == 1)
    #expect(try status(#""paused": true"#).severity == 2)
    #expect(try status(#""stopped": true"#).severity == 2)
  }

  /// One folder may hold all files of a disk.
  @Test func theFilesInRejectedFoldersAreTold() throws {
    func told(_ files: Int) throws -> [String] {
      try status(#""rejected_total": 2, "rejected_files": \#(files)"#).problems
    }
    #expect(try told(1) == ["2 folders in rejected need attention (1 file)"])
    #expect(try told(9999) == ["2 folders in rejected need attention (9999 files)"])
    #expect(try told(10_000) == ["2 folders in rejected need attention (10000 files or more)"])
    // Not counted yet.
    #expect(try told(-1) == ["2 folders in rejected need attention"])
  }

  /// Told whether the service has heard of it or not.
  @Test func aWrongConfigurationOnTheDiskHidesNothing() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }  // only a temporary file
    try Data("low-space = \"2GB\"\nnonsense = 1\nbanner = 3\n".utf8).write(to: file)
    let (found, errors) = Configuration.understood(path: file.path(), spool: "/s")
    #expect(found?.lowSpace == 2_000_000_000 && found?.state == "/s/state")
    #expect(errors.count == 2)
    var status = try status(#""rejected_total": 1"#)
    status.configurationErrors = errors.map(\.description)
    #expect(status.severity == 1)
    #expect(status.problems.count { $0.contains("the configuration on disk is wrong: line ") } == 2)
    #expect(status.problems.contains { $0.contains("1 folder in rejected needs attention") })
  }

  @Test func aRefusedConfigurationIsAProblem() throws {
    #expect(
      try status(#""configuration_refused": true"#).problems
        == ["the configuration on disk was refused, the one before it is in force"])
  }
}
