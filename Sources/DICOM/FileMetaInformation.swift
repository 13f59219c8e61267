/// The File Meta Information (PS3.10 section 7.1), wherever it begins, and the data set behind it.
struct FileMetaInformation {
  /// The number of records that are kept; PS3.10 section 7.1 knows some twenty elements.
  static let recordLimit = 4096

  /// The elements of group 0002.
  private(set) var records: [ElementRecord] = []
  /// The Transfer Syntax UID, if there is one that can be one.
  private(set) var transferSyntaxUID: String?
  /// The first byte that does not belong to group 0002.
  private(set) var end: Int
  private var lastTag: Tag?

  /// Reads the elements of group 0002 that begin at `offset`, if any.
  init(
    _ window: inout ByteWindow, at offset: Int, irregularities: inout Irregularities
  ) throws(ReadError) {
    end = offset
    guard window.count - offset >= 8 else { return }
    // PS3.10 section 7.1: explicit VR little endian. Others have been seen.
    let group = try window.uint16(at: offset, bigEndian: false)
    let letters = try window.uint16(at: offset + 4, bigEndian: true)
    let encoding = Encoding(
      isImplicit: !ElementHeader.areCapitals(letters), isBigEndian: group == 0x0200)
    while window.count - end >= 8 {
      guard try window.uint16(at: end, bigEndian: encoding.isBigEndian) == 0x0002 else { return }
      guard
        let header = try ElementHeader(&window, at: end, limit: window.count, encoding: encoding),
        !header.hasUndefinedLength
      else {
        irregularities.note(.cut, at: end)
        return
      }
      if header.isUnknownVR { irregularities.note(.unknownVR, at: end) }
      let start = end + header.size
      if Int(header.length) > window.count - start { irregularities.note(.cut, at: end) }
      let length = min(Int(header.length), window.count - start)
      var vr = header.vr ?? StandardDictionary.vr(of: header.tag) ?? .UN
      // No sequence stands in group 0002; one that claims to is bytes.
      if vr == .SQ { vr = .UN }
      if let lastTag, lastTag >= header.tag, header.tag.element <= 1 {
        irregularities.note(.repeatedMeta, at: end)
      }
      lastTag = header.tag
      if records.count < Self.recordLimit {
        records.append(
          ElementRecord(
            offset: start, length: UInt32(length), tag: header.tag, vr: vr, kind: .element,
            depth: 0, isBigEndian: encoding.isBigEndian, isImplicit: header.vr == nil))
      } else {
        irregularities.note(.tooMany, at: end)
      }
      if header.tag == .transferSyntaxUID, length <= 64 {
        transferSyntaxUID = Self.uid(try window.copy(length, at: start))
      }
      end = start + length
    }
  }

  /// The bytes as a UID, if they are one (PS3.5 section 9.1); padding is taken off.
  private static func uid(_ bytes: [UInt8]) -> String? {
    let text = bytes.prefix { $0 != 0 && $0 != 0x20 }
    guard !text.isEmpty, text.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }) else {
      return nil
    }
    return String(decoding: text, as: UTF8.self)
  }
}
