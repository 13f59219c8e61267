internal import Cryptography

/// Finds sheets in a text that people have typed, copied, quoted or scanned.
///
/// Lenient where nothing can go wrong: case, spaces, dashes, line breaks, O for 0, I and L for 1,
/// marks of quoted mail, and text before and after the sheet. Strict in all else.
struct SheetReader {
  /// A line without what does not count: symbols, and nil for what is no symbol.
  private typealias Line = [UInt8?]

  /// What a mistyped line of the code may be short of, or have too much, and still look like one.
  private static let slack = 5
  /// More sheets, or words of one, are not tried.
  private static let maximumHeaders = 16

  private let lines: [Line]
  /// The lines as letters and digits, for the header.
  private let words: [String]

  /// - Parameter text: the text of a file.
  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map { Self.unquoted($0) }
      .filter { !$0.isEmpty }
    self.lines = lines.map { $0.map(SheetSymbols.value) }
    words = lines.map { line in
      var word = String.UnicodeScalarView()
      word.append(contentsOf: line)
      return String(word).uppercased()
    }
  }

  /// The sheets in the text, each once, in their order.
  ///
  /// - Throws: ``SheetError`` when there is none; it names the line that is mistyped.
  func sheets() throws(SheetError) -> [Sheet] {
    // A letter may name the first line before the sheet follows, and quote the sheet twice.
    var sheets: [Sheet] = []
    var mistake: SheetError?
    let headers = words.indices.lazy.filter { words[$0].contains(Sheet.magic) }
    for number in headers.prefix(Self.maximumHeaders) {
      let word = words[number]
      guard let header = word.firstRange(of: Sheet.magic) else { continue }
      do throws(SheetError) {
        let sheet = try sheet(behind: number, String(word[header.upperBound...]))
        if !sheets.contains(where: { $0.key == sheet.key }) { sheets.append(sheet) }
      } catch {
        mistake = error
      }
    }
    guard sheets.isEmpty else { return sheets }
    if let mistake { throw mistake }
    let neighbors = zip(words, words.dropFirst()).map { $0 + $1 }
    if (words + neighbors).contains(where: Self.isNearlyHeader) { throw .header }
    return [try codeAlone()]
  }

  /// The sheet when there is nothing but the code, perhaps with the label before it.
  private func codeAlone() throws(SheetError) -> Sheet {
    let code = Line(lines.suffix(Sheet.lineCount).joined())
    if Self.isCodeShaped(lines[...]) { return try read(code, label: nil) }
    if let label = lines.first.flatMap(Self.label), Self.isCodeShaped(lines.dropFirst()) {
      return try read(code, label: label)
    }
    let all = Line(lines.joined())
    let expected = Sheet.lineCount * Sheet.lineSymbols
    guard all.count < expected + SheetReader.labelSymbols + Self.slack else { throw .noSheet }
    if let sheet = stream(all) { return sheet }
    let (right, error) = mistake(all)
    // Any text may be that long.
    let isOfSymbols = abs(all.count - expected) < Self.slack && !all.contains(nil)
    guard right > 0 || isOfSymbols else { throw .noSheet }
    throw error
  }

  // MARK: - Behind the header

  private func sheet(behind number: Int, _ rest: String) throws(SheetError) -> Sheet {
    let version = rest.unicodeScalars.prefix { "0123456789ILO".unicodeScalars.contains($0) }
    let following = lines[(number + 1)...]
    // In one line: a QR code, or typed without breaks.
    let restSymbols: Line = rest.unicodeScalars.map(SheetSymbols.value)
    if restSymbols.first == 1 || rest.isEmpty {
      let all = restSymbols + following.joined()
      if all.first == 1, let sheet = stream(Array(all.dropFirst())) { return sheet }
    }
    guard !rest.isEmpty else { throw .header }
    guard restSymbols.first == 1, restSymbols.count == 1 else {
      if let found = Int(SheetSymbols.text(version.compactMap(SheetSymbols.value))),
        version.count == rest.unicodeScalars.count, (2...9).contains(found)
      {
        throw .newerVersion(found)
      }
      guard restSymbols.first == 1, restSymbols.count > 2 else { throw .header }
      throw mistake(Array((restSymbols + following.joined()).dropFirst())).error
    }
    let code = following.dropFirst().prefix(Sheet.lineCount)
    guard let line = following.first, Self.isCodeShaped(code) else {
      throw mistake(Array(following.joined())).error
    }
    for (index, line) in code.enumerated() where !Self.isRight(line) {
      throw .code(line: index + 1)
    }
    guard let label = Self.label(line) else { throw .label }
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
  private func mistake(_ symbols: Line) -> (right: Int, error: SheetError) {
    var best: (right: Int, error: SheetError) = (-1, .code(line: 1))
    for length in [SheetReader.labelSymbols, 13, 14, 0] {
      let code = Array(symbols.dropFirst(length).prefix(Sheet.lineCount * Sheet.lineSymbols))
      let checks = (0..<Sheet.lineCount).map { line in
        Self.isRight(Array(code.dropFirst(line * Sheet.lineSymbols).prefix(Sheet.lineSymbols)))
      }
      let right = checks.count { $0 }
      let wrong = checks.firstIndex(of: false).map { SheetError.code(line: $0 + 1) } ?? .label
      if right > best.right { best = (right, wrong) }
    }
    return best
  }

  // MARK: - The code

  /// A label has 12 symbols, and a number behind them when two studies would share it.
  private static let labelSymbols = 12

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
  private static func isCodeShaped(_ lines: ArraySlice<Line>) -> Bool {
    lines.count == Sheet.lineCount
      && lines.allSatisfy { abs($0.count - Sheet.lineSymbols) <= slack }
  }

  private static func isRight(_ line: Line) -> Bool {
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

  // MARK: - The text

  /// What counts of a line: no marks of quoted mail, no spaces, no dashes, nothing invisible.
  private static func unquoted(_ line: Substring) -> [Unicode.Scalar] {
    Array(
      line.unicodeScalars.drop { $0 == ">" || $0 == "|" || $0.properties.isWhitespace }
        .filter { scalar in
          !scalar.properties.isWhitespace && !scalar.properties.isDash
            && !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{FEFF}"
        })
  }

  /// Whether a line is the header but for one character, or two that have changed places.
  private static func isNearlyHeader(_ word: String) -> Bool {
    let wanted = Array((Sheet.magic + "\(Sheet.version)").unicodeScalars)
    let found = Array(word.unicodeScalars)
    guard abs(found.count - wanted.count) <= 1 else { return false }
    let start = zip(found, wanted).prefix { $0 == $1 }.count
    let end = zip(found.reversed(), wanted.reversed()).prefix { $0 == $1 }.count
    return min(found.count, wanted.count) - start - end <= (found.count == wanted.count ? 2 : 0)
  }
}

extension Sheet {
  /// Reads the sheets in a text: a mail may bring those of several studies.
  ///
  /// - Returns: each once, in their order; never none.
  /// - Throws: ``SheetError``, which names the line that is mistyped.
  package static func all(in text: String) throws(SheetError) -> [Sheet] {
    try SheetReader(text).sheets()
  }

  /// Reads the first sheet in a text.
  ///
  /// - Throws: as ``all(in:)``.
  package init(reading text: String) throws(SheetError) { self = try Sheet.all(in: text)[0] }
}
