internal import DICOM
internal import ShareStorage
internal import Spool

/// Reads what Outlook has packed into a winmail.dat (MS-OXTNEF, 2.1): the attachments of a mail, and its
/// letter.
///
/// Mails that are attached as such are passed over, as they are attached in a form of their own.
final class WinmailReader: PackageReader {
  /// How such a file begins (MS-OXTNEF, 2.1.3.1).
  static let signature: [UInt8] = [0x78, 0x9F, 0x3E, 0x22]

  private let source: FileSource
  private let progress: Progress
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

  /// Begins at the beginning of a file.
  ///
  /// - Throws: ``PackageError`` `damaged`.
  init(_ file: File, _ progress: Progress) throws(PackageError) {
    self.progress = progress
    do throws(SystemCallError) {
      source = try FileSource(file)
    } catch {
      throw .damaged
    }
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
        return PackageEntry(path: try name(behind: attribute), isFile: true)
      case 0x9003:  // attMsgProps
        guard let letter = try letter(in: attribute) else { continue }
        (self.letter, hasEntries) = (letter[...], true)
        return PackageEntry(path: [], isFile: true, isText: true)
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
    guard let attribute = try attribute(at: at) else { return nil }
    attributes += 1
    guard attributes <= Self.maximumAttributes else { throw .tooLarge }
    at = attribute.content.upperBound + Self.sumByteCount
    return attribute
  }

  private func attribute(at place: Int) throws(PackageError) -> Attribute? {
    let start = place + Self.headByteCount
    guard start + Self.sumByteCount <= source.count else { return nil }
    let head = try bytes(place..<start)
    let end = start + Int(little(head[5..<7])) + Int(little(head[7..<9])) << 16
    guard end + Self.sumByteCount <= source.count else { throw .damaged }
    return Attribute(number: Int(little(head[1..<3])), content: start..<end)
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

  private func little(_ bytes: ArraySlice<UInt8>) -> UInt16 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt16($1) }
  }

  private func bytes(_ range: Range<Int>) throws(PackageError) -> [UInt8] {
    do {
      defer { progress.note() }
      return try source.bytes(range)
    } catch {
      throw .damaged
    }
  }
}
