import Foundation
import Glibc
import SecretSharing
import Spool
import Testing

@testable import Workers

/// What a worker has open when it is given back: a file that is removed would keep its room, and what
/// is in it, and a medium could not be taken out.
@Suite struct IdleWorkerTests {
  /// Files that a worker gets, each with a lock that lasts while anybody has it open, flock(2).
  private final class Files {
    private let path = FileManager.default.temporaryDirectory.appending(path: "idle-\(UUID())").path
    private let folder: Folder
    private var names: [Name] = []

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      folder = try Folder(path: path)
    }

    func file(_ bytes: [UInt8] = []) throws -> File {
      let name: Name = "file-" + "\(try SystemRandom.name())"
      names.append(name)
      let file = try folder.createFile(name, mode: 0o600)
      try file.write(bytes)
      try #require(try file.tryLock())
      return file
    }

    /// How many of them somebody has open, and keeps open.
    ///
    /// A process that another test begins has all descriptors of this one for a moment.
    func openCount() throws -> Int {
      let end = ContinuousClock.now + .seconds(20)
      while true {
        let count = try names.count { try !folder.openFile($0).tryLock() }
        if count == 0 || .now > end { return count }
        usleep(10_000)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// What a job asks for.
  enum Job: CaseIterable {
    case look, lookAtForeign, lookAndDigest, plan, split, splitForeign, splitLarge, planAndWrite
    case compare, inspect, restore, evaluate
  }

  private func work(_ job: Job, _ lease: WorkerLease, _ files: Files) throws {
    let small = smallDICOM()
    func pair(_ source: File) throws -> (File, File) {
      let (archive, patient) = (try files.file(), try files.file())
      _ = try lease.examine(source, isHeld: true)
      _ = try lease.split(path: [], mode: .standard, archive: archive, patient: patient)
      return (archive, patient)
    }
    switch job {
    case .look: _ = try lease.examine(files.file(small), isHeld: true)
    case .lookAtForeign: _ = try lease.examine(files.file([1, 2, 3]), isHeld: true)
    case .lookAndDigest:
      _ = try lease.examine(files.file(small), isHeld: false)
      _ = try lease.digest()
    case .plan: _ = try lease.plan(files.file(small), path: [], mode: .standard)
    case .split: _ = try pair(files.file(small))
    case .splitForeign:
      #expect(throws: SharingError.notDICOM) { try pair(files.file([1, 2, 3])) }
    case .splitLarge:
      _ = try pair(files.file(small + [UInt8](repeating: 0, count: 3 << 20)))
    case .planAndWrite:
      _ = try lease.plan(files.file(small), path: [], mode: .standard)
      _ = try lease.write(archive: files.file(), patient: files.file())
    case .compare:
      let source = try files.file(small)
      let (archive, patient) = try pair(source)
      _ = try lease.examine(source, isHeld: true)
      _ = try lease.compare(source, archive: archive, patient: patient, mayBeLossy: true)
    case .inspect: _ = try lease.inspect(try pair(files.file(small)).0)
    case .restore:
      let (archive, patient) = try pair(files.file(small))
      _ = try lease.restore(archive, patient, to: files.file(), json: files.file())
    case .evaluate: _ = try lease.evaluate(files.file(small), .standard)
    }
  }

  @Test(arguments: Job.allCases) func whatAJobHasOpenIsClosed(_ job: Job) throws {
    let workers = try Workers(count: 1, executable: program)
    defer { workers.close() }
    let files = try Files()
    let lease = WorkerLease(workers)
    try work(job, lease, files)
    lease.leave()
    #expect(try files.openCount() == 0)
    #expect(workers.idleCount == 1 && lease.ended == nil, "it is idle, and has not ended")
  }

  @Test func aPackageThatIsLeftIsClosed() throws {
    let workers = try Workers(count: 1, kind: .packages, executable: program)
    defer { workers.close() }
    let files = try Files()
    let lease = WorkerLease(workers)
    try lease.openPackage(.mail, files.file(Array("From: a@b\r\n\r\ntext\r\n".utf8)), depth: 0)
    _ = try lease.nextInPackage()
    lease.leave()
    #expect(try files.openCount() == 0)
    #expect(workers.idleCount == 1 && lease.ended == nil, "it is idle, and has not ended")
  }
}
