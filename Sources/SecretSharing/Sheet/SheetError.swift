/// Why a text is no sheet, or which of its lines is mistyped.
package enum SheetError: Error, Equatable, Sendable {
  /// There is no sheet in the text.
  case noSheet
  /// The first line, `DCMSHARE-SHEET 1`, is mistyped.
  case header
  /// The line with the study's label is mistyped.
  case label
  /// This line of the code is mistyped, counted from 1.
  case code(line: Int)
  /// A sheet of a later version of the format.
  case newerVersion(Int)
  /// More sheets than are read from one text; what comes behind them is left.
  case tooMany
}
