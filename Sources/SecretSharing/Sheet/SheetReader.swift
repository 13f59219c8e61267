internal import Cryptography

/// Finds sheets in a text that people have typed, copied, quoted or scanned.
///
/// Lenient where nothing can go wrong: case, spaces, dashes, line breaks, O for 0, I and L for 1,
/// letters that look alike, marks and numbers that mail, chat, tables and lists add to lines, and text
/// before and after the sheet. Strict in all else.
struct SheetReader {
  typealias Line = SheetLines.Line

  /// What a mistyped line of the code may be short of, or have too much, and still look like one.
  static let slack = 5
  let text: SheetLines
  var lines: [Line] { text.symbols }

  /// The sheets in the text, in their order, with the lines in which they begin.
  private(set) var sheets: [(line: Int, sheet: Sheet)] = []
  /// Why the text has none; nil when it has one.
  private(set) var failure: SheetError?
  /// What looks like a sheet, and is mistyped: not just words of one.
  var mistyped: [Mistyped] = []

  /// Reads a text.
  init(_ text: String) {
    self.text = SheetLines(text)
    read()
  }

  private mutating func read() {
    // A letter may name the first line before the sheet follows, and quote the sheet twice.
    var mistake: SheetError?
    for number in lines.indices {
      guard let end = text.magicEnds[number] else { continue }
      let rest = Array(lines[number][end...])
      do throws(SheetError) {
        sheets.append((text.numbers[number], try sheet(behind: number, rest)))
      } catch {
        mistake = error
        note(error, behind: number, rest)
      }
    }
    if sheets.isEmpty, mistake == nil {
      do throws(SheetError) {
        sheets = [(1, try withoutHeader())]
      } catch {
        mistake = error
        if error != .noSheet { note(error, at: 0, of: symbols(from: 0), from: 0) }
      }
    }
    noteHeaders()
    noteCodes()
    mistyped.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    failure = sheets.isEmpty ? mistake : nil
  }

  private func withoutHeader() throws(SheetError) -> Sheet {
    if lines.indices.contains(where: { text.isNearlyHeader($0) || text.isNearlyHeaderInTwo($0) }) {
      throw .header
    }
    return try codeAlone()
  }

  /// The sheet when there is nothing but the code, perhaps with the label before it.
  private func codeAlone() throws(SheetError) -> Sheet {
    let code = Line(lines.suffix(Sheet.lineCount).joined())
    let all = Line(lines.joined())
    let label = lines.first.flatMap(Self.label)
    if Self.isCodeShaped(lines[...]) || label != nil && Self.isCodeShaped(lines.dropFirst()) {
      // As the table of contents of a disc image may be.
      guard isLikeSheet(all, from: 0) else { throw .noSheet }
      return try read(code, label: lines.count > Sheet.lineCount ? label : nil)
    }
    let expected = Sheet.lineCount * Sheet.lineSymbols
    guard all.count < expected + SheetReader.labelSymbols + Self.slack else { throw .noSheet }
    if let sheet = stream(all) { return sheet }
    let (right, error) = Self.mistake(all)
    // Any text may be that long.
    let isOfSymbols =
      abs(all.count - expected) < Self.slack && !all.contains(nil) && isLikeSheet(all, from: 0)
    guard right > 0 || isOfSymbols else { throw .noSheet }
    throw error
  }

  // MARK: - Behind the header

  private func sheet(behind number: Int, _ rest: Line) throws(SheetError) -> Sheet {
    let following = symbols(from: number + 1)
    // In one line: a QR code, or typed without breaks.
    if rest.first == 1 || rest.isEmpty {
      let all = rest + following
      if all.first == 1, let sheet = stream(Array(all.dropFirst())) { return sheet }
    }
    guard !rest.isEmpty else {
      // Each cell of a table in a line of its own.
      guard lines.dropFirst(number + 1).first == [1] else { throw .header }
      throw Self.mistake(Array(following.dropFirst())).error
    }
    guard rest.first == 1, rest.count == 1 else {
      let version = rest.compactMap { digit in digit.flatMap { $0 < 10 ? $0 : nil } }
      if version.count == rest.count, let found = Int(SheetSymbols.text(version)),
        (2...9).contains(found)
      {
        throw .newerVersion(found)
      }
      guard rest.first == 1, rest.count > 2 else { throw .header }
      throw Self.mistake(Array((rest + following).dropFirst())).error
    }
    let code = codeLines(behind: number)
    guard number + 1 < lines.endIndex, Self.isCodeShaped(code) else {
      throw Self.mistake(following).error
    }
    for (index, line) in code.enumerated() where !Self.isRight(line) {
      throw .code(line: index + 1)
    }
    guard let label = Self.label(lines[number + 1]) else { throw .label }
    return try read(Array(code.joined()), label: label)
  }

