/// A line of a text, in which a sheet may stand.
struct SheetLine {
  /// What is seen of it, in capitals, and a space where one is or the border of a cell.
  var bytes: [UInt8] = []
  /// Which one of the text it is, counted from 1.
  private(set) var number = 0

  private static let magic = Array(Sheet.magic.utf8)
  /// No chat program writes more before a message.
  private static let headByteCount = 120
  private static let space = UInt8(ascii: " ")

  /// What is read of it: all but spaces.
  var word: [UInt8] { bytes.filter { $0 != Self.space } }

  /// Its symbols, and nil for what is no symbol.
  var symbols: SheetLines.Line { word.map { SheetSymbols.value(Unicode.Scalar($0)) } }

  /// Where the magic of a sheet ends in the letters of a line; nil where it does not stand.
  static func magicEnd(_ word: [UInt8]) -> Int? {
    guard word.count >= magic.count else { return nil }
    let start = (0...word.count - magic.count).first { start in
      word[start] == magic[0] && word[start..<start + magic.count].elementsEqual(magic)
    }
    return start.map { $0 + magic.count }
  }

  /// The line is whole: what does not count at its beginning goes.
  mutating func end(at number: Int) {
    self.number = number
    bytes.removeFirst(messageHead)
    bytes.removeFirst(marks)
  }

  // MARK: - Heads of chat messages

  /// So many bytes at the beginning are the head of a chat message, which tells the time: "[12.03.26,
  /// 14:05:11] Name: ", or all of a line that is one, "Name, [12.03.26 14:05]".
  private var messageHead: Int {
    let start = bytes.prefix(Self.headByteCount)
    guard let time = start.indices.first(where: { Self.isTime(start[$0...]) }) else { return 0 }
    let colon = start.indices.dropLast().first { place in
      place >= time + Self.timeByteCount && start[place] == UInt8(ascii: ":")
        && start[place + 1] == Self.space
    }
    let end = colon.map { $0 + 2 } ?? (Self.hasTimeInBrackets(start) ? bytes.count : 0)
    // In one line with all else, the sheet stands before other colons.
    let hasMagic = Self.magicEnd(bytes[..<end].filter { $0 != Self.space }) != nil
    return hasMagic ? 0 : end
  }

  private static let timeByteCount = 4

  /// Whether the time of day begins here, but for the first of two digits.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    let time = Array(bytes.prefix(timeByteCount))
    return time.count == timeByteCount && time[1] == UInt8(ascii: ":")
      && [time[0], time[2], time[3]].allSatisfy(isDigit)
  }

  private static func hasTimeInBrackets(_ start: ArraySlice<UInt8>) -> Bool {
    var (isOpen, isTimed) = (false, false)
    for (place, byte) in zip(start.indices, start) {
      if byte == UInt8(ascii: "[") {
        isOpen = true
      } else if byte == UInt8(ascii: "]") {
        if isTimed { return true }
        isOpen = false
      } else if isOpen, isTime(start[place...]) {
        isTimed = true
      }
    }
    return false
  }

  // MARK: - Marks and numbers

  /// So many bytes at the beginning are marks of quoted mail, spaces, and numbers of a list: `1.`, `12)`.
  private var marks: Int {
    var place = 0
    while place < bytes.count {
      if bytes[place] == Self.space || bytes[place] == UInt8(ascii: ">") {
        place += 1
        continue
      }
      let digits = bytes[place...].prefix(3).prefix(while: Self.isDigit).count
      let end = place + digits
      guard (1...2).contains(digits), end + 1 < bytes.count, ".):".utf8.contains(bytes[end]),
        bytes[end + 1] == Self.space
      else { break }
      place = end + 2
    }
    return place
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// How long the number is that begins the line, and which one; nil where there is none of one or two
  /// digits and a space.
  private var lineNumber: (count: Int, value: Int)? {
    let digits = bytes.prefix(3).prefix(while: Self.isDigit)
    guard (1...2).contains(digits.count),
      bytes.count == digits.count || bytes[digits.count] == Self.space
    else { return nil }
    return (digits.count, digits.reduce(0) { 10 * $0 + Int($1) - 0x30 })
  }

  /// Removes numbers of lines without a full stop, where at least three that follow each other count on.
  ///
  /// One alone may be a symbol. So may be three, in a code that is written symbol by symbol: then lines
  /// are right as they are.
  static func removeNumbers(_ lines: inout [SheetLine]) {
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, let one = lines[end - 1].lineNumber,
        let next = lines[end].lineNumber,
        next.value == one.value + 1
      {
        end += 1
      }
      if end - start > 2, !lines[start..<end].contains(where: { SheetReader.isRight($0.symbols) }) {
        for place in start..<end {
          lines[place].bytes.removeFirst(lines[place].lineNumber?.count ?? 0)
        }
      }
      start = end
    }
  }
}
