/// Which VR the standard gives to a data element (PS3.6).
///
/// The tables are text in the program's read-only data, searched where they lie: nothing is built
/// at start.
enum StandardDictionary {
  /// The VR of a tag of the standard, or `nil`; group lengths and private tags are not known here.
  static func vr(of tag: Tag) -> VR? {
    let key = tag.hexadecimal
    if let vr = search(table1, key) ?? search(table2, key) { return vr }
    guard !tag.isPrivate else { return nil }
    return repeating.first { tag.rawValue & $0.mask == $0.tag }?.vr
  }

  private static func search(_ table: StaticString, _ key: UInt64) -> VR? {
    let entrySize = 10
    let text = UnsafeRawPointer(table.utf8Start)
    var low = 0
    var high = table.utf8CodeUnitCount / entrySize
    while low < high {
      let middle = (low + high) / 2
      // Capital hexadecimal digits sort as the numbers do.
      let entry = UInt64(bigEndian: (text + middle * entrySize).loadUnaligned(as: UInt64.self))
      if entry == key {
        let vr = (text + middle * entrySize + 8).loadUnaligned(as: UInt16.self)
        return VR(rawValue: UInt16(bigEndian: vr))
      }
      if entry < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

extension Tag {
  /// The eight capital hexadecimal digits as ASCII, the first one in the uppermost byte.
  var hexadecimal: UInt64 {
    // One digit into each byte, then 0...9 to "0"..."9" and 10...15 to "A"..."F".
    var digits = UInt64(rawValue)
    digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return digits + 0x3030_3030_3030_3030 + letters * 7
  }
}
