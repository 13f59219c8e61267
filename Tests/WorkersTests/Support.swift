import Foundation
import Spool

/// The program as it was built, beside the test process.
let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  .deletingLastPathComponent().appendingPathComponent("dicomshare").path

/// A file that has no other name than its open descriptor.
func temporaryFile(_ bytes: [UInt8] = []) throws -> (File, URL) {
  let folder = try Folder(path: FileManager.default.temporaryDirectory.path)
  let file = try folder.createUnnamedFile(mode: 0o600)
  try file.write(bytes)
  return (file, URL(fileURLWithPath: "/proc/self/fd/\(file.descriptor)"))
}

/// A small DICOM file in explicit VR little endian, with 16 pixels.
func smallDICOM(characterSet: String = "", patientID: [UInt8] = Array("P1".utf8)) -> [UInt8] {
  func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
  func element(_ group: UInt16, _ number: UInt16, _ vr: String, _ value: [UInt8]) -> [UInt8] {
    little(group) + little(number) + Array(vr.utf8) + little(UInt16(value.count)) + value
  }
  let meta = element(2, 0x10, "UI", Array("1.2.840.10008.1.2.1\0".utf8))
  var file = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
  file += element(2, 0, "UL", little(UInt32(meta.count))) + meta
  func even(_ text: [UInt8]) -> [UInt8] { text.count % 2 == 0 ? text : text + [0x20] }
  file += element(8, 5, "CS", even(Array(characterSet.utf8)))
  file += element(0x10, 0x20, "LO", even(patientID))
  file += element(0x20, 0xD, "UI", Array("1.2.3\0".utf8))
  for (number, value) in [(2, 1), (0x10, 4), (0x11, 4), (0x100, 16), (0x101, 16), (0x102, 15)] {
    file += element(0x28, UInt16(number), "US", little(UInt16(value)))
  }
  let pixels = (1...16).flatMap { little(UInt16($0 * 101)) }
  file += little(UInt16(0x7FE0)) + little(UInt16(0x10)) + Array("OW".utf8) + [0, 0]
  return file + little(UInt32(pixels.count)) + pixels
}
