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
    "cells", "a table", "a table of MySQL", "a box", "a spreadsheet", "cells in lines",
    "line numbers", "numbered cells", "numbers of an editor", "only the code, numbered",
    "numbers with colons", "numbered letter by letter", "numbered blank lines",
    "WhatsApp", "WhatsApp on Android", "WhatsApp in English", "WhatsApp in a browser", "Telegram",
    "Teams", "Signal", "quoted chat", "chat in one message",
    "full-width", "full-width and spaces", "Cyrillic", "Greek", "slashed zeros", "Turkish",
    "soft hyphens", "zero width", "en dashes", "em dashes and minus", "narrow spaces",
    "smart quotes",
    "accents", "middle dots", "small bullets", "struck through", "objects", "directions",
  ])
  func isReadAsPeopleWriteIt(_ way: String) {
    let text = Self.text
    let lines = text.split(separator: "\r\n").map(String.init)
    if let written = OddSheets.written(way, lines) {
      #expect(isSame(written), "\(way): \(written)")
      return
    }
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
      case "wrapped elsewhere":
        lines[0] + "\n" + lines[1] + "\n" + lines[2] + " " + lines[3] + "\n" + lines[4]
      default: ""
      }
    #expect(isSame(written), "\(way)")
  }

  @Test func everySingleWrongCharacterIsFoundAndItsLineNamed() {
    let text = Array(Self.text)
    let characters = Array(
      " -0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*_'.)•>|é,;:+[]~\t\u{AD}")
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

  @Test(arguments: [
    "a table", "a spreadsheet", "a box", "cells in lines", "line numbers", "numbered cells",
    "numbers with colons",
    "WhatsApp", "WhatsApp on Android", "Telegram", "Teams", "full-width", "quoted chat",
  ])
  func inOtherFormsWrongSymbolsAndSwapsAreFoundAndTheirLinesNamed(_ way: String) {
    let text = Self.text.split(separator: "\r\n").map { Array($0) }
    for line in text.indices {
      for place in text[line].indices where text[line][place] != " " && text[line][place] != "-" {
        for character in "0Z7U:.[é" where character != text[line][place] {
          var wrong = text
          wrong[line][place] = character
          expectFound(wrong, line, way, "\(text[line][place]) as \(character)")
        }
        var wrong = text
        wrong[line].remove(at: place)
        // Where no lines are known, the first of the code seems to be short when the label is.
        let isLabelShort = way == "cells in lines" && line == 1
        expectFound(
          wrong, isLabelShort ? 2 : line, way, "\(text[line][place]) left out")
        wrong = text
        guard place + 1 < text[line].count, text[line][place + 1] != text[line][place] else {
          continue
        }
        wrong[line].swapAt(place, place + 1)
        if wrong[line].filter({ !" -".contains($0) }) == text[line].filter({ !" -".contains($0) }) {
          continue
        }
        expectFound(wrong, line, way, "\(text[line][place]) swapped")
      }
    }
  }

  private func expectFound(_ lines: [[Character]], _ line: Int, _ way: String, _ comment: String) {
    let written = OddSheets.written(way, lines.map { String($0) }) ?? ""
    switch (line, refusal(written)) {
    case (0, .header), (0, .newerVersion), (1, .label): break
    case (2..., .code(line: line - 1)): break
    case (_, let found):
      Issue.record("\(way), \(comment): \(String(describing: found)) in \(written)")
    }
  }

  @Test func aWrongCharacterInANumberedSheetIsNoOtherSheet() {
    let lines = Self.text.split(separator: "\r\n").map(String.init)
    let text = Array(OddSheets.written("line numbers", lines) ?? "")
    for place in text.indices where text[place] != "\n" {
      for character in " 0123456789ABCDZ.-|" {
        var wrong = text
        wrong[place] = character
        if let found = try? Sheet(reading: String(wrong)) {
          #expect(bytes(found) == bytes(Self.sheet), "\(place) as \(character)")
          #expect(found.label == Self.sheet.label, "\(place) as \(character)")
        }
      }
    }
  }

  @Test func threeLinesWrittenSymbolBySymbolAreNotNumbered() {
    // Codes whose lines begin with 1, 2 and 3 by chance.
    var generator = SplitMix(seed: 5)
    for _ in 0..<200_000 {
      var key = (0..<32).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      key[0] = 1 << 3 | key[0] & 7
      let lines = Sheet(label: nil, key: SheetKey(Secret(key))).text.split(separator: "\r\n")
        .map { $0.filter { $0 != " " } }.suffix(3)
      guard zip("123", lines).allSatisfy({ $0 == $1.first }) else { continue }
      let spaced = lines.map { line in line.map(String.init).joined(separator: " ") }
      let found = try? Sheet(reading: spaced.joined(separator: "\n"))
      #expect(found.map(bytes) == key)
      return
    }
    Issue.record("no such code was found")
  }

  @Test func aTextWithTimesIsReadWhole() throws {
    let text = Self.text.replacing("\r\n", with: " ")
    #expect(isSame("Monday, 14:05. The code is \(text) Tel.: 555"))
    #expect(isSame("[14:05] \(text)"))
    let cut = Self.text.replacing(
      "DCMSHARE-SHEET", with: "14:05 Anna: hello 15:06 Bob: DCMSHARE-SHEET")
    #expect(isSame(cut))
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
        line.filter { !"*_'~-\u{AD}".contains($0) }.drop { ">| \t,;+•".contains($0) }
          .filter { !"| \t,;+•".contains($0) }
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
    "Dear Anna, here are the pictures; please look at them, and call me, Ben",
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
