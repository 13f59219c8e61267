/// A sheet's lines as tables, chat programs, editors and readers of pictures hand them on.
enum OddSheets {
  /// The text; nil for a way that is not known here.
  static func written(_ way: String, _ lines: [String]) -> String? {
    (cells(way, lines) ?? numbered(way, lines) ?? chat(way, lines))?.joined(separator: "\n")
      ?? letters(way, lines.joined(separator: "\n"))
  }

  private static func cells(_ way: String, _ lines: [String]) -> [String]? {
    func joined(_ separator: String) -> [String] {
      lines.map { $0.replacing(" ", with: separator) }
    }
    switch way {
    case "cells": return joined("\t")
    case "a table": return ["| Code | | |", "|---|:-:|---|"] + joined(" | ").map { "| \($0) |" }
    case "a table of MySQL":
      let border = "+------+------+------+------+------+"
      return [border] + joined(" | ").flatMap { ["| \($0) |", border] }
    case "a box": return ["┌────┬────┐"] + joined("│").map { "│\($0)║" } + ["└────┴────┘"]
    case "a spreadsheet": return joined(";").map { $0 + ";;" }
    case "cells in lines": return joined("\n")
    default: return nil
    }
  }

  private static func numbered(_ way: String, _ lines: [String]) -> [String]? {
    switch way {
    case "line numbers": zip(1..., lines).map { "\($0) \($1)" }
    case "numbered cells":
      zip(1..., lines).map { "| \($0)|\($1.replacing(" ", with: "|"))|" }
    case "numbers of an editor":
      zip(7..., ["Dear doctor,", ""] + lines + ["", "Regards"]).map { "\t\($0)\t\($1)" }
    case "only the code, numbered": zip(1..., lines[2...]).map { "> \($0)  \($1)" }
    case "numbers with colons": zip(1..., lines).map { "\($0): \($1)" }
    case "numbered letter by letter":
      zip(1..., lines).map { number, line in
        "\(number) " + line.filter { $0 != " " }.map(String.init).joined(separator: " ")
      }
    case "numbered blank lines": zip(1..., lines.flatMap { [$0, ""] }).map { "\($0) \($1)" }
    default: nil
    }
  }

  private static func chat(_ way: String, _ lines: [String]) -> [String]? {
    switch way {
    case "WhatsApp": lines.map { "\u{200E}[12.03.26, 14:05:11] Dr. Eva Meier: \($0)" }
    case "WhatsApp on Android": lines.map { "12.03.26, 14:05 - +49 171 5550100: \($0)" }
    case "WhatsApp in English": lines.map { "3/12/26, 2:05\u{202F}PM - ~ Eva: \($0)" }
    case "WhatsApp in a browser": lines.map { "[14:05, 12.3.2026] Eva: \($0)" }
    case "Telegram": lines.flatMap { ["Eva Meier, [12.03.2026 14:05]", $0, ""] }
    case "Teams": lines.flatMap { ["[14:05] Meier, Eva", $0] }
    case "Signal": lines.map { "[2026-03-12 14:05:11] Eva: \($0)" }
    case "quoted chat": lines.map { "> [12.03.26, 14:05:11] Eva 👩‍⚕️: > \($0)" }
    case "chat in one message":
      ["[12.03.26, 14:05:11] Eva: Hello", "[12.03.26, 14:05:59] Eva: \(lines[0])"] + lines[1...]
        + ["[12.03.26, 14:06:11] Eva: Bye"]
    default: nil
    }
  }

  private static func letters(_ way: String, _ text: String) -> String? {
    func mapped(_ map: (Character) -> Character) -> String { String(text.map(map)) }
    func looking(_ letters: String, as others: String) -> String {
      let pairs = Dictionary(uniqueKeysWithValues: zip(letters, others))
      return mapped { pairs[$0] ?? $0 }
    }
    func wide(_ character: Character) -> Character {
      guard let ascii = character.asciiValue, (0x21...0x7E).contains(ascii),
        let scalar = Unicode.Scalar(UInt32(ascii) + 0xFEE0)
      else { return character }
      return Character(scalar)
    }
    switch way {
    case "full-width": return mapped(wide)
    case "full-width and spaces": return mapped { $0 == " " ? "\u{3000}" : wide($0) }.lowercased()
    case "Cyrillic": return looking("ABCEHKMPTXYS", as: "АВСЕНКМРТХУЅ")
    case "Greek": return looking("ABEHKMNPTXYZ", as: "ΑΒΕΗΚΜΝΡΤΧΥΖ")
    case "slashed zeros": return mapped { $0 == "0" ? "Ø" : $0 }
    case "Turkish":
      return text.replacing("1", with: "ı").replacing("ı", with: "İ", maxReplacements: 1)
    case "soft hyphens": return text.map { "\($0)\u{AD}" }.joined()
    case "zero width": return text.map { "\u{200B}\($0)\u{2060}" }.joined() + "\u{FEFF}"
    case "en dashes": return text.replacing(" ", with: " – ").replacing("-", with: "–")
    case "em dashes and minus": return text.replacing(" ", with: "—").replacing("-", with: "−")
    case "narrow spaces":
      return text.replacing(" ", with: "\u{202F}").replacing("-", with: "\u{2011}")
    case "smart quotes":
      return "“" + text.replacing(" ", with: "” “").replacing("\n", with: "”\n‘") + "’"
    case "accents": return text.replacing("\n", with: "´\n`") + "′"
    case "middle dots": return text.replacing(" ", with: "·")
    case "small bullets": return "‣ " + text.replacing("\n", with: "\n◦ ")
    case "struck through": return "~" + text.replacing("\n", with: "~\n~") + "~"
    case "objects": return text.replacing("\n", with: "\u{FFFC}\n")
    case "directions": return "\u{202A}" + text.replacing("\n", with: "\u{202C}\n\u{202A}")
    default: return nil
    }
  }
}
