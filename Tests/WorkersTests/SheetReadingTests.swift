import Cryptography
import Foundation
import SecretSharing
import Spool
import Testing

@testable import Workers

@Suite struct SheetReadingTests {
  private let sheet = Sheet(
    label: "7F3A-91BC-22DE", key: SheetKey(Secret((0..<32).map { UInt8($0 * 11 & 0xFF) })))

  private var lines: [String] { sheet.text.split(separator: "\r\n").map(String.init) }

  private func read(_ text: String, _ form: SheetForm = .mail) throws -> WorkerReply {
    let url = FileManager.default.temporaryDirectory.appending(path: "sheet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }  // a leftover in /tmp harms nobody
    try Data(text.utf8).write(to: url)
    let folder = try Folder(path: url.deletingLastPathComponent().path(percentEncoded: false))
    let file = try folder.openFile(Name(stringLiteral: url.lastPathComponent))
    return try SheetReading(file, Progress {}).reply(form)
  }

  private static let fields = """
    From: MARKER77 <a@b.example>
    To: doctor@c.example
    Subject: Re: exam
    MIME-Version: 1.0

    """

  private func mail(_ type: String, _ encoding: String, _ body: String) -> String {
    Self.fields + "Content-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)"
  }

  @Test func aReplyThatQuotesItGivesTheSheet() throws {
    let body = "Here it is.\n\nOn Monday somebody wrote:\n> " + lines.joined(separator: "\n> ")
    #expect(
      try read(mail("text/plain; charset=utf-8", "8bit", body)) == .sheets(FoundSheets([sheet])))
    let twice = "> > " + lines.joined(separator: "\n> > ")
    #expect(try read(mail("text/plain", "7bit", twice)) == .sheets(FoundSheets([sheet])))
  }

