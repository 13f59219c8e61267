/// Writes the samples of a picture as a PNG file, from top to bottom, in one pass.
final class PNGWriter {
  private let layout: StoredPNG
  private let sink: any ByteSink
  /// Chunks that wait to be written together, 256 KiB at a time.
  private let pending: UnsafeMutableRawBufferPointer
  private var pendingBytes = 0
  private var chunkStart = 0
  private var blockStart = 0
  private var block = 0
  private var scanlineBytes = 0
  /// Where in its row the next sample byte stands.
  private var column = 0
  private var adler: UInt32 = 1

  /// Begins with what comes before the samples.
  init(_ sink: any ByteSink, _ geometry: Geometry) throws(SharingError) {
    self.sink = sink
    let header = StoredPNG.header(geometry)
    layout = StoredPNG(geometry: geometry, dataOffset: header.count)
    let room = 4 * (StoredPNG.blockBytes + StoredPNG.framingBytes) + header.count + 64
    pending = .allocate(
      byteCount: min(room, layout.fileBytes + StoredPNG.blockBytes + 64),
      alignment: MemoryLayout<UInt64>.alignment)
    try sink.reserve(layout.fileBytes)
    put(header)
  }

  deinit { pending.deallocate() }

  /// Takes the next canonical sample bytes, of whole rows or of pieces of one.
  func write(rows: UnsafeRawBufferPointer) throws(SharingError) {
    let rowBytes = layout.geometry.rowBytes
    var filter: UInt8 = 0
    var at = 0
    while at < rows.count {
      if column == 0 {
        try withUnsafeBytes(of: &filter) { filter throws(SharingError) in try append(filter) }
      }
      let end = min(rows.count, at + rowBytes - column)
      try append(UnsafeRawBufferPointer(rebasing: rows[at..<end]))
      column = column + end - at == rowBytes ? 0 : column + end - at
      at = end
    }
  }

  /// Writes what comes after the samples; all rows have been written before.
  func finish() throws(SharingError) {
    precondition(scanlineBytes == layout.scanlineBytes)
    if pending.count - pendingBytes < StoredPNG.end.count { try flush() }
    put(StoredPNG.end)
    try flush()
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let used = scanlineBytes % StoredPNG.blockBytes
      if used == 0 { try beginBlock() }
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(StoredPNG.blockBytes - used))
      put(piece)
      scanlineBytes += piece.count
      rest = rest.dropFirst(piece.count)
      if scanlineBytes % StoredPNG.blockBytes == 0 || scanlineBytes == layout.scanlineBytes {
        endBlock()
      }
    }
  }

  private func beginBlock() throws(SharingError) {
    if pending.count - pendingBytes < StoredPNG.blockBytes + StoredPNG.framingBytes + 8 {
      try flush()
    }
    chunkStart = pendingBytes
    put(layout.framing(ofBlock: block))
    blockStart = pendingBytes
  }

  private func endBlock() {
    adler = StoredPNG.adler(
      UnsafeRawBufferPointer(rebasing: pending[blockStart..<pendingBytes]), from: adler)
    if scanlineBytes == layout.scanlineBytes { put(adler) }
    put(StoredPNG.crc(UnsafeRawBufferPointer(rebasing: pending[chunkStart + 4..<pendingBytes])))
    block += 1
  }

  private func put(_ value: UInt32) {
    withUnsafeBytes(of: value.bigEndian) { put($0) }
  }

  private func put(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { put($0) }
  }

  private func put(_ bytes: UnsafeRawBufferPointer) {
    UnsafeMutableRawBufferPointer(rebasing: pending[pendingBytes...]).copyMemory(from: bytes)
    pendingBytes += bytes.count
  }

  private func flush() throws(SharingError) {
    try sink.write(UnsafeRawBufferPointer(rebasing: pending[..<pendingBytes]))
    pendingBytes = 0
  }
}
