@testable import Configuration
import Foundation
import SecretSharing
import Testing

@Suite struct ConfigurationTests {
  @Test func emptyDocumentGivesTheDefaults() throws {
    #expect(try Configuration(toml: "") == .spool("/var/spool/dicomshare"))
  }

  @Test func spoolNamesAllFolders() throws {
    let configuration = try Configuration.spool("/srv//spool/./ct/")
    #expect(configuration.spool == "/srv/spool/ct")
    #expect(configuration.folders.allSatisfy { $0.path == "/srv/spool/ct/" + $0.key })
    #expect(configuration.lookup == nil)
  }

  @Test func spoolOfTheCommandLineWins() throws {
    let configuration = try Configuration(toml: "spool = \"/a\"\nwork = \"/w\"", spool: "/b")
    #expect(configuration.incoming == "/b/incoming")
    #expect(configuration.work == "/w")
  }

  @Test func relativeSpoolStartsAtTheCurrentFolder() throws {
    let configuration = try Configuration.spool("spool")
    #expect(configuration.incoming == FileManager.default.currentDirectoryPath + "/spool/incoming")
  }

  @Test func everyKeyIsTaken() throws {
    let configuration = try Configuration(
      toml: """
        spool = "/s"
        incoming = "/i"
        work = "/w"
        archive = "/a"
        outgoing = "/o"
        reconstruct = "/r"
        reconstructed = "/rd"
        rejected = "/rj"
        state = "/st"
        lookup = "/l"
        mode = "visual"
        accept-lossy = true
        keep-for = "7d"
        workers = 3
        study-quiet = "5s"
        stalled-after = "1m"
        reject-after = "2h"
        rescan = "90s"
        archive-lookup = true
        sheet-photos = true
        keep-reconstructed = "1h30m"
        keep-used-for = "0s"
        handed-over-after = "2d"
        label = "patient-id"
        banner = false
        join-page = false
        languages = ["de", "en"]
        contact = ["Radiology,  St. Mary's ", "", "+1 555 0100"]
        exam-month = true
        media = ["folder", "sheet", "zip", "iso"]
        max-part = "10MiB"
        metrics-file = "/m"
        """)
    var expected = try Configuration.spool("/s")
    expected.incoming = "/i"
    expected.work = "/w"
    expected.archive = "/a"
    expected.outgoing = "/o"
    expected.reconstruct = "/r"
    expected.reconstructed = "/rd"
    expected.rejected = "/rj"
    expected.state = "/st"
    expected.lookup = "/l"
    expected.mode = .visual
    expected.acceptLossy = true
    expected.originals = .keepFor(.seconds(7 * 86_400))
    expected.workers = 3
    expected.studyQuiet = .seconds(5)
    expected.stalledAfter = .seconds(60)
    expected.rejectAfter = .seconds(7200)
    expected.rescan = .seconds(90)
    expected.archiveLookup = true
    expected.sheetPhotos = true
    expected.keepReconstructed = .seconds(5400)
    expected.keepUsedFor = .zero
    expected.handedOverAfter = .seconds(2 * 86_400)
    expected.label = .patientID
    expected.banner = false
    expected.joinPage = false
    expected.languages = [.german, .english]
    expected.examMonth = true
    expected.media = [.folder, .sheet, .zip, .iso]
    expected.contact = ["Radiology, St. Mary's", "+1 555 0100"]
    expected.maxPart = 10 << 20
    expected.metricsFile = "/m"
    #expect(configuration == expected)
    #expect(try Configuration(toml: configuration.shown()) == configuration)
  }

  @Test func aShownPathWithQuotesIsReadBack() throws {
    let configuration = try Configuration.spool("/a \"b\" \\c/é")
    #expect(try Configuration(toml: configuration.shown()) == configuration)
  }

