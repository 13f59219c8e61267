import Foundation
import Glibc
import Testing

@testable import dicomshare

/// Runs a command where there is no /proc.
private let withoutProc = [
  "/usr/bin/unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c",
  "mount -t tmpfs none /proc && exec \"$@\"", "sh",
]

/// Whether that is allowed here.
private let canHideProc = (try? run(withoutProc + ["/bin/true"]))?.status == 0

/// Whatever is typed gets one plain sentence, the right status, and leaves nothing.
struct OddArgumentTests {
  /// A sandbox with a pair, its sheet, and what is no file to read.
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    let split = try sandbox.dicomshare(
      "split", "in.dcm", "--archive", "a", "--patient", "p", "--sheet", "s")
    try #require(split.status == 0, "\(split.errors)")
    try #require(mkfifo("\(sandbox.path)/pipe", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/loop", withDestinationPath: "loop")
    return sandbox
  }

  /// As the folder itself that node_exporter's collector reads.
  @Test func metricsAreWrittenToAFile() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Array("metrics-file = \"\(sandbox.path)\"\n".utf8), "c.toml")
    let run = try run(
      [program, "config", "check", "--config", "c.toml", "--spool", "."], in: sandbox.path)
    #expect(run.status == 78, "\(run.errors)")
    #expect(run.errors.contains("is a folder; name a file in it"), "\(run.errors)")
  }

  /// A warning, beside something that is wrong.
  @Test func warningsAreToldBesideErrorsWithJSON() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      Array("mode = \"visual\"\nmetrics-file = \"\(sandbox.path)\"\n".utf8), "c.toml")
    let arguments = ["config", "check", "--config", "c.toml", "--spool", "spool"]
    let said = try run([program] + arguments, in: sandbox.path)
    let warnings = said.errors.split(separator: "\n").compactMap { line in
      line.range(of: ": warning: ").map { String(line[$0.upperBound...]) }
    }
    try #require(said.status == 78 && !warnings.isEmpty, "\(said.errors)")
    let told = try run([program] + arguments + ["--json"], in: sandbox.path)
    let objects = try told.objects()
    #expect(!objects.isEmpty)
    for object in objects { #expect(object["warnings"] as? [String] == warnings) }
  }

  private static let long = String(repeating: "x", count: 300)

  @Test(
    arguments: [
      (["verify", long], 66, "there is no such file or folder; check the name"),
      (["reconstruct", "a", "--sheet", long, "--output", "out"], 66, "there is no such file"),
      (
        ["reconstruct", "a", "--sheet", "a", "--output", "out"], 66, "this is a folder, a symbolic"
      ),
      (
        ["reconstruct", "a", "--sheet", "/", "--output", "out"], 66, "this is a folder, a symbolic"
      ),
      (["verify", "a", "--sheet", "pipe"], 66, "a special file, not a regular one"),
      (["verify", "loop"], 66, "a special file, not a regular one"),
      (["split", "in.dcm", "--archive", "n", "--sheet", "."], 73, "the name of a folder"),
      (["split", "in.dcm", "--archive", "n", "--sheet", "a/.."], 73, "cannot create the result"),
      (["join-page", "--output", "/"], 73, "name a new file in it"),
      (["join-page", "--output", "a"], 73, "left alone; name another"),
      (["config", "show", "--config", "pipe"], 78, "pipe is a pipe, and nobody writes into it"),
      (
        ["find", "--accession", "1", "--spool", "none"], 73, "none/archive; name"
      ),
      (
        ["export", "7F3A91BC22DE", "--output", "n", "--spool", "in.dcm"], 73,
        "with --spool or --config"
      ),
    ])
  func oneSentenceSaysWhatToDo(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let sandbox = try sandbox()
    let before = sandbox.list("")
    let run = try run([program] + arguments, in: sandbox.path)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.filter { $0 == "\n" }.count == 1, "\(run.errors)")
    #expect(sandbox.list("") == before)
  }

  @Test(
    arguments: [
      ["split", "in.dcm", "--archive", "n", "--patient", "n", "--mode", "\u{1B}[31m"],
      ["inspect", "x", "--\u{1B}[31m"], ["status", "\u{1B}[31m"], ["\u{1B}[31m"],
      ["config", "check", "--config", "\u{1B}[31m"], ["serve", "--config", "\u{1B}[31m"],
      ["verify", "\u{1B}[31m"], ["join-page", "--output", "none/\u{1B}[31m"],
    ])
  func whatIsTypedMovesNoCursor(_ arguments: [String]) throws {
    let sandbox = try Sandbox()
    let run = try run([program] + arguments, in: sandbox.path)
    #expect([64, 66, 73].contains(run.status), "\(run.status)")
    #expect(!run.errors.isEmpty && !run.errors.contains("\u{1B}"))
    #expect(run.errors.contains("\\x1b[31m") || run.errors.contains("\\u{1B}[31m"), "\(run.errors)")
  }

  @Test func bytesThatAreNoTextAreShownAsSuch() throws {
    let script =
      #"'\#(program)' inspect x --"$(printf '\377')" 2>&1; '\#(program)' status "$(printf '\376')""#
    let run = try run(["/bin/sh", "-c", script])
    #expect(run.output.contains(#"Unknown option '--\xff'"#), "\(run.output)")
    #expect(run.errors.contains(#"Unexpected argument '\xfe'"#), "\(run.errors)")
  }

  @Test func aLabelThatIsNoTextIsShownAsTyped() throws {
    let script = "'\(program)' export \"$(printf '7F3A\\374')\" --output out"
    let run = try run(["/bin/sh", "-c", script])
    #expect(run.status == 64)
    #expect(run.errors.contains(#"this is none: 7F3A\xfc."#), "\(run.errors)")
  }

  @Test(arguments: ["--accession", "--patient-id", "--study-uid"])
  func aNumberThatIsNoTextIsNotLookedFor(_ option: String) throws {
    let script = "'\(program)' find \(option) \"$(printf 'M\\374ller')\" --spool none"
    let run = try run(["/bin/sh", "-c", script])
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.errors.contains("This is not in UTF-8"), "\(run.errors)")
  }

  @Test(
    arguments: [
      "\"$(printf 'd\\351mo')\"", "\"$(printf 'd\\001mo')\"", "\"$(printf 'd\\351mo')/below\"",
      "link/below",
    ])
  func aDemonstrationIsNotBegunWhereItsServiceCannotBe(_ folder: String) throws {
    let sandbox = try Sandbox()
    let script = """
      mkdir "$(printf 'f\\351lder')" && ln -s "$(printf 'f\\351lder')" link
      '\(program)' demo \(folder)
      """
    let said = try run(["/bin/sh", "-c", script], in: sandbox.path)
    #expect(said.status == 64, "\(said.errors)")
    #expect(said.errors.contains("UTF-8"), "\(said.errors)")
    let files = try run(["/bin/sh", "-c", "ls -AR | wc -l"], in: sandbox.path)
    #expect(files.output.trimmingCharacters(in: .whitespacesAndNewlines) == "5")
  }

  @Test(
    arguments: [
      ["split", "in.dcm", "--archive", "n", "--archive", "m", "--patient", "q"],
      ["split", "in.dcm", "--archive=n", "--patient", "q", "--archive", "n", "--json"],
      ["reconstruct", "a", "p", "--output", "n", "--with-metadata", "--with-metadata=model"],
      ["join-page", "--output", "n", "--output", "-"],
    ])
  func anOptionGivenTwiceIsNoGuess(_ arguments: [String]) throws {
    let sandbox = try sandbox()
    let before = sandbox.list("")
    let run = try run([program] + arguments, in: sandbox.path)
    #expect(run.status == 64, "\(run.errors)")
    #expect((run.output + run.errors).contains("is given twice; give it once."))
    #expect(sandbox.list("") == before)
    let flag = try sandbox.dicomshare("inspect", "--json", "a", "--json", "--", "--all", "--all")
    #expect(flag.status == 66, "what follows -- is a name")
  }

  /// The list of flags against what the program takes.
  @Test func onlyFlagsMayBeGivenTwice() throws {
    let help = try run([program, "--experimental-dump-help"])
    let kinds = help.output.matches(of: /"kind" : "(flag|option)"/).map { $0.output.1 }
    try #require(kinds.count > 30)
    func walk(_ value: Any, _ flags: inout Set<String>, _ options: inout Set<String>) {
      if let list = value as? [Any] { for item in list { walk(item, &flags, &options) } }
      guard let object = value as? [String: Any] else { return }
      let names = (object["names"] as? [[String: Any]] ?? [])
        .filter { $0["kind"] as? String == "long" }.compactMap { $0["name"] as? String }
      if object["kind"] as? String == "flag" { flags.formUnion(names.map { "--" + $0 }) }
      if object["kind"] as? String == "option" { options.formUnion(names.map { "--" + $0 }) }
      for item in object.values { walk(item, &flags, &options) }
    }
    var (flags, options): (Set<String>, Set<String>) = ([], [])
    walk(try JSONSerialization.jsonObject(with: Data(help.output.utf8)), &flags, &options)
    #expect(flags == TwiceGiven.flags)
    #expect(options.isDisjoint(with: TwiceGiven.flags) && options.contains("--archive"))
  }

  /// As the name of a file.
  @Test func whatFollowsTwoHyphensIsAName() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    try FileManager.default.moveItem(
      atPath: "\(sandbox.path)/\(patient)", toPath: "\(sandbox.path)/--with-metadata")
    let run = try sandbox.dicomshare(
      "reconstruct", "--output", "out", "--", archive, "--with-metadata")
    #expect(run.status == 0, "\(run.errors)")
    #expect(sandbox.list("out") == ["in.dcm"])
  }

  @Test func aConfigurationMayComeThroughAPipe() throws {
    let script = "'\(program)' config show --config <(sleep 0.2; echo 'workers = 3')"
    let run = try run(["/bin/bash", "-c", script])
    #expect(run.status == 0 && run.output.contains("workers = 3"), "\(run.errors)")
  }

  /// Each level takes a part of the stack, and a descriptor.
  @Test func aFolderInVeryManyOthersIsToldAndTheRestTaken() throws {
    let sandbox = try sandbox()
    let deep = (0..<400).map { _ in "d" }.joined(separator: "/")
    try sandbox.write(Sample.picture(), "study/\(deep)/in.dcm")
    try sandbox.write(Sample.picture(), "study/in.dcm")
    let run = try sandbox.dicomshare("split", "study", "--archive", "b", "--patient", "q")
    #expect(run.status == 74)
    #expect(run.errors.contains("lies too deep in others; name it itself"), "\(run.errors)")
    #expect(sandbox.list("b").count == 1)
  }

  /// As under a service manager, where nobody reads any more.
  @Test func statusThatNobodyReadsEnds() throws {
    let sandbox = try sandbox()
    try sandbox.write(Array("{\"version\":1}".utf8), "watched/state/status.json")
    let script = "timeout 20 '\(program)' status --spool watched --watch --json >/dev/full"
    let run = try run(["/bin/bash", "-c", script], in: sandbox.path)
    #expect(run.status != 124, "\(run.errors)")
  }

  @Test func roundsThatAreNoneAreToldWithWhatToDo() throws {
    let run = try run([program, "bench", "--rounds", "0"])
    #expect(run.status == 64)
    #expect(run.errors.contains("At least one round is needed; give --rounds 1 or more."))
  }

  /// A chroot(8) without /proc: the program does not learn that it was to split anything.
  @Test(.enabled(if: canHideProc, "needs unshare(1), and leave to mount"))
  func withoutProcNothingIsSaidToBeDone() throws {
    let sandbox = try sandbox()
    let split = try run(
      withoutProc + [program, "split", "in.dcm", "--archive", "b", "--patient", "q"],
      in: sandbox.path)
    #expect(split.status == 78 && split.output.isEmpty)
    #expect(split.errors.hasPrefix("dicomshare: without /proc the program does not learn"))
  }
}
