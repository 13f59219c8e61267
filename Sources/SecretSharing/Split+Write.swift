internal import Cryptography

extension Splitter {
  /// Writes the shares.
  ///
  /// - Parameters:
  ///   - secrets: the values of this pair, of which there is no other.
  ///   - archive: takes the archive share.
  ///   - patient: takes the patient share; nil when a sheet stands for it.
  /// - Throws: ``SharingError`` `unreadable`, or what a sink throws.
  public func write(
    _ secrets: PairSecrets, archive: any ByteSink, patient: (any ByteSink)?
  ) throws(SharingError) {
    if geometry.bits == 8 {
      try write(UInt8.self, secrets, archive, patient, nil)
    } else {
      try write(UInt16.self, secrets, archive, patient, nil)
    }
  }

  /// Writes the same shares, by several threads side by side.
  ///
  /// - Parameters:
  ///   - secrets: the values of this pair, of which there is no other.
  ///   - archive: takes the archive share.
  ///   - patient: takes the patient share; nil when a sheet stands for it.
  ///   - crew: the threads.
  /// - Throws: ``SharingError`` `unreadable`, or what a sink throws.
  package func write(
    _ secrets: PairSecrets, archive: any PlacedSink, patient: (any PlacedSink)?,
    with crew: any Crew
  ) throws(SharingError) {
    try write(secrets, Places(archive: archive, patient: patient, crew: crew))
  }

  func write(_ secrets: PairSecrets, _ places: Places) throws(SharingError) {
    if geometry.bits == 8 {
      try write(UInt8.self, secrets, places.archiveCursor, places.patientCursor, places)
    } else {
      try write(UInt16.self, secrets, places.archiveCursor, places.patientCursor, places)
    }
  }

  /// Where a crew writes, and what it has written.
  struct Places {
    let archive: any PlacedSink
    let archiveCursor: PlacedCursor
    let patient: (any PlacedSink)?
    let patientCursor: PlacedCursor?
    let crew: any Crew
    /// All image rows from this one on have been written.
    var eager: (row: Int, sums: [SplitSums])?

    init(archive: any PlacedSink, patient: (any PlacedSink)?, crew: any Crew) {
      self.archive = archive
      archiveCursor = PlacedCursor(archive)
      self.patient = patient
      patientCursor = patient.map { PlacedCursor($0) }
      self.crew = crew
    }
  }

  private func write<W: Word>(
    _: W.Type, _ secrets: PairSecrets, _ archive: any ByteSink, _ patient: (any ByteSink)?,
    _ places: Places?
  ) throws(SharingError) {
    var keystream = Keystream(key: secrets.streamKey)
    let archive = try ShareWriter(.archive, archive, geometry, banner: nil, secrets)
    // The patient share that a sheet stands for must be the same each time it is made.
    let banner = secrets.drawn == .archive ? banner : nil
    var patientWriter: ShareWriter?
    if let patient {
      patientWriter = try ShareWriter(.patient, patient, geometry, banner: banner, secrets)
    }
    let (drawn, other) =
      secrets.drawn == .archive ? (archive, patientWriter) : (patientWriter, archive)
    let capacity = geometry.stripRows * geometry.rowWords
    let drawnGrid = Buffer<W>(uninitialized: capacity)
    let otherGrid = Buffer<W>(uninitialized: capacity)
    func cut(_ stego: UnsafeMutableBufferPointer<W>) throws(SharingError) {
      let drawnWords = drawnGrid.prefix(stego.count)
      let otherWords = otherGrid.prefix(stego.count)
      RandomGrid.cut(stego, keystream, drawn: drawnWords, difference: otherWords)
      try drawn?.write(rows: UnsafeRawBufferPointer(drawnWords))
      try other?.write(rows: UnsafeRawBufferPointer(otherWords))
    }

    var embedder = Embedder<W>(hidden, words: geometry.rowWords)
    var done = 0
    // A crew takes the rows below the last one that the payload changes.
    let eagerRow = places?.eager?.row ?? 0
    try CoverReader<W>(source, cover).forEachStrip(
      until: { places != nil && embedder.isDone && done >= eagerRow }
    ) { strip, words throws(SharingError) in
      embedder.embed(in: words)
      try cut(words)
      done = strip.upperBound
    }
    if let places {
      try write(W.self, done..<cover.rows, secrets, archive, patientWriter, places)
      keystream = Keystream(key: secrets.streamKey, from: cover.rows * geometry.rowBytes)
    }
    try hidden.forEachSpillStrip(geometry) { words throws(SharingError) in try cut(words) }

    let parameters = hidden.parameters(geometry).bytes
    var drawnParameters = parameters
    drawnParameters.withUnsafeMutableBytes { keystream.fill($0) }
    try drawn?.finish(parameters: drawnParameters)
    try other?.finish(parameters: zip(parameters, drawnParameters).map { $0 &- $1 })
  }

  /// Has a crew write rows that carry nothing, and goes on behind them.
  private func write<W: Word>(
    _: W.Type, _ rows: Range<Int>, _ secrets: PairSecrets, _ archive: ShareWriter,
    _ patient: ShareWriter?, _ places: Places
  ) throws(SharingError) {
    let archiveOutline = archive.outline(places.archive)
    let patientOutline = places.patient.flatMap { patient?.outline($0) }
    let isArchiveDrawn = secrets.drawn == .archive
    let sums: [SplitSums]
    if let eager = places.eager, eager.row == rows.lowerBound {
      sums = eager.sums
    } else {
      sums = try SplitParts<W>(
        source: source, cover: cover, streamKey: secrets.streamKey,
        drawn: isArchiveDrawn ? archiveOutline : patientOutline,
        other: isArchiveDrawn ? patientOutline : archiveOutline
      ).write(rows, with: places.crew)
    }
    let (drawn, other) = (sums.compactMap(\.drawn), sums.compactMap(\.other))
    try archive.skip(
      isArchiveDrawn ? drawn : other, to: rows.upperBound, places.archiveCursor, archiveOutline)
    if let patient, let patientOutline, let cursor = places.patientCursor {
      try patient.skip(
        isArchiveDrawn ? other : drawn, to: rows.upperBound, cursor, patientOutline)
    }
  }
}
