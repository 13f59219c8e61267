/// The lines of a text without what does not count in them: marks of quoted mail, of lists, and of bold
/// or quoted words, spaces, dashes, and what does not show.
///
/// Anybody may send a text, and a long one. So it is looked through once, scalar by scalar: what a
/// character is to people costs the more, the more of them belong together.
struct SheetLines {
  /// Symbols, and nil for what is no symbol.
  typealias Line = [UInt8?]

  /// The symbols of each line that has something.
  private(set) var symbols: [Line] = []
  /// The number of each line in the text, counted from 1.
  private(set) var numbers: [Int] = []
  /// Where the magic of a sheet ends in a line; nil where it does not stand.
  private(set) var magicEnds: [Int?] = []
  /// Whether a line has the magic, or is nearly a header.
  private(set) var areHeaders: [Bool] = []
  /// The lines in capitals, for the header; `other` is whatever is not ASCII.
  private var letters: [[UInt8]] = []

  private static let other: UInt8 = 0xFF
  private static let magic = Array(Sheet.magic.utf8)
  private static let header = Array("\(Sheet.magic)\(Sheet.version)".utf8)

  init(_ text: String) {
    var number = 1
    var (line, word): (Line, [UInt8]) = ([], [])
    var isQuoting = true
    var last: Unicode.Scalar = "\0"
    for scalar in text.unicodeScalars where !Self.isFormatting(scalar) {
      if Self.isNewline(scalar) {
        // CR LF is one end.
        if scalar != "\n" || last != "\r" {
          append(line, word, number)
          number += 1
          (line, word, isQuoting) = ([], [], true)
        }
      } else if isQuoting, Self.isMark(scalar) {
        // Of a mail that is quoted, or of a list.
      } else if Self.isSpace(scalar) {
        // Nothing, wherever it stands.
        if Self.isListNumber(word), last == "." || last == ")" {
          (line, word, isQuoting) = ([], [], true)
        }
      } else {
        isQuoting = false
        if !Self.isInvisible(scalar) {
          line.append(SheetSymbols.value(scalar))
          word.append(Self.capital(scalar))
        }
      }
      last = scalar
    }
    append(line, word, number)
  }

  private mutating func append(_ line: Line, _ word: [UInt8], _ number: Int) {
    guard !line.isEmpty else { return }
    symbols.append(line)
    letters.append(word)
    numbers.append(number)
    let end = Self.magicEnd(word)
    magicEnds.append(end)
    areHeaders.append(end != nil || Self.isNearlyHeader(word))
  }

  /// Whether a line has no magic, and is the header but for one character, or for two that have changed
  /// places.
  func isNearlyHeader(_ place: Int) -> Bool { areHeaders[place] && magicEnds[place] == nil }

  /// Whether a line and the next one are that together.
  func isNearlyHeaderInTwo(_ place: Int) -> Bool {
    guard place + 1 < letters.endIndex,
      letters[place].count + letters[place + 1].count <= Self.header.count + 1
    else { return false }
    return Self.isNearlyHeader(letters[place] + letters[place + 1])
  }

  private static func magicEnd(_ word: [UInt8]) -> Int? {
    guard word.count >= magic.count else { return nil }
    let start = (0...word.count - magic.count).first { start in
      word[start] == magic[0] && word[start..<start + magic.count].elementsEqual(magic)
    }
    return start.map { $0 + magic.count }
  }

  private static func isNearlyHeader(_ found: [UInt8]) -> Bool {
    guard abs(found.count - header.count) <= 1 else { return false }
    let start = zip(found, header).prefix { $0 == $1 }.count
    let end = zip(found.reversed(), header.reversed()).prefix { $0 == $1 }.count
    return min(found.count, header.count) - start - end <= (found.count == header.count ? 2 : 0)
  }

  // MARK: - Scalars

  private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || scalar == "\t" : scalar.properties.isWhitespace
  }

  /// Whether a scalar is a dash, does not show, or stands for bytes that are no UTF-8: in older
  /// encodings spaces and dashes are, and the digits of a sheet never.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "-" }
    return scalar.properties.isDash || scalar.properties.isDefaultIgnorableCodePoint
      || scalar == "\u{FFFD}"
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ">" || scalar == "|" || scalar == "\u{2022}"
  }

  /// Whether a scalar is a quotation mark, or marks bold, slanted or even type, as mail and chat programs
  /// write it: `*bold*`.
  private static func isFormatting(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", "`", "\"", "'", "\u{AB}", "\u{BB}", "\u{2039}", "\u{203A}": true
    default: (0x2018...0x201F).contains(scalar.value)
    }
  }

  /// Whether all of a line so far is `1.` or `12)`, as word processors number lines.
  private static func isListNumber(_ word: [UInt8]) -> Bool {
    (2...3).contains(word.count) && [0x2E, 0x29].contains(word.last)
      && word.dropLast().allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func capital(_ scalar: Unicode.Scalar) -> UInt8 {
    guard scalar.isASCII else { return other }
    let byte = UInt8(scalar.value)
    return (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
  }
}
