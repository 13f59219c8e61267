internal import Spool

/// Reads the attachments of a mail that was saved as a file (RFC 5322; MIME: RFC 2045, RFC 2046), or
/// of all mails of a mailbox (RFC 4155).
///
/// Of each part it knows what is needed to find where it begins and ends. Memory does not grow with
/// the mail.
final class MailReader: PackageReader {
  private enum State {
    /// Before the fields of a mail or of a part.
    case fields
    /// In a part that is passed over.
    case skipped
    /// In an attachment, or a text.
    case attachment
    /// Before a file of this name that lies in a text.
    case begun([UInt8])
    /// Behind one.
    case text
    case end
  }

  /// A part with parts in it.
  private struct Level {
    let boundary: [UInt8]
    /// The mail that it belongs to.
    let mail: Int
  }

  private var lines: MailLines
  private var state = State.fields
  /// The parts around the present place, the innermost last.
  private var levels: [Level] = []
  /// The mail that the present part belongs to, and how many have begun: mails lie in a mailbox, and
  /// in each other.
  private var (mail, mails) = (0, 0)
  private let isLenient: Bool
  /// The name of the text that the present place is in, in which files may lie; nil in anything else.
  private var text: [UInt8]?
  /// A line that is none of the file before it.
  private var pending: LineReader.Line?
  private var encoding = Encoding.base64
  private var decoder = Base64Decoder()
  /// What has been decoded and not been taken.
  private var decoded: [UInt8] = []
  private var taken = 0
  /// The end of the last line of an attachment that is not encoded.
  ///
  /// That of the very last one belongs to the boundary (RFC 2046, 5.1.1).
  private var lineEnd: ArraySlice<UInt8> = []

  /// More parts inside each other are no mail of people.
  private static let maximumDepth = 16
  /// More bytes of fields are none, either.
  private static let maximumFieldByteCount = 1 << 20

  /// How the bytes of a part are written (RFC 2045, 6).
  private enum Encoding {
    case base64, quotedPrintable, plain
    /// Of a file in a text.
    case uuencoded
  }

  /// Begins at the beginning of a file.
  ///
  /// - Parameters:
  ///   - file: the mail.
  ///   - progress: is told while it is read.
  ///   - isLenient: whether what is cut off is taken as it is.
  /// - Throws: ``PackageError`` `damaged`.
  init(_ file: File, _ progress: Progress, isLenient: Bool = false) throws(PackageError) {
    self.isLenient = isLenient
    lines = MailLines(try LineReader(file, progress))
  }

  /// What reads a mail, in whichever form it is.
  ///
  /// - Parameters:
  ///   - file: the mail.
  ///   - progress: is told while it is read.
  ///   - isLenient: whether what is cut off is taken as it is.
  /// - Returns: a reader at the beginning of the file.
  /// - Throws: ``PackageError`` `damaged`.
  static func reader(
    of file: File, _ progress: Progress, isLenient: Bool = false
  ) throws(PackageError) -> any PackageReader {
    WinmailReader.isOne(file)
      ? try WinmailReader(file, progress)
      : try MailReader(file, progress, isLenient: isLenient)
  }

  func next() throws(PackageError) -> PackageEntry? {
    (decoded, taken, lineEnd) = ([], 0, [])
    while true {
      switch state {
      case .end:
        guard try lines.goToNextMail() else { return nil }
        begin()
        state = .fields
      case .fields:
        let part = try fields()
        if let boundary = part.boundary {
          guard levels.count < Self.maximumDepth else { throw .tooLarge }
          levels.append(Level(boundary: boundary, mail: mail))
          state = .skipped
        } else if part.isMail, part.encoding == .plain {
          begin()
        } else {
          decoder = Base64Decoder()
          let name = folder + part.name
          text = part.isText && part.encoding == .plain ? name : nil
          return entry(name, part.encoding, isText: part.isText || part.isOfMail)
        }
      case .begun(let name): return entry(folder + name, .uuencoded, isText: false)
      case .text:
        var line = pending
        pending = nil
        if line == nil { line = try lines.next() }
        guard let line else {
          try end()
          continue
        }
        guard !ends(line), !begins(line), !line.bytes.isEmpty else { continue }
        decode(line)
        return entry(text ?? [], .plain, isText: true)
      case .skipped, .attachment:
        guard let line = try lines.next() else {
          try end()
          continue
        }
        guard !ends(line), !begins(line), case .attachment = state, encoding == .uuencoded else {
          continue
        }
        decode(line)
        decoded = []
      }
    }
  }

  private func entry(_ path: [UInt8], _ encoding: Encoding, isText: Bool) -> PackageEntry {
    state = .attachment
    self.encoding = encoding
    return PackageEntry(path: path, isFile: true, isText: isText)
  }

  /// Which exam a file is of is told by the page of the same mail only.
  private var folder: [UInt8] { mail == 0 ? [] : Array("mail \(mail)/".utf8) }

  /// A mail begins, in a mailbox or in another one.
  private func begin() {
    mails += 1
    mail = mails
  }

