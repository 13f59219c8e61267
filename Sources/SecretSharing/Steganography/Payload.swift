internal import Cryptography
internal import DICOM

/// What is hidden in the cover (ShareFileFormat, "The payload").
struct Payload: Sendable {
  static let version: UInt8 = 1
  static let fixedBytes = 64
  /// So much is compressed at once; beyond it a file is no longer all metadata.
  private static let wholeBytes = 1 << 20

  var isExact: Bool
  /// Bits of a cover word, 8 or 16.
  var wordBits: Int
  var isLittleEndian: Bool
  /// The file's bytes before and after the cover, and the cover's own.
  var prefixBytes: Int
  var coverBytes: Int
  var suffixBytes: Int
  var jsonBytes: Int
  /// SHA-256 of the file, or of the file with bit 0 of each cover word cleared.
  var digest: [UInt8]
  var path: [UInt8]

  var count: Int { prefixBytes + coverBytes + suffixBytes }

  /// Deflates the payload, reading the bytes around the cover from the source.
  func deflated(_ source: any ByteSource, json: [UInt8]) throws(SharingError) -> [UInt8] {
    var fixed = ByteWriter()
    fixed.append([Self.version, (isExact ? 0 : 1) | (isLittleEndian ? 2 : 0)])
    fixed.append(UInt16(path.count))
    for length in [prefixBytes, coverBytes, suffixBytes] { fixed.append(UInt64(length)) }
    fixed.append(UInt32(json.count))
    fixed.append(digest)
    let prefix = 0..<prefixBytes
    let suffix = prefixBytes + coverBytes..<count
    if prefixBytes + suffixBytes + json.count <= Self.wholeBytes {
      return deflate(
        fixed.bytes + path + (try source.read(prefix)) + (try source.read(suffix)) + json)
    }
    let deflater = Deflater()
    deflater.append(fixed.bytes + path)
    for range in [prefix, suffix] {
      for piece in range.pieces(of: Geometry.stripBytes) { deflater.append(try source.read(piece)) }
    }
    deflater.append(json)
    deflater.finish()
    return deflater.bytes
  }

  /// Reads the fixed part and the path; the inflater stands before the prefix then.
  ///
  /// - Parameters:
  ///   - inflater: stands at the beginning.
  ///   - imageBytes: how many bytes the image rows hold.
  ///   - bits: of a word.
  /// - Throws: `malformedPayload` when it is no payload, or does not fit the image.
  init(_ inflater: Inflater, imageBytes: Int, bits: Int) throws(SharingError) {
    var reader = ByteReader(try inflater.next(Self.fixedBytes))
    let version: UInt8 = reader.integer()
    let flags: UInt8 = reader.integer()
    let pathBytes = Int(reader.integer(UInt16.self))
    let lengths: [UInt64] = [reader.integer(), reader.integer(), reader.integer()]
    jsonBytes = Int(reader.integer(UInt32.self))
    digest = reader.take(SHA256.byteCount)
    // The sum of three lengths below 2^61 does not overflow.
    guard version == Self.version, flags & ~3 == 0, lengths.allSatisfy({ $0 < 1 << 61 }),
      lengths[1] <= imageBytes, bits == 16 || flags & 2 == 0,
      lengths[1] % UInt64(bits / 8) == 0
    else { throw .malformedPayload }
    isExact = flags & 1 == 0
    wordBits = bits
    isLittleEndian = flags & 2 != 0
    (prefixBytes, coverBytes, suffixBytes) = (Int(lengths[0]), Int(lengths[1]), Int(lengths[2]))
    path = try inflater.next(pathBytes)
  }
}
