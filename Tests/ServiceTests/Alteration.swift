/// Changes to PNG files that only the tags of a share can find.
enum Alteration {
  /// Adds one to a sample in the middle of a share that this program wrote: no filter, stored
  /// deflate blocks (RFC 1951, section 3.2.4), with the checksums made right again.
  static func flippedSample(_ png: [UInt8]) throws -> [UInt8] {
    var png = png
    let type = Array("IDAT".utf8)
    guard let start = (8..<png.count - 4).first(where: { png[$0..<$0 + 4].elementsEqual(type) })
    else { throw NoSample() }
    let length = png[(start - 4)..<start].reduce(0) { $0 << 8 | Int($1) }
    // zlib header 2, block header 5, filter byte 1, then samples.
    png[start + 4 + 2 + 5 + 1 + 2] &+= 1
    let data = start + 4
    let end = data + length
    adler(&png, data, end)
    let sum = crc(png[start..<end])
    for index in 0..<4 { png[end + index] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * index)) }
    return png
  }

  struct NoSample: Error {}

  private static func adler(_ png: inout [UInt8], _ data: Int, _ end: Int) {
    var a: UInt32 = 1
    var b: UInt32 = 0
    var block = data + 2
    while block < end - 4 {
      let length = Int(png[block + 1]) | Int(png[block + 2]) << 8
      for byte in png[(block + 5)..<(block + 5 + length)] {
        a = (a + UInt32(byte)) % 65521
        b = (b + a) % 65521
      }
      block += 5 + length
    }
    for index in 0..<4 {
      png[end - 4 + index] = UInt8(truncatingIfNeeded: (b << 16 | a) >> (24 - 8 * index))
    }
  }

  private static func crc(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
