// What is mistyped in a text: a sheet beside others, and not just the words of one.
extension SheetReader {
  /// A sheet that is mistyped.
  struct Mistyped {
    let error: SheetError
    /// The line in the text, counted from 1.
    var line: Int?
    /// What may be its label and its code.
    let symbols: [UInt8?]
  }

  /// So many of a code's symbols at least are 2 to 9, which no letter stands for.
  private static let leastDigits = 8
  /// So many symbols behind a header can be a label and a code.
  private static let reach = labelSymbols + 2 + Sheet.lineCount * (Sheet.lineSymbols + slack)

  /// The three lines of the code behind a header, or what stands there.
  func codeLines(behind number: Int) -> ArraySlice<Line> {
    lines[(number + 1)...].dropFirst().prefix(Sheet.lineCount)
  }

  /// What stands from a line on, up to the next header.
  func symbols(from place: Int) -> Line {
    var symbols: Line = []
    for number in lines.indices[min(place, lines.endIndex)...] {
      guard symbols.count < Self.reach, !text.areHeaders[number] else { break }
      symbols += lines[number].prefix(Self.reach - symbols.count)
    }
    return symbols
  }

  /// Notes what stands behind a header, if it is not just prose.
  mutating func note(_ error: SheetError, behind number: Int, _ rest: Line) {
    let place =
      switch error {
      case .label: number + 1
      case .code(let line) where Self.isCodeShaped(codeLines(behind: number)): number + 1 + line
      case .code, .header, .newerVersion, .noSheet, .tooMany: number
      }
    note(error, at: place, of: rest.dropFirst() + symbols(from: number + 1), from: number + 1)
  }

  /// Notes symbols that begin in a line, if they are not just prose.
  mutating func note(_ error: SheetError, at place: Int, of symbols: Line, from start: Int) {
    if case .newerVersion = error {} else if !isLikeSheet(symbols, from: start) { return }
    let line = text.numbers.isEmpty ? 1 : text.numbers[min(place, text.numbers.count - 1)]
    mistyped.append(Mistyped(error: error, line: line, symbols: symbols))
  }

  /// Notes sheets whose first lines are mistyped.
  mutating func noteHeaders() {
    for place in lines.indices where text.magicEnds[place] == nil {
      if text.isNearlyHeader(place) {
        note(.header, at: place, of: symbols(from: place + 1), from: place + 1)
      } else if place + 1 < lines.endIndex, text.magicEnds[place + 1] == nil,
        text.isNearlyHeaderInTwo(place)
      {
        note(.header, at: place, of: symbols(from: place + 2), from: place + 2)
      }
    }
  }

  /// Notes the codes whose first lines are missing.
  mutating func noteCodes() {
    let known = Set(sheets.flatMap(\.sheet.codeLines))
    for place in lines.indices.dropLast() {
      let pair = lines[place...place + 1]
      guard pair.allSatisfy({ Self.isRight($0) && !known.contains($0.compactMap(\.self)) })
      else { continue }
      // Behind a header it was read already.
      if text.areHeaders[..<place].suffix(Sheet.lineCount).contains(true) { continue }
      note(.header, at: place, of: symbols(from: place), from: place)
    }
  }

  /// Whether symbols that begin in a line are a label and a code, or were meant to be.
  func isLikeSheet(_ symbols: Line, from start: Int) -> Bool {
    let near = lines.indices.dropFirst(start).prefix(Sheet.lineCount + 1)
      .prefix { !text.areHeaders[$0] }
    if Self.mistake(symbols).right > 0 || near.contains(where: { Self.isRight(lines[$0]) }) {
      return true
    }
    // Of a code a quarter are such digits, in each of its lines; in prose they are one number.
    let most = Array(symbols.prefix(Sheet.lineCount * Sheet.lineSymbols))
    let digits = most.indices.filter { most[$0].map { (2...9).contains($0) } ?? false }
    return most.count >= (Sheet.lineCount - 1) * Sheet.lineSymbols
      && most.count { $0 == nil } <= Self.slack && digits.count >= Self.leastDigits
      && Set(digits.map { $0 / Sheet.lineSymbols }).count * Sheet.lineSymbols >= most.count
  }
}
