internal import Cryptography

/// The image and spill rows of a patient share that a sheet stands for: a keystream, computed where
/// it is needed.
struct DrawnSamples: Sendable {
  /// The shape of the share's picture, trailer rows included.
  let geometry: Geometry
  let streamKey: Secret

  func reader() -> Reader { Reader(streamKey) }

  /// The stego parameters' grid, which follows the image and spill rows in the stream.
  func parameters() -> [UInt8] {
    let rows = geometry.height - geometry.trailerRows
    var bytes = [UInt8](repeating: 0, count: Trailer.parameterBytes)
    let stream = Keystream(key: streamKey, from: rows * geometry.rowBytes)
    bytes.withUnsafeMutableBytes { stream.fill($0) }
    return bytes
  }

  /// Yields pieces of the stream, fastest in order.
  final class Reader {
    private let key: Secret
    private var stream: Keystream
    private var position = 0

    init(_ key: Secret) {
      self.key = key
      stream = Keystream(key: key)
    }

    func read(_ offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
      if offset != position { stream = Keystream(key: key, from: offset) }
      stream.fill(buffer)
      position = offset + buffer.count
    }
  }
}
