import DICOM
import Foundation
import Glibc
import Journal
import SecretSharing
import Spool
import Synchronization
import Testing

@testable import Service
@testable import Workers

/// Media that fail: the folder that is named is the one that fails, whoever notices.
@Suite struct ObstacleTests {
  /// Files whose content cannot be read.
  private final class Unreadable: Sendable {
    private let identities = Mutex<Set<UInt64>>([])

    func insert(_ path: String) throws {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let inode = try #require(attributes[.systemFileNumber] as? NSNumber)
      identities.withLock { _ = $0.insert(inode.uint64Value) }
    }

    func contains(_ file: File) -> Bool {
      var status = stat()
      let isKnown = withExtendedLifetime(file) { fstat(file.descriptor, &status) == 0 }
      return isKnown && identities.withLock { $0.contains(UInt64(status.st_ino)) }
    }
  }

  /// A worker on such a machine: what says of itself what it is, is in the caches still.
  private final class FailingWorker: Worker {
    private let worker = LocalWorker()
    private let unreadable: Unreadable
    let isAlive = true

    init(_ unreadable: Unreadable) { self.unreadable = unreadable }

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply {
      switch request {
      case .examine, .inspect(isWhole: false): break
      default:
        if files.contains(where: unreadable.contains) {
          return .failed(.unreadable(ReadError(code: EIO)))
        }
      }
      return try worker.answer(to: request, files, patience: patience)
    }

    func end() {}
  }

  private let unreadable = Unreadable()
  private let spool: TemporarySpool

  init() { spool = TemporarySpool { [unreadable] in FailingWorker(unreadable) } }

  private func path(_ folder: String) throws -> String {
    let share = try #require(try spool.shares(folder).first)
    return spool.url.appending(path: "\(folder)/\(share)").path(percentEncoded: false)
  }

  private func role(_ outcome: ArrivalJob.Outcome) -> Event.FolderRole? {
    guard case .retry(let role, let reason) = outcome.fate else { return nil }
    #expect(reason.description == "reading failed: Input/output error")
    return role
  }

  /// The same bytes come again, and the pair is proved once more.
  @Test(
    arguments: [("archive", .archive), ("work", .outgoing), ("incoming", .work)]
      as [(String, Event.FolderRole)])
  func whatCannotBeReadIsLookedForInItsFolder(_ folder: String, _ role: Event.FolderRole) throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let again = try spool.send(SmallDICOM.file(), as: "again")
    try unreadable.insert(
      folder == "incoming"
        ? spool.url.appending(path: "incoming/again").path(percentEncoded: false) : path(folder))
    #expect(self.role(site.arrive(again)) == role)
  }

  @Test func anIndexThatFailsIsTheArchives() throws {
    let site = try spool.site()
    try Data().write(to: spool.url.appending(path: "archive/.index/pair"))
    guard case .retry(let role, _) = site.arrive(try spool.send(SmallDICOM.file())).fate else {
      Issue.record("it cannot be written")
      return
    }
    #expect(role == .archive)
  }

  @Test func aStudyIsPublishedInTheArchiveToo() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    let place = spool.url.appending(path: "archive/\(study.text ?? "")")
    try FileManager.default.removeItem(at: place)
    try Data().write(to: place)
    do {
      _ = try site.publisher.publish(study)
      Issue.record("its number cannot be kept")
    } catch {
      guard case .retry(.archive, _) = Fate(error, at: .outgoing) else { throw error }
    }
  }

  /// What was dropped is not at fault, and nothing is said beside it.
  @Test func anArchiveThatCannotBeReadRefusesNoDrop() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    try unreadable.insert(path("archive"))
    let share = try path("work")
    try FileManager.default.moveItem(
      atPath: share, toPath: spool.url.appending(path: "reconstruct/P.PNG").path())
    let file = try site.folders.reconstruct.openFile("P.PNG")
    let job = PairJob(
      tools: site.pairTools, pair: try WorkerLease(site.workers).inspect(file).pairID,
      archives: [], patients: [RelativePath("P.PNG" as Name)])
    guard case .failed(.retry(let role, let reason)) = job.run().result else {
      Issue.record("it cannot be read")
      return
    }
    #expect(role == .archive && reason.description == "reading failed: Input/output error")
    #expect(try spool.files("reconstruct") == ["P.PNG"])
  }
}
