import Foundation
import Journal
import Testing

@testable import Configuration
@testable import Service

/// A folder that goes away while the service works is not made anew.
@Suite struct SpoolPlacesTests {
  private let spool = TemporarySpool()

  @Test(arguments: ["work", "archive", "state"])
  func whatHoldsTheOnlyCopyIsWaitedFor(_ folder: String) throws {
    let configuration = try spool.site().configuration
    let places = SpoolPlaces(configuration)
    #expect(places.missing(configuration) == nil)
    let (place, away) = (spool.url.appending(path: folder), spool.url.appending(path: "away"))
    try FileManager.default.moveItem(at: place, to: away)
    let gone = try #require(places.missing(configuration))
    #expect(gone.role.rawValue == folder && gone.path == place.path())
    #expect("\(gone.reason)".contains("put it back, or restart the service"))

    try FileManager.default.createDirectory(
      at: place.appending(path: "lost+found"), withIntermediateDirectories: true)
    #expect(places.missing(configuration)?.role == gone.role, "an empty one is none")
    var other = configuration
    other.state = "/elsewhere"
    other.archive = "/elsewhere"
    other.work = "/elsewhere"
    #expect(places.missing(other) == nil, "another one is named")

    try FileManager.default.removeItem(at: place)
    try FileManager.default.copyItem(at: away, to: place)
    #expect(places.missing(configuration) == nil, "a copy is as good")
  }

  @Test(arguments: ["incoming", "outgoing", "reconstruct", "reconstructed", "rejected"])
  func whatIsTidiedUpMayBeMadeAnew(_ folder: String) throws {
    let configuration = try spool.site().configuration
    let places = SpoolPlaces(configuration)
    try FileManager.default.removeItem(at: spool.url.appending(path: folder))
    #expect(places.missing(configuration) == nil)
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
    HeldUpStatus(configuration: configuration, obstacle: obstacle, isFirst: false).write()
    #expect(!FileManager.default.fileExists(atPath: configuration.state), "it is not made anew")
    #expect(throws: StartError.noStatus) { try DaemonStatus(configuration) }

    let held = HeldUpStatus(configuration: configuration, obstacle: obstacle, isFirst: true)
    held.write()
    let status = try DaemonStatus(configuration)
    #expect(
      status.problems == ["the work is paused, cannot use archive: it is gone: see the journal"])
    #expect(status.severity == 2 && status.isFresh && status.lines.isEmpty)
    held.write(isStopped: true)
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
}
