internal import Cryptography

/// The patient's share of a whole folder, written short: a label for people, and a key.
///
/// The text has five lines (ShareFileFormat, "The sheet"): `DCMSHARE-SHEET 1`, the label, and three
/// lines of five groups of four symbols of Crockford's base 32.
package struct Sheet: Equatable, Sendable {
  /// The study's label; nil when only the code was given.
  package let label: String?
  /// What the patient shares are drawn from.
  package let key: SheetKey

  static let version = 1
  static let magic = "DCMSHARESHEET"
  static let lineCount = 3
  /// Symbols in a line, the last two of which check it.
  static let lineSymbols = 20
  static let checkSymbols = 2
  /// Symbols of the key: 260 bits, of which the last four are zero.
  static let keySymbols = 52

  /// Makes a sheet.
  ///
  /// - Parameters:
  ///   - label: the label, `7F3A-91BC-22DE`, perhaps with a number after it.
  ///   - key: the key.
  package init(label: String?, key: SheetKey) {
    self.label = label
    self.key = key
  }

  /// The text, each line ended by CR LF.
  package var text: String {
    lines.map { $0 + "\r\n" }.joined()
  }

  /// The text in one line, which a QR code holds in alphanumeric mode (ISO/IEC 18004, 7.4.4).
  package var code: String { lines.joined(separator: " ") }

  private var lines: [String] {
    ["DCMSHARE-SHEET \(Self.version)"] + (label.map { [$0] } ?? []) + codeLines.map(Self.grouped)
  }

  /// The symbols of each line of the code.
  var codeLines: [[UInt8]] {
    let symbols = Self.payload(key, label: label.map(SheetSymbols.of) ?? [])
    return (0..<Self.lineCount).map { number in
      let width = Self.lineSymbols - Self.checkSymbols
      return SheetChecks.line(Array(symbols[number * width..<(number + 1) * width]))
    }
  }

  private static func grouped(_ symbols: [UInt8]) -> String {
    stride(from: 0, to: symbols.count, by: 4).map { start in
      SheetSymbols.text(symbols[start..<min(start + 4, symbols.count)])
    }.joined(separator: " ")
  }

  /// The key and the two symbols that check the whole.
  private static func payload(_ key: SheetKey, label: [UInt8]) -> [UInt8] {
    let symbols = key.secret.withBytes { SheetSymbols.of(bits: $0, count: keySymbols) }
    return symbols + checks(symbols, label: label)
  }

  /// The symbols that check the whole: the first the key, the second label and key.
  static func checks(_ key: [UInt8], label: [UInt8]) -> [UInt8] {
    [SheetChecks.sum(key, step: 1), SheetChecks.sum(label + key, step: 2)]
  }
}
