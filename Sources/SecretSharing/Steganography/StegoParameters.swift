/// How the payload is hidden, as both shares together say (ShareFileFormat, "Stego parameters").
struct StegoParameters: Equatable, Sendable {
  enum Method: Equatable, Sendable {
    /// Nothing is hidden in the image.
    case none
    /// Histogram shifting; `bits` of the payload lie in the image.
    case shift(HistogramShift, bits: Int)
    /// Matrix embedding of the whole payload.
    case matrix(MatrixCode)
  }

  var method: Method
  var payloadBytes: Int
  var spillRows: Int

  /// The payload's leading bytes that lie in the image rows.
  var imageBytes: Int {
    switch method {
    case .none: 0
    case .shift(let shift, let bits): shift.isFlagged ? payloadBytes : bits / 8
    case .matrix: payloadBytes
    }
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    switch method {
    case .none:
      writer.append([UInt8](repeating: 0, count: 8))
    case .shift(let shift, _):
      writer.append([shift.isFlagged ? 3 : 1, UInt8(shift.depth - 1)])
      for value in [shift.start, shift.width, shift.gap] { writer.append(UInt16(value)) }
    case .matrix(let code):
      writer.append([2, UInt8(code.k)])
      for value in [code.low, code.high, 0] { writer.append(UInt16(value)) }
    }
    if case .shift(_, let bits) = method {
      writer.append(UInt64(bits))
    } else {
      writer.append(UInt64(imageBytes * 8))
    }
    writer.append(UInt64(payloadBytes))
    writer.append(UInt32(spillRows))
    if case .matrix(let code) = method {
      writer.append(UInt32(code.longBlocks))
    } else {
      writer.append(UInt32(0))
    }
    return writer.bytes
  }

  init(method: Method, payloadBytes: Int, spillRows: Int) {
    self.method = method
    self.payloadBytes = payloadBytes
    self.spillRows = spillRows
  }

  /// Reads the parameters of a pair with these shapes.
  ///
  /// - Parameters:
  ///   - bytes: 32 bytes, joined.
  ///   - geometry: the shape of one of the shares.
  ///   - rows: how many image and spill rows there are together.
  /// - Throws: `malformedPayload` when a value is out of its range.
  init(_ bytes: [UInt8], _ geometry: Geometry, rows: Int) throws(SharingError) {
    var reader = ByteReader(bytes)
    let number: UInt8 = reader.integer()
    let k = Int(reader.integer(UInt8.self))
    let first = Int(reader.integer(UInt16.self))
    let second = Int(reader.integer(UInt16.self))
    let third = Int(reader.integer(UInt16.self))
    let imageBits: UInt64 = reader.integer()
    let length: UInt64 = reader.integer()
    let spill = Int(reader.integer(UInt32.self))
    let longBlocks = Int(reader.integer(UInt32.self))

    // Nothing can hold more than the samples themselves.
    let bound = UInt64(geometry.byteCount) * 8
    guard spill <= rows, imageBits <= bound, length <= bound,
      number == 3
        || imageBits % 8 == 0 && imageBits <= length * 8
          && Int(length - imageBits / 8) <= spill * geometry.rowBytes
    else { throw .malformedPayload }
    payloadBytes = Int(length)
    spillRows = spill
    let modulus = 1 << geometry.bits
    switch number {
    case 0:
      guard imageBits == 0, k == 0, first == 0, second == 0, third == 0, longBlocks == 0 else {
        throw .malformedPayload
      }
      method = .none
    case 1, 3:
      guard k < geometry.bits, longBlocks == 0, first < modulus, second >= 1,
        second << (k + 1) <= modulus
      else { throw .malformedPayload }
      let shift = HistogramShift(
        start: first, width: second, gap: third, depth: k + 1, isFlagged: number == 3)
      guard third >= second + (shift.isFlagged ? shift.shift : 0), third + shift.shift <= modulus,
        !shift.isFlagged || (imageBits >= length * 8 && spill == 0)
      else { throw .malformedPayload }
      method = .shift(shift, bits: Int(imageBits))
    case 2:
      guard (1...16).contains(k), third == 0, first < modulus, second < modulus,
        imageBits == length * 8, spill == 0,
        longBlocks <= Int(imageBits).dividedRoundingUp(by: k + 1)
      else { throw .malformedPayload }
      method = .matrix(
        MatrixCode(
          k: k, longBlocks: longBlocks, bits: Int(imageBits), low: first, high: second))
    default: throw .malformedPayload
    }
  }
}
