import Configuration
import Foundation
import Journal
import Spool
import Testing

@testable import Service

/// Folders that only the service may use, in reach of people who may rename what lies there.
@Suite struct PrivateFolderTests {
  let spool = TemporarySpool()

  /// Two folders on different mounts: what one cannot rename into the other stays in the first.
  private func otherMount() throws -> URL? {
    let url = URL(filePath: "/dev/shm/dicomshare-test-\(UUID().uuidString)")
    guard
      (try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true))
        != nil
    else { return nil }
    return url
  }

  private func make(_ path: String, _ content: String) throws {
    let file = spool.url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try Data(content.utf8).write(to: file)
  }

  @Test func nothingOfTheServiceLiesWhereGroupsMayRenameIt() throws {
    let site = try spool.site()
    for folder in ["outgoing", "reconstruct"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: spool.url.appending(path: folder).path())
      #expect(names == (folder == "outgoing" ? ["handed-over"] : []), "\(folder)")
    }
    #expect(try site.folders.work.status(".outgoing")?.mode == 0o700)
    #expect(site.folders.mediaPath == spool.url.path() + "/work/.outgoing/media")
  }

  @Test func aFolderIsMadeWithTheGroupOfTheSharedOne() throws {
    _ = try spool.site()
    let outgoing = spool.url.appending(path: "outgoing").path()
    guard getuid() == 0, chown(outgoing, 0, 12345) == 0 else { return }  // only root gives groups
    chmod(outgoing, 0o2770)
    try FileManager.default.removeItem(at: spool.url.appending(path: "work/.outgoing"))
    _ = try spool.site()
    var status = stat()
    #expect(stat(spool.url.appending(path: "work/.outgoing/staging").path(), &status) == 0)
    #expect(status.st_gid == 12345)
    #expect(status.st_mode & 0o7777 == 0o2700)
  }

  @Test func anOlderSpoolIsCarriedOver() throws {
    _ = try spool.site()
    try FileManager.default.removeItem(at: spool.url.appending(path: "work/.outgoing"))
    let older = [
      "outgoing/.pending/C-1": "pending/C-1", "outgoing/.staging/S/P.PNG": "staging/S/P.PNG",
      "outgoing/.publishing/I~S/P.PNG": "publishing/I~S/P.PNG",
      "outgoing/.media/I~S.ZIP/.label": "media/I~S.ZIP/.label",
    ]
    for path in older.keys { try make(path, path) }
    try make("reconstruct/.used/1-A/.moving", "list")
    _ = try spool.site()
    for (old, new) in older {
      #expect(try spool.contents("work/.outgoing/\(new)") == Array(old.utf8))
    }
    #expect(try spool.contents("work/.reconstruct/used/1-A/.moving") == Array("list".utf8))
    #expect(try spool.files("outgoing").isEmpty)
    #expect(try spool.files("reconstruct").isEmpty)
  }

  @Test func whatOthersPutUnderTheOldNamesIsNotCarriedOver() throws {
    _ = try spool.site()
    try make("outgoing/.staging/S/P.PNG", "forged")
    let planted = spool.url.appending(path: "outgoing/.staging").path()
    chmod(planted, 0o770)  // as nobody but the service makes it; its owner would differ, too
    _ = try spool.site()
    #expect(try spool.files("work/.outgoing/staging").isEmpty)
    #expect(try spool.files("outgoing") == [".staging/S/P.PNG"])
  }

  @Test func aForeignFolderInItsPlaceIsRefused() throws {
    let site = try spool.site()
    chmod(spool.url.appending(path: "work/.outgoing").path(), 0o750)
    #expect(throws: StartError.foreignFolder(.outgoing)) {
      try SpoolFolders(site.configuration)
    }
  }

  /// Whose host was killed before it had used it; one that holds something is nobody's to remove.
  @Test func whatADeadHostLeftInTheMakingGoesAfterATime() throws {
    let site = try spool.site()
    let outgoing = site.folders.outgoing
    let (left, used): (Name, Name) = (".private-OTHERHST-1-ABC", ".private-OTHERHST-2-DEF")
    for name in [used, left] {
      try outgoing.folder(name, makingWith: 0o700).writeNew(
        [], as: ".private", mode: 0o600, durable: false)
    }
    try outgoing.folder(used).writeNew([1], as: "P.PNG", durable: false)
    // What a start makes is the pattern, and tells the time.
    try outgoing.makeFolder("new", mode: 0o700)
    let pattern = try #require(try outgoing.status("new"))
    let former = try #require(try outgoing.status(left))
    let age = Duration.nanoseconds(pattern.changed - former.changed)
    try PrivateFolder.removeLeft(in: outgoing, like: pattern, after: age + .seconds(60))
    #expect(try outgoing.status(left) != nil)
    try PrivateFolder.removeLeft(in: outgoing, like: pattern, after: age)
    #expect(try outgoing.status(left) == nil)
    #expect(try outgoing.status(used) != nil)
  }

  @Test func onAnotherMountItIsFoundAgainWhereverItWasMovedTo() throws {
    guard let other = try otherMount() else { return }  // this system has no second file system
    defer { try? FileManager.default.removeItem(at: other) }
    let outgoing = other.appending(path: "outgoing")
    let site = try spool.site { $0.outgoing = outgoing.path(percentEncoded: false) }
    try #require(try site.folders.outgoing.status(".dicomshare") != nil)
    #expect(site.folders.replaced() == nil)
    try site.folders.staging.folder("S", makingWith: 0o700)
      .writeNew([1], as: "P.PNG", durable: false)
    try site.folders.outgoing.move(".dicomshare", to: site.folders.outgoing, as: "stolen")
    #expect(site.folders.replaced() == .outgoing)
    // Its place was taken meanwhile.
    try site.folders.outgoing.makeFolder(".dicomshare", mode: 0o777)
    chmod(outgoing.appending(path: ".dicomshare").path(), 0o777)
    let again = try SpoolFolders(site.configuration)
    #expect(try again.staging.folder("S").status("P.PNG") != nil)
    #expect(try again.outgoing.status("stolen") == nil)
    #expect(again.replaced() == nil)
    #expect(try again.staging.folder("S").list() == ["P.PNG"])

    // Moved to the mount of `work`, it brings along what it holds.
    var back = site.configuration
    back.outgoing = spool.url.appending(path: "outgoing").path()
    try FileManager.default.moveItem(
      at: outgoing, to: spool.url.appending(path: "outgoing"))
    let moved = try SpoolFolders(back)
    #expect(try moved.work.status(".outgoing") != nil)
    #expect(try moved.staging.folder("S").list() == ["P.PNG"])
  }

  /// Who selects all that lies in `outgoing` selects it, too.
  @Test(arguments: ["handed-over", "handed-over/all", "7F3A-91BC-22DE"])
  func itIsPutBackFromWhereverItWasMovedInto(_ place: String) throws {
    guard let other = try otherMount() else { return }  // this system has no second file system
    defer { try? FileManager.default.removeItem(at: other) }
    let outgoing = other.appending(path: "outgoing")
    let site = try spool.site { $0.outgoing = outgoing.path(percentEncoded: false) }
    try site.folders.staging.folder("S", makingWith: 0o700)
      .writeNew([1], as: "P.PNG", durable: false)
    let target = outgoing.appending(path: place)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: outgoing.appending(path: ".dicomshare"), to: target.appending(path: ".dicomshare"))
    #expect(site.folders.replaced() == .outgoing)
    let again = try SpoolFolders(site.configuration)
    #expect(try again.staging.folder("S").list() == ["P.PNG"])
    #expect(again.replaced() == nil)
  }

  /// Before it is put back, or where it cannot be.
  @Test func itIsNotDeletedWithWhatWasHandedOver() throws {
    guard let other = try otherMount() else { return }  // this system has no second file system
    defer { try? FileManager.default.removeItem(at: other) }
    let outgoing = other.appending(path: "outgoing")
    let site = try spool.site {
      $0.outgoing = outgoing.path(percentEncoded: false)
      $0.handedOverAfter = .zero
    }
    try site.folders.staging.folder("S", makingWith: 0o700)
      .writeNew([1], as: "P.PNG", durable: false)
    let target = outgoing.appending(path: "handed-over/all")
    try FileManager.default.createDirectory(
      at: target.appending(path: "other"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: outgoing.appending(path: ".dicomshare"), to: target.appending(path: "own"))
    Retention(
      folders: site.folders, seal: site.archiveIndex.seal, packages: site.packages,
      clock: AgeClock(), troubles: site.troubles, log: spool.log
    ).run()
    #expect(try site.folders.staging.folder("S").list() == ["P.PNG"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: target.path(percentEncoded: false))
        == ["own"], "all else is deleted")
    #expect(
      spool.log.events.contains { if case .retry(.outgoing, _) = $0 { true } else { false } })
  }

  /// Who moves all that lies in `outgoing` while the service begins moves the one that it is making.
  @Test(arguments: [".private-HOST-1-ABC", "all/.private-HOST-1-ABC", "renamed"])
  func oneThatWasNeverUsedIsDeletedWithWhatWasHandedOver(_ place: String) throws {
    let site = try spool.site { $0.handedOverAfter = .zero }
    try make("outgoing/handed-over/\(place)/.private", "")
    Retention(
      folders: site.folders, seal: site.archiveIndex.seal, packages: site.packages,
      clock: AgeClock(), troubles: site.troubles, log: spool.log
    ).run()
    #expect(try site.folders.handedOver.isEmpty())
    #expect(
      !spool.log.events.contains { if case .retry = $0 { true } else { false } },
      "\(spool.log.events)")
    // It was no study.
    let studies = spool.log.events.count {
      if case .handedOverRemoved = $0 { true } else { false }
    }
    #expect(studies == (place.hasPrefix("all") ? 1 : 0))
  }

  @Test func whatIsStagedFollowsOutgoingToAnotherMount() throws {
    guard let other = try otherMount() else { return }  // this system has no second file system
    defer { try? FileManager.default.removeItem(at: other) }
    let site = try spool.site()
    try site.folders.staging.folder("S", makingWith: 0o700)
      .writeNew([1, 2], as: "P.PNG", durable: false)
    var configuration = site.configuration
    configuration.outgoing = other.appending(path: "outgoing").path()
    let moved = try SpoolFolders(configuration)
    #expect(try moved.staging.folder("S").openFile("P.PNG").contents(limit: 9) == [1, 2])
    #expect(try moved.work.status(".outgoing") == nil)
  }

  @Test func aFileInThePlaceOfHandedOverDoesNotKeepTheServiceFromStarting() throws {
    let site = try spool.site()
    try site.folders.outgoing.removeFolder("handed-over")
    #expect(site.folders.replaced() == .outgoing)
    try make("outgoing/handed-over", "a file")
    let again = try SpoolFolders(site.configuration)
    #expect(try again.outgoing.status("handed-over")?.kind == .folder)
    #expect(again.replaced() == nil)
  }

  /// Nobody would find what is written into a folder that was moved away.
  @Test(arguments: [
    "incoming", "work", "archive", "outgoing", "reconstruct", "reconstructed", "rejected",
    "archive/.index", "archive/.pending", "outgoing/handed-over",
  ])
  func aFolderThatWasReplacedIsNoticed(_ path: String) throws {
    let site = try spool.site()
    let role = try #require(path.split(separator: "/").first.map(String.init))
    let (place, away) = (spool.url.appending(path: path), spool.url.appending(path: "away"))
    try FileManager.default.moveItem(at: place, to: away)
    #expect(site.folders.replaced()?.rawValue == role, "it is not there")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    #expect(site.folders.replaced()?.rawValue == role, "another one is there")
    try FileManager.default.removeItem(at: place)
    try FileManager.default.createSymbolicLink(at: place, withDestinationURL: away)
    if path == role {
      #expect(site.folders.replaced() == nil, "a symbolic link leads to the same one")
    }
    try FileManager.default.removeItem(at: place)
    try FileManager.default.moveItem(at: away, to: place)
    #expect(site.folders.replaced() == nil)
  }
}
