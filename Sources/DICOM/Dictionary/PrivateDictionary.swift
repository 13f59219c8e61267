/// Which VR manufacturers give to their private data elements (PS3.5 section 7.8).
///
/// Needed where a file does not tell it: in implicit VR, and in `UN`.
enum PrivateDictionary {
  /// Each creator in brackets, and behind it its elements in ascending order: eight characters of
  /// the tag, with x for the block and for groups that do not count, and two letters of the VR.
  private static let text: [UInt8] = [table1, table2, table3, table4, table5].flatMap { table in
    UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
  }

  /// Where in ``text`` the elements of a creator stand.
  private static let creators: [ArraySlice<UInt8>: Range<Int>] = {
    var creators: [ArraySlice<UInt8>: Range<Int>] = [:]
    for section in text.split(separator: 0x5B) {  // [
      guard let end = section.firstIndex(of: 0x5D) else { continue }  // ]
      creators[section[..<end]] = end + 1..<section.endIndex
    }
    return creators
  }()

  /// The elements of a private creator, if it is a known one.
  static func elements(of creator: ArraySlice<UInt8>) -> Range<Int>? { creators[creator] }

  /// The VR of a private element.
  ///
  /// - Parameters:
  ///   - tag: with whatever block the creator has reserved.
  ///   - elements: those of its creator.
  /// - Returns: `nil` if the creator has no such element.
  static func vr(of tag: Tag, among elements: Range<Int>) -> VR? {
    let key = tag.hexadecimal
    // In the order in which pydicom looks: exactly, in any block, in any such group.
    let inAnyBlock = key & 0xFFFF_FFFF_0000_FFFF | 0x0000_0000_7878_0000
    let inAnyGroup = key & 0xFFFF_0000_0000_FFFF | 0x0000_7878_7878_0000
    return search(elements, key) ?? search(elements, inAnyBlock) ?? search(elements, inAnyGroup)
  }

  private static func search(_ elements: Range<Int>, _ key: UInt64) -> VR? {
    let entrySize = 10
    return text.withUnsafeBytes { text in
      var low = 0
      var high = elements.count / entrySize
      while low < high {
        let middle = (low + high) / 2
        let offset = elements.lowerBound + middle * entrySize
        let entry = UInt64(bigEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        if entry == key {
          let vr = text.loadUnaligned(fromByteOffset: offset + 8, as: UInt16.self)
          return VR(rawValue: UInt16(bigEndian: vr))
        }
        if entry < key { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }
}
