/// The sheets in a text, and what is wrong with another one.
package struct FoundSheets: Equatable, Sendable {
  /// Each once, in their order; never none.
  package let sheets: [Sheet]
  /// The first one that is mistyped, if one is: it is in none of the others.
  package let mistake: SheetMistake?

  /// Takes what was found.
  package init(_ sheets: [Sheet], mistake: SheetMistake? = nil) {
    self.sheets = sheets
    self.mistake = mistake
  }
}
