@testable import Configuration
import Dispatch
import Foundation
@testable import Journal
@testable import Service
@testable import Workers
import Spool
import Synchronization
import Testing
import Threads

/// A spool with a site, in a folder that vanishes with it.
final class TemporarySpool {
  let url: URL
  let log = EventList()
  /// Work in this process: fast, and what goes wrong shows here.
  let workers: Workers

  init(
    in place: URL = FileManager.default.temporaryDirectory,
    worker make: @escaping @Sendable () -> any Worker = { LocalWorker() }
  ) {
    do {
      workers = try Workers(count: 4, make: make)
    } catch {
      fatalError("\(error)")
    }
    url = place.appending(path: "dicomshare-test-\(UUID().uuidString)")
  }

  deinit {
    workers.close()
    try? FileManager.default.removeItem(at: url)  // a leftover in /tmp harms nobody
  }

  /// A site with an instance of its own, as a run of the daemon has one.
  func site(_ change: (inout Configuration) -> Void = { _ in }) throws -> Site {
    var configuration = try Configuration.spool(url.path())
    change(&configuration)
    let folders = try SpoolFolders(configuration)
    return Site(
      configuration: configuration, folders: folders,
      names: KeyedNames(siteKey: try SiteKey(state: folders.state).secret),
      instance: try Instance(work: folders.work), claims: OpenClaims(), counters: Counters(),
      log: log, workers: workers, packageWorkers: workers, photoWorkers: workers)
  }

  /// Puts a file into `incoming`, and returns its path there.
  @discardableResult
  func send(_ bytes: [UInt8], as path: String = "S1/IM1") throws -> RelativePath {
    let file = url.appending(path: "incoming/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    // A process that another test begins has all descriptors of this one for a moment.
    let folder = try Folder(path: file.deletingLastPathComponent().path(percentEncoded: false))
    let written = try folder.openFile(Name(stringLiteral: file.lastPathComponent))
    while written.probeLease() == .refused { usleep(1000) }
    return RelativePath(Array(path.utf8)) ?? RelativePath()
  }

  /// All files below a folder, by their paths.
  func files(_ folder: String) throws -> [String] {
    let root = url.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path()).filter {
      var isFolder: ObjCBool = false
      let path = root.appending(path: $0).path(percentEncoded: false)
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// The shares below a folder, wherever they are.
  func shares(_ folder: String) throws -> [String] {
    try files(folder).filter { $0.lowercased().hasSuffix(".png") }
  }

  func contents(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appending(path: path)))
  }

  /// Holds a lease, as smbd does, that keeps others from opening a file; without O_NONBLOCK they would
  /// wait for it.
  func withLease(on path: String, _ body: () throws -> Void) throws {
    // The kernel tells the holder by this signal that somebody wants the file.
    signal(SIGIO, SIG_IGN)
    let descriptor = open(url.appending(path: path).path(), O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let (setLease, writeLease): (CInt, CInt) = (1024, 1)  // F_SETLEASE, F_WRLCK
    // A process that another test begins has all descriptors of this one for a moment.
    while fcntl(descriptor, setLease, writeLease) != 0 {
      try #require(errno == EAGAIN)
      usleep(1000)
    }
    try body()
  }
}

/// Events, to be looked at.
final class EventList: EventLog {
  private let list = Mutex<[Event]>([])

  var events: [Event] { list.withLock { $0 } }
  var kinds: [Event.Kind] { events.map(\.kind) }

  func record(_ event: Event) { list.withLock { $0.append(event) } }
}

extension Site {
  /// Takes one file from `incoming` to wherever it belongs now, as a worker does.
  func arrive(_ path: RelativePath, isRenamed: Bool = true) -> ArrivalJob.Outcome {
    run(.incoming(path), isRenamed: isRenamed)
  }

  /// Takes up a claim of an earlier run.
  func redo(_ claim: Name) -> ArrivalJob.Outcome { run(.claim(claim), isRedo: true) }

  private func run(
    _ place: ArrivalJob.Place, isRenamed: Bool = true, isRedo: Bool = false
  ) -> ArrivalJob.Outcome {
    let job = ArrivalJob(
      tools: arrivalTools, place: place,
      history: ArrivalJob.History(
        isRenamed: isRenamed, last: nil, quietSince: .now, firstSeen: .now, isRedo: isRedo))
    let outcome = Mutex<ArrivalJob.Outcome?>(nil)
    let hasEnded = DispatchSemaphore(value: 0)
    job.run(testCommits) { ended in
      outcome.withLock { $0 = ended }
      hasEnded.signal()
    }
    hasEnded.wait()
    guard let ended = outcome.withLock({ $0 }) else { fatalError("the job has ended") }
    return ended
  }
}

/// Commits the pairs of all tests.
private let testCommits: CommitQueue = {
  do {
    return try CommitQueue(processors: 1)
  } catch {
    fatalError("\(error)")
  }
}()

extension Fate {
  /// Whether the file has reached its place.
  var isDone: Bool { if case .done = self { true } else { false } }

  /// Why the file waits, if it does.
  var wait: Wait? { if case .wait(let reason, _) = self { reason } else { nil } }
}
