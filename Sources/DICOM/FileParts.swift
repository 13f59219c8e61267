/// A file taken apart: File Meta Information, transfer syntax, data set (PS3.10 section 7).
struct FileParts {
  let meta: FileMetaInformation
  let syntax: TransferSyntax
  /// Where the data set begins in the file.
  let dataSet: Int
  let inflation: Inflation?
  /// The finished walk through the data set.
  let walk: DataSetWalk

  /// DICM, after the preamble.
  private static let prefix: UInt32 = 0x4449_434D

  /// Walks a file.
  ///
  /// - Returns: `nil` when this is no DICOM file.
  init?(_ source: any ByteSource) throws(ReadError) {
    var window = ByteWindow(source)
    var irregularities = Irregularities()
    guard let start = try Self.start(&window) else { return nil }
    var meta = try FileMetaInformation(&window, at: start, irregularities: &irregularities)
    if let again = try Self.preamble(&window, at: meta.end) {
      irregularities.note(.repeatedMeta, at: again)
      meta = try FileMetaInformation(&window, at: again, irregularities: &irregularities)
    }
    self.meta = meta
    dataSet = meta.end
    if start > 0, start != 4, start != 132 { irregularities.note(.strayBytes, at: 0) }
    if meta.records.isEmpty { irregularities.note(.missingMeta, at: start) }

    let found = try Self.encoding(&window, of: meta, at: start, &irregularities)
    syntax = found.syntax
    guard found.isDeflated else {
      inflation = nil
      var walk = DataSetWalk(
        window, from: dataSet, encoding: found.encoding, irregularities: irregularities)
      try walk.run()
      self.walk = walk
      return
    }
    let inflation = try Inflation(&window, at: dataSet)
    self.inflation = inflation
    var walk = DataSetWalk(
      ByteWindow(MemorySource(inflation.bytes)), from: 0, encoding: found.encoding,
      irregularities: Irregularities(), isBeginning: !inflation.isWhole)
    try walk.run()
    for (what, offset) in walk.irregularities.found where what != .cut || inflation.isWhole {
      irregularities.note(what, at: offset)
    }
    try Self.note(inflation, at: dataSet, &window, &irregularities)
    walk.irregularities = irregularities
    self.walk = walk
  }

  /// How the data set is encoded, by what is declared and by its first elements.
  private static func encoding(
    _ window: inout ByteWindow, of meta: FileMetaInformation, at start: Int,
    _ irregularities: inout Irregularities
  ) throws(ReadError) -> (syntax: TransferSyntax, encoding: Encoding, isDeflated: Bool) {
    let dataSet = meta.end
    guard let uid = meta.transferSyntaxUID else {
      if !meta.records.isEmpty { irregularities.note(.missingTransferSyntax, at: start) }
      if let encoding = try Encoding.inferred(&window, at: dataSet) {
        return (TransferSyntax(inferred: encoding), encoding, false)
      }
      // The most likely one where nothing can be told (PS3.5 section 10.1).
      var unheard = Irregularities()
      let encoding = try Encoding.implicitLittle.corrected(
        &window, at: dataSet, irregularities: &unheard)
      return (TransferSyntax(inferred: encoding), encoding, false)
    }
    let syntax = TransferSyntax(uid: uid)
    if syntax.isDeflated {
      guard try Encoding.inferred(&window, at: dataSet) == .explicitLittle else {
        return (syntax, syntax.encoding, true)
      }
      irregularities.note(.notDeflated, at: dataSet)
    }
    let encoding = try syntax.encoding.corrected(
      &window, at: dataSet, irregularities: &irregularities)
    return (syntax, encoding, false)
  }

  /// Whether the byte order of the pixel data is another than the transfer syntax has it: the whole
  /// data set is in the other one; or they stand in UN, which is little endian (PS3.5 section 6.2.2)
  /// though few writers know it; or a syntax in which they have their own is not the true one.
  var contradictsOrder: Bool {
    guard let pixelData = walk.root.pixelData else { return false }
    return walk.irregularities.contains(.wrongByteOrder)
      || pixelData.isBigEndian != walk.encoding.isBigEndian
      || syntax.hasBigEndianPixels && walk.irregularities.contains(.wrongEncoding)
  }

  /// Notes how a deflated data set ends.
  private static func note(
    _ inflation: Inflation, at dataSet: Int, _ window: inout ByteWindow,
    _ irregularities: inout Irregularities
  ) throws(ReadError) {
    if inflation.isDamaged { irregularities.note(.badDeflate, at: dataSet) }
    guard inflation.isEnded else {
      irregularities.note(
        inflation.bytes.count < Inflation.keptLimit ? .cut : .deflateTooLong, at: window.count)
      return
    }
    if !inflation.isWhole { irregularities.note(.deflateTooLong, at: dataSet) }
    // PS3.5 section A.5: a single zero may pad the stream to an even length.
    if try window.firstNonZero(from: inflation.end) < window.count {
      // Some writers leave the CRC-32 and the length that would end a gzip file.
      let isTrailer = window.count - inflation.end == 8
      irregularities.note(isTrailer ? .afterTrailer : .afterDeflate, at: inflation.end)
    } else if window.count - inflation.end > 1 {
      irregularities.note(.zerosAtEnd, at: inflation.end)
    }
  }

  /// Where a preamble of zeros and its prefix end, if they stand here.
  private static func preamble(_ window: inout ByteWindow, at offset: Int) throws(ReadError) -> Int?
  {
    guard window.count - offset >= 140,
      try window.uint32(at: offset + 128, bigEndian: true) == prefix,
      try window.firstNonZero(from: offset) == offset + 128,
      try window.uint16(at: offset + 132, bigEndian: false) == 0x0002
    else { return nil }
    return offset + 132
  }

  /// Whether File Meta Information, or a data set, can begin at a place.
  private static func begins(_ window: inout ByteWindow, at offset: Int) throws(ReadError) -> Bool {
    guard window.count - offset >= 8 else { return false }
    let group = try window.uint16(at: offset, bigEndian: false)
    if group == 0x0002 || group == 0x0200 { return true }
    return try Encoding.inferred(&window, at: offset) != nil
  }

  /// Where File Meta Information or data set begin; `nil` when this is no DICOM file.
  private static func start(_ window: inout ByteWindow) throws(ReadError) -> Int? {
    if window.count >= 132, try window.uint32(at: 128, bigEndian: true) == prefix {
      // The four letters may stand there by chance, in a data set that begins the file.
      if try begins(&window, at: 132) { return 132 }
      return try Encoding.inferred(&window, at: 0) == nil ? 132 : 0
    }
    guard window.count >= 8 else { return nil }
    // Seen without a preamble, too.
    let first = try window.uint32(at: 0, bigEndian: true) == prefix ? 4 : 0
    if try Encoding.inferred(&window, at: first) != nil { return first }
    // A preamble of a wrong length, or without its prefix. Two known elements one after the other
    // do not begin at these places by chance.
    for offset in 1...132 where window.count - offset >= 16 {
      switch try Encoding.inferred(&window, at: offset) {
      case .explicitLittle, .explicitBig: return offset
      default: continue
      }
    }
    return nil
  }
}
