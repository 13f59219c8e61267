internal import DICOM

/// A deflated payload and the way it is hidden in a cover.
struct Hidden: Sendable {
  let payload: [UInt8]
  /// Method and payload length; the rows that spill depend on the picture's shape.
  let parameters: StegoParameters
  /// In Visual Mode, which carriers change.
  fileprivate let flips: [Int]
  /// The bits that histogram shifting embeds: flags, if any, and payload.
  fileprivate let stream: [UInt8]

  /// Everything in spill rows.
  init(spilled payload: [UInt8]) {
    self.init(payload, .none)
  }

  /// By histogram shifting, as much as the image can hold.
  init(shift payload: [UInt8], _ source: any ByteSource, _ cover: Cover) throws(SharingError) {
    func method<W: Word>(_: W.Type) throws(SharingError) -> (StegoParameters.Method, [UInt8]) {
      guard cover.isPicture else { return (.none, []) }
      let reader = CoverReader<W>(source, cover)
      let plan = try ShiftPlanner<W>.plan(
        bits: payload.count * 8, rows: cover.rows, words: cover.rowWords, read: reader.lend)
      guard let plan, plan.capacity >= 8 else { return (.none, []) }
      guard plan.shift.isFlagged else {
        return (.shift(plan.shift, bits: min(plan.capacity / 8, payload.count) * 8), [])
      }
      let pass = ShiftPass<W>(plan.shift, bits: .max, words: cover.rowWords)
      var flags: [UInt8] = []
      var isPossible = true
      try reader.forEachStrip { _, words in
        isPossible =
          isPossible
          && pass.collect(&flags, payloadBits: payload.count * 8, from: words)
      }
      guard isPossible, pass.isDone else { return (.none, []) }
      return (.shift(plan.shift, bits: flags.count + payload.count * 8), flags)
    }
    let (method, flags) = try cover.bits == 8 ? method(UInt8.self) : method(UInt16.self)
    self.init(payload, method, shiftFlags: flags)
  }

  /// By matrix embedding; nil when the image has too few carriers.
  init?(matrix payload: [UInt8], _ source: any ByteSource, _ cover: Cover) throws(SharingError) {
    guard let padding = cover.visual else { return nil }
    func code<W: Word>(_: W.Type) throws(SharingError) -> (MatrixCode, [Int])? {
      let reader = CoverReader<W>(source, cover)
      let carriers = Carriers<W>(low: padding.low, high: padding.high)
      var count = 0
      try reader.forEachStrip { _, words in count += carriers.count(in: words) }
      guard
        let code = MatrixCode(
          bits: payload.count * 8, carriers: count, low: padding.low, high: padding.high)
      else { return nil }
      let flips = try Flips<W>.ordinals(code, payload: payload) { scan throws(SharingError) in
        try reader.forEachStrip { _, words in scan(words) }
      }
      return (code, flips)
    }
    guard let (code, flips) = try cover.bits == 8 ? code(UInt8.self) : code(UInt16.self) else {
      return nil
    }
    self.init(payload, .matrix(code), flips)
  }

  private init(
    _ payload: [UInt8], _ method: StegoParameters.Method, _ flips: [Int] = [],
    shiftFlags: [UInt8] = []
  ) {
    self.payload = payload
    self.flips = flips
    if shiftFlags.isEmpty {
      stream = payload
    } else {
      var bits = BitWriter()
      for flag in shiftFlags { bits.append(flag) }
      for byte in payload { bits.append(Int(byte), count: 8) }
      bits.finish()
      stream = bits.bytes
    }
    parameters = StegoParameters(method: method, payloadBytes: payload.count, spillRows: 0)
  }

  private var spillBytes: Int { payload.count - parameters.imageBytes }

  /// How many rows of such a picture the image does not hold.
  func spillRows(_ geometry: Geometry) -> Int {
    spillBytes.padmé.dividedRoundingUp(by: geometry.rowBytes)
  }

  /// The parameters for a picture.
  func parameters(_ geometry: Geometry) -> StegoParameters {
    var parameters = parameters
    parameters.spillRows = spillRows(geometry)
    return parameters
  }

  /// The shape of the shares of a cover, without banner.
  func geometry(_ cover: Cover) -> Geometry {
    let width = cover.rows > 0 ? cover.width : Cover.width(of: spillBytes)
    var geometry = Geometry(width: width, height: 0, bits: cover.bits, channels: cover.channels)
    geometry.height = cover.rows + spillRows(geometry) + geometry.trailerRows
    return geometry
  }

  /// The words of the spill rows, strip by strip.
  func forEachSpillStrip<W: Word>(
    _ geometry: Geometry,
    _ body: (UnsafeMutableBufferPointer<W>) throws(SharingError) -> Void
  ) throws(SharingError) {
    let rows = 0..<spillRows(geometry)
    let spill = payload[parameters.imageBytes...]
    for strip in rows.pieces(of: geometry.stripRows) {
      let buffer = Buffer<W>(zeros: strip.count * geometry.rowWords)
      let bytes = UnsafeMutableRawBufferPointer(buffer.elements)
      bytes.copyBytes(
        from: spill.dropFirst(strip.lowerBound * geometry.rowBytes).prefix(bytes.count))
      for index in buffer.elements.indices {
        buffer.elements[index] = buffer.elements[index].bigEndian
      }
      try body(buffer.elements)
    }
  }
}

/// Turns the cover into the stego image, strip by strip from the top.
struct Embedder<W: Word> {
  private var bits: BitReader
  private let shift: ShiftPass<W>?
  private var flips: Flips<W>?

  init(_ hidden: Hidden, words: Int) {
    bits = BitReader(hidden.stream)
    switch hidden.parameters.method {
    case .none:
      (shift, flips) = (nil, nil)
    case .shift(let shift, let count):
      (self.shift, flips) = (ShiftPass(shift, bits: count, words: words), nil)
    case .matrix(let code):
      (shift, flips) = (nil, Flips(code, hidden.flips))
    }
  }

  /// Whether nothing further down is changed.
  var isDone: Bool { flips?.isDone ?? true && shift?.isDone ?? true }

  mutating func embed(in strip: UnsafeMutableBufferPointer<W>) {
    shift?.embed(&bits, in: strip)
    flips?.apply(to: strip)
  }
}
