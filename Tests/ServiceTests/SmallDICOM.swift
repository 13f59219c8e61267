/// DICOM files in explicit VR little endian, as small as can be.
enum SmallDICOM {
  /// A file with some attributes of its study, and 4 × 4 or more pixels that depend on `seed`.
  static func file(
    study: String? = "1.2.3", patient: String = "P1", seed: UInt16 = 0, instance: String? = nil,
    date: String? = nil, side: Int = 4, photometric: String? = nil
  ) -> [UInt8] {
    let meta =
      element(0x0002, 0x0010, "UI", Array("1.2.840.10008.1.2.1\0".utf8))  // Transfer Syntax UID
    var file = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    file += element(0x0002, 0x0000, "UL", little(UInt32(meta.count)))
    file += meta
    if let instance { file += element(0x0008, 0x0018, "UI", even(instance, by: 0)) }
    if let date { file += element(0x0008, 0x0020, "DA", even(date)) }
    file += element(0x0010, 0x0020, "LO", even(patient))  // Patient ID
    if let study { file += element(0x0020, 0x000D, "UI", even(study, by: 0)) }
    file += element(0x0028, 0x0002, "US", little(UInt16(1)))  // Samples per Pixel
    if let photometric { file += element(0x0028, 0x0004, "CS", even(photometric)) }
    file += element(0x0028, 0x0010, "US", little(UInt16(side)))  // Rows
    file += element(0x0028, 0x0011, "US", little(UInt16(side)))  // Columns
    file += element(0x0028, 0x0100, "US", little(UInt16(16)))  // Bits Allocated
    file += element(0x0028, 0x0101, "US", little(UInt16(16)))  // Bits Stored
    file += element(0x0028, 0x0102, "US", little(UInt16(15)))  // High Bit
    file += element(0x0028, 0x0103, "US", little(UInt16(0)))  // Pixel Representation
    let pixels = (0..<(side * side)).flatMap {
      little(UInt16(truncatingIfNeeded: $0) &* 100 &+ seed)
    }
    file += little(UInt16(0x7FE0)) + little(UInt16(0x0010)) + Array("OW".utf8) + [0, 0]
    return file + little(UInt32(pixels.count)) + pixels
  }

  /// A file without study and pixels, as the index of a CD is.
  static func index() -> [UInt8] {
    let meta = element(0x0002, 0x0010, "UI", Array("1.2.840.10008.1.2.1\0".utf8))
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
      + element(0x0002, 0x0000, "UL", little(UInt32(meta.count))) + meta
      + element(0x0004, 0x1130, "CS", Array("CD".utf8))  // File-set ID
  }

  private static func element(
    _ group: UInt16, _ number: UInt16, _ vr: String, _ value: [UInt8]
  ) -> [UInt8] {
    little(group) + little(number) + Array(vr.utf8) + little(UInt16(value.count)) + value
  }

  private static func even(_ text: String, by pad: UInt8 = 0x20) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.count % 2 == 0 ? bytes : bytes + [pad]
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
