import Foundation
import Testing

@testable import dicomshare

/// Folders that a command makes for results that do not come go again.
struct OutputFoldersTests {
  /// A sandbox with a file that is no DICOM file, and two pairs of which one share each is here.
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Array("no DICOM".utf8), "in/text")
    for seed in [1, 2] as [UInt64] {
      try sandbox.write(Sample.picture(seed: seed), "in/\(seed)")
      try sandbox.write(try sandbox.read("in/\(seed)"), "one/\(seed)")
      let split = try sandbox.dicomshare(
        "split", "one", "--archive", "a\(seed)", "--patient", "p\(seed)", "--sheet", "s\(seed)")
      try #require(split.status == 0, "\(split.errors)")
      try FileManager.default.removeItem(atPath: "\(sandbox.path)/one")
    }
    return sandbox
  }

  @Test(
    arguments: [
      ["split", "in/text", "--archive", "new/a", "--patient", "new/deep/p"],
      ["split", "in/text", "missing", "--archive", "new", "--patient", "new"],
      ["split", "in/text", "--archive", "new/", "--sheet", "new/sheet.txt"],
      // The second folder cannot be had.
      ["split", "in/1", "--archive", "new/a", "--patient", "in/text"],
      ["split", "in/1", "--archive", "new/a", "--patient", "in/text/p"],
      ["split", "in/1", "--archive", "new/a", "--patient", "new/p", "--sheet", "s1"],
      ["reconstruct", "a1", "p2", "--output", "new/deep"],
      ["reconstruct", "in/text", "--output", "new"],
      ["reconstruct", "a1", "--sheet", "s2", "--output", "new"],
      ["expand", "a1", "--sheet", "s2", "--patient", "new/p"],
      ["expand", "in", "--sheet", "s2", "--patient", "new"],
      ["export", "7F3A-91BC-22DE", "--output", "new/out", "--spool", "spool"],
    ])
  func nothingRemainsOfFoldersWithoutResults(_ arguments: [String]) throws {
    let sandbox = try sandbox()
    try sandbox.write([1], "spool/archive/x")
    let before = sandbox.list("")
    let run = try run([program] + arguments, in: sandbox.path)
    #expect(run.status != 0 && run.status != 64, "\(run.errors)")
    #expect(sandbox.list("") == before, "\(run.errors)")
  }

  @Test func foldersOfOthersStayAndSoDoFoldersWithResults() throws {
    let sandbox = try sandbox()
    try sandbox.write([1], "old/a/x")
    try FileManager.default.removeItem(atPath: "\(sandbox.path)/old/a/x")
    let failed = try sandbox.dicomshare(
      "split", "in/text", "--archive", "old/a", "--patient", "old/p")
    #expect(failed.status == 65)
    #expect(sandbox.list("old") == ["a"])
    let partly = try sandbox.dicomshare(
      "split", "in/text", "in/1", "--archive", "new/a", "--patient", "new/p")
    #expect(partly.status == 65)
    #expect(sandbox.list("new/a").count == 1 && sandbox.list("new/p").count == 1)
    let halfway = try sandbox.dicomshare("reconstruct", "new", "a2", "--output", "out/x")
    #expect(halfway.status == 66)
    #expect(sandbox.list("out/x") == ["1"])
  }
}
