import Foundation
import Testing

@testable import Service

/// How long both halves have been on this machine.
struct OutgoingFoldersTests {
  @Test func theOldestFolderThatWasNotHandedOverCounts() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    let now = 1_800_000_000
    #expect(OutgoingFolders(in: site.folders.outgoing, now: now).count == 0)
    #expect(OutgoingFolders(in: site.folders.outgoing, now: now).oldestSeconds == 0)
    try put("one", published: now - 90, in: spool)
    try put("two", published: now - 4000, in: spool)
    try put("handed-over/three", published: now - 9000, in: spool)
    try put(".staging/four", published: now - 9000, in: spool)
    try Data([1]).write(to: spool.url.appending(path: "outgoing/two.ZIP"))
    let found = OutgoingFolders(in: site.folders.outgoing, now: now)
    #expect(found.count == 2)
    #expect(found.oldestSeconds == 4000)
    // What a file manager leaves there makes the folder itself younger, not what is in it.
    try Data([1]).write(to: spool.url.appending(path: "outgoing/two/Thumbs.db"))
    #expect(OutgoingFolders(in: site.folders.outgoing, now: now) == found)
  }

  @Test func statusSaysForHowLongBothHalvesAreHere() throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    let state = spool.url.appending(path: "state/status.json")
    let text = { (seconds: Int) in
      """
      {"version": 1, "time": \(Int(Date().timeIntervalSince1970)), "outgoing_folders": 3, \
      "outgoing_oldest_seconds": \(seconds), "handed_over": 0}
      """
    }
    try Data(text(7300).utf8).write(to: state)
    let young = try DaemonStatus(site.configuration)
    #expect(young.problems.isEmpty)
    #expect(
      young.lines.contains(
        "outgoing         3 folders not handed over, both halves here for up to 2 h"))
    try Data(text(8 * 86400).utf8).write(to: state)
    #expect(
      try DaemonStatus(site.configuration).problems == [
        "a folder in outgoing was not handed over for 8 days: both halves are here"
      ])
  }

  private func put(_ name: String, published: Int, in spool: TemporarySpool) throws {
    let folder = spool.url.appending(path: "outgoing/\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let sums = folder.appending(path: "SHA256SUMS")
    try Data([1]).write(to: sums)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(published))],
      ofItemAtPath: sums.path())
  }
}
