/// An 8-bit gray picture, to look at beside the shares.
struct DemoPicture {
  let width: Int
  let height: Int
  var pixels: [UInt8]

  /// The picture as a PNG file, with stored blocks (PNG, RFC 2083; deflate, RFC 1951).
  var png: [UInt8] {
    var rows: [UInt8] = []
    for row in 0..<height { rows += [0] + pixels[row * width..<(row + 1) * width] }
    var stream: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: rows.count, by: 65535) {
      let block = rows[start..<min(rows.count, start + 65535)]
      let length = UInt16(block.count)
      stream += [start + block.count == rows.count ? 1 : 0]
      stream += length.littleEndianBytes + (~length).littleEndianBytes + block
    }
    stream += Self.adler32(rows).bigEndianBytes
    let header = UInt32(width).bigEndianBytes + UInt32(height).bigEndianBytes + [8, 0, 0, 0, 0]
    return Self.signature + Self.chunk("IHDR", header) + Self.chunk("IDAT", stream)
      + Self.chunk("IEND", [])
  }

  /// Some rows and columns of the picture.
  func cropped(columns: Range<Int>, rows: Range<Int>) -> DemoPicture {
    DemoPicture(
      width: columns.count, height: rows.count,
      pixels: rows.flatMap { row in
        pixels[row * width + columns.lowerBound..<row * width + columns.upperBound]
      })
  }

  /// The picture at a fraction of its size, each pixel the mean of those it stands for.
  func reduced(by factor: Int) -> DemoPicture {
    let (columns, rows) = (width / factor, height / factor)
    var smaller = DemoPicture(width: columns, height: rows, pixels: [])
    for row in 0..<rows {
      for column in 0..<columns {
        var sum = 0
        for y in 0..<factor {
          let start = (row * factor + y) * width + column * factor
          sum += pixels[start..<start + factor].reduce(0) { $0 + Int($1) }
        }
        smaller.pixels.append(UInt8(sum / (factor * factor)))
      }
    }
    return smaller
  }

  /// Pictures of one height side by side, with white between them.
  static func row(_ pictures: [DemoPicture], gap: Int) -> DemoPicture {
    let height = pictures.map(\.height).min() ?? 0
    let white = [UInt8](repeating: 255, count: gap)
    let pixels = (0..<height).flatMap { row in
      Array(
        pictures.map { Array($0.pixels[row * $0.width..<(row + 1) * $0.width]) }
          .joined(separator: white))
    }
    let width = pictures.reduce(0) { $0 + $1.width } + gap * max(0, pictures.count - 1)
    return DemoPicture(width: width, height: height, pixels: pixels)
  }

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(type.utf8) + data
    return UInt32(data.count).bigEndianBytes + content + crc32(content).bigEndianBytes
  }

  private static let crcTable: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { crc, byte in crcTable[Int(UInt8(crc & 0xFF) ^ byte)] ^ crc >> 8 }
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return high << 16 | low
  }

  /// Reads an 8-bit gray PNG file as this program writes it: no filter, stored blocks.
  init?(png bytes: [UInt8]) {
    var stream: [UInt8] = []
    var size = (width: 0, height: 0)
    var at = Self.signature.count
    while at + 12 <= bytes.count {
      let length = Self.integer(bytes, at)
      let data = at + 8
      guard data + length + 4 <= bytes.count else { return nil }
      let type = bytes[at + 4..<data]
      if type.elementsEqual("IDAT".utf8) { stream += bytes[data..<data + length] }
      if type.elementsEqual("IHDR".utf8) {
        guard bytes[data + 8] == 8, bytes[data + 9] == 0 else { return nil }
        size = (Self.integer(bytes, data), Self.integer(bytes, data + 4))
      }
      at = data + length + 4
    }
    var rows: [UInt8] = []
    var block = 2
    while block + 5 <= stream.count, rows.count < (size.width + 1) * size.height {
      let length = Int(stream[block + 1]) | Int(stream[block + 2]) << 8
      guard stream[block] & 0xFE == 0, block + 5 + length <= stream.count else { return nil }
      rows += stream[block + 5..<block + 5 + length]
      block += 5 + length
    }
    guard size.width > 0, rows.count == (size.width + 1) * size.height else { return nil }
    (width, height) = size
    pixels = (0..<size.height).flatMap { row in
      rows[row * (size.width + 1) + 1..<(row + 1) * (size.width + 1)]
    }
  }

  init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  private static func integer(_ bytes: [UInt8], _ at: Int) -> Int {
    bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}

extension FixedWidthInteger {
  /// The bytes, most significant first.
  var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
