import Foundation
import Spool
import Testing

@testable import Configuration
@testable import Journal
@testable import Service

/// ZIP files and ISO images whose folder was renamed, deleted or taken elsewhere.
@Suite struct StrayPackageTests {
  let spool = TemporarySpool()

  /// A site whose `outgoing` has packages of three studies: of one the folder is there, of one it is
  /// in `handed-over`, and of the third it is gone.
  private func site(_ change: (inout Configuration) -> Void = { _ in }) throws -> Site {
    let site = try spool.site(change)
    for (folder, names) in [
      ("7F3A-91BC-22DE", ["7F3A-91BC-22DE.ZIP", "7F3A-91BC-22DE.ISO"]),
      ("handed-over/8F3A-91BC-22DE", ["8F3A-91BC-22DE.ZIP"]),
      ("", ["9F3A-91BC-22DE_1of2.ZIP", "9F3A-91BC-22DE_2of2.ZIP", "9F3A-91BC-22DE.ISO"]),
    ] {
      try FileManager.default.createDirectory(
        at: spool.url.appending(path: "outgoing/\(folder)"), withIntermediateDirectories: true)
      for name in names { try write(name) }
    }
    return site
  }

  private func write(_ name: String) throws {
    try Data("a package".utf8).write(to: spool.url.appending(path: "outgoing/\(name)"))
  }

  private func packages(_ site: Site) throws -> [String] {
    try site.folders.outgoing.list().compactMap(\.text).filter {
      $0.hasSuffix(".ZIP") || $0.hasSuffix(".ISO")
    }.sorted()
  }

  private func strays(_ site: Site, after limit: Duration, erases: Bool = false) -> StrayPackages {
    StrayPackages(
      folders: OutgoingFolders(outgoing: site.folders.outgoing), known: site.packages,
      handedOver: site.folders.handedOver, marks: site.folders.strays, limit: limit,
      clock: AgeClock(), erases: erases)
  }

  private func run(_ strays: StrayPackages) throws -> Int {
    try strays.remove { names, body in for name in names { try body(name) } }
  }

  @Test func theyAreDeletedWhenTheirTimeIsOverAndNotBefore() throws {
    let site = try site()
    let all = try packages(site)
    #expect(all.count == 6)
    #expect(try run(strays(site, after: .zero)) == 0, "their time begins now")
    #expect(try packages(site) == all)
    #expect(try run(strays(site, after: .seconds(3600))) == 0)
    #expect(try packages(site) == all)
    #expect(try run(strays(site, after: .zero)) == 3)
    #expect(
      try packages(site) == ["7F3A-91BC-22DE.ISO", "7F3A-91BC-22DE.ZIP", "8F3A-91BC-22DE.ZIP"])
    #expect(try site.folders.strays.list().isEmpty, "nothing is remembered of them")
  }

  @Test func oneWhoseFolderComesBackBeginsAgain() throws {
    let site = try site()
    _ = try run(strays(site, after: .zero))
    let folder = spool.url.appending(path: "outgoing/9F3A-91BC-22DE")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(try run(strays(site, after: .zero)) == 0)
    #expect(try site.folders.strays.list().isEmpty)
    try FileManager.default.removeItem(at: folder)
    #expect(try run(strays(site, after: .zero)) == 0)
    #expect(try packages(site).count == 6)
  }

  /// A sheet may be in them.
  @Test(arguments: [false, true]) func theyAreOverwrittenWhereASheetMayBeInThem(erases: Bool) throws
  {
    let site = try site()
    let file = spool.url.appending(path: "outgoing/9F3A-91BC-22DE.ISO")
    let witness = try FileHandle(forReadingFrom: file)
    for _ in 0..<2 { _ = try run(strays(site, after: .zero, erases: erases)) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(try witness.readToEnd() == (erases ? Data(count: 9) : Data("a package".utf8)))
  }

  @Test func theJournalCountsThemAndNamesNone() throws {
    let site = try site { $0.handedOverAfter = .zero }
    for _ in 0..<2 { site.retention.run() }
    #expect(spool.log.events.contains(.straysRemoved(count: 3)))
    #expect(try packages(site).allSatisfy { !$0.hasPrefix("9F3A") })
  }
}
