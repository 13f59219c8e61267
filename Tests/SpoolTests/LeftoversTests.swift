import Foundation
import Synchronization
import Testing

@testable import Spool

/// What killed runs leave goes; what anybody still needs stays.
@Suite struct LeftoversTests {
  let temporary: TemporaryFolder
  var folder: Folder { temporary.folder }

  init() throws { temporary = try TemporaryFolder() }

  /// A name of a process of this host that has ended: its number may be another's now.
  private func dead(_ random: String = "000000000000") throws -> String {
    "\(HiddenName.prefix)\(try HostCode.text())-\(getpid()).1-\(random)"
  }

  private func locked(_ name: Name) throws -> File {
    let file = try folder.createFile(name, mode: 0o600)
    #expect(try file.tryLock())
    return file
  }

  @Test func aDeadProcessesFilesGo() throws {
    try temporary.write([1, 2, 3], try dead())
    try temporary.write([1], "exam.dcm")
    #expect(try Leftovers.sweep(folder) == 1)
    #expect(try folder.list() == ["exam.dcm"])
  }

  /// Restored files get their names in folders below the one in which they are made.
  @Test func aKilledTrialGoesWithTheNextOne() throws {
    try temporary.write([], try dead())
    _ = try FolderAbilities.triedAgain(in: folder)
    #expect(try folder.list().isEmpty)
  }

  @Test func aLivingProcessesFilesStay() throws {
    let name = try HiddenName.draw().name
    _ = try folder.createFile(name, mode: 0o600)
    #expect(try Leftovers.sweep(folder) == 0)
    #expect(try folder.list() == [name])
  }

  @Test func aFileThatIsLockedStaysWhateverItsNameSays() throws {
    let text = try dead()
    let name = try #require(Name(text))
    let file = try folder.createFile(name, mode: 0o600)
    #expect(try file.tryLock())
    #expect(try Leftovers.sweep(folder) == 0)
    #expect(try folder.list() == [name])
    withExtendedLifetime(file) {}
  }

  /// A worker process ends after its parent, and has the file open meanwhile.
  @Test func aDeadProcessesFileGoesWhenItsWorkerHasEnded() throws {
    let name = try #require(Name(try dead()))
    let file = Mutex<File?>(try locked(name))
    let worker = Thread {
      usleep(50_000)
      file.withLock { $0 = nil }
    }
    worker.start()
    #expect(try Leftovers.sweep(folder) == 1)
    #expect(try folder.list().isEmpty)
  }

  @Test(arguments: [".dicomshare-0123456789ABCDEF", ".dicomshare-ZZZZZZZZ-12.34-000000000000"])
  func aStrangersFileStaysUntilItIsOld(_ text: String) throws {
    try temporary.write([1], text)
    #expect(try Leftovers.sweep(folder) == 0)
    #expect(try folder.list().map(\.text) == [text])
  }

  @Test(arguments: ["notes.txt", ".dicomshare", ".hidden", "x.dicomshare-1", ".pending-00"])
  func otherFilesStay(_ text: String) throws {
    try temporary.write([1], text)
    #expect(try Leftovers.sweep(folder) == 0)
    #expect(try folder.list().map(\.text) == [text])
  }

  @Test func aFolderInTheMakingGoes() throws {
    let name = try dead()
    try temporary.write([1], "\(name)/A1.png")
    try temporary.write([1], "\(name)/folder/file")
    #expect(try Leftovers.sweep(folder) == 1)
    #expect(try folder.list().isEmpty)
  }

  @Test func whatWasReservedGoesToo() throws {
    let text = try dead()
    let name = try #require(Name(text))
    let reserving = try #require(HiddenName(read: name)).reserving("IM1.dcm")
    let marked = try #require(reserving.name.text)
    try temporary.write([1], marked)
    try temporary.write([], "S1/T2/IM1.dcm")
    try temporary.write([], "S1/IM2.dcm")
    try temporary.write([5], "IM1.dcm")
    #expect(try Leftovers.sweep(folder) == 1)
    #expect(try folder.list() == ["IM1.dcm", "S1"])
    #expect(try folder.folder("S1").list() == ["IM2.dcm", "T2"])
    #expect(try folder.folder(RelativePath(["S1", "T2"])).list().isEmpty)
  }

  @Test func aMarkIsReplacedByTheNextOne() throws {
    let hidden = try HiddenName.draw()
    #expect(!hidden.isReserving)
    let twice = hidden.reserving("one").reserving("two")
    #expect(twice.isReserving("two") && !twice.isReserving("one"))
    #expect(twice.name.bytes.count == hidden.name.bytes.count + 13)
    #expect(twice.owner() == .living)
  }

  @Test func linksAreNotFollowed() throws {
    try temporary.write([1], "target")
    try temporary.symlink(try dead(), to: "target")
    #expect(try Leftovers.sweep(folder) == 0)
    #expect(try folder.openFile("target").contents(limit: 9) == [1])
  }
}
