import Configuration
import Foundation
import Spool
import Testing

@testable import Service

/// Files that are no DICOM files and came together are put aside together.
@Suite struct ForeignGroupsTests {
  private let spool = TemporarySpool()

  @Test func whatCameInOneFolderIsOneEvent() {
    let groups = ForeignGroups()
    let now = ContinuousClock.now
    let names: [Name] = ["one", "two", "three"]
    #expect(groups.folder(for: RelativePath(["CD", "VIEWER"]), fresh: names[0], now) == "one")
    #expect(groups.folder(for: RelativePath(["CD"]), fresh: names[1], now) == "one")
    #expect(groups.folder(for: RelativePath(["OTHER"]), fresh: names[2], now) == "three")
    #expect(groups.due(now + .seconds(6)).isEmpty, "none lies there")
    for path: RelativePath in [["CD", "VIEWER"], ["CD"], ["OTHER"]].map({ RelativePath($0) }) {
      groups.add(path)
    }
    #expect(groups.due(now + .seconds(1)).isEmpty)
    #expect(groups.due(now + .seconds(6)).sorted() == [1, 2])
    #expect(groups.due(now + .seconds(7)).isEmpty, "it is told once")
    #expect(
      groups.folder(for: RelativePath(["CD"]), fresh: names[1], now + .seconds(700)) == "two")
  }

  @Test func aCopiedCDBecomesOneFolderWithOneText() throws {
    var site = try spool.site()
    site.limits.quietBeforeRejection = .zero
    #expect(site.arrive(try spool.send(SmallDICOM.file(), as: "CD/IMAGES/IM1")).fate.isDone)
    let index = SmallDICOM.index()
    for (name, bytes) in [
      ("CD/DICOMDIR", index), ("CD/VIEWER/RUN.EXE", [0x4D, 0x5A]), ("CD/REASON.TXT", [0x41]),
    ] {
      #expect(site.arrive(try spool.send(bytes, as: name)).fate.isDone)
    }
    let rejected = try spool.files("rejected").map { $0.split(separator: "/") }
    #expect(Set(rejected.compactMap(\.first)).count == 1)
    #expect(rejected.count == 4)
    #expect(rejected.contains { $0.dropFirst() == ["CD", "DICOMDIR"] })
    #expect(rejected.contains { $0.dropFirst() == ["REASON.TXT"] })
    #expect(try spool.shares("archive").count == 1, "the index is no study")
    #expect(site.foreign.due(.now, isLast: true) == [3])
  }

  private static let hasOtherMount = {
    let mounts = ["/dev/shm", NSTemporaryDirectory()].map { try? Folder(path: $0).mount }
    return access("/dev/shm", W_OK) == 0 && mounts[0] != nil && mounts[0] != mounts[1]
  }()

  /// `rejected` on another disk: rename(2) ends with EXDEV.
  @Test(.enabled(if: hasOtherMount, "needs /dev/shm, and spools of tests on another mount"))
  func whatIsPutAsideMayLieOnAnotherMount() throws {
    let other = URL(filePath: "/dev/shm/dicomshare-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: other) }  // only temporary files
    let files = FileManager.default
    try files.createDirectory(at: other, withIntermediateDirectories: true)
    var site = try spool.site { $0.rejected = other.path() }
    site.limits.quietBeforeRejection = .zero
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(site.folders.rejected.mount != site.folders.incoming.mount)
    #expect(site.arrive(try spool.send(bytes, as: "CD/A.EXE")).fate.isDone)
    let paths = try files.subpathsOfDirectory(atPath: other.path())
    let file = try #require(paths.first { $0.hasSuffix("/CD/A.EXE") })
    let url = other.appending(path: file)
    #expect(try Data(contentsOf: url) == Data(bytes))
    let mode = try files.attributesOfItem(atPath: url.path())[.posixPermissions]
    #expect((mode as? Int).map { $0 & 0o600 } == 0o600)
    #expect(paths.contains { $0.hasSuffix("REASON.TXT") } && paths.count == 4)
    #expect(try spool.files("incoming").isEmpty)
    #expect(try spool.files("work").allSatisfy { !$0.contains("/source/") }, "no copy stays")
  }

  @Test func anIndexUnderAnotherNameIsSplit() throws {
    let site = try spool.site()
    let limits = site.limits
    #expect(limits.quietInDoubt > .zero)
    #expect(site.arrive(try spool.send(SmallDICOM.index(), as: "S1/IM1")).fate.isDone)
    #expect(try spool.shares("archive").count == 1)
  }
}
