import Spool
import Testing

@testable import Service

/// Which names are left alone, and what they belong to.
@Suite struct IgnoredNameTests {
  typealias Instant = ContinuousClock.Instant

  @Test(arguments: [
    "IM1.dcm.aria2", "IM1.dcm.aria2__temp", "IM1.crdownload", "IM1.dcm.download", "IM1.opdownload",
    "IM1.temp", "~IM1.dcm", "IM1.dcm~", "IM1.lock", "IM1.dcm.upload-12", "IM1.uploading",
    "IM1.inprogress", "IM1.INCOMPLETE", "IM1.part", "IM1.filepart", ".hidden", "$RECYCLE.BIN",
    "System Volume Information", "lost+found", "Icon\r", "Thumbs.db", "desktop.ini", "@eaDir",
  ])
  func isLeftAlone(_ name: String) throws {
    #expect(IgnoredName.include(try #require(Name(name))))
  }

  @Test(arguments: [
    "IM1", "IM1.dcm", "lock", "aria2", "a~b", "DICOMDIR", "upload.dcm", "IM1.part1",
  ])
  func isTaken(_ name: String) throws {
    #expect(!IgnoredName.include(try #require(Name(name))))
  }

  @Test func aTemporaryNameTellsWhatItBelongsTo() {
    #expect(IgnoredName.owner(of: "IM1.dcm.aria2") == "IM1.dcm")
    #expect(IgnoredName.owner(of: "IM1.dcm.UPLOAD-12") == "IM1.dcm")
    #expect(IgnoredName.owner(of: "IM1.dcm") == nil)
    #expect(IgnoredName.owner(of: ".aria2") == nil)
  }

  @Test func aFileWaitsWhileATemporaryOneLiesBesideIt() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    let path = try spool.send(SmallDICOM.file(), as: "S1/IM1.dcm")
    try spool.send([], as: "S1/IM1.dcm.aria2")
    #expect(site.arrive(path).fate.wait == .temporary)
    #expect(try spool.shares("archive") == [])
    try site.folders.incoming.folder("S1").remove("IM1.dcm.aria2")
    #expect(site.arrive(path).fate.isDone)
  }

  /// However it is found out: by asking for each ending, or by a listing.
  @Test(arguments: [".part", ".PART", ".ARIA2__TEMP"])
  func aTemporaryNameHoldsItsFileBackInCapitalsToo(_ ending: String) throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    try spool.send([], as: "S1/IM1\(ending)")
    let folder = try site.folders.incoming.folder("S1")
    let now = ContinuousClock.now
    for (isLocal, seen) in [(true, now), (true, now - .seconds(2)), (false, now)] {
      let owned = OwnedNames()
      #expect(try owned.contain("IM1", in: folder, seen: seen, isLocal: isLocal, now: now))
      #expect(try !owned.contain("IM2", in: folder, seen: seen, isLocal: isLocal, now: now))
    }
  }

  @Test func aTemporaryNameWithANumberHoldsItsFileBackOnceTheFolderIsListed() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    try spool.send([], as: "S1/IM1.Upload-12")
    let folder = try site.folders.incoming.folder("S1")
    let now = ContinuousClock.now
    for (isLocal, seen) in [(true, now - .seconds(2)), (false, now)] {
      #expect(
        try OwnedNames().contain("IM1", in: folder, seen: seen, isLocal: isLocal, now: now))
    }
  }

  @Test func overANetworkAFolderIsListedForAllOfItsFilesAtOnce() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    try spool.send([], as: "S1/IM1.dcm.aria2")
    let folder = try site.folders.incoming.folder("S1")
    let owned = OwnedNames()
    let seen = ContinuousClock.now
    let later = seen + .milliseconds(999)
    func contain(
      _ name: Name, seen: Instant, isLocal: Bool = false, at now: Instant
    ) throws -> Bool {
      try owned.contain(name, in: folder, seen: seen, isLocal: isLocal, now: now)
    }
    #expect(try contain("IM1.dcm", seen: seen, at: seen))
    #expect(try !contain("IM2.dcm", seen: seen, at: seen))
    try folder.remove("IM1.dcm.aria2")
    try spool.send([], as: "S1/IM2.dcm.part")
    #expect(try contain("IM1.dcm", seen: seen, at: later), "for a second")
    #expect(try !contain("IM1.dcm", seen: later, at: later))
    #expect(try contain("IM2.dcm", seen: later, at: later), "it came later")
    #expect(try !contain("IM1.dcm", seen: seen, isLocal: true, at: later))
    #expect(
      try !contain("IM1.dcm", seen: seen, at: seen + .seconds(1)),
      "a second later it is listed again")
  }

  @Test func aLocalFolderIsListedForFilesThatLieThereForASecond() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    try spool.send([], as: "S1/IM1.dcm.aria2")
    let folder = try site.folders.incoming.folder("S1")
    let owned = OwnedNames()
    let now = ContinuousClock.now
    let seen = now - .seconds(2)
    let later = now + .milliseconds(999)
    func contain(_ name: Name, seen: Instant, at now: Instant) throws -> Bool {
      try owned.contain(name, in: folder, seen: seen, isLocal: true, now: now)
    }
    #expect(try contain("IM1.dcm", seen: seen, at: now))
    try folder.remove("IM1.dcm.aria2")
    try spool.send([], as: "S1/IM2.dcm.part")
    #expect(try contain("IM1.dcm", seen: seen, at: later), "for a second")
    #expect(try contain("IM2.dcm", seen: later, at: later), "it is new")
    #expect(try !contain("IM1.dcm", seen: later, at: later))
  }

  @Test func aLocalFolderOfManyFilesIsNotListed() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    try spool.send([], as: "S1/IM1.dcm.aria2")
    let folder = try site.folders.incoming.folder("S1")
    // On tmpfs a name counts as 20 bytes, whichever it is.
    for number in 0..<4_000 {
      _ = try folder.createFile(
        Name(stringLiteral: "a rather long name \(number)"), mode: 0o600)
    }
    let owned = OwnedNames()
    let seen = ContinuousClock.now - .seconds(2)
    #expect(try owned.contain("IM1.dcm", in: folder, seen: seen, isLocal: true))
    try folder.remove("IM1.dcm.aria2")
    #expect(try !owned.contain("IM1.dcm", in: folder, seen: seen, isLocal: true))
  }
}
