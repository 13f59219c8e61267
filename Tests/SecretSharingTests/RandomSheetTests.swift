import Foundation
import Testing

@testable import SecretSharing

/// Texts that nobody made as a sheet are none: some thousand here, as many as
/// `DICOMSHARE_RANDOM_TEXTS` says elsewhere.
@Suite struct RandomSheetTests {
  /// Ways to make a text that looks more and more like a sheet.
  private enum Kind: Int, CaseIterable {
    /// Any characters that people type.
    case anything
    /// Digits of the code, as many as it has, without lines.
    case code
    /// Three lines of the code, of which each digit is random.
    case lines
    /// The whole, with the right first line and a label.
    case sheet
    /// The same, and one line is right.
    case lineRight
    /// A page or a quoted mail with such lines.
    case quoted
  }

  private static let typed = Array(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ .,;:-_>|\n\r\t\u{A0}äß€"
      .unicodeScalars)

  private func symbols(_ count: Int, _ random: inout SplitMix) -> [UInt8] {
    (0..<count).map { _ in UInt8(random.next() % 32) }
  }

  private func text(_ symbols: [UInt8]) -> String {
    stride(from: 0, to: symbols.count, by: 4).map {
      SheetSymbols.text(symbols[$0..<min($0 + 4, symbols.count)])
    }.joined(separator: " ")
  }

  private func make(_ kind: Kind, _ random: inout SplitMix) -> String {
    func line(isChecked: Bool) -> String {
      text(isChecked ? SheetChecks.line(symbols(18, &random)) : symbols(20, &random))
    }
    func label() -> String { text(symbols(12, &random)).replacing(" ", with: "-") }
    switch kind {
    case .anything:
      var text = String.UnicodeScalarView()
      for _ in 0..<Int(random.next() % 120) {
        text.append(Self.typed[Int(random.next() % UInt64(Self.typed.count))])
      }
      return String(text)
    case .code: return text(symbols(60, &random)).replacing(" ", with: "").lowercased()
    case .lines: return (0..<3).map { _ in line(isChecked: false) }.joined(separator: "\n")
    case .sheet, .lineRight:
      let right = kind == .lineRight ? Int(random.next() % 3) : 3
      let lines = (0..<3).map { line(isChecked: $0 == right) }
      return (["DCMSHARE-SHEET 1", label()] + lines).joined(separator: "\r\n")
    case .quoted:
      let lines = (0..<3).map { _ in line(isChecked: false) }
      return "Re:\n> DCMSHARE-SHEET 1\n> \(label())\n> " + lines.joined(separator: "\n> ") + "\nHi"
    }
  }

  @Test func randomTextsAreNoSheets() {
    let wanted = ProcessInfo.processInfo.environment["DICOMSHARE_RANDOM_TEXTS"].flatMap { Int($0) }
    var random = SplitMix(seed: UInt64(wanted ?? 17))
    var taken: [String] = []
    for number in 0..<(wanted ?? 6_000) {
      let kind = Kind.allCases[number % Kind.allCases.count]
      let text = make(kind, &random)
      if (try? Sheet(reading: text)) != nil { taken.append(text) }
    }
    // 44 bits tell a sheet: ten in each line, ten of the whole, and four that are zero.
    #expect(taken.isEmpty)
  }
}
