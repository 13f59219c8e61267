internal import Spool

/// The lines of a mail, or of each mail of a mailbox.
///
/// A mailbox is mails one after the other, each begun by a line "From ", which stands behind an empty
/// one (RFC 4155, appendix A). Where a text has such a line, mail programs write ">From ".
struct MailLines {
  private var lines: LineReader
  private var isMailbox = false
  /// Whether the next mail has been found.
  private var isAtMail = false
  /// Whether a line that begins a mail may be next.
  private var mayBegin = true
  private var isFirst = true

  init(_ lines: LineReader) { self.lines = lines }

  /// The next line, or the next piece of it; nil at the end of the mail.
  mutating func next() throws(PackageError) -> LineReader.Line? {
    guard !isAtMail, let line = try lines.next() else { return nil }
    defer { isFirst = false }
    if line.isWhole, mayBegin, isFirst || isMailbox, Self.beginsMail(line.bytes) {
      mayBegin = false
      if !isFirst {
        isAtMail = true
        return nil
      }
      isMailbox = true
      return try lines.next()
    }
    mayBegin = line.isWhole && line.bytes.isEmpty
    return line
  }

  /// Passes over the rest of the mail, to the first line of the next one.
  ///
  /// - Returns: false when there is none.
  mutating func goToNextMail() throws(PackageError) -> Bool {
    guard isMailbox else { return false }
    while try next() != nil {}
    defer { isAtMail = false }
    return isAtMail
  }

  /// "From ", a sender and a time; some programs write less.
  private static func beginsMail(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "From ".utf8) else { return false }
    let rest = line.dropFirst(5)
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x2D }
      || zip(zip(rest, rest.dropFirst()), rest.dropFirst(2)).contains { pair, third in
        isDigit(pair.0) && pair.1 == 0x3A && isDigit(third)
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
