import Foundation
import Journal
import Spool
import Testing

@testable import Service

@Suite struct FormatVersionTests {
  let spool = TemporarySpool()

  private func say(_ text: String, in folder: String) throws {
    let file = spool.url.appending(path: folder).appending(path: ".version")
    try Data(text.utf8).write(to: file)
  }

  /// Everything in the spool: paths, and when each changed last.
  private func everything() throws -> [String: Date?] {
    var found: [String: Date?] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: spool.url.path()) {
      found[path] =
        try FileManager.default.attributesOfItem(
          atPath: spool.url.appending(path: path).path(percentEncoded: false))[.modificationDate]
        as? Date
    }
    return found
  }

  @Test func whatIsNewSaysItsForm() throws {
    _ = try spool.site()
    #expect(try spool.contents("work/.version") == Array("dicomshare spool 2\n".utf8))
    #expect(try spool.contents("archive/.index/.version") == Array("dicomshare index 2\n".utf8))
  }

  @Test func aSpoolThatSaysNothingIsCarriedOn() throws {
    _ = try spool.site()
    for folder in ["work", "archive/.index"] {
      try FileManager.default.removeItem(
        at: spool.url.appending(path: folder).appending(path: ".version"))
    }
    let site = try spool.site()
    #expect(try FormatVersion.spool.read(site.folders.work) == 2)
    #expect(try FormatVersion.index.read(site.folders.archiveIndex) == 2)
  }

  @Test(arguments: [
    ("work", "dicomshare spool 3\n", StartError.laterForm(.work, form: 3, known: 2)),
    ("archive/.index", "dicomshare index 7\n", .laterForm(.archive, form: 7, known: 2)),
    ("work", "", .unknownForm(.work)), ("work", "dicomshare spool two\n", .unknownForm(.work)),
    ("work", "dicomshare index 2\n", .unknownForm(.work)),
    ("archive/.index", "dicomshare index 0\n", .unknownForm(.archive)),
    ("archive/.index", "dicomshare index 2", .unknownForm(.archive)),
  ])
  func whatCannotBeReadIsNamedAndNothingIsTouched(
    _ folder: String, _ text: String, _ expected: StartError
  ) throws {
    let configuration = try spool.site().configuration
    // What would be made again, or carried elsewhere.
    try FileManager.default.removeItem(at: spool.url.appending(path: "outgoing/handed-over"))
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: "outgoing/.staging/7F3A-91BC-22DE"),
      withIntermediateDirectories: true)
    try say(text, in: folder)
    let before = try everything()
    #expect(throws: expected) { _ = try SpoolFolders.opened(configuration) }
    #expect(try everything() == before)
    if folder != "work" {
      #expect(throws: expected) { _ = try ArchiveSearch(configuration) }
    }
    #expect("\(expected)".contains("nothing"))
  }

  @Test func claimsOfALaterVersionStayWhereTheyAre() throws {
    do {
      let dead = try spool.site()
      for (claim, intent) in [("OLD", "dicomshare claim 1\n"), ("NEW", "dicomshare claim 2\n")] {
        let folder = try dead.instance.folder.folder(
          RelativePath([Name(stringLiteral: claim), "source"]), makingWith: 0o700)
        _ = try folder.createFile("IM1", mode: 0o600)
        let home = try dead.instance.folder.folder(Name(stringLiteral: claim))
        _ = try home.writeNote(Array("\(intent)folder S1".utf8), as: "intent")
      }
    }
    let site = try spool.site()
    let before = try everything().filter { $0.key.hasSuffix("source/IM1") }
    var takeOver = TakeOver()
    let taken = try takeOver.run(
      work: site.folders.work, mine: site.instance, now: ContinuousClock.now)
    #expect(taken.isEmpty)
    #expect(takeOver.later.count == 1)
    #expect(try everything().filter { $0.key.hasSuffix("source/IM1") } == before)
    #expect(try TakeOver.claims(site.instance.folder) == [])
  }

  @Test(arguments: [
    ("dicomshare claim 2\n", true), ("dicomshare claim 10\nx", true),
    ("dicomshare claim 1\n", false), ("dicomshare claim \n", false), ("", false),
    ("dicomshare drop 2\n", false),
  ])
  func aLaterIntentIsToldFromADamagedOne(_ text: String, _ isLater: Bool) {
    #expect(Intent.isLater(Array(text.utf8)) == isLater)
  }
}
