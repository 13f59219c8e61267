import Foundation
import Spool
import Testing

@testable import Configuration
@testable import Journal
@testable import Service

/// What a listing finds, and what it leaves alone.
@Suite struct ScannerTests {
  private let spool = TemporarySpool()

  @Test func hiddenAndTemporaryEntriesAreCountedWithTheirAge() throws {
    let site = try spool.site()
    try spool.send([1], as: ".T2_AXIAL/IM0.dcm")
    try spool.send([1], as: "IM1.dcm.part")
    try spool.send([1], as: "S1/IM2.dcm")
    try spool.send([1], as: ".DS_Store")
    try spool.send([1], as: "lost+found/x")
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: "incoming/.empty"), withIntermediateDirectories: true)
    let listing = try Scanner(.incoming, root: site.folders.incoming).list()
    #expect(listing.files.map(\.path.bytes) == [Array("S1/IM2.dcm".utf8)])
    let groups = listing.leftAlone.groups
    #expect(groups[.hidden]?.changes.keys.map(\.names) == [[".T2_AXIAL"]])
    #expect(groups[.temporary]?.changes.keys.map(\.names) == [["IM1.dcm.part"]])
    #expect(groups[.hidden]?.old(.max).count == 1)
    #expect(groups[.hidden]?.old(0).count == 0, "what has just come is not told")
  }

  @Test func theAdministratorIsShownWhatWaitsForLong() throws {
    let site = try spool.site { $0.stalledAfter = .seconds(-10) }
    try spool.send([1], as: ".T2_AXIAL/IM0.dcm")
    try spool.send([1], as: "S1/IM2.dcm")
    let places = StalledPlaces.list(site.configuration)
    #expect(
      places.map { String(decoding: $0.path, as: UTF8.self) }
        == ["incoming/.T2_AXIAL", "incoming/S1/IM2.dcm"])
    #expect(places.first?.reason == LeftAlone.Kind.hidden.rawValue)
  }

  @Test func hiddenEntriesOfDoctorsAreShownToo() throws {
    let site = try spool.site { $0.stalledAfter = .seconds(-10) }
    let mine: [Name] = [".dicomshare", ".private-1"]
    for name in mine + [".CD1", "CD2", ".Trashes", ".empty"] {
      let folder = try site.folders.reconstruct.folder(name, makingWith: 0o700)
      if name != ".empty" { _ = try folder.createFile("P1.PNG", mode: 0o600) }
    }
    let inner = try site.folders.reconstruct.folder("CD2").folder(".dicomshare", makingWith: 0o700)
    _ = try inner.createFile("P2.PNG", mode: 0o600)
    _ = try site.folders.reconstruct.createFile("P3.PNG.part", mode: 0o600)
    // The service's own folders are passed over only where it makes them.
    let places = StalledPlaces.list(site.configuration)
    #expect(
      places.map { String(decoding: $0.path, as: UTF8.self) } == [
        "reconstruct/.CD1", "reconstruct/CD2/.dicomshare", "reconstruct/P3.PNG.part",
      ])
    #expect(
      places.map(\.reason)
        == [.hidden, .hidden, .temporary].map { (kind: LeftAlone.Kind) in
          kind.rawValue
        })
  }

  @Test func filesCanBeTakenOneByOne() throws {
    let site = try spool.site()
    try spool.send([1, 2], as: "S1/IM1.dcm")
    try spool.send([], as: "S1/IM2.dcm")
    var found: [Int] = []
    let scanner = try Scanner(.incoming, root: site.folders.incoming)
    func list(_ path: RelativePath) throws -> Service.Scanner.Listing {
      var walk = try scanner.begin(path)
      try scanner.advance(&walk, until: nil) { found.append($1) }
      return walk.listing
    }
    let listing = try list(RelativePath("S1"))
    #expect(found == [2, 0])
    #expect(listing.files.isEmpty)
    _ = try list(RelativePath(["S1", "IM1.dcm"]))
    _ = try list(RelativePath(["S1", "gone"]))
    _ = try list(RelativePath(["gone", "IM1.dcm"]))
    #expect(found == [2, 0, 2])
  }

  @Test func foldersThatWereMovedElsewhereAreNotWatched() throws {
    let site = try spool.site()
    let names: [Name] = ["CT", "MR", "US"]
    for name in names {
      let folder = try site.folders.incoming.folder(name, makingWith: 0o700)
      _ = try folder.folder("1", makingWith: 0o700)
    }
    let scanner = try Scanner(.incoming, root: site.folders.incoming)
    let watch = try #require(scanner.watch)
    _ = try scanner.list()
    // The root, `issue-again`, and each with the one in it.
    #expect(watch.count == 8)
    try site.folders.incoming.move("CT", to: site.folders.work, as: "CT")
    try site.folders.incoming.move("MR", to: site.folders.incoming, as: "MR 2")
    _ = try scanner.list()
    #expect(watch.count == 6)
    _ = try watch.hints()
    _ = try site.folders.work.folder("CT").createFile("x", mode: 0o600)
    _ = try site.folders.incoming.folder("MR 2").createFile("x", mode: 0o600)
    let hints = try watch.hints()
    #expect(!hints.isEmpty, "the folder that has another name is watched")
    #expect(hints.allSatisfy { $0 == .created(at("MR 2/x")) || $0 == .touched(at("MR 2/x")) })
  }

  private func at(_ path: String) -> RelativePath {
    RelativePath(Array(path.utf8)) ?? RelativePath()
  }
}