  /// The file, or a mail of a mailbox, ends.
  ///
  /// One that is one attachment ends with it; any other is cut off, which a share does not bear and a
  /// text does.
  private func end() throws(PackageError) {
    guard levels.isEmpty || isLenient else { throw .damaged }
    levels = []
    state = .end
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(PackageError) -> Int {
    var done = 0
    while done < buffer.count {
      if taken < decoded.count {
        let count = min(buffer.count - done, decoded.count - taken)
        buffer[done..<done + count].copyBytes(from: decoded[taken..<taken + count])
        done += count
        taken += count
        continue
      }
      guard case .attachment = state else { break }
      (decoded, taken) = ([], 0)
      guard let line = try lines.next() else {
        decoded += lineEnd
        try end()
        continue
      }
      if !ends(line), !begins(line) { decode(line) }
    }
    return done
  }

  private func decode(_ line: LineReader.Line) {
    switch encoding {
    case .base64: decoder.decode(line.bytes, to: &decoded)
    case .quotedPrintable: QuotedPrintable.decode(line.bytes, to: &decoded)
    case .plain:
      decoded += lineEnd
      decoded += line.bytes
      lineEnd = line.end
    case .uuencoded:
      if Uuencoded.isEnd(line.bytes) {
        (state, encoding) = (.text, .plain)
      } else if !line.isWhole || !Uuencoded.decode(line.bytes, to: &decoded) {
        (state, encoding, pending) = (.text, .plain, line)
      }
    }
  }

  /// Whether a line of a text begins a file that lies in it.
  private func begins(_ line: LineReader.Line) -> Bool {
    guard text != nil, encoding == .plain, line.isWhole, let name = Uuencoded.name(line.bytes)
    else { return false }
    state = .begun(name)
    return true
  }

  /// Whether a line is a boundary, which ends the present part (RFC 2046, 5.1.1).
  private func ends(_ line: LineReader.Line) -> Bool {
    guard line.isWhole, line.bytes.starts(with: [0x2D, 0x2D]) else { return false }
    let text = line.bytes.dropFirst(2)
    guard
      let index = levels.lastIndex(where: { level in
        guard text.starts(with: level.boundary) else { return false }
        let rest = text.dropFirst(level.boundary.count).filter { $0 != 0x20 && $0 != 0x09 }
        return rest.isEmpty || rest.elementsEqual([0x2D, 0x2D])
      })
    else { return false }
    mail = levels[index].mail
    let isLast = text.dropFirst(levels[index].boundary.count).starts(with: [0x2D, 0x2D])
    levels.removeSubrange((isLast ? index : index + 1)...)
    state = isLast ? (levels.isEmpty ? .end : .skipped) : .fields
    return true
  }

  // MARK: - Fields

  /// What is known of a part.
  private struct Part {
    var boundary: [UInt8]?
    var encoding = Encoding.plain
    /// A part that does not say what it is is a text (RFC 2045, 5.2).
    var isText = true
    /// Whether it is a mail by itself, whose fields follow; encoded, it is an attachment like others.
    var isMail = false
    /// Whether it is a text of some kind, or tells of a mail, as what comes back from a mail server
    /// does: it is no mail by itself, however much it looks like one.
    var isOfMail = false
    var name: [UInt8] = []
  }

  private func fields() throws(PackageError) -> Part {
    var part = Part()
    var field: [UInt8] = []
    var count = 0
    while true {
      guard let line = try lines.next() else { throw .damaged }
      count += line.bytes.count
      guard count <= Self.maximumFieldByteCount else { throw .damaged }
      // A field goes on in lines that begin with a space (RFC 5322, 2.2.3).
      if let first = line.bytes.first, first == 0x20 || first == 0x09 {
        field += line.bytes
        continue
      }
      Self.add(field, to: &part)
      guard !line.bytes.isEmpty else { return part }
      field = Array(line.bytes)
    }
  }

  private static func add(_ field: [UInt8], to part: inout Part) {
    guard let colon = field.firstIndex(of: 0x3A) else { return }
    // Some programs begin the file with a byte order mark.
    let name = lowercased(field[..<colon].drop { [0xEF, 0xBB, 0xBF].contains($0) })
      .prefix { $0 != " " && $0 != "\t" }  // older programs write some there (RFC 5322, 4.5)
    let value = field[(colon + 1)...]
    switch name {
    case "content-type":
      let type = lowercased(value.drop { $0 == 0x20 || $0 == 0x09 })
      if type.hasPrefix("multipart/") { part.boundary = MailParameters(value)["boundary"] }
      part.isText = type.hasPrefix("text/plain") || type.hasPrefix("text/html")
      part.isMail = type.hasPrefix("message/rfc822") || type.hasPrefix("message/global")
      part.isOfMail = !part.isMail && (type.hasPrefix("text/") || type.hasPrefix("message/"))
      part.name = MailParameters(value)["name"] ?? part.name
    case "content-disposition": part.name = MailParameters(value)["filename"] ?? part.name
    case "content-transfer-encoding":
      let encoding = lowercased(value)
      part.encoding =
        encoding.contains("base64")
        ? .base64 : encoding.contains("quoted-printable") ? .quotedPrintable : .plain
    default: break
    }
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
