/// The lines of a text without what does not count in them: marks of quoted mail, of lists, of tables and
/// of bold or quoted words, numbers of lines, heads of chat messages, spaces, dashes, and what does not
/// show.
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
  /// The lines in capitals, for the header.
  private var letters: [[UInt8]] = []

  private static let header = Array("\(Sheet.magic)\(Sheet.version)".utf8)

  init(_ text: String) {
    var lines: [SheetLine] = []
    var number = 1
    var line = SheetLine()
    var last: Unicode.Scalar = "\0"
    for scalar in text.unicodeScalars {
      if !SheetScalars.isNewline(scalar) {
        if let byte = SheetScalars.byte(scalar) { line.bytes.append(byte) }
      } else if scalar != "\n" || last != "\r" {  // CR LF is one end
        line.end(at: number)
        if !line.bytes.isEmpty { lines.append(line) }
        number += 1
        line = SheetLine()
      }
      last = scalar
    }
    line.end(at: number)
    if !line.bytes.isEmpty { lines.append(line) }
    SheetLine.removeNumbers(&lines)
    for line in lines { append(line) }
  }

  private mutating func append(_ line: SheetLine) {
    let word = line.word
    guard !word.isEmpty else { return }
    symbols.append(line.symbols)
    letters.append(word)
    numbers.append(line.number)
    let end = SheetLine.magicEnd(word)
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

  private static func isNearlyHeader(_ found: [UInt8]) -> Bool {
    guard abs(found.count - header.count) <= 1 else { return false }
    let start = zip(found, header).prefix { $0 == $1 }.count
    let end = zip(found.reversed(), header.reversed()).prefix { $0 == $1 }.count
    return min(found.count, header.count) - start - end <= (found.count == header.count ? 2 : 0)
  }
}