  @Test func allEncodingsAreRead() throws {
    let text = "Bonjour,\n" + lines.joined(separator: "\n") + "\nà bientôt\n"
    let base64 = Data(text.utf8).base64EncodedString(options: .lineLength76Characters)
    #expect(
      try read(mail("text/plain; charset=utf-8", "base64", base64)) == .sheets(FoundSheets([sheet]))
    )
    var quoted = ""
    for line in text.split(separator: "\n") {
      var written = ""
      for byte in line.utf8 {
        let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D && byte != 0x41
        written += isPlain ? String(Unicode.Scalar(byte)) : "=" + String(format: "%02X", byte)
        if written.count % 40 > 37 { written += "=\n" }
      }
      quoted += written + "\n"
    }
    #expect(
      try read(mail("text/plain", "quoted-printable", quoted)) == .sheets(FoundSheets([sheet])))
  }

  @Test func aMailOfSeveralPartsGivesItOutOfAnyOfThem() throws {
    let page = "<html><body><p>Hello</p>" + lines.map { "<div>\($0)</div>" }.joined() + "</body>"
    for part in [
      "Content-Type: text/html; charset=utf-8\n\n\(page)",
      "Content-Type: application/octet-stream; name=SHEET.TXT\nContent-Transfer-Encoding: base64\n\n"
        + Data(sheet.text.utf8).base64EncodedString(),
    ] {
      let mail =
        Self.fields + "Content-Type: multipart/mixed; boundary=\"xyz\"\n\nfor old programs\n"
        + "--xyz\nContent-Type: text/plain\n\nsee below\n--xyz\n\(part)\n--xyz--\n"
      #expect(try read(mail) == .sheets(FoundSheets([sheet])))
      #expect(
        try read(String(mail.dropLast(9))) == .sheets(FoundSheets([sheet])), "cut off behind it")
    }
  }

  @Test func aMailMayBringTheSheetsOfSeveralStudies() throws {
    let other = Sheet(
      label: "90AB-CDEF-GHJK", key: SheetKey(Secret((0..<32).map { UInt8($0 * 7 & 0xFF) })))
    let parts = [sheet, other, sheet].map {
      "--xyz\nContent-Type: application/octet-stream; name=SHEET.TXT\n\n\($0.text)\n"
    }
    let mail =
      Self.fields + "Content-Type: multipart/mixed; boundary=\"xyz\"\n\n" + parts.joined()
      + "--xyz--\n"
    #expect(try read(mail) == .sheets(FoundSheets([sheet, other])))
    let text = "Both:\n\n\(other.text)\n\n> DCMSHARE-SHEET 1\n> is below\n\n> \(sheet.text)"
    #expect(try read(text, .text) == .sheets(FoundSheets([other, sheet])))
  }

  /// Another sheet, in which a symbol of one line is wrong.
  private func mistyped(_ line: Int, seed: Int = 7) -> (sheet: Sheet, text: String) {
    let other = Sheet(
      label: "90AB-CDEF-GHJK", key: SheetKey(Secret((0..<32).map { UInt8($0 * seed & 0xFF) })))
    var lines = other.text.split(separator: "\r\n").map(String.init)
    lines[line].replaceSubrange(
      lines[line].startIndex...lines[line].startIndex, with: lines[line].first == "4" ? "5" : "4")
    return (other, lines.joined(separator: "\n"))
  }

  @Test(arguments: [0, 1, 2, 3, 4]) func theMistypedOneOfSeveralIsNamed(line: Int) throws {
    let error = [SheetError.header, .label, .code(line: 1), .code(line: 2), .code(line: 3)][line]
    let wrong = mistyped(line).text
    for (text, place) in [
      ("\(sheet.text)\n\(wrong)\n", 7 + line), ("Hello,\n\n\(wrong)\n\(sheet.text)", 3 + line),
    ] {
      let found = FoundSheets([sheet], mistake: SheetMistake(error, line: place))
      #expect(try read(text, .text) == .sheets(found))
      #expect(try read(mail("text/plain", "8bit", text)) == .sheets(found))
    }
  }

  @Test func theMistypedOneInAnotherPartIsNamed() throws {
    let wrong = Data(mistyped(3).text.utf8).base64EncodedString()
    let mail =
      Self.fields + "Content-Type: multipart/mixed; boundary=\"xyz\"\n\n"
      + "--xyz\nContent-Type: text/plain\n\n\(sheet.text)\n--xyz\n"
      + "Content-Type: application/octet-stream; name=SHEET.TXT\n"
      + "Content-Transfer-Encoding: base64\n\n\(wrong)\n--xyz--\n"
    let mistake = SheetMistake(.code(line: 2), line: 4)
    #expect(try read(mail) == .sheets(FoundSheets([sheet], mistake: mistake)))
    let page = "<!DOCTYPE html><html><pre>\(sheet.text)\n\(mistyped(3).text)</pre></html>"
    #expect(
      try read(page, .text)
        == .sheets(FoundSheets([sheet], mistake: SheetMistake(.code(line: 2), line: nil))))
  }

  @Test(arguments: [
    "short", "shorter", "no header", "header in two", "newer", "wrapped", "cut off",
  ])
  func whatWasMeantToBeASheetIsNamed(_ way: String) throws {
    let (other, _) = mistyped(0)
    let lines = other.text.split(separator: "\r\n").map(String.init)
    let text =
      switch way {
      case "short": lines.map { $0.dropFirst($0 == lines[2] ? 1 : 0) }.joined(separator: "\n")
      case "shorter":
        lines[...1].joined(separator: "\n") + "\n"
          + lines[2...].map { $0.dropLast() }
          .joined(separator: "\n")
      case "no header": lines[2...].joined(separator: "\n")
      case "header in two": "DCMSHARE-\nSHEAT 1\n" + lines[1...].joined(separator: "\n")
      case "newer": "DCMSHARE-SHEET 2\nABC"
      case "wrapped": lines[0] + " " + lines[1...].joined(separator: " ").dropLast(9) + "44444"
      default: lines[...2].joined(separator: "\n")
      }
    for all in ["\(sheet.text)\n\(text)", "\(text)\n\n\(sheet.text)"] {
      guard case .sheets(let found) = try read(all, .text) else {
        Issue.record("\(way): nothing was found")
        continue
      }
      #expect(found.sheets == [sheet] && found.mistake != nil, "\(way)")
    }
  }

  @Test(arguments: [
    "It begins with DCMSHARE-SHEET 1, a line with the label follows, and three lines of code.",
    "DCMSHARE-SHEET 1\nis what it begins with.\nCall 0123 456 789 for more,\nMonday to Friday, 9 to 5",
    "DCMSHARE-SHEET", "Three lines of about\ntwenty letters each\nare not a sheet yet",
  ])
  func wordsOfASheetAreNone(_ words: String) throws {
    for text in ["\(words)\n\n\(sheet.text)", "\(sheet.text)\n\(words)\n"] {
      #expect(try read(text, .text) == .sheets(FoundSheets([sheet])))
    }
  }

  @Test func aTornCopyOfTheSameSheetIsNone() throws {
    let copy = lines.enumerated().map {
      $0.offset == 3 ? String($0.element.dropLast(3)) : $0.element
    }
    let text = "\(sheet.text)\n> " + copy.joined(separator: "\n> ")
    #expect(try read(text, .text) == .sheets(FoundSheets([sheet])))
    #expect(try read(mail("text/plain", "8bit", text)) == .sheets(FoundSheets([sheet])))
  }

  @Test func moreThanAreReadAreTold() throws {
    let sheets = (1...SheetSearch.maximumSheets + 1).map { mistyped(0, seed: $0).sheet }
    let text = sheets.map(\.text).joined(separator: "\n")
    let mistake = SheetMistake(.tooMany, line: 6 * SheetSearch.maximumSheets + 1)
    #expect(
      try read(text, .text) == .sheets(FoundSheets(Array(sheets.dropLast()), mistake: mistake)))
  }

  @Test func mistakesInMailsAreNamed() throws {
    var mistyped = lines
    mistyped[2] = mistyped[2].replacing(" ", with: "") + "X"
    let reply = try read(mail("text/plain", "8bit", "> " + mistyped.joined(separator: "\n> ")))
    #expect(reply == .noSheet(.text(.code(line: 1))))
    #expect(try read(mail("text/plain", "8bit", "no sheet")) == .noSheet(.text(.noSheet)))
    #expect(try read("", .text) == .noSheet(.text(.noSheet)))
    #expect(try read(sheet.text, .text) == .sheets(FoundSheets([sheet])))
    #expect(try read(sheet.text) == .sheets(FoundSheets([sheet])), "no fields at all")
  }

  @Test func allMessagesReturnAsTheyWere() throws {
    let problems =
      [SheetError.noSheet, .header, .label, .code(line: 3), .newerVersion(7), .tooMany].map {
        SheetProblem.text($0)
      } + PhotoProblem.allCases.map { .photo($0) }
    let plain = Sheet(label: nil, key: sheet.key)
    for reply in problems.map({ WorkerReply.noSheet($0) }) + [
      .sheets(FoundSheets([sheet])), .sheets(FoundSheets([plain, sheet])),
      .sheets(FoundSheets([sheet], mistake: SheetMistake(.code(line: 2), line: 12))),
      .sheets(FoundSheets([sheet], mistake: SheetMistake(.newerVersion(3), line: nil))),
    ] {
      #expect(try WorkerReply(reply.encoded) == reply)
    }
    for form in SheetForm.allCases {
      #expect(try WorkerRequest(WorkerRequest.readSheets(form).encoded) == .readSheets(form))
    }
  }
}
