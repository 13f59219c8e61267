internal import DICOM

extension Cover {
  /// Whether words and padding can be compared as they are.
  ///
  /// Carriers are told by all bits of a word, and readers look at Bits Stored of them alone (PS3.5
  /// section 8.1.1). Both agree where the bits above are zero, or those of the sign. An overlay may lie
  /// there, or nothing that means anything.
  func isComparable(_ image: ImagePixel, _ source: any ByteSource) throws(SharingError) -> Bool {
    guard let padding = visual, image.pixelPaddingValue != nil, bits == 16,
      let stored = image.bitsStored, stored < bits
    else { return true }
    let isSigned = image.isSigned
    func isPlain(_ word: UInt16) -> Bool {
      guard isSigned else { return word >> UInt16(stored) == 0 }
      let sign = Int16(bitPattern: word) >> Int16(stored - 1)
      return sign == 0 || sign == -1
    }
    var arePlain = isPlain(UInt16(padding.low)) && isPlain(UInt16(padding.high))
    try CoverReader<UInt16>(source, self).forEachStrip(until: { !arePlain }) { _, words in
      arePlain = words.allSatisfy(isPlain)
    }
    return arePlain
  }
}
