import Foundation
import Testing

@testable import dicomshare

/// `-` stands for standard input or output, or is refused; it is never the name of a file.
struct StreamTests {
  @Test(
    arguments: [
      ["split", "-", "--archive", "a", "--patient", "p"],
      ["split", "in.dcm", "--archive", "-", "--patient", "p"],
      ["split", "in.dcm", "--archive", "a", "--patient", "-"],
      ["split", "in.dcm", "--archive", "a", "--sheet", "-"],
      ["reconstruct", "-", "--output", "out"], ["reconstruct", "in.dcm", "--output", "-"],
      ["reconstruct", "in.dcm", "--output", "out", "--archive", "-"],
      ["expand", "-", "--sheet", "s", "--patient", "p"],
      ["expand", "in.dcm", "--sheet", "s", "--patient", "-"],
      ["verify", "-"], ["inspect", "-"], ["evaluate", "-"], ["locate", "-"], ["bench", "-"],
      ["demo", "-"], ["export", "7F3A-91BC-22DE", "--output", "-"],
      ["config", "check", "--config", "-"], ["config", "show", "--spool", "-"],
      ["status", "--spool", "-"], ["find", "--accession", "1", "--config", "-"],
      ["serve", "--spool", "-"], ["serve", "--config", "-"],
    ])
  func aDashOrNothingIsNoFile(_ arguments: [String]) throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    try sandbox.write(Sample.picture(), "-")
    let dash = try run([program] + arguments, in: sandbox.path)
    #expect(dash.status == 64, "\(dash.errors)")
    #expect(dash.errors.contains("Standard input and output cannot be used here; name a file"))
    let empty = try run([program] + arguments.map { $0 == "-" ? "" : $0 }, in: sandbox.path)
    #expect(empty.status == 64, "\(empty.errors)")
    #expect(empty.errors.contains("Name a file or a folder."))
    #expect(sandbox.list("") == ["-", "in.dcm"])
    #expect(try sandbox.read("-") == Sample.picture())
  }

  @Test func aFileOfThatNameIsNamedByItsFolder() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "-")
    let split = try sandbox.dicomshare("split", "./-", "--archive", "a", "--patient", "./a/-")
    #expect(split.status == 0, "\(split.errors)")
    #expect(try sandbox.dicomshare("reconstruct", "a", "--output", "out").status == 0)
    #expect(try sandbox.read("out/-") == Sample.picture())
  }

  @Test func thePageGoesToStandardOutput() throws {
    let sandbox = try Sandbox()
    let page = try sandbox.dicomshare("join-page", "--output", "-", "--language", "it")
    #expect(page.status == 0 && page.errors.isEmpty, "\(page.errors)")
    #expect(sandbox.list("").isEmpty)
    #expect(
      try sandbox.dicomshare("join-page", "--output", "J.HTM", "--language", "it").status == 0)
    #expect(try sandbox.read("J.HTM") == Array(page.output.utf8))
    let both = try sandbox.dicomshare("join-page", "--output", "-", "--json")
    #expect(both.status == 64)
    let full = try run(
      ["/bin/sh", "-c", "'\(program)' join-page --output - >/dev/full"], in: sandbox.path)
    #expect(full.status == 74)
    #expect(full.errors.contains("standard output cannot be written"))
  }
}
