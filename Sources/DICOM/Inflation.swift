import CZlib

/// The beginning of a deflated data set, inflated (PS3.5 section A.5).
struct Inflation {
  /// How much of the inflated data set is kept for the walk, in bytes.
  static let keptLimit = 16 << 20
  /// How much is inflated to find the end of the stream, in bytes.
  static let followedLimit = 256 << 20
  /// Beyond this a stream is followed only while it grows less than a hundredfold: a data set does,
  /// a stream that was made to keep us busy does not.
  private static let suspiciousLimit = 64 << 20

  /// The inflated bytes, ``keptLimit`` of them at most.
  private(set) var bytes: [UInt8] = []
  /// The first byte behind the stream; the end of the file when the end was not found.
  private(set) var end: Int
  /// Whether the end of the stream was found.
  private(set) var isEnded = false
  /// Whether the stream is damaged.
  private(set) var isDamaged = false
  /// Whether ``bytes`` are all there are.
  private(set) var isWhole = false

  /// Inflates the stream that begins at `offset`.
  init(_ window: inout ByteWindow, at offset: Int) throws(ReadError) {
    end = window.count
    // zlib keeps a pointer to the stream, so it must not move.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    // Negative window bits: no header and no checksum around the stream.
    let began = inflateInit2_(
      stream, -MAX_WBITS, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    guard began == Z_OK else {
      isDamaged = true
      return
    }
    defer { inflateEnd(stream) }
    bytes.reserveCapacity(Self.keptLimit)
    var output = [UInt8](repeating: 0, count: 1 << 16)
    var position = offset
    var total = 0
    while position < window.count {
      var input = try window.copy(min(ByteWindow.capacity, window.count - position), at: position)
      var status = Z_OK
      var used = 0
      // A full buffer may have left some of the output behind, also when all input is used.
      var isFull = false
      while status == Z_OK, used < input.count || isFull {
        let (produced, consumed): (Int, Int) = input.withUnsafeMutableBufferPointer { input in
          output.withUnsafeMutableBufferPointer { output in
            stream.pointee.next_in = input.baseAddress.map { $0 + used }
            stream.pointee.avail_in = CUnsignedInt(input.count - used)
            stream.pointee.next_out = output.baseAddress
            stream.pointee.avail_out = CUnsignedInt(output.count)
            status = inflate(stream, Z_NO_FLUSH)
            return (
              output.count - Int(stream.pointee.avail_out),
              input.count - used - Int(stream.pointee.avail_in)
            )
          }
        }
        used += consumed
        isFull = produced == output.count
        let kept = min(produced, Self.keptLimit - bytes.count)
        bytes += output[..<kept]
        total += produced
        if total > Self.followedLimit { return }
        if total > Self.suspiciousLimit, total / 100 > position + used - offset { return }
      }
      position += used
      if status == Z_STREAM_END {
        end = position
        isEnded = true
        isWhole = total == bytes.count
        return
      }
      guard status == Z_OK || status == Z_BUF_ERROR, used == input.count else {
        isDamaged = true
        return
      }
    }
  }
}
