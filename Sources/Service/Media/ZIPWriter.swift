// libarchive writes a ZIP file as a stream: checksums and lengths come after each entry's bytes (a
// data descriptor), which Java's ZipInputStream and the portals made with it refuse for stored
// entries. Here the file can be written to at any place, so they stand where they belong.
internal import CDeflate
internal import DICOM
internal import ShareStorage
internal import Spool

/// Writes a ZIP file whose entries are stored, with lengths and checksums before them (APPNOTE.TXT,
/// version 6.3.10, 4.3 to 4.5).
///
/// Stored, not deflated: noise does not shrink, and nobody is tempted to compress it again. Nothing
/// of this host gets into it: no owner, no time, no place.
final class ZIPWriter: PackageWriter {
  private let file: File
  private var offset = 0
  private var directory: [UInt8] = []
  private var count = 0

  /// 1980-01-01 12:00 UTC, in seconds since 1970.
  private static let time: UInt32 = 315_576_000
  /// The same in MS-DOS form, which knows no time zone.
  private static let dosTime: UInt16 = 12 << 11
  private static let dosDate: UInt16 = 1 << 5 | 1
  private static let pieceByteCount = 1 << 20
  /// From this on a number stands in an extra field of its own.
  private static let limit = Int(UInt32.max)
  private static let permissions: UInt32 = (0o100000 | 0o644) << 16

  /// Writes into an empty file, which stays the caller's.
  init(to file: File) { self.file = file }

  /// Adds a file that lies in memory.
  func add(_ path: String, _ bytes: [UInt8]) throws {
    try copy(path, MemorySource(bytes))
  }

  /// Adds a file of the file system, in pieces.
  func add(_ path: String, _ source: FileSource) throws { try copy(path, source) }

  private func copy(_ path: String, _ source: any ByteSource) throws {
    let start = offset
    try write(header(path, source.count, checksum: 0))
    var checksum: UInt32 = 0
    var place = 0
    while place < source.count {
      let range = place..<min(place + Self.pieceByteCount, source.count)
      let piece = try source.bytes(range)
      checksum = piece.withUnsafeBytes {
        libdeflate_crc32(checksum, $0.baseAddress, $0.count)
      }
      try write(piece)
      place = range.upperBound
    }
    try file.write(header(path, source.count, checksum: checksum), at: start)
    directory += entry(path, source.count, checksum, at: start)
    count += 1
  }

  /// Writes what comes after the last entry; the caller syncs.
  func finish() throws {
    let start = offset
    try write(directory)
    var end = Record()
    if count >= Int(UInt16.max) || start >= Self.limit || directory.count >= Self.limit {
      let large = offset
      end.append(UInt32(0x0606_4B50))
      end.append(UInt64(44))
      end.append(UInt16(3 << 8 | 45))
      end.append(UInt16(45))
      end.append(UInt32(0))
      end.append(UInt32(0))
      end.append(UInt64(count))
      end.append(UInt64(count))
      end.append(UInt64(directory.count))
      end.append(UInt64(start))
      // The locator of the record above.
      end.append(UInt32(0x0706_4B50))
      end.append(UInt32(0))
      end.append(UInt64(large))
      end.append(UInt32(1))
    }
    end.append(UInt32(0x0605_4B50))
    end.append(UInt32(0))
    end.append(UInt16(clamping: count))
    end.append(UInt16(clamping: count))
    end.append(UInt32(clamping: directory.count))
    end.append(UInt32(clamping: start))
    end.append(UInt16(0))
    try write(end.bytes)
  }

  /// The local file header.
  private func header(_ path: String, _ size: Int, checksum: UInt32) -> [UInt8] {
    let isLarge = size >= Self.limit
    var record = Record()
    record.append(UInt32(0x0403_4B50))
    record.append(UInt16(isLarge ? 45 : 10))
    appendCommon(to: &record, path, size, checksum)
    var extra = Self.times
    if isLarge {
      extra.append(UInt16(1))
      extra.append(UInt16(16))
      extra.append(UInt64(size))
      extra.append(UInt64(size))
    }
    record.append(UInt16(path.utf8.count))
    record.append(UInt16(extra.bytes.count))
    record.bytes += Array(path.utf8) + extra.bytes
    return record.bytes
  }

  /// The entry in the central directory.
  private func entry(_ path: String, _ size: Int, _ checksum: UInt32, at offset: Int) -> [UInt8] {
    let isLarge = size >= Self.limit || offset >= Self.limit
    var record = Record()
    record.append(UInt32(0x0201_4B50))
    record.append(UInt16(3 << 8 | (isLarge ? 45 : 20)))
    record.append(UInt16(isLarge ? 45 : 10))
    appendCommon(to: &record, path, size, checksum)
    var extra = Self.times
    if isLarge {
      // Only what does not fit above stands here, in this order.
      let numbers =
        (size >= Self.limit ? [size, size] : []) + (offset >= Self.limit ? [offset] : [])
      extra.append(UInt16(1))
      extra.append(UInt16(8 * numbers.count))
      for number in numbers { extra.append(UInt64(number)) }
    }
    record.append(UInt16(path.utf8.count))
    record.append(UInt16(extra.bytes.count))
    record.append(UInt16(0))
    record.append(UInt32(0))
    record.append(Self.permissions)
    record.append(UInt32(clamping: offset))
    record.bytes += Array(path.utf8) + extra.bytes
    return record.bytes
  }

  private func appendCommon(
    to record: inout Record, _ path: String, _ size: Int, _ checksum: UInt32
  ) {
    // Bit 11: the name is UTF-8.
    record.append(UInt16(path.allSatisfy(\.isASCII) ? 0 : 1 << 11))
    record.append(UInt16(0))
    record.append(Self.dosTime)
    record.append(Self.dosDate)
    record.append(checksum)
    record.append(UInt32(clamping: size))
    record.append(UInt32(clamping: size))
  }

  /// The extended timestamp: when the entry changed, in UTC.
  private static let times: Record = {
    var record = Record()
    record.append(UInt16(0x5455))
    record.append(UInt16(5))
    record.bytes.append(1)
    record.append(time)
    return record
  }()

  private func write(_ bytes: [UInt8]) throws {
    try file.write(bytes)
    offset += bytes.count
  }

  /// Numbers, little endian.
  private struct Record {
    var bytes: [UInt8] = []

    mutating func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }
}
