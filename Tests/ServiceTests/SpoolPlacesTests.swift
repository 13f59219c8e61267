import Foundation
import Journal
import Spool
import Testing

@testable import Configuration
@testable import Service

/// A folder that goes away while the service works is not made again.
@Suite struct SpoolPlacesTests {
  private let spool = TemporarySpool()

  /// The role of the folder that is not there.
  private func gone(_ configuration: Configuration) throws -> String? {
    do throws(StartError) {
      try SpoolPlaces(configuration, knowsArchive: true).check(configuration)
      return nil
    } catch {
      guard case .notThere(let role, _) = error else { throw error }
      return role.rawValue
    }
  }

  private func used() throws -> Configuration {
    let folders = try spool.site().folders
    try folders.archive.makeFolder("AAAA-BBBB-CCCC", mode: 0o750)
    try folders.remember()
    return folders.configuration
  }

  @Test(arguments: ["work", "archive", "state"])
  func whatHoldsTheOnlyCopyIsWaitedFor(_ folder: String) throws {
    let configuration = try used()
    #expect(try gone(configuration) == nil)
    let (place, away) = (spool.url.appending(path: folder), spool.url.appending(path: "away"))
    try FileManager.default.moveItem(at: place, to: away)
    #expect(try gone(configuration) == folder)
    #expect(throws: StartError.self, "nor at the start") { try SpoolFolders(configuration) }
    #expect(!FileManager.default.fileExists(atPath: place.path()))

    try FileManager.default.createDirectory(
      at: place.appending(path: "lost+found"), withIntermediateDirectories: true)
    #expect(try gone(configuration) == folder, "an empty one is none")
    try FileManager.default.createDirectory(
      at: place.appending(path: "DDDD-EEEE-FFFF"), withIntermediateDirectories: true)
    #expect(try gone(configuration) == folder, "nor is another one")

    try FileManager.default.removeItem(at: place)
    try FileManager.default.copyItem(at: away, to: place)
    #expect(try gone(configuration) == nil, "a copy is as good")
  }

  /// On another mount than `work` the service's own folder lies among what people may delete.
  @Test func outgoingIsKnownAgainWithoutTheFolderThatSomebodyDeleted() throws {
    let other = URL(filePath: "/dev/shm/dicomshare-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: other) }
    let folders = try spool.site { $0.outgoing = other.path() }.folders
    try folders.remember()
    let configuration = folders.configuration
    let own = other.appending(path: ".dicomshare")
    try #require(FileManager.default.fileExists(atPath: own.path()))
    try FileManager.default.removeItem(at: own)
    #expect(try gone(configuration) == nil)

    try FileManager.default.removeItem(at: other)
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    #expect(try gone(configuration) == "outgoing", "a mount point")
  }

  @Test func whatIsToBeForgottenIsNamed() throws {
    let configuration = try used()
    try FileManager.default.removeItem(atPath: configuration.archive)
    let known = try #require(KnownFolder.all(configuration).first { $0.role == .archive })
    #expect(
      "\(known.reason)" == "the one that was in use is not at \(configuration.archive): mount its"
        + " disk, or put it back; to use what is there now, remove \(configuration.state)/archive-place"
    )
    try FileManager.default.removeItem(atPath: configuration.state + "/archive-place")
    #expect(try gone(configuration) == nil)
    try SpoolFolders(configuration).remember()
    #expect(try gone(configuration) == nil)
  }

  @Test func anotherPathIsBelievedUnlessItIsAnEmptyArchive() throws {
    let configuration = try used()
    for folder in ["work", "outgoing", "reconstruct", "archive"] {
      var other = configuration
      let path = spool.url.path(percentEncoded: false) + "/other-\(folder)"
      switch folder {
      case "work": other.work = path
      case "outgoing": other.outgoing = path
      case "reconstruct": other.reconstruct = path
      default: other.archive = path
      }
      #expect(try gone(other) == (folder == "archive" ? folder : nil))
      try FileManager.default.createDirectory(
        atPath: path + "/AAAA-BBBB-CCCC", withIntermediateDirectories: true)
      #expect(try gone(other) == nil, "it may be a copy without hidden files")
    }
  }

  @Test func anArchiveWithoutExamsIsNotRemembered() throws {
    let folders = try spool.site().folders
    try folders.remember()
    try FileManager.default.removeItem(atPath: folders.configuration.archive)
    #expect(try gone(folders.configuration) == nil)
  }

