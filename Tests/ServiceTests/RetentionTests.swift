import Foundation
import Spool
import Testing

@testable import Configuration
@testable import Journal
@testable import Service

/// What has been kept long enough goes, whatever cannot be done beside it.
@Suite struct RetentionTests {
  let spool = TemporarySpool()

  private func make(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: path), withIntermediateDirectories: true)
  }

  private func run(_ site: Site) {
    Retention(
      folders: site.folders, seal: site.archiveIndex.seal, packages: site.packages,
      clock: AgeClock(), troubles: site.troubles, log: spool.log
    ).run()
  }

  /// As on a full disk: what is deleted gives room to remember it in.
  @Test func whatWasHandedOverGoesWhenTheArchiveCannotRememberIt() throws {
    let site = try spool.site { $0.handedOverAfter = .zero }
    let label = "7F3A-91BC-22DE"
    try make("outgoing/handed-over/\(label)")
    try make("archive/\(label)")
    // In the way of the file that would be written.
    let obstacle = "archive/\(label)/.pending/full"
    try make(obstacle)
    run(site)
    #expect(try site.folders.handedOver.list().isEmpty)
    let study = try #require(Name(label))
    #expect(try HandedOver(site.folders.archive.folder(study)).last == nil)
    #expect(spool.log.events.contains { if case .retry(.archive, _) = $0 { true } else { false } })
  }

  @Test func whatWasHandedOverIsRemembered() throws {
    let site = try spool.site { $0.handedOverAfter = .zero }
    let label = "7F3A-91BC-22DE"
    try make("outgoing/handed-over/\(label)")
    try make("archive/\(label)")
    run(site)
    #expect(try site.folders.handedOver.list().isEmpty)
    let study = try #require(Name(label))
    #expect(try HandedOver(site.folders.archive.folder(study)).last != nil)
  }

  /// Nothing says when one list can be gone on with.
  @Test func usedSharesGoWhenOthersCannotBePutAway() throws {
    let site = try spool.site { $0.keepUsedFor = .zero }
    let (old, stuck) = try (DatedName.make(for: Claim.newID()), DatedName.make(for: Claim.newID()))
    for name in [old, stuck] { try site.folders.used.makeFolder(name, mode: 0o700) }
    // No list can be read from a folder.
    try site.folders.used.folder(stuck).makeFolder(".moving", mode: 0o700)
    run(site)
    #expect(try site.folders.used.status(old) == nil)
    #expect(try site.folders.used.status(stuck) != nil)
  }

  /// At the start each removal is tried once, and a medium may fail just then.
  @Test(arguments: ["state", "work", "reconstructed"])
  func whatAStartCouldNotRemoveGoesLater(_ role: String) throws {
    let site = try spool.site()
    let (dead, living) = ("\(getpid()).1", ".dicomshare-another-1.1-000000000000")
    let left = ".dicomshare-\(try HostCode.text())-\(dead)-000000000000"
    for name in [left, living] {
      try Data().write(to: spool.url.appending(path: "\(role)/\(name)"))
    }
    site.retention.run()
    let names = try spool.files(role)
    #expect(!names.contains { $0.hasSuffix(left) } && names.contains { $0.hasSuffix(living) })
    #expect(spool.log.events.isEmpty)
  }

  @Test(arguments: [".DS_Store", "._7F3A-91BC-22DE", "Thumbs.db"])
  func whatAFileManagerLeftGoesWithoutAWord(_ name: String) throws {
    let site = try spool.site { $0.handedOverAfter = .zero }
    let place = spool.url.appending(path: "outgoing/handed-over/\(name)")
    try Data("a window's place".utf8).write(to: place)
    run(site)
    #expect(!FileManager.default.fileExists(atPath: place.path()))
    #expect(spool.log.kinds.isEmpty)
  }
}