  @Test(arguments: [
    (
      "\nstudy-quite = \"3s\"",
      ConfigurationError.unknownKey("study-quite", line: 2, nearest: "study-quiet")
    ),
    ("archive_lookup = true", .unknownKey("archive_lookup", line: 1, nearest: "archive-lookup")),
    ("xyzzy = 1", .unknownKey("xyzzy", line: 1, nearest: nil)),
    ("# a\n[daemon]\nmode = 1", .unknownKey("daemon", line: 2, nearest: nil)),
    ("mode = \"standard\"\n [ =", .unknownKey("=", line: 2, nearest: nil)),
    ("[", .unknownKey("", line: 1, nearest: nil)),
    ("[\u{5A4} \\", .unknownKey("\u{5A4}", line: 1, nearest: nil)),
    ("[[ .\r]]", .unknownKey(".", line: 1, nearest: nil)),
    ("mode = 'standard'\n\"wrk\" = 1", .unknownKey("wrk", line: 2, nearest: "work")),
    (
      "banner = \"yes\"",
      .wrongType("banner", line: 1, expected: "true or false", found: "a string")
    ),
    (
      "workers = 1.5",
      .wrongType(
        "workers", line: 1, expected: "a whole number from 0 to 1024",
        found: "a floating-point number")
    ),
    (
      "workers = 1025", .invalidValue("workers", line: 1, expected: "a whole number from 0 to 1024")
    ),
    (
      "mode = \"fast\"", .invalidValue("mode", line: 1, expected: "one of \"standard\", \"visual\"")
    ),
    ("archive = \"archive\"", .invalidPath("archive", line: 1)),
    ("archive = \"/a/../b\"", .invalidPath("archive", line: 1)),
    ("archive = \"/a\\u0007\"", .invalidPath("archive", line: 1)),
    ("work = \"\"", .invalidPath("work", line: 1)),
    ("archive = \"/x\"\noutgoing = \"/x/\"", .sharedFolder("archive", "outgoing", path: "/x")),
    (
      "reconstructed = \"/var/spool/dicomshare/reconstruct/out\"",
      .nestedFolder(inner: "reconstructed", outer: "reconstruct")
    ),
    (
      "archive = \"/var/spool/dicomshare/incoming/archive\"",
      .nestedFolder(inner: "archive", outer: "incoming")
    ),
    ("archive = \"/\"", .nestedFolder(inner: "incoming", outer: "archive")),
    (
      "lookup = \"/var/spool/dicomshare/work\"",
      .sharedFolder("work", "lookup", path: "/var/spool/dicomshare/work")
    ),
    ("mode = \"visual\"", .lossyNotAccepted),
    ("a = 1\u{0}", .notText(line: 1)),
    ("workers = 1\nspool = \"/a\\u0000b\"", .notText(line: 2)),
  ])
  func whatIsWrongIsNamed(text: String, error: ConfigurationError) {
    #expect(throws: error) { try Configuration(toml: text) }
    #expect(!error.description.isEmpty && !error.description.hasSuffix("."))
  }

  @Test(arguments: [
    "3", "s", "3x", "3 s", "-3s", "1m1h", "1s1s", "", "3.5s", "99999999999999999999s", "0s", "2d",
    "106751991167301d",
  ])
  func aDurationThatMeansNothingIsRefused(text: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration(toml: "study-quiet = \"\(text)\"")
    }
    guard case .invalidValue("study-quiet", line: 1, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["20", "20 MB", "20mb", "MB", "-1MB", "999kB", "9999999999999999999B", "2000GB"])
  func aSizeThatMeansNothingIsRefused(text: String) {
    #expect(throws: ConfigurationError.self) {
      try Configuration(toml: "max-part = \"\(text)\"")
    }
  }

  @Test func aSheetTakesThePlaceOfTheFolder() throws {
    #expect(try Configuration(toml: "media = [\"sheet\"]").media == [.sheet])
    #expect(try Configuration(toml: "media = [\"zip\", \"sheet\"]").media == [.zip, .sheet])
    #expect(try Configuration(toml: "").media == [.folder])
  }

  @Test(arguments: [
    "media = [\"zip\", \"iso\"]", "media = [\"sheet\", \"sheet\"]", "media = []",
    "media = [\"zip\"]", "languages = []", "languages = [\"en\", \"en\"]", "languages = \"en\"",
  ])
  func aListThatMeansNothingIsRefused(text: String) {
    #expect(throws: ConfigurationError.self) { try Configuration(toml: text) }
  }

  @Test func aSyntaxErrorHasItsLine() {
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration(toml: "mode = \"standard\"\nbanner = \n")
    }
    guard case .syntax(line: 2, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    "mode = 1979-02-27Tinf32:0", "mode = 07:32:00", "languages = [\n1979-02-27]",
    "ke= 1979-02-27Tinf32:0r0/\\Zav\"for = \"7d\"", "label = \"a\\\"b\" 7:1",
    "mode = 1\u{301}2", "media = [}", "mode = { a = 1 }", "m\u{F6}de = 1",
  ])
  func whatNoValueIsWrittenWithIsRefused(_ text: String) {
    let error = #expect(throws: ConfigurationError.self) { try Configuration(toml: text) }
    guard case .syntax(_, let reason) = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("a value is text in quotes"))
  }

  @Test func whatLooksLikeADateMayStandInQuotesAndComments() throws {
    let toml = """
      # 2026-11-23 07:32: geändert
      spool = "/srv/2026-11-23:a" # 1-2
      incoming = '/srv/in\\1-2:3'
      keep-for = "1h"
      """
    #expect(try Configuration(toml: toml).spool == "/srv/2026-11-23:a")
  }

  @Test func visualModeIsAllowedWhenLossIsAcceptedOrOriginalsStay() throws {
    #expect(try Configuration(toml: "mode = \"visual\"\naccept-lossy = true").mode == .visual)
    let kept = try Configuration(toml: "mode = \"visual\"\nkeep-for = \"30d\"")
    #expect(kept.warnings.count == 2)
    #expect(try Configuration(toml: "").warnings.isEmpty)
  }
}
