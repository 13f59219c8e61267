/// Looks for sheets in one text after the other, as in the parts of a mail.
package struct SheetSearch {
  /// More sheets than people have in one place; what is beyond is told.
  package static let maximumSheets = 64

  private var sheets: [Sheet] = []
  private var mistyped: [SheetReader.Mistyped] = []
  private var failure = SheetError.noSheet

  /// Begins with nothing found.
  package init() {}

  /// Looks through a text.
  ///
  /// - Parameters:
  ///   - text: the text of a file, or of a part of a mail.
  ///   - hasLines: whether people see its lines as they are here.
  package mutating func look(in text: String, hasLines: Bool = true) {
    let reader = SheetReader(text)
    for (line, sheet) in reader.sheets where !sheets.contains(where: { $0.key == sheet.key }) {
      if sheets.count < Self.maximumSheets {
        sheets.append(sheet)
      } else {
        note(SheetReader.Mistyped(error: .tooMany, line: line, symbols: []), hasLines)
      }
    }
    for mistyped in reader.mistyped { note(mistyped, hasLines) }
    if failure == .noSheet { failure = reader.failure ?? .noSheet }
  }

  private mutating func note(_ found: SheetReader.Mistyped, _ hasLines: Bool) {
    // A copy of each sheet, and one that is none.
    guard mistyped.count < 2 * Self.maximumSheets else { return }
    var found = found
    if !hasLines { found.line = nil }
    mistyped.append(found)
  }

  /// Whether there is a sheet, or what was meant to be one.
  package var isPromising: Bool { !sheets.isEmpty || !mistyped.isEmpty }

  /// What was found.
  ///
  /// - Throws: ``SheetError`` when there is no sheet; it names the line that is mistyped.
  package func result() throws(SheetError) -> FoundSheets {
    guard !sheets.isEmpty else { throw failure }
    // A letter quotes a sheet twice, and the second time it is torn: nothing is missing then.
    let lines = sheets.flatMap(\.codeLines).map { $0.map(Optional.some) }
    let mistake = mistyped.first { found in !lines.contains { found.symbols.contains($0) } }
    return FoundSheets(sheets, mistake: mistake.map { SheetMistake($0.error, line: $0.line) })
  }
}
