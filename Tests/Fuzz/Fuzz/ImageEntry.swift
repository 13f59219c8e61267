import DICOM

@testable import SecretSharing

/// The attributes of an image in any VR and with any value, before some pixels: no product of them
/// overflows, and the file comes back.
///
/// Each element is told by its number in the list, its VR's, and a length of at most 15 bytes.
func describeImage(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let choice = input.byte()
  let pixels = input.take(input.byte())
  var file = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
  file += element(0x0002, 0x0010, "UI", Array("1.2.840.10008.1.2.1\0".utf8))
  if choice & 2 != 0 { file += element(0x0028, 0x0100, "US", [choice & 4 == 0 ? 8 : 16, 0]) }
  for _ in 0..<24 {
    let what = input.byte()
    if what == 0 { break }
    let length = input.byte()
    file += element(
      0x0028, numbers[what % numbers.count], vrs[length >> 4], input.take(length & 15))
  }
  file += element(0x7FE0, 0x0010, choice & 8 == 0 ? "OB" : "OW", pixels)
  do throws(DICOMError) {
    let walk = try DICOMFile(MemorySource(file))
    let cover = Cover(walk)
    must(cover.range.lowerBound >= 0 && cover.range.upperBound <= file.count, "it lies in the file")
    must(cover.rows * cover.rowBytes >= cover.range.count, "the rows hold the cover")
  } catch {
    must(error == .notDICOM, "memory can be read")
    return -1
  }
  guard choice & 1 == 1 else { return 0 }
  return file.withUnsafeBufferPointer { file in
    let input = [UInt8(truncatingIfNeeded: choice >> 4)] + Array(file)
    return input.withUnsafeBufferPointer { goThereAndBack($0.baseAddress, $0.count) }
  }
}

private let numbers: [UInt16] = [
  0x0002, 0x0004, 0x0006, 0x0008, 0x0010, 0x0011, 0x0100, 0x0101, 0x0102, 0x0103, 0x0120, 0x0121,
]

private let vrs = [
  "US", "SS", "UL", "SL", "IS", "DS", "LO", "CS", "UT", "UN", "OB", "OW", "FD", "SV", "UV", "AT",
]

private func element(_ group: UInt16, _ number: UInt16, _ vr: String, _ value: [UInt8]) -> [UInt8] {
  func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
  let isLong = ["UT", "UN", "OB", "OW", "SV", "UV"].contains(vr)
  let length = isLong ? [0, 0] + little(UInt32(value.count)) : little(UInt16(value.count))
  return little(group) + little(number) + Array(vr.utf8) + length + value
}
