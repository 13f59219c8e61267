/// Writes the samples of a picture as a PNG file, from top to bottom, in one pass; or some of its
/// rows, whose sums are to be combined with those of the rows before (``PNGSums``).
final class PNGWriter {
  /// Memory for chunks that wait to be written together, 256 KiB at a time.
  final class Room {
    fileprivate let bytes: UnsafeMutableRawBufferPointer

    static let size = 4 * (StoredPNG.blockBytes + StoredPNG.framingBytes) + 512

    init(_ count: Int = Room.size) {
      bytes = .allocate(byteCount: count, alignment: MemoryLayout<UInt64>.alignment)
    }

    deinit { bytes.deallocate() }
  }

  private let layout: StoredPNG
  private let sink: any ByteSink
  private let room: Room
  private var pending: UnsafeMutableRawBufferPointer { room.bytes }
  private var pendingBytes = 0
  /// From here on, pending bytes are not yet in the chunk's CRC, and from there on not in Adler-32.
  private var chunkStart = 0
  private var blockStart = 0
  private var scanlineBytes = 0
  /// Where in its row the next sample byte stands.
  private var column = 0
  private var sums = PNGSums()
  /// Whether the chunk at hand began before the first row of this writer.
  private var isContinuing = false

  private var isInBlock: Bool { scanlineBytes % StoredPNG.blockBytes > 0 }

  /// Begins with what comes before the samples.
  init(_ sink: any ByteSink, _ geometry: Geometry) throws(SharingError) {
    self.sink = sink
    layout = StoredPNG(geometry)
    room = Room(min(Room.size, layout.fileBytes + StoredPNG.blockBytes + 64))
    try sink.reserve(layout.fileBytes)
    put(StoredPNG.header(geometry))
  }

  /// Begins with a row.
  ///
  /// - Parameters:
  ///   - sink: takes what is to lie from ``place(ofRow:in:)`` on.
  ///   - geometry: the shape of the whole picture.
  ///   - row: the first row.
  ///   - room: nobody else uses it meanwhile.
  init(_ sink: any ByteSink, _ geometry: Geometry, from row: Int, _ room: Room) {
    self.sink = sink
    self.room = room
    layout = StoredPNG(geometry)
    scanlineBytes = row * (1 + geometry.rowBytes)
    isContinuing = isInBlock
  }

  /// Where in the file a row begins, with the head of the chunk if one begins with the row.
  static func place(ofRow row: Int, in geometry: Geometry) -> Int {
    let layout = StoredPNG(geometry)
    let line = row * (1 + geometry.rowBytes)
    let (block, rest) = line.quotientAndRemainder(dividingBy: StoredPNG.blockBytes)
    return layout.offset(ofScanlineByte: line)
      - (rest == 0 ? layout.framing(ofBlock: block).count : 0)
  }

  /// Takes the next canonical sample bytes, of whole rows or of pieces of one.
  func write(rows: UnsafeRawBufferPointer) throws(SharingError) {
    let rowBytes = layout.geometry.rowBytes
    var filter: UInt8 = 0
    var at = 0
    while at < rows.count {
      if column == 0 {
        at += putRows(UnsafeRawBufferPointer(rebasing: rows[at...]))
        guard at < rows.count else { break }
        try withUnsafeBytes(of: &filter) { filter throws(SharingError) in try append(filter) }
      }
      let end = min(rows.count, at + rowBytes - column)
      try append(UnsafeRawBufferPointer(rebasing: rows[at..<end]))
      column = column + end - at == rowBytes ? 0 : column + end - at
      at = end
    }
  }

  /// Writes what is pending, after whole rows.
  ///
  /// - Returns: the sums of all rows so far.
  func pause() throws(SharingError) -> PNGSums {
    precondition(column == 0)
    if isInBlock {
      sumBlock()
      sumChunk()
    }
    try flush()
    return sums
  }

  /// Goes on behind rows that others have written.
  ///
  /// - Parameters:
  ///   - parts: the sums of these rows, one part after the other.
  ///   - fill: writes what was still missing there to a place in the file.
  /// - Throws: what writing throws.
  func skip(
    _ parts: [PNGSums], fill: (_ crc: [UInt8], _ place: Int) throws(SharingError) -> Void
  ) throws(SharingError) {
    precondition(!isContinuing)
    _ = try pause()
    for part in parts {
      scanlineBytes += part.count
      if let (crc, place) = sums.append(part) { try fill(crc.bigEndianBytes, place) }
    }
  }

  /// Writes what comes after the samples; all rows have been written before.
  func finish() throws(SharingError) {
    precondition(scanlineBytes == layout.scanlineBytes)
    if pending.count - pendingBytes < StoredPNG.end.count { try flush() }
    put(StoredPNG.end)
    try flush()
  }

  /// Takes whole rows, as many as lie in the block at hand and do not end it.
  ///
  /// - Returns: how many bytes of samples were taken.
  private func putRows(_ rows: UnsafeRawBufferPointer) -> Int {
    guard isInBlock else { return 0 }
    let rowBytes = layout.geometry.rowBytes
    let left = min(
      StoredPNG.blockBytes - scanlineBytes % StoredPNG.blockBytes,
      layout.scanlineBytes - scanlineBytes)
    let count = min(rows.count / rowBytes, (left - 1) / (1 + rowBytes))
    let target = pending
    var place = pendingBytes
    for row in 0..<count {
      target[place] = 0
      let samples = rows[row * rowBytes..<(row + 1) * rowBytes]
      UnsafeMutableRawBufferPointer(rebasing: target[(place + 1)...]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: samples))
      place += 1 + rowBytes
    }
    pendingBytes = place
    scanlineBytes += count * (1 + rowBytes)
    sums.count += count * (1 + rowBytes)
    return count * rowBytes
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if !isInBlock { try beginBlock() }
      let used = scanlineBytes % StoredPNG.blockBytes
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(StoredPNG.blockBytes - used))
      put(piece)
      scanlineBytes += piece.count
      sums.count += piece.count
      rest = rest.dropFirst(piece.count)
      if !isInBlock || scanlineBytes == layout.scanlineBytes { endBlock() }
    }
  }

  private func beginBlock() throws(SharingError) {
    if pending.count - pendingBytes < StoredPNG.blockBytes + StoredPNG.framingBytes + 8 {
      try flush()
    }
    // The chunk's length is not in its CRC.
    chunkStart = pendingBytes + 4
    put(layout.framing(ofBlock: scanlineBytes / StoredPNG.blockBytes))
    blockStart = pendingBytes
    sums.open = PartialCRC()
  }

  private func endBlock() {
    sumBlock()
    if scanlineBytes == layout.scanlineBytes { put(sums.adler.bigEndianBytes) }
    sumChunk()
    if isContinuing {
      sums.continuedEnd = layout.offset(ofScanlineByte: scanlineBytes - 1) + 1
      put([0, 0, 0, 0])
      isContinuing = false
    } else if let chunk = sums.open {
      put(chunk.value.bigEndianBytes)
      sums.open = nil
    }
  }

  private func sumBlock() {
    sums.adler = StoredPNG.adler(
      UnsafeRawBufferPointer(rebasing: pending[blockStart..<pendingBytes]), from: sums.adler)
    blockStart = pendingBytes
  }

  private func sumChunk() {
    let bytes = UnsafeRawBufferPointer(rebasing: pending[chunkStart..<pendingBytes])
    if isContinuing { sums.continued.append(bytes) } else { sums.open?.append(bytes) }
    chunkStart = pendingBytes
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
    (pendingBytes, chunkStart, blockStart) = (0, 0, 0)
  }
}
