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
    #expect(try read(mail("text/plain; charset=utf-8", "8bit", body)) == .sheets([sheet]))
    let twice = "> > " + lines.joined(separator: "\n> > ")
    #expect(try read(mail("text/plain", "7bit", twice)) == .sheets([sheet]))
  }

  @Test func allEncodingsAreRead() throws {
    let text = "Bonjour,\n" + lines.joined(separator: "\n") + "\nà bientôt\n"
    let base64 = Data(text.utf8).base64EncodedString(options: .lineLength76Characters)
    #expect(try read(mail("text/plain; charset=utf-8", "base64", base64)) == .sheets([sheet]))
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
    #expect(try read(mail("text/plain", "quoted-printable", quoted)) == .sheets([sheet]))
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
      #expect(try read(mail) == .sheets([sheet]))
      #expect(try read(String(mail.dropLast(9))) == .sheets([sheet]), "cut off behind it")
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
    #expect(try read(mail) == .sheets([sheet, other]))
    let text = "Both:\n\n\(other.text)\n\n> DCMSHARE-SHEET 1\n> is below\n\n> \(sheet.text)"
    #expect(try read(text, .text) == .sheets([other, sheet]))
  }

  @Test func mistakesInMailsAreNamed() throws {
    var mistyped = lines
    mistyped[2] = mistyped[2].replacing(" ", with: "") + "X"
    let reply = try read(mail("text/plain", "8bit", "> " + mistyped.joined(separator: "\n> ")))
    #expect(reply == .noSheet(.text(.code(line: 1))))
    #expect(try read(mail("text/plain", "8bit", "no sheet")) == .noSheet(.text(.noSheet)))
    #expect(try read("", .text) == .noSheet(.text(.noSheet)))
    #expect(try read(sheet.text, .text) == .sheets([sheet]))
    #expect(try read(sheet.text) == .sheets([sheet]), "no fields at all")
  }

  @Test func allMessagesReturnAsTheyWere() throws {
    let problems =
      [SheetError.noSheet, .header, .label, .code(line: 3), .newerVersion(7)].map {
        SheetProblem.text($0)
      } + PhotoProblem.allCases.map { .photo($0) }
    let plain = Sheet(label: nil, key: sheet.key)
    for reply in problems.map({ WorkerReply.noSheet($0) }) + [
      .sheets([sheet]), .sheets([plain, sheet]),
    ] {
      #expect(try WorkerReply(reply.encoded) == reply)
    }
    for form in SheetForm.allCases {
      #expect(try WorkerRequest(WorkerRequest.readSheets(form).encoded) == .readSheets(form))
    }
  }
}
