import Cryptography
import SecretSharing
import TestSupport
import Testing

@testable import ShareStorage

@Suite struct SheetTextTests {
  private let sheet = Sheet(
    label: "7F3A-91BC-22DE", key: SheetKey(Secret((0..<32).map { UInt8($0 * 7 & 0xFF) })))

  private var lines: [String] { sheet.text.split(separator: "\r\n").map(String.init) }

  private func read(_ text: String) throws -> Sheet {
    try SheetText.sheets(in: Array(text.utf8)).sheets[0]
  }

  @Test func aPageGivesItsSheet() throws {
    let page = """
      <!DOCTYPE html>
      <html lang="en"><head><title>DCMSHARE-SHEET 1</title><style>p > b { color: black }</style></head>
      <body><p>Keep this sheet.</p><svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>
      <!-- <p>DCMSHARE-SHEET 1 --> <pre>\(lines.joined(separator: "\n"))</pre><p>Thank&nbsp;you</p></body></html>
      """
    #expect(try read(page) == sheet)
  }

  @Test func aReplyInHTMLGivesIt() throws {
    let reply =
      "<div>Yes, here it is:</div><blockquote type=\"cite\">"
      + lines.map { "&gt; \($0.replacing(" ", with: "&nbsp;"))<br>" }.joined() + "</blockquote>"
    #expect(try read(reply) == sheet)
    let cells = "<html><table>" + lines.map { "<tr><td>\($0)</td></tr>" }.joined() + "</table>"
    #expect(try read(cells) == sheet)
    let codes =
      "<html><p>"
      + lines.joined(separator: "<br/>").unicodeScalars.map { scalar in
        scalar.properties.isAlphabetic && scalar == "A" ? "&#x41;" : String(scalar)
      }.joined()
    #expect(try read(codes) == sheet)
  }

  @Test func theFirstLineMayBeSpokenOfBefore() throws {
    let text = "It begins with DCMSHARE-SHEET 1 and has five lines.\n\n" + sheet.text
    #expect(try read(text) == sheet)
    #expect(try read(sheet.text + "\n> " + lines.joined(separator: "\n> ")) == sheet)
  }

