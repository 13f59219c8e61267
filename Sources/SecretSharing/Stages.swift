internal import Cryptography
package import DICOM

/// A part of the way from a file to its shares, or back, that is worth measuring alone.
package enum Stage: String, CaseIterable, Sendable {
  case walk
  case json
  case digest
  case plan
  case embed
  case keystream
  case subtract
  case tags
  case png
  case unframe
  case payload
  case add
  case extract
}

/// The journeys of ``Splitter`` and ``Pair`` in Standard Mode, taken apart for a benchmark: the same
/// parts in the same order on the same bytes, each called through a meter.
///
/// A stage may call another one, or a source or a sink; what that takes is not its own.
package enum Stages {
  /// Calls the closure, and records its cost.
  package typealias Meter = (Stage, () throws(SharingError) -> Void) throws(SharingError) -> Void

  /// Splits a file.
  ///
  /// - Throws: what splitting throws.
  package static func split(
    _ source: any ByteSource, _ secrets: PairSecrets, archive: any ByteSink,
    patient: any ByteSink, _ measure: @escaping Meter
  ) throws(SharingError) {
    let (cover, hidden) = try plan(source, measure)
    let geometry = hidden.geometry(cover)
    let shares = [
      try Half(.archive, archive, geometry, secrets),
      try Half(.patient, patient, geometry, secrets),
    ]
    let keystream = Keystream(key: secrets.streamKey)
    func cut<W: Word>(_: W.Type) throws(SharingError) {
      let room = geometry.stripRows * geometry.rowWords
      let grids = [Buffer<W>(uninitialized: room), Buffer<W>(uninitialized: room)]
      func cut(_ stego: UnsafeMutableBufferPointer<W>) throws(SharingError) {
        let words = grids.map { $0.prefix(stego.count) }
        try measure(.keystream) { keystream.fill(UnsafeMutableRawBufferPointer(words[0])) }
        try measure(.subtract) { RandomGrid.subtract(words[0], from: stego, to: words[1]) }
        for (share, words) in zip(shares, words) {
          try share.write(UnsafeRawBufferPointer(words), measure)
        }
      }
      var embedder = Embedder<W>(hidden, words: geometry.rowWords)
      try CoverReader<W>(source, cover).forEachStrip { _, words throws(SharingError) in
        try measure(.embed) { embedder.embed(in: words) }
        try cut(words)
      }
      try hidden.forEachSpillStrip(geometry) { words throws(SharingError) in try cut(words) }
    }
    try geometry.bits == 8 ? cut(UInt8.self) : cut(UInt16.self)
    for share in shares { try share.finish(measure) }
  }

  private static func plan(
    _ source: any ByteSource, _ measure: @escaping Meter
  ) throws(SharingError) -> (Cover, Hidden) {
    var walked: DICOMFile?
    var json: [UInt8] = []
    try measure(.walk) { () throws(SharingError) in
      walked = try dicom { () throws(DICOMError) in try DICOMFile(source) }
    }
    guard let file = walked else { throw .notDICOM }
    try measure(.json) { () throws(SharingError) in
      json = try dicom { () throws(DICOMError) in try file.metadata(source) }.json
    }
    let digest = SHA256()
    try measure(.digest) { () throws(SharingError) in
      let room = Buffer<UInt8>(zeros: Geometry.stripBytes)
      for piece in (0..<source.count).pieces(of: Geometry.stripBytes) {
        let bytes = room.bytes(piece.count)
        try source.read(at: piece.lowerBound, bytes)
        digest.update(UnsafeRawBufferPointer(bytes))
      }
    }
    let cover = Cover(file)
    var hidden = Hidden(spilled: [])
    try measure(.plan) { () throws(SharingError) in
      let payload = Payload(file, cover, digest.finish(), [])
      hidden = try Hidden(shift: payload.deflated(source, json: json), source, cover)
    }
    return (cover, hidden)
  }

  /// Puts two shares together.
  ///
  /// - Throws: what reading and joining the shares throws.
  package static func reconstruct(
    _ one: any ByteSource, _ other: any ByteSource, to sink: any ByteSink,
    _ measure: @escaping Meter
  ) throws(SharingError) {
    let shares = [try Share(one), try Share(other)]
    for (share, other) in [(shares[0], shares[1]), (shares[1], shares[0])] {
      let mac = Poly1305(key: Secret(other.trailer.checkKey))
      try measure(.unframe) { () throws(SharingError) in
        try share.picture.scan { bytes throws(SharingError) in
          try measure(.tags) { mac.update(bytes) }
        }
      }
    }
    let joiner = try Joiner(shares[0], shares[1])
    let parameters = try joiner.parameters()
    func join<W: Word>(_: W.Type) throws(SharingError) {
      var bytes: [UInt8] = []
      try measure(.payload) { () throws(SharingError) in
        bytes = try joiner.payload(parameters, W.self)
      }
      let imageBytes = joiner.imageRows(parameters) * joiner.rowBytes
      let payload = try Payload(Inflater(bytes), imageBytes: imageBytes, bits: shares[0].bits)
      let digest = SHA256()
      let pass = parameters.shiftPass(W.self, words: joiner.rowWords)
      var bits = BitWriter()
      let rows = 0..<payload.coverBytes.dividedRoundingUp(by: max(1, joiner.rowBytes))
      let size = MemoryLayout<W>.size
      let room = Buffer<W>(zeros: Geometry.stripBytes / size)
      for strip in joiner.geometry.pieces(rows) {
        let words = room.prefix(strip.count / size)
        try measure(.unframe) { () throws(SharingError) in
          try joiner.lend(strip) { one, other throws(SharingError) in
            try measure(.add) { RandomGrid.join(one, other, words) }
          }
        }
        try measure(.extract) { () throws(SharingError) in try pass?.extract(&bits, from: words) }
        let bytes = UnsafeRawBufferPointer(words)
        try sink.write(bytes)
        try measure(.digest) { digest.update(bytes) }
      }
    }
    try shares[0].bits == 8 ? join(UInt8.self) : join(UInt16.self)
  }

  private static func dicom<R>(
    _ body: () throws(DICOMError) -> R
  ) throws(SharingError) -> R {
    do throws(DICOMError) {
      return try body()
    } catch {
      switch error {
      case .notDICOM: throw .notDICOM
      case .unreadable(let error): throw .unreadable(error)
      }
    }
  }
}

/// What ``ShareWriter`` does, in two stages.
private struct Half {
  let mac: Poly1305
  let png: PNGWriter
  let geometry: Geometry

  init(
    _ role: Role, _ sink: any ByteSink, _ geometry: Geometry, _ secrets: PairSecrets
  ) throws(SharingError) {
    mac = Poly1305(key: secrets.checkKey(of: role.other))
    png = try PNGWriter(sink, geometry)
    self.geometry = geometry
  }

  func write(_ rows: UnsafeRawBufferPointer, _ measure: @escaping Stages.Meter) throws(SharingError)
  {
    try measure(.tags) { mac.update(rows) }
    try measure(.png) { () throws(SharingError) in try png.write(rows: rows) }
  }

  /// Ends the file with rows of zeros where a share has its trailer.
  func finish(_ measure: @escaping Stages.Meter) throws(SharingError) {
    let rows = [UInt8](repeating: 0, count: geometry.trailerRows * geometry.rowBytes)
    try rows.withUnsafeBufferPointer { rows throws(SharingError) in
      try write(UnsafeRawBufferPointer(rows), measure)
    }
    try measure(.png) { () throws(SharingError) in try png.finish() }
  }
}
