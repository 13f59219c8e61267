import Foundation
import SecretSharing
import ShareStorage
import Testing

@testable import Service
@testable import Spool
@testable import Workers

/// Shares that are made in memory, where files in the making need names.
@Suite final class PairDraftTests {
  let spool = TemporarySpool()
  private var played: [Folder] = []

  deinit {
    // Another folder may get the same number.
    for folder in played { try? FolderAbilities.assume(nil, in: folder) }
  }

  /// A site whose writers and whose shares are behind a network.
  private func site() throws -> Site {
    var site = try spool.site()
    site.limits.areWritersLocal = false
    for folder in [site.folders.archivePending, site.folders.outgoingPending] {
      played.append(folder)
      try FolderAbilities.assume(
        FolderAbilities(naming: .link, hasUnnamedFiles: false, hasLocks: true, keepsModes: true),
        in: folder)
    }
    return site
  }

  @Test func theyGiveBackTheSource() throws {
    let site = try site()
    let bytes = SmallDICOM.file()
    let path = try spool.send(bytes)
    #expect(site.arrive(path).fate.isDone)
    let archive = try #require(try spool.shares("archive").first)
    let patient = try #require(try spool.shares("work").first)
    let sink = MemorySink()
    try Pair(
      Share(FileSource(site.folders.archive.open(archive))),
      Share(FileSource(site.folders.work.open(patient)))
    ).restore(to: sink)
    #expect(sink.bytes == bytes)
    #expect(try spool.files("archive/.pending").isEmpty)
    #expect(try spool.files("incoming").isEmpty)
  }

  @Test func aLargePlanHasFilesFromTheBeginning() throws {
    let site = try site()
    let folders = [site.folders.archivePending]
    var report = SplitReport.zero
    #expect(try PairDraft.isWorthwhile(report, folders))
    report.fileBytes = PairDraft.byteLimit + 1
    #expect(try !PairDraft.isWorthwhile(report, folders))
    report.fileBytes = 0
    (report.width, report.imageRows, report.channels, report.bits) = (4096, 1024, 1, 16)
    #expect(try !PairDraft.isWorthwhile(report, folders))
  }

  @Test func aPlanThatLiesAboutItsSizeIsLarge() {
    var report = SplitReport.zero
    (report.width, report.channels, report.bits) = (1 << 48, 3, 16)
    (report.imageRows, report.spillRows) = (1 << 48, 1 << 48)
    #expect(report.shareBytes == .max / 8)
  }

  @Test func whatNeedsNoNameIsNotMadeInMemory() throws {
    let site = try spool.site()
    #expect(try !PairDraft.isWorthwhile(.zero, [site.folders.archivePending]))
  }
}