  @Test func aMistakeInAQuotedSheetIsNamed() {
    var mistyped = lines
    mistyped[3] = String(mistyped[3].reversed())
    #expect(throws: SheetError.code(line: 2)) {
      try read("Hello\n> " + mistyped.joined(separator: "\n> "))
    }
  }

  @Test func textsInUTF16GiveTheirs() throws {
    for isLittle in [true, false] {
      let bytes = ("\u{FEFF}" + sheet.text).utf16.flatMap { unit in
        isLittle
          ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      }
      #expect(try SheetText.sheets(in: bytes) == FoundSheets([sheet]))
      // A part of a mail that says what it is has no mark.
      #expect(try SheetText.sheets(in: Array(bytes[2...])) == FoundSheets([sheet]))
    }
  }

  @Test(arguments: [
    // As TextEdit, WordPad and Word begin, and end a line.
    (
      #"{\rtf1\ansi\ansicpg1252\cocoartf2709"# + "\n"
        + #"\cocoatextscaling0{\fonttbl\f0\fswiss Helvetica;}"# + "\n" + #"{\*\expandedcolortbl;;}"#
        + "\n" + #"\pard\tx720\f0\fs24 \cf0 "#, "\\\n", "}"
    ),
    (
      #"{\rtf1\ansi\deff0\nouicompat{\fonttbl{\f0\fnil Calibri;}}"# + "\r\n"
        + #"{\*\generator Riched20;}\viewkind4\uc1 \pard\f0\fs22\lang7 Gr\'fc\'dfe:\par"# + "\r\n",
      "\\par\r\n", "\\par\r\n}\r\n\0"
    ),
    (#"{\rtf1\ansi\uc1{\info{\title DCMSHARE-SHEET 1}}{\rtlch "#, #"}\par }{\rtlch\ltrch "#, "}}"),
  ]) func aDocumentInRTFGivesIt(head: String, end: String, tail: String) throws {
    let document = head + lines.joined(separator: end) + tail
    #expect(try read(document) == sheet)
    #expect(try read(document.replacing("DCMSHARE-", with: #"DCMSHARE\u8211 -"#)) == sheet)
  }

  /// TextEdit writes the line breaks of a page or a mail as U+2028, and nothing in their place.
  @Test(arguments: [#"\uc0\u8232 "#, #"{\uc0\u8232 }"#, #"\uc2\u8232 ??"#, #"\uc2 {\u8232 \'3f?}"#])
  func whatStandsForUnicodeInRTFIsAsLongAsItSays(end: String) throws {
    let head = #"{\rtf1\ansi\cocoartf2709{\fonttbl\f0\fswiss Helvetica;}\f0\fs24 \uc0\u8232 "#
    #expect(try read(head + lines.joined(separator: end) + "}") == sheet)
    // A group that ends takes its own with it.
    let dashed = lines.joined(separator: #"\par "#).replacing(
      "DCMSHARE-", with: #"DCMSHARE\u8211 -"#)
    #expect(try read(#"{\rtf1\ansi{\uc0 }"# + dashed + "}") == sheet)
  }

  @Test(arguments: [
    [], [0], Array("no sheet".utf8), Array("<html>".utf8), Array("<!--".utf8), Array("<".utf8),
    Array("<html>&#1114112;&#xD800;&;&#;&".utf8), Array("DCMSHARE-SHEET 1".utf8) + [0],
    [UInt8](repeating: 0x41, count: SheetText.limit + 1),
    Array("{\\rtf".utf8), Array(#"{\rtf\"#.utf8),
    Array(#"{\rtf1\u99999999999 \'"#.utf8), Array("{\\rtf1}}}}\\*no sheet".utf8),
  ]) func whatIsNoneIsNone(bytes: [UInt8]) {
    #expect(throws: SheetError.noSheet) { try SheetText.sheets(in: bytes) }
  }

  @Test(
    arguments: [
      "DCMSHARE-SHEET 1\n", "A\n", "DCMSHARE\nSHEE1\n", "\u{1F1E6}", "A\u{301}", "<", "<p>", "&",
      "<title>", "<!--", "1 A\n2 A\n3 A\n", "[1:11", "1\n",
    ])
  func longTextsCostTimeAsTheirLengthDoes(piece: String) {
    for page in ["", "<p>"] {
      func seconds(_ length: Int) -> Double {
        let text = page + String(repeating: piece, count: length / piece.utf8.count - 3)
        return processorSeconds { #expect(throws: SheetError.self) { try read(text) } }
      }
      let short = seconds(SheetText.limit / 32)
      let long = seconds(SheetText.limit / 8)
      #expect(long < 8 * short + 0.1, "\(short) s, and four times the length \(long) s")
    }
  }

  @Test(arguments: ["DCMSHARE-SHEET 1\n", "<p>", "1\n"])
  func aTextOfTheGreatestLengthIsReadToItsEnd(piece: String) {
    let count = SheetText.limit / piece.utf8.count
    #expect(throws: SheetError.self) { try read(String(repeating: piece, count: count)) }
  }

  @Test func aPieceOfAPageGivesIt() throws {
    let text = lines.joined(separator: "<br>")
    for piece in [
      "<p>\(text)</p>", "<span lang=\"en\">Hello,</span><br/>\(text)",
      "<style>a<b{}</style>\(text)",
      "<table><tr><td>\(lines.joined(separator: "</td></tr><tr><td>"))</td></tr></table>",
    ] { #expect(try read(piece) == sheet) }
    // An address in such brackets is no tag.
    let reply = "<somebody@example.org> wrote:\n> " + lines.joined(separator: "\n> ")
    #expect(try read(reply) == sheet)
  }

  @Test func whatIsNoTagInAScriptHidesNothing() throws {
    let body = "<p>\(lines.joined(separator: "<br>"))</p>"
    for head in [
      "<script>for (i = 0; i<n; i++) {}</script>", "<script>x = '</p' + '>'; y = a<b</SCRIPT>",
      "<head><title>a <b</title><script>if (a<b) {}</script></head>", "<head><meta a=\"b\"><body>",
    ] { #expect(try read("<html>\(head)\(body)") == sheet) }
    #expect(throws: SheetError.noSheet) { try read("<html><script>\(body)</p></script>") }
  }

  @Test func spacesAndDashesOfOlderEncodingsDoNotCount() throws {
    let bytes: [UInt8] = sheet.text.utf8.map { $0 == 0x20 ? 0xA0 : $0 == 0x2D ? 0x96 : $0 }
    #expect(try SheetText.sheets(in: bytes) == FoundSheets([sheet]))
    let quoted = Array("Gr\u{FC}\u{DF}e\n".unicodeScalars.map { UInt8($0.value) }) + bytes
    #expect(try SheetText.sheets(in: quoted) == FoundSheets([sheet]))
  }
}
