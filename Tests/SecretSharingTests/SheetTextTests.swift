import Cryptography
import Testing

@testable import SecretSharing

@Suite struct SheetTextTests {
  private static let key = SheetKey(Secret((0..<32).map { UInt8($0 &* 7 &+ 3) }))
  private static let sheet = Sheet(label: "7F3A-91BC-22DE", key: key)
  private static let text = sheet.text

  private func bytes(_ sheet: Sheet) -> [UInt8] { sheet.key.secret.withBytes { Array($0) } }

  private func isSame(_ text: String) -> Bool {
    guard let found = try? Sheet(reading: text) else { return false }
    return bytes(found) == bytes(Self.sheet)
  }

  /// What was found instead of the sheet; nil when it was taken.
  private func refusal(_ text: String) -> SheetError? {
    do throws(SheetError) {
      _ = try Sheet(reading: text)
      return nil
    } catch { return error }
  }

  @Test func hasFiveLinesOfPlainText() {
    let lines = Self.text.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0] == "DCMSHARE-SHEET 1")
    #expect(lines[1] == "7F3A-91BC-22DE")
    #expect(lines[2...].allSatisfy { $0.count == 24 && $0.split(separator: " ").count == 5 })
    #expect(isSame(Self.text))
  }

  @Test func fitsAQRCodeOfVersion6InAlphanumericMode() {
    // ISO/IEC 18004, table 7: version 6, level Q, 108 characters.
    #expect(Self.sheet.code.count <= 108)
    let alphanumeric = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    #expect(Self.sheet.code.allSatisfy(alphanumeric.contains))
    #expect(isSame(Self.sheet.code))
  }

  @Test(arguments: [
    "lower case", "no spaces", "no breaks", "quoted", "quoted twice", "letters for digits",
    "text around it", "blank lines", "no-break spaces", "line feeds", "only the code",
    "label and code", "code in one line", "wrapped elsewhere", "a list", "a list with tabs",
    "a list of steps", "only the code in a list", "bullets", "a list in a reply",
    "bold", "bold words", "quotation marks",
  ])
  func isReadAsPeopleWriteIt(_ way: String) {
    let text = Self.text
    let lines = text.split(separator: "\r\n").map(String.init)
    let written =
      switch way {
      case "lower case": text.lowercased()
      case "no spaces": lines.map { $0.filter { $0 != " " } }.joined(separator: "\n")
      case "no breaks": String(text.filter { $0 != " " && $0 != "\r\n" }).lowercased()
      case "quoted": lines.map { "> " + $0 }.joined(separator: "\n")
      case "quoted twice": lines.map { ">> " + $0 }.joined(separator: "\n")
      case "letters for digits":
        lines[0] + "\n"
          + lines[1...].joined(separator: "\n").replacing("0", with: "O")
          .replacing("1", with: "l")
      case "text around it":
        "Dear Dr. Muster,\n\nhere it is:\n\n" + text + "\nKind regards\nA. Clerk\nTel. 555 0100\n"
      case "blank lines": lines.joined(separator: "\n\n\n")
      case "no-break spaces": text.replacing(" ", with: "\u{A0}")
      case "line feeds": lines.joined(separator: "\n")
      case "only the code": lines[2...].joined(separator: "\n")
      case "label and code": lines[1...].joined(separator: "\n")
      case "a list": zip(1..., lines).map { "\($0). \($1)" }.joined(separator: "\n")
      case "a list with tabs": zip(9..., lines).map { "\t\($0).\t\($1)" }.joined(separator: "\n")
      case "a list of steps": zip(1..., lines).map { "   \($0))  \($1)\n" }.joined(separator: "\n")
      case "only the code in a list":
        zip(1..., lines[2...]).map { "\($0). \($1)" }.joined(separator: "\n")
      case "bullets": zip("•*•-*", lines).map { "\($0) \($1)" }.joined(separator: "\n")
      case "bold": lines.map { "*\($0)*" }.joined(separator: "\n")
      case "bold words":
        lines.map { "**\($0.replacing(" ", with: "** **"))**" }.joined(separator: "\n")
      case "quotation marks":
        zip(["\"\"", "''", "“”", "„“", "«»"], lines)
          .map { "\($0.first ?? "'")\($1)\($0.last ?? "'")" }.joined(separator: "\n")
      case "a list in a reply":
        "> 1. Good morning\n> 2. The code:\n"
          + zip(3..., lines).map { "> \($0). \($1)" }.joined(separator: "\n>\n")
      case "code in one line": lines[2...].joined(separator: " ")
      default: lines[0] + "\n" + lines[1] + "\n" + lines[2] + " " + lines[3] + "\n" + lines[4]
      }
    #expect(isSame(written), "\(way)")
  }

  @Test func everySingleWrongCharacterIsFoundAndItsLineNamed() {
    let text = Array(Self.text)
    let characters = Array(" -0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*_'.)•>|é")
    for place in text.indices where text[place] != "\r\n" {
      let line = text[..<place].count { $0 == "\r\n" }
      for character in characters {
        var wrong = text
        wrong[place] = character
        expectFound(String(wrong), line: line, "\(text[place]) at \(place) as \(character)")
      }
      var short = text
      short.remove(at: place)
      expectFound(String(short), line: line, "\(text[place]) at \(place) left out")
    }
  }

  @Test func everySwapOfNeighborsIsFoundAndItsLineNamed() {
    let text = Array(Self.text)
    for place in text.indices.dropLast() where ![text[place], text[place + 1]].contains("\r\n") {
      var wrong = text
      wrong.swapAt(place, place + 1)
      let line = text[..<place].count { $0 == "\r\n" }
      expectFound(String(wrong), line: line, "swap at \(place)")
    }
  }

  /// A text that means the same is no error; any other names its line.
  private func expectFound(_ wrong: String, line: Int, _ comment: String) {
    if isEquivalent(wrong) {
      #expect(isSame(wrong), "\(comment)")
      return
    }
    switch (line, refusal(wrong)) {
    case (0, .header), (0, .newerVersion), (1, .label): break
    case (2..., .code(line: line - 1)): break
    case (_, let found): Issue.record("\(comment): \(String(describing: found))")
    }
  }

  /// Whether a text differs in nothing but what does not count.
  private func isEquivalent(_ text: String) -> Bool {
    func essence(_ text: String) -> [[String]] {
      text.split(separator: "\r\n").map { line in
        line.filter { !"*_'".contains($0) }.drop { $0 == ">" || $0 == "|" || $0 == " " }
          .filter { $0 != " " && $0 != "-" }
          .map { ["O": "0", "I": "1", "L": "1"][String($0)] ?? String($0) }
      }
    }
    return essence(text) == essence(Self.text)
  }

  @Test func twoLinesInTheWrongOrderAreFound() {
    var lines = Self.text.split(separator: "\r\n").map(String.init)
    lines.swapAt(2, 3)
    #expect(refusal(lines.joined(separator: "\n")) != nil)
  }

  @Test func noTextByChanceIsTaken() {
    // A text passes once in 2^39, with header and label once in 2^44.
    var generator = SplitMix(seed: 20_261_128)
    let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    for _ in 0..<2_000 {
      let text = (0..<3).map { _ in
        String((0..<20).map { _ in symbols[Int(generator.next() % 32)] })
      }.joined(separator: "\n")
      #expect(refusal(text) != nil)
      #expect(refusal("DCMSHARE-SHEET 1\n7F3A-91BC-22DE\n" + text) != nil)
    }
  }

  @Test(arguments: [
    "", "\n\n", "Dear Sir or Madam", "7F3A-91BC-22DE", "%PDF-1.4", "DCMSHARE",
    // As many lines, and as many letters, as a code has.
    "Dear doctor,\nplease find the exam attached.\nYours, the clinic",
    "7F3A-91BC-22DE\nplease keep this number with the\ndisk that we gave to you\nwhen you left us",
    "The pictures of this exam were taken with the old machine, and nobody has looked at them",
    // The table of contents of a disc image.
    "FILE \"IMAGE.BIN\" BINARY\r\n  TRACK 01 MODE1/2352\r\n    INDEX 01 00:00:00\r\n",
    "FILE \"EXAM01.BIN\" BINARY\n  TRACK 01 MODE2/2352\n    INDEX 01 00:00:00\n",
    "FILE EXAM.ISO BINARY\nTRACK 01 MODE1/2048\nINDEX 01 00:00:00",
  ])
  func otherTextIsNoSheet(_ text: String) { #expect(refusal(text) == .noSheet) }

  @Test func aMistypedCodeAloneIsTold() {
    let lines = Self.text.split(separator: "\r\n").suffix(3).map(String.init)
    let short = lines.dropLast() + [String(lines[2].dropFirst())]
    #expect(refusal(short.joined(separator: "\n")) == .code(line: 3))
    #expect(refusal(lines.joined().dropLast() + "00") == .code(line: 3))
    // In one line, whose beginning is missing: no line is where it should be.
    #expect(refusal(String(lines.joined(separator: " ").dropFirst(2))) == .code(line: 1))
  }

  @Test func aLaterVersionIsNamed() {
    #expect(refusal(Self.text.replacing("SHEET 1", with: "SHEET 2")) == .newerVersion(2))
  }

  @Test func theLabelMayHaveANumber() throws {
    let sheet = Sheet(label: "7F3A-91BC-22DE-2", key: Self.key)
    #expect(try Sheet(reading: sheet.text).label == "7F3A-91BC-22DE-2")
    #expect(try Sheet(reading: sheet.code).label == "7F3A-91BC-22DE-2")
    #expect(try Sheet(reading: Sheet(label: nil, key: Self.key).text).label == nil)
  }
}
