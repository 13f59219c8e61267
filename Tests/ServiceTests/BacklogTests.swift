import Foundation
import Glibc
import Spool
import Testing

@testable import Service
@testable import Configuration

/// What waits for somebody, and for how long.
struct BacklogTests {
  private func outgoing(_ site: Site, now: Int) throws -> Backlog {
    let folders = OutgoingFolders(outgoing: site.folders.outgoing)
    return Backlog.outgoing(
      site.folders.outgoing, strays: try folders.strays(site.folders.handedOver), now: now)
  }

  @Test func theOldestFolderThatWasNotHandedOverCounts() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    let now = time(nil) + 4000
    #expect(try outgoing(site, now: now).count == 0)
    #expect(
      try outgoing(site, now: now).oldestSeconds == 0)
    try put("one", published: now - 90, in: spool)
    try put("two", published: now - 4000, in: spool)
    try put("handed-over/three", published: now - 9000, in: spool)
    try put(".staging/four", published: now - 9000, in: spool)
    try Data([1]).write(to: spool.url.appending(path: "outgoing/two.ZIP"))
    let found = try outgoing(site, now: now)
    #expect(found.count == 2)
    // Since it appeared: the times that it shows say the day only.
    #expect((3900...4000).contains(found.oldestSeconds))
    // A package whose folder is gone counts by itself, unless that was handed over.
    for name in ["gone.ZIP", "three.ZIP"] {
      try Data([1]).write(to: spool.url.appending(path: "outgoing/\(name)"))
    }
    #expect(
      try outgoing(site, now: now).count == 3)
    try FileManager.default.removeItem(at: spool.url.appending(path: "outgoing/gone.ZIP"))
    // What a file manager leaves there makes the folder itself younger, not what is in it.
    try Data([1]).write(to: spool.url.appending(path: "outgoing/two/Thumbs.db"))
    #expect(try outgoing(site, now: now) == found)
  }

  /// On a disk of their own, they have it from the beginning.
  @Test func whatBelongsToTheFileSystemIsNoStudyAndWasNotRejected() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    for role in ["outgoing", "rejected"] {
      try FileManager.default.createDirectory(
        at: spool.url.appending(path: "\(role)/lost+found"), withIntermediateDirectories: true)
    }
    #expect(try outgoing(site, now: time(nil) + 4000).count == 0)
    #expect(Backlog.rejected(site.folders.rejected) == 0)
    try Data([1]).write(to: spool.url.appending(path: "rejected/x"))
    #expect(Backlog.rejected(site.folders.rejected) == 1)
  }

  @Test func whatWasNotHandedOverIsCountedAgainWhenSomethingComesOrGoes() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    var memory = NotHandedOver()
    let now = time(nil) + 4000
    func look(after seconds: Int = 0) -> Backlog {
      memory.backlog(
        OutgoingFolders(outgoing: site.folders.outgoing), site.folders.handedOver,
        now: now + seconds)
    }
    try put("one", published: now - 90, in: spool)
    try put("two", published: now - 4000, in: spool)
    let both = look()
    #expect(both.count == 2)
    #expect(look(after: 100) == both.later(by: 100))
    usleep(50_000)  // a change has a time of its own only in the clock's next tick
    try FileManager.default.moveItem(
      at: spool.url.appending(path: "outgoing/two"),
      to: spool.url.appending(path: "outgoing/handed-over/two"))
    let one = look(after: 200)
    #expect(one.count == 1)
    #expect((4100...4200).contains(one.oldestSeconds))
  }

  @Test func whatWasHandedOverCountsFromThatMoment() throws {
    let spool = TemporarySpool()
    let folder = try spool.site().folders.handedOver
    #expect(Backlog.handedOver(folder).count == 0)
    try put("handed-over/one", published: 1_000_000_000, in: spool)
    try Data([1]).write(to: spool.url.appending(path: "outgoing/handed-over/two.ISO"))
    let changed = try #require(try folder.status("one")).changed / 1_000_000_000
    let found = Backlog.handedOver(folder, now: changed + 700)
    #expect(found.count == 2)
    #expect((699...700).contains(found.oldestSeconds))
  }

  @Test func aMediumCountsFromWhenItWasAskedForHoweverOftenItFailed() throws {
    let spool = TemporarySpool()
    let site = try spool.site { $0.media = [.folder, .zip, .iso] }
    let now = 1_800_000_000
    #expect(Backlog.media(site.folders.media, now: now).count == 0)
    let jobs = try site.media.begin("7F3A-91BC-22DE", label: "7F3A-91BC-22DE")
    #expect(jobs.count == 2)
    for (job, age) in zip(jobs, [50, 800]) {
      let path = "work/.outgoing/media/\(try #require(job.text))"
      try date(path + "/.label", now - age, in: spool)
      try Data([1]).write(to: spool.url.appending(path: path + "/.pending-1"))
    }
    // libarchive(3) leaves its scratch files beside the jobs.
    try Data([1]).write(to: spool.url.appending(path: "work/.outgoing/media/libarchive_x"))
    let found = Backlog.media(site.folders.media, now: now)
    #expect(found.count == 2)
    #expect(found.oldestSeconds == 800)
    for job in jobs { try site.media.end(job) }
    #expect(Backlog.media(site.folders.media, now: now).count == 0)
  }

  private func put(_ name: String, published: Int, in spool: TemporarySpool) throws {
    let folder = spool.url.appending(path: "outgoing/\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data([1]).write(to: folder.appending(path: "SHA256SUMS"))
    try date("outgoing/\(name)/SHA256SUMS", published, in: spool)
  }

  private func date(_ path: String, _ seconds: Int, in spool: TemporarySpool) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(seconds))],
      ofItemAtPath: spool.url.appending(path: path).path(percentEncoded: false))
  }
}
