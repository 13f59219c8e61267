import Cryptography
import SecretSharing
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
    }
  }

  @Test(arguments: [
    [], [0], Array("no sheet".utf8), Array("<html>".utf8), Array("<!--".utf8), Array("<".utf8),
    Array("<html>&#1114112;&#xD800;&;&#;&".utf8), Array("DCMSHARE-SHEET 1".utf8) + [0],
    [UInt8](repeating: 0x41, count: SheetText.limit + 1),
  ]) func whatIsNoneIsNone(bytes: [UInt8]) {
    #expect(throws: SheetError.noSheet) { try SheetText.sheets(in: bytes) }
  }

  @Test func manyHeadersCostNoTime() {
    let text = String(repeating: "DCMSHARE-SHEET 1\n", count: 60_000)
    #expect(throws: SheetError.self) { try read(text) }
  }
}
