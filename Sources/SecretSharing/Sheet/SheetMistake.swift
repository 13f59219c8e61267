/// What is wrong with a sheet that stands in a text beside others that are right.
package struct SheetMistake: Equatable, Sendable {
  /// Why it cannot be read; never `noSheet`.
  package let error: SheetError
  /// The line of the text, counted from 1; nil where people do not see the lines that were read, as
  /// in a page.
  package let line: Int?

  /// Takes what was found.
  package init(_ error: SheetError, line: Int?) {
    self.error = error
    self.line = line
  }
}
