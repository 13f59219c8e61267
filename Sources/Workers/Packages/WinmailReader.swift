internal import DICOM
internal import ShareStorage
internal import Spool

/// Reads what Outlook has packed into a winmail.dat (MS-OXTNEF, 2.1): the attachments of a mail, and its
/// letter; and those of the mails that are attached to it as such.
final class WinmailReader: PackageReader {
  /// How such a file begins (MS-OXTNEF, 2.1.3.1).
  static let signature: [UInt8] = [0x78, 0x9F, 0x3E, 0x22]

  /// The mail around one that is attached.
  private struct Level {
    /// Where it ends.
    let end: Int
    /// Where it goes on.
    let next: Int
    let mail: Int
  }

  private let source: FileSource
  private let progress: Progress
  /// The mails around the present one, the innermost last.
  private var levels: [Level] = []
  /// Where the present mail ends.
  private var end: Int
  /// The present mail, and how many have begun: the first one is that of the file.
  private var (mail, mails) = (0, 0)
  /// Where the next attribute begins: behind the signature and a key.
  private var at = 6
  private var attributes = 0
  private var hasEntries = false
  /// The letter, as far as it has not been taken; nil in an attachment.
  private var letter: ArraySlice<UInt8>?
  /// What has not been taken of an attachment.
  private var left = 0..<0
  private var sum: UInt16 = 0

  /// No mail of people has more.
  private static let maximumAttributes = 100_000
  private static let headByteCount = 9
  private static let sumByteCount = 2
  /// A longer letter holds no sheet.
  private static let maximumLetterByteCount = 1 << 20
  /// More mails inside each other are none of people.
  private static let maximumDepth = 16
  /// How an attached mail begins: with the name of its form, IID_IMessage, and as a file does
  /// (MS-OXTNEF, 2.1.3.4.2).
  private static let mailMark: [UInt8] =
    [0x07, 0x03, 0x02, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46] + signature
  /// Of the other properties of an attachment those before a mail are shorter.
  private static let markByteCount = 1 << 16

  /// Begins at the beginning of a file.
  ///
  /// - Throws: ``PackageError`` `damaged`.
  init(_ file: File, _ progress: Progress) throws(PackageError) {
    self.progress = progress
    do throws(SystemCallError) {
      source = try FileSource(file)
    } catch {
      progress.noteFailure(error.code)
      throw .damaged
    }
    end = source.count
  }

  /// Whether a file begins as one does.
  static func isOne(_ file: File) -> Bool {
    // What cannot be read is found to be damaged.
    guard let head = try? FileSource(file).bytes(0..<signature.count) else { return false }
    return head == signature
  }

  func next() throws(PackageError) -> PackageEntry? {
    (letter, left) = (nil, 0..<0)
    while let attribute = try nextAttribute() {
      switch attribute.number {
      case 0x800F:  // attAttachData
        (left, sum, hasEntries) = (attribute.content, 0, true)
        return PackageEntry(path: folder + (try name(behind: attribute)), isFile: true)
      case 0x9003:  // attMsgProps
        guard let letter = try letter(in: attribute) else { continue }
        (self.letter, hasEntries) = (letter[...], true)
        return PackageEntry(path: folder, isFile: true, isText: true)
      case 0x9005: try enter(attribute)  // attAttachment
      default: continue
      }
    }
    guard hasEntries else { throw .winmail }
    return nil
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(PackageError) -> Int {
    if let letter {
      let count = min(buffer.count, letter.count)
      buffer.copyBytes(from: letter.prefix(count))
      self.letter = letter.dropFirst(count)
      return count
    }
    let piece = try bytes(left.prefix(buffer.count))
    buffer.copyBytes(from: piece)
    guard !piece.isEmpty else { return 0 }
    left = left.dropFirst(piece.count)
    sum = piece.reduce(sum) { $0 &+ UInt16($1) }
    if left.isEmpty {
      let said = try bytes(left.upperBound..<left.upperBound + Self.sumByteCount)
      guard sum == little(said[...]) else { throw .damaged }
    }
    return piece.count
  }

  // MARK: - Attributes

  private struct Attribute {
    /// What it is (MS-OXTNEF, 2.1.3.2).
    let number: Int
    let content: Range<Int>
  }

  /// Nil at the end, where some programs leave a few bytes.
  private func nextAttribute() throws(PackageError) -> Attribute? {
    var found = try attribute(at: at)
    while found == nil, let level = levels.popLast() {
      (end, at, mail) = (level.end, level.next, level.mail)
      found = try attribute(at: at)
    }
    guard let attribute = found else { return nil }
    attributes += 1
    guard attributes <= Self.maximumAttributes else { throw .tooLarge }
    at = attribute.content.upperBound + Self.sumByteCount
    return attribute
  }

  private func attribute(at place: Int) throws(PackageError) -> Attribute? {
    let start = place + Self.headByteCount
    guard start + Self.sumByteCount <= end else { return nil }
    let head = try bytes(place..<start)
    let contentEnd = start + long(head[5..<9])
    guard contentEnd + Self.sumByteCount <= end else { throw .damaged }
    return Attribute(number: Int(little(head[1..<3])), content: start..<contentEnd)
  }

  // MARK: - Mails that are attached

  /// Which exam a file is of is told by the page of the same mail only.
  private var folder: [UInt8] { mail == 0 ? [] : Array("mail \(mail)/".utf8) }

  /// Goes into the mail that is attached as such, if the properties of an attachment have one
  /// (PidTagAttachDataObject).
  private func enter(_ attribute: Attribute) throws(PackageError) {
    let content = attribute.content
    let head = try bytes(content.prefix(Self.markByteCount))
    let places = 4..<max(4, head.count - Self.mailMark.count + 1)
    let place = places.first {
      head[$0] == Self.mailMark[0] && head[$0...].starts(with: Self.mailMark)
    }
    guard let place else { return }
    guard levels.count < Self.maximumDepth else { throw .tooLarge }
    levels.append(Level(end: end, next: at, mail: mail))
    mails += 1
    mail = mails
    // The length counts the name of the form.
    let start = content.lowerBound + place
    end = min(content.upperBound, start + long(head[place - 4..<place]))
    at = start + Self.mailMark.count + 2
  }

  /// The name of the attachment whose content this is: it follows.
  private func name(behind data: Attribute) throws(PackageError) -> [UInt8] {
    var place = data.content.upperBound + Self.sumByteCount
    for _ in 0..<8 {
      guard let attribute = try attribute(at: place), attribute.number != 0x9002 else { break }
      if attribute.number == 0x8010 {  // attAttachTitle
        return Array(try bytes(attribute.content.prefix(1024)).prefix { $0 != 0 })
      }
      place = attribute.content.upperBound + Self.sumByteCount
    }
    return []
  }

  private func letter(in attribute: Attribute) throws(PackageError) -> [UInt8]? {
    guard attribute.content.count <= Self.maximumLetterByteCount else { return nil }
    return CompressedRTF.letter(in: try bytes(attribute.content))
  }

  private func long(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(_ bytes: ArraySlice<UInt8>) -> UInt16 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt16($1) }
  }

  private func bytes(_ range: Range<Int>) throws(PackageError) -> [UInt8] {
    do throws(ReadError) {
      defer { progress.note() }
      return try source.bytes(range)
    } catch {
      if error.code != 0 { progress.noteFailure(error.code) }
      throw .damaged
    }
  }
}