  /// An earlier version has left no lines.
  @Test func anArchiveThatAnEarlierVersionBeganIsKnown() throws {
    let configuration = try spool.site().configuration
    #expect(try gone(configuration) == nil)
    let (place, away) = (spool.url.appending(path: "archive"), spool.url.appending(path: "away"))
    try FileManager.default.moveItem(at: place, to: away)
    for _ in 0..<2 { #expect(try gone(configuration) == "archive") }
    try FileManager.default.moveItem(at: away, to: place)
    #expect(try gone(configuration) == nil)
    try FileManager.default.removeItem(at: place)
    try FileManager.default.removeItem(atPath: configuration.state + "/archive-place")
    #expect(try gone(configuration) == nil, "another one is meant")
  }

  @Test(arguments: ["incoming", "outgoing", "reconstruct", "reconstructed", "rejected"])
  func whatIsTidiedUpMayBeMadeAnew(_ folder: String) throws {
    let configuration = try used()
    try FileManager.default.removeItem(at: spool.url.appending(path: folder))
    #expect(try gone(configuration) == nil)
  }

  /// The service's own folder for it lies in it where `work` is on another mount.
  @Test func aSharedFolderIsKnownByTheServicesOwn() throws {
    let configuration = try used()
    let (own, shared) = (configuration.work + "/.outgoing", configuration.outgoing)
    for name in [".dicomshare", "renamed"] {
      try FileManager.default.moveItem(atPath: own, toPath: "\(shared)/\(name)")
      #expect(try gone(configuration) == nil)
      try FileManager.default.moveItem(atPath: "\(shared)/\(name)", toPath: own)
    }
    try FileManager.default.removeItem(atPath: own)
    try FileManager.default.removeItem(atPath: "\(shared)/handed-over")
    #expect(try gone(configuration) == "outgoing")
  }

  @Test func theMountOfAPathIsTold() {
    #expect(MountTable.point(of: "/proc/self") == "/proc")
    #expect(MountTable.isPoint("/proc") && MountTable.isPoint("/"))
    #expect(!MountTable.isPoint("/proc/self"))
    #expect(MountTable.point(of: "/no such folder") == nil)
  }

  /// A service that waits tells what for, also one that has never run.
  @Test func whatIsWaitedForIsInTheStatus() throws {
    var configuration = try Configuration.spool(spool.url.path())
    configuration.languages = [.english]
    let obstacle = Obstacle(role: .archive, reason: "it is gone")
    func held(mayMakeState: Bool) -> HeldUpStatus {
      HeldUpStatus(
        configuration: configuration, obstacle: obstacle, counters: Counters().now,
        mayMakeState: mayMakeState)
    }
    held(mayMakeState: false).write()
    #expect(!FileManager.default.fileExists(atPath: configuration.state), "it is not made again")
    #expect(throws: StartError.noStatus) { try DaemonStatus(configuration) }

    held(mayMakeState: true).write()
    let status = try DaemonStatus(configuration)
    #expect(
      status.problems == ["the work is paused, cannot use archive: it is gone: see the journal"])
    #expect(status.severity == 2 && status.isFresh && status.lines.isEmpty)
    held(mayMakeState: true).write(isStopped: true)
    #expect(try DaemonStatus(configuration).problems == ["the service was stopped"])
  }

  /// systemd goes on starting it, and monitoring asks `status` alone.
  @Test func whyAServiceEndedIsInTheStatus() throws {
    var configuration = try Configuration.spool(spool.url.path())
    configuration.languages = [.english]
    let failed = FailedStatus(configuration: configuration, reason: "the folder work is another's")
    failed.write()
    #expect(!FileManager.default.fileExists(atPath: configuration.state), "it is not made")
    _ = try SpoolFolders.state(configuration)
    failed.write()
    let status = try DaemonStatus(configuration)
    #expect(status.problems == ["the service cannot go on: the folder work is another's"])
    #expect(status.severity == 2 && !status.isFresh && status.lines.isEmpty)
  }

  @Test func metricsOfAServiceThatWaitsSaySo() throws {
    let site = try spool.site()
    var configuration = site.configuration
    let path = spool.url.path(percentEncoded: false) + "/metrics.prom"
    configuration.metricsFile = path
    let counters = Counters()
    counters.add(2, to: \.duplicates)
    HeldUpStatus(
      configuration: configuration, obstacle: Obstacle(role: .archive, reason: "it is gone"),
      counters: counters.now, mayMakeState: false
    ).write()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for line in ["paused 1", "held_up 1", "duplicates_total 2", "configuration_refused 0"] {
      #expect(lines.contains("dicomshare_\(line)"), "\(lines)")
    }
    #expect(!lines.contains { $0.contains("free_bytes") }, "of the folders nothing is known")
  }
}
