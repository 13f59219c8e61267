import Cryptography
import Foundation
import Glibc
import SecretSharing
import Spool
import Testing

@testable import Service
@testable import Workers

/// Packages are opened in processes that are confined, and one that ends its reader costs that.
@Suite struct PackageWorkerTests {
  private let spool = TemporarySpool()
  private let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 70_000)

  /// The program as it was built, beside the test process.
  private func workers() throws -> Workers {
    try Workers(
      count: 1, kind: .packages,
      executable: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("dicomshare").path)
  }

  private func file(_ bytes: [UInt8]) throws -> File {
    let folder = try Folder(path: FileManager.default.temporaryDirectory.path)
    let file = try folder.createUnnamedFile(mode: 0o600)
    try file.write(bytes)
    return file
  }

  private func target() throws -> Folder {
    try spool.site().folders.reconstruct.folder("target", makingWith: 0o700)
  }

  @Test func aConfinedProcessOpensMailsAndZIPFiles() throws {
    let workers = try workers()
    defer { workers.close() }
    let inner = ArchiveMaking.zip([("P1B2C3D4.PNG", png), ("R\u{E4}.TXT", [1])], isDeflated: true)
    let mail = ArchiveMaking.mail([("exam.zip", inner), ("A1B2C3D4.PNG", png)])
    let folder = try target()
    let opener = PackageOpener(into: folder, WorkerLease(workers), byteCount: mail.count)
    try opener.open(.mail, try file(mail))
    #expect(
      try folder.list().map(\.text).sorted { $0 ?? "" < $1 ?? "" }
        == ["A1B2C3D4.PNG", "P1B2C3D4.PNG"])
    #expect(try folder.openFile("P1B2C3D4.PNG").contents(limit: 1 << 20) == png)
  }

  /// Nobody else's file is read where the key of a sheet has been.
  @Test(
    arguments: [
      ("SHEET.TXT", [0x41], false), ("letter.txt", nil, false),
      ("photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0, count: 99), false),
      ("P1B2C3D4.PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], true),
      ("a.txt", [0x41], true),
    ] as [(String, [UInt8]?, Bool)])
  func aProcessThatMayHaveSeenAKeyReadsNothingElse(
    _ name: String, _ content: [UInt8]?, _ isKept: Bool
  ) throws {
    let workers = try workers()
    defer { workers.close() }
    let sheet = Sheet(
      label: "7F3A-91BC-22DE", key: SheetKey(Secret((0..<32).map { UInt8($0 * 11 & 0xFF) })))
    let package = ArchiveMaking.zip([(name, content ?? Array(sheet.text.utf8))])
    let lease = WorkerLease(workers)
    try lease.openPackage(.zip, try file(package), depth: 0)
    let first = try #require(lease.processID)
    while try lease.nextInPackage() != nil { _ = try lease.readPackage() }
    #expect(lease.processID == first, "it reads the package to its end")
    lease.leave()
    try lease.openPackage(.zip, try file(package), depth: 0)
    #expect((lease.processID == first) == isKept)
  }

  @Test func aConfinedProcessOpensADiscImage() throws {
    let workers = try workers()
    defer { workers.close() }
    let image = try file([])
    let writer = try ISOWriter(volume: "EXAM", hasLargeFiles: false, to: image)
    try writer.add("P1B2C3D4.PNG", png)
    try writer.finish()
    let folder = try target()
    let opener = PackageOpener(
      into: folder, WorkerLease(workers), byteCount: try image.status().size)
    try opener.open(.iso, image)
    #expect(try folder.list() == ["P1B2C3D4.PNG"])
    #expect(try folder.openFile("P1B2C3D4.PNG").contents(limit: 1 << 20) == png)
  }

  @Test func oneThatEndsItsReaderCostsThatProcess() throws {
    let workers = try workers()
    defer { workers.close() }
    let lease = WorkerLease(workers)
    let package = try file(ArchiveMaking.zip([("P1B2C3D4.PNG", png)]))
    try lease.openPackage(.zip, package, depth: 0)
    kill(try #require(lease.processID), SIGSEGV)
    #expect(throws: WorkerEnded(cause: .crashed)) { try lease.nextInPackage() }
    guard case .ended(.crashed) = lease.verdict else {
      Issue.record("the file is to blame")
      return
    }
    let opener = PackageOpener(into: try target(), WorkerLease(workers), byteCount: 1 << 20)
    try opener.open(.zip, package)
    #expect(opener.count == 1)
  }

  @Test func nothingOfAPackageStaysOpenInAnIdleWorker() throws {
    let workers = try workers()
    defer { workers.close() }
    let package = try file(ArchiveMaking.zip([("P1B2C3D4.PNG", png), ("A1B2C3D4.PNG", png)]))
    let lease = WorkerLease(workers)
    let opener = PackageOpener(
      into: try target(), lease, byteCount: 1 << 20, limits: PackageLimits(files: 1))
    #expect(throws: PackageError.tooLarge) { try opener.open(.zip, package) }
    try lease.take()
    let process = try #require(lease.processID)
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")
    #expect(open.count == 4, "three that lead nowhere, and the socket")
  }
}
