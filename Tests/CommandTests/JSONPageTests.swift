import Foundation
import Testing

/// dicomshare-json(5) against the source: whatever a command can print with `--json` is on the page,
/// and nothing else.
@Suite struct JSONPageTests {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let page: String
  private let sources: [(name: String, text: String)]

  init() throws {
    let package = Self.package
    page = try String(
      contentsOf: package.appending(path: "etc/man/dicomshare-json.5.md"), encoding: .utf8)
    let folder = package.appending(path: "Sources/dicomshare")
    sources = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".swift") }
      .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
  }

  /// A section of the page.
  private func section(_ title: String) throws -> Substring {
    let start = try #require(page.range(of: "## \(title)\n")).upperBound
    return page[start...].prefix(
      upTo: page[start...].range(of: "\n## ")?.lowerBound ?? page.endIndex)
  }

  /// What stands between backticks.
  private func words(_ text: some StringProtocol) -> Set<String> {
    Set(String(text).matches(of: /`([a-z0-9_-]+)`/).map { String($0.output.1) })
  }

  @Test func everyErrorIsOnThePageWithItsStatus() throws {
    let statuses = [
      "badData": 65, "noInput": 66, "cannotCreate": 73, "inputOutput": 74, "tryAgain": 75,
      "noPermission": 77, "EX_USAGE": 64, "EX_NOINPUT": 66, "EX_NOPERM": 77, "EX_CONFIG": 78,
    ]
    // Complaints of the service take theirs from sysexits(3), see `Serve.status(of:)`.
    let computed = [
      "later-version": 78, "unknown-form": 78, "site-key-malformed": 78, "site-key-differs": 78,
      "site-key-missing": 78,
      "no-permission": 77, "folder-unusable": 73, "unfit-file-system": 78, "foreign-folder": 77,
      "configuration": 78, "system": 75,
    ]
    var found: [String: Int] = [:]
    for source in sources {
      for match in source.text.matches(of: /"([a-z]+(?:-[a-z]+)*)",\s*\.?(\w+),\s*\\?"?/) {
        let (code, word) = (String(match.output.1), String(match.output.2))
        if let status = statuses[word] ?? (word == "status" ? computed[code] : nil) {
          #expect(found[code] == nil || found[code] == status, "\(code) has two statuses")
          found[code] = status
        }
      }
    }
    var told: [String: Int] = [:]
    for line in try section("Failures").split(separator: "\n") {
      if let row = line.wholeMatch(of: /\| `([a-z-]+)` \| ([0-9]+) \| .* \|/) {
        told[String(row.output.1)] = Int(row.output.2)
      }
    }
    #expect(found.count > 40)
    for code in Set(found.keys).union(told.keys) {
      #expect(found[code] == told[code], "\(code)")
    }
  }

  @Test func everyMemberIsOnThePage() throws {
    var members: Set<String> = []
    for source in sources where !source.name.hasPrefix("Demo/") {
      for match in source.text.matches(
        of:
          /\(\s*"([a-z_]+)",\s*(\.(text|path|number|flag|list|object|fraction|optional)\(|\w+(\.\w+)?(\?\.\w+)?\.map \{)/
      ) {
        members.insert(String(match.output.1))
      }
    }
    for name in ["split_wall", "split_cpu", "reconstruct_wall", "reconstruct_cpu"] {
      members.insert(name + "_ratio")
    }
    let results = try section("Results")
    let table = results.prefix(
      upTo: results.range(of: "| member |")?.lowerBound ?? results.endIndex)
    let commands = [
      "split", "reconstruct", "expand", "verify", "inspect", "evaluate", "find",
      "locate", "export", "join-page", "bench", "status",
    ]
    let told = words(table).subtracting(commands).union(["input", "error", "message", "status"])
    #expect(members.count > 50)
    #expect(members.symmetricDifference(told).sorted() == [])
  }

  @Test func everyWordOfAVerdictIsOnThePage() throws {
    let told = words(try section("Results"))
    let found = sources.flatMap {
      $0.text.matches(of: /\("verdict", \.text\("([a-z]+)"\)\)/).map { String($0.output.1) }
    }
    #expect(found.count == 2)
    for word in found { #expect(told.contains(word), "\(word)") }
  }

  /// The page on the share format has each verdict of the vectors, with an error of this page.
  @Test func everyVerdictOfAVectorHasAnError() throws {
    let format = try String(
      contentsOf: Self.package.appending(
        path: "Sources/SecretSharing/SecretSharing.docc/ShareFileFormat.md"), encoding: .utf8)
    var errors: [String: String] = [:]
    let table = try #require(format.range(of: "| verdict | `error` |")).upperBound
    for line in format[table...].split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst()
    {
      if line.isEmpty { break }
      guard let row = line.wholeMatch(of: /\| `([A-Za-z0-9-]+)` \| `([a-z-]+)` \|/) else {
        continue
      }
      errors[String(row.output.1)] = String(row.output.2)
    }
    let vectors = Self.package.appending(path: "Tests/SecretSharingTests/Vectors").path()
    var verdicts: Set<String> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: vectors)
    where name.hasSuffix(".vector") {
      let data = try Data(contentsOf: URL(fileURLWithPath: vectors + "/" + name)).prefix(1000)
      let verdict = String(decoding: data, as: UTF8.self).firstMatch(of: /expect: (.+)/)
      verdicts.insert(String(try #require(verdict).output.1))
    }
    #expect(verdicts.subtracting(["restored"]).symmetricDifference(errors.keys).sorted() == [])
    let told = words(try section("Failures"))
    for error in errors.values { #expect(told.contains(error), "\(error)") }
  }

  @Test func whatTheProgramPrintsIsThere() throws {
    let sandbox = try Sandbox()
    // Wrong usage, a wrong configuration, and what needs the service's folders.
    for (arguments, status, code) in [
      (["verify", "--json", "--nonsense"], 64, "usage"),
      (["find", "--json"], 64, "usage"),
      (["find", "--json", "--accession", "1", "--config", "none.toml"], 66, "no-such-file"),
      (
        ["find", "--json", "--accession", "1", "--spool", sandbox.path + "/none"], 73,
        "folder-unusable"
      ),
      (["status", "--json", "--spool", sandbox.path + "/none"], 73, "folder-unusable"),
      (["config", "check", "--json", "--config", "wrong.toml"], 78, "configuration"),
    ] {
      try sandbox.write(Array("nonsense = 1\n".utf8), "wrong.toml")
      let outcome = try run([program] + arguments, in: sandbox.path)
      #expect(outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
      let first = try #require(try outcome.objects().first, "\(arguments): \(outcome.output)")
      #expect(first["error"] as? String == code, "\(arguments): \(outcome.output)")
      #expect(first["status"] as? Int == status && Int(outcome.status) == status, "\(arguments)")
      #expect((first["message"] as? String)?.isEmpty == false)
    }
  }
}
