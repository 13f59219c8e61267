import Foundation
import Testing

@testable import dicomshare

/// Sheets in place of patient shares, as users of the command see them.
struct SheetTests {
  /// Two files that were split with a sheet.
  private func sandbox(_ more: String...) throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(seed: 1), "study/CT/one.dcm")
    try sandbox.write(Sample.picture(seed: 2), "study/two")
    let run = try run(
      [program, "split", "study", "--archive", "a", "--sheet", "SHEET.TXT"] + more,
      in: sandbox.path)
    try #require(run.status == 0, "\(run.output)\(run.errors)")
    return sandbox
  }

  private func expectExam(_ sandbox: Sandbox, _ run: Run) throws {
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(try sandbox.read("out/CT/one.dcm") == Sample.picture(seed: 1))
    #expect(try sandbox.read("out/two") == Sample.picture(seed: 2))
  }

  @Test func aSheetAndTheArchiveGiveTheExamBack() throws {
    let sandbox = try sandbox()
    #expect(sandbox.list("a").count == 2)
    #expect(sandbox.list("").sorted() == ["SHEET.TXT", "a", "study"])
    try expectExam(
      sandbox,
      try sandbox.dicomshare(
        "reconstruct", "--sheet", "SHEET.TXT", "--archive", "a", "--output", "out"))
  }

  @Test func archiveSharesMayBeNamed() throws {
    let sandbox = try sandbox()
    try expectExam(
      sandbox,
      try sandbox.dicomshare("reconstruct", "a", "--sheet", "SHEET.TXT", "--output", "out"))
  }

  @Test func theSheetIsForItsOwnerOnlyAndReplacesNothing() throws {
    let sandbox = try sandbox()
    let attributes = try FileManager.default.attributesOfItem(
      atPath: "\(sandbox.path)/SHEET.TXT")
    #expect(try #require(attributes[.posixPermissions] as? NSNumber).intValue == 0o600)
    let before = try sandbox.read("SHEET.TXT")
    let again = try sandbox.dicomshare(
      "split", "study", "--archive", "b", "--sheet", "SHEET.TXT", "--json")
    #expect(again.status == 73)
    #expect(try again.errorCodes() == ["sheet-exists"])
    #expect(try sandbox.read("SHEET.TXT") == before)
    #expect(sandbox.list("b").isEmpty)
  }

  @Test func ofSeveralSheetsInATextNoneIsGuessed() throws {
    let sandbox = try sandbox()
    let other = try sandbox.dicomshare("split", "study", "--archive", "b", "--sheet", "other.txt")
    #expect(other.status == 0)
    try sandbox.write(try sandbox.read("SHEET.TXT") + sandbox.read("other.txt"), "both.txt")
    let run = try sandbox.dicomshare(
      "reconstruct", "a", "--sheet", "both.txt", "--output", "out", "--json")
    #expect(run.status == 65)
    #expect(try run.errorCodes() == ["several-sheets"])
    #expect(sandbox.list("out").isEmpty)
    // The same one twice is one.
    try sandbox.write(try sandbox.read("SHEET.TXT") + sandbox.read("SHEET.TXT"), "both.txt")
    try expectExam(
      sandbox,
      try sandbox.dicomshare("reconstruct", "a", "--sheet", "both.txt", "--output", "out"))
  }

  @Test func aSheetWithoutSharesDoesNotStay() throws {
    let sandbox = try Sandbox()
    try sandbox.write([1, 2, 3], "bad")
    let run = try sandbox.dicomshare("split", "bad", "--archive", "a", "--sheet", "s.txt")
    #expect(run.status == 65)
    #expect(sandbox.list("") == ["bad"])
  }

  @Test func besideASheetThePatientSharesAreThoseItStandsFor() throws {
    let sandbox = try sandbox("--patient", "p")
    // What is named twice is made once.
    let expanded = try sandbox.dicomshare(
      "expand", "a", "./a", "--sheet", "SHEET.TXT", "--patient", "q")
    #expect(expanded.status == 0, "\(expanded.errors)")
    #expect(sandbox.list("q").count == 2)
    let made = try Set(sandbox.list("q").map { try sandbox.read("q/\($0)") })
    let written = try Set(sandbox.list("p").map { try sandbox.read("p/\($0)") })
    #expect(made == written && made.count == 2)
    try expectExam(sandbox, try sandbox.dicomshare("reconstruct", "a", "q", "--output", "out"))
  }

  @Test func aPatientShareAmongThoseToExpandIsCalledThat() throws {
    let sandbox = try sandbox("--patient", "a/patient")
    let run = try sandbox.dicomshare("expand", "a", "--sheet", "SHEET.TXT", "--patient", "q")
    #expect(run.status == 65)
    let words = ": this is a patient share; expand takes archive shares\n"
    #expect(run.errors.components(separatedBy: words).count == 3, "\(run.errors)")
    #expect(sandbox.list("q").count == 2)
  }

  @Test func aMistypedSheetNamesItsLine() throws {
    let sandbox = try sandbox()
    var lines = String(decoding: try sandbox.read("SHEET.TXT"), as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    lines[3] = (lines[3].first == "0" ? "1" : "0") + lines[3].dropFirst()
    try sandbox.write(Array(lines.joined(separator: "\n").utf8), "typed.txt")
    let run = try sandbox.dicomshare(
      "reconstruct", "--sheet", "typed.txt", "--archive", "a", "--output", "out")
    #expect(run.status == 65)
    #expect(run.errors.contains("the second of the three lines of the sheet's code is mistyped"))
    #expect(sandbox.list("out").isEmpty)
  }

  /// A sheet of other files, with a wrong symbol in the second line of its code.
  private func mistyped(_ sandbox: Sandbox) throws -> [UInt8] {
    let other = try sandbox.dicomshare("split", "study", "--archive", "b", "--sheet", "other.txt")
    #expect(other.status == 0)
    var lines = String(decoding: try sandbox.read("other.txt"), as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    lines[3] = (lines[3].first == "4" ? "5" : "4") + lines[3].dropFirst()
    return Array(lines.joined(separator: "\n").utf8)
  }

  @Test func theMistypedOneOfTwoIsToldAndTheOtherUsed() throws {
    let sandbox = try sandbox()
    try sandbox.write(try sandbox.read("SHEET.TXT") + mistyped(sandbox), "both.txt")
    let said =
      "dicomshare: both.txt: of another sheet in this text, in line 9 of the text: the second of the "
      + "three lines of the sheet's code is mistyped; compare it with the sheet\n"
    let run = try sandbox.dicomshare(
      "reconstruct", "--sheet", "both.txt", "--archive", "a", "--output", "out")
    #expect(run.status == 65)
    #expect(run.errors == said)
    #expect(try sandbox.read("out/CT/one.dcm") == Sample.picture(seed: 1))
    #expect(try sandbox.read("out/two") == Sample.picture(seed: 2))
    let expanded = try sandbox.dicomshare("expand", "a", "--sheet", "both.txt", "--patient", "q")
    #expect(expanded.status == 65 && expanded.errors == said)
    #expect(sandbox.list("q").count == 2)
    let verified = try sandbox.dicomshare("verify", "a", "--sheet", "both.txt")
    #expect(verified.status == 65 && verified.errors == said)
    #expect(verified.output.components(separatedBy: "unaltered").count == 3)
    let inspected = try sandbox.dicomshare("inspect", "both.txt")
    #expect(inspected.status == 65 && inspected.errors == said)
    #expect(inspected.output.contains("a sheet of study"))
  }

  @Test func inspectNamesAllSheetsAndWhatIsMistyped() throws {
    let sandbox = try sandbox()
    let wrong = try mistyped(sandbox)
    try sandbox.write(try sandbox.read("SHEET.TXT") + sandbox.read("other.txt"), "both.txt")
    let run = try sandbox.dicomshare("inspect", "both.txt", "a", "b", "--json")
    #expect(run.status == 0, "\(run.output)")
    let sheets = try run.objects().filter { $0["sheet"] != nil }
    #expect(sheets.map { $0["shares"] as? Int } == [2, 2])
    try sandbox.write(wrong, "wrong.txt")
    let alone = try sandbox.dicomshare("inspect", "wrong.txt", "--json")
    #expect(alone.status == 65)
    #expect(try alone.errorCodes() == ["sheet-mistyped"])
  }

  @Test(arguments: ["base64", "quoted-printable"])
  func bothSheetsOfAMailAreSeen(_ encoding: String) throws {
    let sandbox = try sandbox()
    let wrong = try mistyped(sandbox)
    let text = String(decoding: try sandbox.read("SHEET.TXT"), as: UTF8.self)
    func encoded(_ bytes: [UInt8]) -> String {
      guard encoding == "quoted-printable" else { return Data(bytes).base64EncodedString() }
      return bytes.map { $0 == 10 ? "\n" : $0 == 13 ? "" : String(format: "=%02X", $0) }.joined()
    }
    func mail(_ attached: [UInt8]) -> [UInt8] {
      Array(
        """
        From: a@example.org
        Subject: exam
        Content-Type: multipart/mixed; boundary="xyz"

        --xyz
        Content-Type: text/plain

        \(text.replacing("\r\n", with: "\n"))
        --xyz
        Content-Type: text/plain; name="SHEET.TXT"
        Content-Transfer-Encoding: \(encoding)

        \(encoded(attached))
        --xyz--
        """.utf8)
    }
    try sandbox.write(mail(try sandbox.read("other.txt")), "both.eml")
    let arguments = ["a", "--output", "out", "--json", "--sheet"]
    let both = try run([program, "reconstruct"] + arguments + ["both.eml"], in: sandbox.path)
    #expect(try both.errorCodes() == ["several-sheets"])
    let piped = try run(
      [
        "/bin/sh", "-c",
        "'\(program)' reconstruct \(arguments.joined(separator: " ")) - < both.eml",
      ],
      in: sandbox.path)
    #expect(try piped.errorCodes() == ["several-sheets"])
    try sandbox.write(mail(wrong), "wrong.eml")
    let one = try run([program, "reconstruct"] + arguments + ["wrong.eml"], in: sandbox.path)
    #expect(one.status == 65)
    #expect(try one.errorCodes() == ["sheet-mistyped"])
    #expect(try sandbox.read("out/two") == Sample.picture(seed: 2))
    let inspected = try sandbox.dicomshare("inspect", "both.eml", "--json")
    #expect(try inspected.objects().count == 2)
  }

  /// A mail, of which the sheet is not among the first MiB.
  @Test func aLongMailIsReadFromStandardInputToo() throws {
    let sandbox = try sandbox()
    let text = String(decoding: try sandbox.read("SHEET.TXT"), as: UTF8.self)
    let line = String(repeating: "A", count: 76) + "\n"
    let mail = """
      From: a@example.org
      Subject: exam
      Content-Type: multipart/mixed; boundary="xyz"

      --xyz
      Content-Type: application/octet-stream; name="letter.bin"
      Content-Transfer-Encoding: base64

      \(String(repeating: line, count: 20_000))
      --xyz
      Content-Type: text/plain; name="SHEET.TXT"

      \(text.replacing("\r\n", with: "\n"))
      --xyz--
      """
    try sandbox.write(Array(mail.utf8), "long.eml")
    let script = "'\(program)' reconstruct a --output out --sheet - < long.eml"
    try expectExam(sandbox, try run(["/bin/sh", "-c", script], in: sandbox.path))
  }

  @Test func moreThanIsKeptInMemoryIsToldWithWhatToDo() throws {
    let sandbox = try sandbox()
    let script = "head -c 67108865 /dev/zero | '\(program)' reconstruct a --output out --sheet -"
    let long = try run(["/bin/sh", "-c", script + " --json"], in: sandbox.path)
    #expect(long.status == 65)
    #expect(try long.errorCodes() == ["input-too-long"])
  }

  @Test func aMailWithTheSheetInItIsRead() throws {
    let sandbox = try sandbox()
    let text = String(decoding: try sandbox.read("SHEET.TXT"), as: UTF8.self).lowercased()
    let quoted = text.split(separator: "\r\n").map { "> \($0)\n" }.joined()
    let mail = "From: a@example.org\nSubject: exam\n\nHello,\n\nOn Monday, B wrote:\n" + quoted
    try sandbox.write(Array((mail + ">\n> Regards\n").utf8), "mail.eml")
    try expectExam(
      sandbox,
      try sandbox.dicomshare(
        "reconstruct", "--sheet", "mail.eml", "--archive", "a", "--output", "out"))
  }

  @Test func sharesOfAnotherSheetAreLeftToTheirOwn() throws {
    let sandbox = try sandbox()
    let other = try sandbox.dicomshare(
      "split", "study/two", "--archive", "b", "--sheet", "OTHER.TXT")
    #expect(other.status == 0)
    let run = try sandbox.dicomshare(
      "reconstruct", "--sheet", "OTHER.TXT", "--archive", "a", "--output", "out", "--json")
    #expect(run.status == 66)
    #expect(try run.errorCodes() == ["sheet-needs-archive"])
    let expanded = try sandbox.dicomshare(
      "expand", "a", "--sheet", "OTHER.TXT", "--patient", "q", "--json")
    #expect(expanded.status == 65)
    #expect(try expanded.errorCodes() == ["not-this-sheet", "not-this-sheet"])
    #expect(sandbox.list("q").isEmpty)
  }

  @Test func verifyChecksSharesBesideTheirSheet() throws {
    let sandbox = try sandbox()
    let run = try sandbox.dicomshare("verify", "--sheet", "SHEET.TXT", "a", "--json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try run.objects().map { $0["verdict"] as? String } == ["unaltered", "unaltered"])
    let told = try sandbox.dicomshare("verify", "--sheet", "SHEET.TXT", "a")
    #expect(told.output.contains("PNG: unaltered; gives back "))
  }

  @Test(arguments: ["PK\u{3}\u{4}", "%PDF-1.7\n"]) func aPackedFileIsNotCalledAText(head: String)
    throws
  {
    let sandbox = try sandbox()
    try sandbox.write(Array((head + "word/document.xml").utf8), "sheet.docx")
    let run = try sandbox.dicomshare(
      "reconstruct", "--sheet", "sheet.docx", "--archive", "a", "--output", "out", "--json")
    #expect(run.status == 65)
    let failure = try #require(try run.objects().first)
    #expect(failure["error"] as? String == "no-sheet")
    #expect((failure["message"] as? String)?.contains("a packed file or a document") == true)
  }

  @Test func inspectTellsTheLabelAndTheNumberNeverTheKey() throws {
    let sandbox = try sandbox()
    let run = try sandbox.dicomshare("inspect", "SHEET.TXT", "a", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let sheet = try #require(try run.objects().last)
    let lines = String(decoding: try sandbox.read("SHEET.TXT"), as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    #expect(sheet["study"] as? String == lines[1])
    #expect(sheet["shares"] as? Int == 2)
    for line in lines[2...] {
      for group in line.split(separator: " ") { #expect(!run.output.contains(group)) }
    }
  }

  @Test func aSheetOrAFolderIsNeeded() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.dicomshare("split", "x", "--archive", "a").status == 64)
    #expect(try sandbox.dicomshare("reconstruct", "--sheet", "s", "--output", "o").status == 64)
  }
}
