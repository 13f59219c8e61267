/// Files in the text of a mail, as older programs send them: `begin 644 NAME`, lines of up to 45
/// bytes, and `end` (uuencode of POSIX.1-2024).
enum Uuencoded {
  /// The name of the file that a line begins; nil when it begins none.
  static func name(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    guard line.starts(with: "begin ".utf8) else { return nil }
    let mode = line.dropFirst(6).prefix { (0x30...0x37).contains($0) }
    let rest = line.dropFirst(6 + mode.count)
    guard (3...4).contains(mode.count), rest.first == 0x20, rest.count > 1 else { return nil }
    return Array(rest.dropFirst())
  }

  static func isEnd(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "end".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 }
  }

  /// Decodes a line, and adds what comes of it; false when it is none of such a file.
  ///
  /// Blanks that a mail server has cut off at the end are zeros; some programs write a checksum there.
  static func decode(_ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Bool {
    guard line.allSatisfy({ (0x20...0x60).contains($0) }) else { return false }
    guard let first = line.first else { return true }
    let count = Int(first & 0x3F ^ 0x20)
    let digits = line.dropFirst().map { UInt32($0 & 0x3F ^ 0x20) }
    let wanted = (count + 2) / 3 * 4
    guard digits.count <= wanted + 2 else { return false }
    let all = digits + [UInt32](repeating: 0, count: max(0, wanted - digits.count))
    var decoded: [UInt8] = []
    for place in stride(from: 0, to: wanted, by: 4) {
      let bits = all[place] << 18 | all[place + 1] << 12 | all[place + 2] << 6 | all[place + 3]
      decoded += [UInt8(bits >> 16), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
    }
    bytes += decoded.prefix(count)
    return true
  }
}
