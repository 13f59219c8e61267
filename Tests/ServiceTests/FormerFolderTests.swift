import Foundation
import Journal
import Spool
import Testing

@testable import Configuration
@testable import Service

/// What is left in a folder that was `work`, `outgoing` or `reconstruct` before, and that nobody works on.
@Suite struct FormerFolderTests {
  private let spool = TemporarySpool()

  private func site(_ work: String) throws -> Site {
    try spool.site { [spool] in $0.work = spool.url.path(percentEncoded: false) + "/" + work }
  }

  private func look(_ site: Site) throws -> [FormerFolder.Left] {
    try site.folders.formerFolders()
  }

  private func path(_ work: String) -> String {
    spool.url.path(percentEncoded: false) + "/" + work
  }

  @Test func whatIsLeftIsToldAtEachStartAndNotTouched() throws {
    let first = try site("work")
    #expect(try look(first).isEmpty)
    #expect(first.arrive(try spool.send(SmallDICOM.file(seed: 1), as: "a")).fate.isDone)
    try spool.send(SmallDICOM.file(seed: 2), as: "b")
    _ = try Claim(
      taking: "b", from: first.folders.incoming, id: Claim.newID(),
      intent: Intent(folder: [], isIssueAgain: false), instance: first.instance)
    let before = try spool.files("work")

    for other in ["other", "other", "third"] {
      let left = try look(site(other))
      #expect(left == [FormerFolder.Left(role: .work, path: path("work"), files: 1, studies: 1)])
      #expect(
        left.first?.text.hasPrefix("1 file and 1 study left in \(path("work")), which") == true)
    }
    #expect(try spool.files("work") == before)
    #expect(try look(site("work")).isEmpty, "it is the one in use again")
  }

  @Test func whatIsEmptyOrGoneOrTheSameIsNotTold() throws {
    #expect(try look(site("work")).isEmpty)
    #expect(try look(site("other")).isEmpty)
    let folders = try site("other").folders
    let known = try folders.state.openFile("work-folders").contents(limit: 1000)
    #expect(String(decoding: known, as: UTF8.self) == path("other") + "\n", "it is forgotten")
    try spool.send(SmallDICOM.file(), as: "a")
    _ = try Claim(
      taking: "a", from: folders.incoming, id: Claim.newID(),
      intent: Intent(folder: [], isIssueAgain: false), instance: Instance(work: folders.work))
    let (old, new) = (path("other"), path("moved"))
    try FileManager.default.moveItem(atPath: old, toPath: new)
    try FileManager.default.createSymbolicLink(atPath: old, withDestinationPath: new)
    #expect(try look(site("moved")).isEmpty, "the same folder by another path")
  }

  /// Studies that wait for the clerk, or to be deleted, and what a doctor has dropped.
  @Test func formerSharedFoldersAreToldToo() throws {
    let first = try spool.site()
    #expect(try look(first).isEmpty)
    for name in ["AAAA-BBBB-CCCC", "handed-over/DDDD-EEEE-FFFF"] {
      try FileManager.default.createDirectory(
        at: spool.url.appending(path: "outgoing/\(name)"), withIntermediateDirectories: false)
    }
    for (name, text) in [("STATUS.HTM", ""), ("x.png", "x"), ("x.png.problem.txt", "y")] {
      try Data(text.utf8).write(to: spool.url.appending(path: "reconstruct/\(name)"))
    }
    for _ in 0..<2 {
      let other = try spool.site { [spool] in
        $0.outgoing = spool.url.path(percentEncoded: false) + "/out"
        $0.reconstruct = spool.url.path(percentEncoded: false) + "/in"
      }
      let left = try look(other)
      #expect(
        left == [
          FormerFolder.Left(role: .outgoing, path: path("outgoing"), studies: 2),
          FormerFolder.Left(role: .reconstruct, path: path("reconstruct"), drops: 1),
        ])
      #expect(left[0].text.hasPrefix("2 studies left in \(path("outgoing")), which was `outgoing`"))
      #expect(left[1].text.hasPrefix("1 drop left in \(path("reconstruct")), which was"))
    }
    #expect(try look(spool.site()).isEmpty, "they are in use again")
  }
}
