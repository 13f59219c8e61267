internal import Glibc
internal import Spool

/// The month in which an exam was taken, for the pages of a site that wants it there.
///
/// Each image leaves it as a hidden, empty file in the staging folder until the study is published.
struct ExamMonth: Comparable, Sendable {
  let year: Int
  /// From 1 for January.
  let month: Int

  private static let prefix = ".month-"

  /// - Parameter date: a Study Date: YYYYMMDD, in old files YYYY.MM.DD (PS3.5, table 6.2-1, DA).
  init?(_ date: String?) {
    // Blanks may stand around it.
    let words = date?.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? []
    guard words.count == 1 else { return nil }
    var text = Array(words[0])
    let dot = UInt8(ascii: ".")
    if text.count == 10, text[4] == dot, text[7] == dot {
      text.remove(at: 7)
      text.remove(at: 4)
    }
    guard text.count == 8, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let digits = text.map { Int($0) - 0x30 }
    self.init(
      year: digits[..<4].reduce(0) { $0 * 10 + $1 }, month: digits[4] * 10 + digits[5])
  }

  private init?(year: Int, month: Int) {
    // No roentgenogram is older; what says so was never set.
    guard (1895...9999).contains(year), (1...12).contains(month) else { return nil }
    (self.year, self.month) = (year, month)
  }

  static func < (one: ExamMonth, other: ExamMonth) -> Bool {
    (one.year, one.month) < (other.year, other.month)
  }

  /// Leaves the month for the publisher.
  static func write(_ month: ExamMonth?, in staging: Folder) throws(SystemCallError) {
    guard let month, let file = Name(prefix + "\(month.year)-\(month.month)") else { return }
    do throws(SystemCallError) {
      _ = try staging.createFile(file, mode: 0o640)
    } catch {
      guard error.code == EEXIST else { throw error }
    }
  }

  /// The earliest month that was left, if one was.
  static func read(in staging: Folder) throws(SystemCallError) -> ExamMonth? {
    try staging.list().compactMap { name in
      guard let text = name.text, text.hasPrefix(prefix) else { return nil }
      let numbers = text.dropFirst(prefix.count).split(separator: "-").compactMap { Int($0) }
      return numbers.count == 2 ? ExamMonth(year: numbers[0], month: numbers[1]) : nil
    }.min()
  }
}
