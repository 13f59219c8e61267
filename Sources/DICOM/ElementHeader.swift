/// Tag, VR and length of a data element, as they stand in the file (PS3.5 section 7.1).
struct ElementHeader {
  static let undefinedLength: UInt32 = 0xFFFF_FFFF

  let tag: Tag
  /// `nil` when the file does not tell it: implicit VR, or an item.
  let vr: VR?
  let length: UInt32
  /// The number of bytes before the value.
  let size: Int
  /// Whether two capital letters stand where the VR should be, but name none.
  let isUnknownVR: Bool

  /// Whether the file says that its writer did not know the VR.
  var isUnknown: Bool { vr == .UN && !isUnknownVR }

  var hasUndefinedLength: Bool { length == Self.undefinedLength }

  /// Reads a header; `nil` when it does not end before `limit`, which is 8 bytes away at least.
  init?(
    _ window: inout ByteWindow, at offset: Int, limit: Int, encoding: Encoding
  ) throws(ReadError) {
    let isBigEndian = encoding.isBigEndian
    tag = try window.tag(at: offset, bigEndian: isBigEndian)
    let letters = try window.uint16(at: offset + 4, bigEndian: true)
    if encoding.isImplicit || tag.group == Tag.item.group {
      vr = nil
      isUnknownVR = false
      size = 8
      length = try window.uint32(at: offset + 4, bigEndian: isBigEndian)
      return
    }
    let shortLength = try window.uint16(at: offset + 6, bigEndian: isBigEndian)
    if let known = VR(inFile: letters) {
      vr = known
      isUnknownVR = false
      guard known.hasLongLength else {
        size = 8
        length = UInt32(shortLength)
        return
      }
      guard limit - offset >= 12 else { return nil }
      size = 12
      length = try window.uint32(at: offset + 8, bigEndian: isBigEndian)
      return
    }
    let remaining = limit - offset - 8
    guard Self.areCapitals(letters) else {
      // Some writers switch to implicit VR inside a file, others leave the VR blank.
      let implicitLength = try window.uint32(at: offset + 4, bigEndian: isBigEndian)
      size = 8
      if Int(implicitLength) > remaining, implicitLength != Self.undefinedLength,
        Int(shortLength) <= remaining
      {
        vr = .UN
        isUnknownVR = true
        length = UInt32(shortLength)
      } else {
        vr = nil
        isUnknownVR = false
        length = implicitLength
      }
      return
    }
    vr = .UN
    isUnknownVR = true
    // PS3.5 section 6.2: VRs to come have the long form. Others have been seen with the short one.
    if shortLength == 0, remaining >= 4 {
      let long = try window.uint32(at: offset + 8, bigEndian: isBigEndian)
      if long == Self.undefinedLength || Int(long) <= remaining - 4 {
        size = 12
        length = long
        return
      }
    }
    size = 8
    length = UInt32(shortLength)
  }

  /// Whether both bytes are letters from A to Z.
  static func areCapitals(_ letters: UInt16) -> Bool {
    let capitals: ClosedRange<UInt16> = 0x41...0x5A
    return capitals.contains(letters >> 8) && capitals.contains(letters & 0xFF)
  }
}
