import Foundation
import Testing

@testable import dicomshare

/// Whoever puts what belongs apart into one folder is told so, whatever the folder is called.
struct TogetherTests {
  private static let label = "7F3A-91BC-22DE"

  /// A sandbox with an archive share in `a/CT` and its sheet; `link` is the folder `a`.
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    let split = try sandbox.dicomshare("split", "in.dcm", "--archive", "a/CT", "--sheet", "s")
    try #require(split.status == 0, "\(split.errors)")
    #expect(!split.errors.contains("warning"))
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/link", withDestinationPath: "a")
    return sandbox
  }

  @Test(
    arguments: [
      (["split", "in.dcm", "--archive", "new", "--sheet", "new/sheet"], "new/sheet: warning: the"),
      (
        ["split", "in.dcm", "--archive", "link", "--sheet", "./a/sheet"], "./a/sheet: warning: the"
      ),
      (["split", "in.dcm", "--archive", "link/CT", "--patient", "a/CT"], "a/CT: warning: both"),
      (["split", "in.dcm", "--archive", "new", "--patient", "new/p"], "new/p: warning: one side"),
      (["split", "in.dcm", "--archive", "new/a", "--patient", "new"], "new: warning: one side"),
      (["split", "in.dcm", "--archive", "a", "--sheet", "link/CT/sheet"], "warning: the sheet"),
      (["expand", "a", "--sheet", "s", "--patient", "a/CT/p"], "a/CT/p: warning: one side"),
      (["expand", "a", "--sheet", "s", "--patient", "link/CT"], "link/CT: warning: both"),
      (["expand", "a", "--sheet", "s", "--patient", "a/CT/../../link"], "link: warning: both"),
    ])
  func resultsBesideTheOtherSideAreWarnedAbout(_ arguments: [String], _ words: String) throws {
    let sandbox = try sandbox()
    let run = try run([program] + arguments, in: sandbox.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains("has the exam"))
  }

  /// A script sees standard output alone.
  @Test(
    arguments: [
      ["split", "in.dcm", "--archive", "new", "--patient", "new"],
      ["split", "in.dcm", "--archive", "new", "--sheet", "new/sheet"],
      ["expand", "a", "--sheet", "s", "--patient", "a/CT"],
      ["split", "in.dcm", "--archive", "new", "--patient", "other"],
    ])
  func scriptsAreWarnedToo(_ arguments: [String]) throws {
    let sandbox = try sandbox()
    let run = try run([program] + arguments + ["--json"], in: sandbox.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    let result = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let warnings = try #require(result["warnings"] as? [String])
    #expect(warnings.count == (arguments.contains("other") ? 0 : 1))
    #expect(warnings.allSatisfy { $0.hasSuffix("has the exam") })
  }

  @Test func aShareThatIsNamedByALinkLiesWhereItLies() throws {
    let sandbox = try sandbox()
    let share = try #require(sandbox.list("a/CT").first)
    for (name, isTogether) in [("a/CT/\(share)", true), ("A.PNG", true), ("copy/A.PNG", false)] {
      if name == "A.PNG" {
        try FileManager.default.createSymbolicLink(
          atPath: "\(sandbox.path)/A.PNG", withDestinationPath: "a/CT/\(share)")
      } else if !isTogether {
        try sandbox.write(try sandbox.read("a/CT/\(share)"), name)
      }
      let expand = try sandbox.dicomshare("expand", name, "--sheet", "s", "--patient", "a/CT")
      #expect(expand.status == 0, "\(expand.errors)")
      #expect(expand.errors.contains("warning") == isTogether, "\(name): \(expand.errors)")
    }
  }

  @Test(arguments: [("out", false), ("spool/outgoing", true), ("out/way/A", true)])
  func whatIsExportedBesideThePatientSharesIsWarnedAbout(
    _ output: String, _ isTogether: Bool
  ) throws {
    let sandbox = try sandbox()
    let share = try #require(sandbox.list("a/CT").first)
    try sandbox.write(
      try sandbox.read("a/CT/\(share)"), "spool/archive/\(Self.label)/half.png")
    try sandbox.write([1], "spool/outgoing/A/x")
    try sandbox.write([1], "out/x")
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/out/way", withDestinationPath: "../spool/outgoing")
    let export = try sandbox.dicomshare(
      "export", Self.label, "--output", output, "--spool", "spool")
    #expect(export.status == 0, "\(export.errors)")
    #expect(export.errors.contains("who has both has the exam") == isTogether, "\(export.errors)")
    let json = try sandbox.dicomshare(
      "export", Self.label, "--output", output + "/json", "--spool", "spool", "--json")
    #expect(json.output.contains("who has both has the exam") == isTogether, "\(json.output)")
  }
}
