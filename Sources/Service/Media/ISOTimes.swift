internal import Spool

/// The times of an ISO image that tell when it was made: of its volume, and of its folder's entries.
///
/// Each becomes noon of 1980-01-01 in UTC, as the times of the files are (ECMA-119, 8.4.26 to
/// 8.4.29 and 9.1.5; Joliet has the same descriptor).
struct ISOTimes {
  private let file: File

  private static let sectorByteCount = 2048
  private static let firstDescriptor = 16
  private static let longTime: [UInt8] = Array("1980010112000000".utf8) + [0]
  private static let noTime: [UInt8] = Array("0000000000000000".utf8) + [0]
  /// Years since 1900, month, day, hour, minute, second, zone.
  private static let shortTime: [UInt8] = [80, 1, 1, 12, 0, 0, 0]
  /// Where the volume's times begin, and the entry of its folder.
  private static let times = 813
  private static let root = 156

  init(_ file: File) { self.file = file }

  /// Replaces them in a finished image.
  func replace() throws {
    // Primary and supplementary descriptors follow each other up to the terminator, type 255.
    for sector in Self.firstDescriptor..<Self.firstDescriptor + 16 {
      let start = sector * Self.sectorByteCount
      let descriptor = try bytes(at: start, Self.sectorByteCount)
      guard descriptor[1...].starts(with: Array("CD001".utf8)), descriptor[0] != 255 else { return }
      guard descriptor[0] == 1 || descriptor[0] == 2 else { continue }
      // Made, changed, expires, effective from.
      try file.write(
        Self.longTime + Self.longTime + Self.noTime + Self.noTime, at: start + Self.times)
      try file.write(Self.shortTime, at: start + Self.root + 18)
      try replaceEntries(
        at: Self.number(descriptor, Self.root + 2) * Self.sectorByteCount,
        Self.number(descriptor, Self.root + 10))
    }
  }

  /// The entries of a folder: each begins with its length, and none crosses a sector.
  private func replaceEntries(at start: Int, _ count: Int) throws {
    let entries = try bytes(at: start, count)
    var place = 0
    while place + 33 <= entries.count {
      let length = Int(entries[place])
      guard length >= 34 else {
        place = (place / Self.sectorByteCount + 1) * Self.sectorByteCount
        continue
      }
      try file.write(Self.shortTime, at: start + place + 18)
      place += length
    }
  }

  private func bytes(at offset: Int, _ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try bytes.withUnsafeMutableBytes { try file.read(at: offset, into: $0) }
    return Array(bytes.prefix(read)) + [UInt8](repeating: 0, count: count - read)
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