  /// The sheet at the beginning of symbols whose lines nobody knows.
  private func stream(_ symbols: Line) -> Sheet? {
    for length in [SheetReader.labelSymbols, 13, 14, 0] {
      let rest = symbols.dropFirst(length).prefix(Sheet.lineCount * Sheet.lineSymbols)
      let label = length == 0 ? nil : Self.label(Array(symbols.prefix(length)))
      guard (length == 0) == (label == nil) else { continue }
      // What is wrong with one division does not matter: the next one may be right.
      if let sheet = try? read(Array(rest), label: label) { return sheet }
    }
    return nil
  }

  /// What is wrong with symbols that should be a label and the code, whose lines nobody knows, and how
  /// many lines are right.
  static func mistake(_ symbols: Line) -> (right: Int, error: SheetError) {
    var best: (right: Int, error: SheetError) = (-1, .code(line: 1))
    for length in [SheetReader.labelSymbols, 13, 14, 0] {
      let code = Array(symbols.dropFirst(length).prefix(Sheet.lineCount * Sheet.lineSymbols))
      let checks = (0..<Sheet.lineCount).map { line in
        isRight(Array(code.dropFirst(line * Sheet.lineSymbols).prefix(Sheet.lineSymbols)))
      }
      let right = checks.count { $0 }
      let wrong = checks.firstIndex(of: false).map { SheetError.code(line: $0 + 1) } ?? .label
      if right > best.right { best = (right, wrong) }
    }
    return best
  }

  // MARK: - The code

  /// A label has 12 symbols, and a number behind them when two studies would share it.
  static let labelSymbols = 12

  private static func label(_ line: Line) -> String? {
    let symbols = line.compactMap(\.self)
    guard symbols.count == line.count, (12...14).contains(symbols.count) else { return nil }
    let groups = stride(from: 0, to: labelSymbols, by: 4).map { start in
      SheetSymbols.text(symbols[start..<start + 4])
    }
    let number = symbols.dropFirst(labelSymbols)
    guard number.allSatisfy({ $0 < 10 }) else { return nil }
    return (groups + (number.isEmpty ? [] : [SheetSymbols.text(number)])).joined(separator: "-")
  }

  /// Whether lines look like those of a code: one may be short of symbols, or have too many.
  static func isCodeShaped(_ lines: ArraySlice<Line>) -> Bool {
    lines.count == Sheet.lineCount
      && lines.allSatisfy { abs($0.count - Sheet.lineSymbols) <= slack }
  }

  static func isRight(_ line: Line) -> Bool {
    let symbols = line.compactMap(\.self)
    return line.count == Sheet.lineSymbols && symbols.count == line.count
      && SheetChecks.isRight(line: symbols)
  }

  private func read(_ code: Line, label: String?) throws(SheetError) -> Sheet {
    var payload: [UInt8] = []
    for number in 0..<Sheet.lineCount {
      let line = Array(code.dropFirst(number * Sheet.lineSymbols).prefix(Sheet.lineSymbols))
      guard Self.isRight(line) else { throw .code(line: number + 1) }
      payload += line.dropLast(Sheet.checkSymbols).compactMap(\.self)
    }
    let key = Array(payload.prefix(Sheet.keySymbols))
    let expected = Sheet.checks(key, label: label.map(SheetSymbols.of) ?? [])
    let found = Array(payload.suffix(expected.count))
    guard found[0] == expected[0] else { throw .code(line: Sheet.lineCount) }
    guard label == nil || found[1] == expected[1] else { throw .label }
    var isKey = false
    let secret = Secret(count: SheetKey.byteCount) { isKey = SheetSymbols.write(key, into: $0) }
    guard isKey else { throw .code(line: Sheet.lineCount) }
    return Sheet(label: label, key: SheetKey(secret))
  }
}

extension Sheet {
  /// Reads the first sheet in a text.
  ///
  /// - Throws: ``SheetError``, which names the line that is mistyped.
  package init(reading text: String) throws(SheetError) {
    var search = SheetSearch()
    search.look(in: text)
    self = try search.result().sheets[0]
  }
}
