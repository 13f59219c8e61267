internal import Cryptography
package import DICOM
internal import Synchronization

extension Splitter {
  /// Reads a source and writes its shares in one go, by a crew.
  ///
  /// The digest is the one thing that takes a single thread from the first byte to the last, and the
  /// payload has it in it. But the payload lies in the first rows: all rows well below it are
  /// written while the digest is made. Should the payload reach further than expected, everything is
  /// written once more, with other random values.
  ///
  /// - Parameters:
  ///   - source: the DICOM file, as it is.
  ///   - path: as with ``init(_:path:mode:banner:walked:)``.
  ///   - banner: likewise.
  ///   - walked: likewise.
  ///   - secrets: draws the values of a pair.
  ///   - archive: takes the archive share.
  ///   - patient: takes the patient share.
  ///   - crew: the threads.
  /// - Returns: what is to verify the pair.
  /// - Throws: what reading, `secrets` or a sink throws.
  package static func split(
    _ source: any ByteSource, path: [UInt8], banner: [String] = [], walked: DICOMFile? = nil,
    secrets: () throws(SharingError) -> PairSecrets, archive: any PlacedSink,
    patient: any PlacedSink, with crew: any Crew
  ) throws(SharingError) -> Splitter {
    let (file, metadata) = try walk(source, walked)
    // As long as it will be, but for what the digest deflates to.
    let unknown = Digests(exact: SHA256.digest(metadata.json))
    let guess = try Splitter(
      source, file, metadata, path, .standard, banner, digests: unknown)
    let row = try guess.firstRowForEager()
    var places = Places(archive: archive, patient: patient, crew: crew)
    let values = try secrets()
    let digest = Digest()
    let sums = try guess.writeEagerly(from: row, values, places) { () throws(SharingError) in
      digest.set(try Digests.exact(source))
    }
    let splitter = try Splitter(
      source, file, metadata, path, .standard, banner, digests: Digests(exact: digest.bytes))
    if splitter.geometry == guess.geometry, splitter.banner.rows == guess.banner.rows,
      splitter.cover == guess.cover, try splitter.firstFreeRow() <= row
    {
      places.eager = (row, sums)
      try splitter.write(values, places)
    } else {
      // Rows that were written with these values would be written again with other content.
      try splitter.write(try secrets(), places)
    }
    return splitter
  }

  private final class Digest: Sendable {
    private let content = Mutex<[UInt8]>([])

    var bytes: [UInt8] { content.withLock { $0 } }

    func set(_ bytes: [UInt8]) { content.withLock { $0 = bytes } }
  }

  private var stripRows: Int { max(1, Geometry.stripBytes / max(1, cover.rowBytes)) }

  /// The first row of a strip that the payload does not reach; the number of rows when it reaches
  /// the last one.
  private func firstFreeRow() throws(SharingError) -> Int {
    func row<W: Word>(_: W.Type) throws(SharingError) -> Int {
      var embedder = Embedder<W>(hidden, words: geometry.rowWords)
      var row = 0
      try CoverReader<W>(source, cover).forEachStrip(until: { embedder.isDone }) { strip, words in
        embedder.embed(in: words)
        row = strip.upperBound
      }
      return embedder.isDone ? row : cover.rows
    }
    return try geometry.bits == 8 ? row(UInt8.self) : row(UInt16.self)
  }

  /// The row from which on a payload will not reach that is a little longer.
  private func firstRowForEager() throws(SharingError) -> Int {
    let free = try firstFreeRow()
    let strips = free.dividedRoundingUp(by: stripRows)
    return min(cover.rows, (strips + strips / 4 + 1) * stripRows)
  }

  private func writeEagerly(
    from row: Int, _ secrets: PairSecrets, _ places: Places,
    first: @escaping @Sendable () throws(SharingError) -> Void
  ) throws(SharingError) -> [SplitSums] {
    func outline(_ role: Role, _ sink: any PlacedSink, _ bannerRows: Int) -> ShareOutline {
      var shape = geometry
      shape.height += bannerRows
      return ShareOutline(
        sink: sink, geometry: shape, bannerRows: bannerRows,
        tagKey: secrets.checkKey(of: role.other))
    }
    let archive = outline(.archive, places.archive, 0)
    let patient = places.patient.map { outline(.patient, $0, banner.rows) }
    for outline in [archive, patient].compactMap(\.self) {
      try outline.sink.reserve(StoredPNG(outline.geometry).fileBytes)
    }
    func write<W: Word>(_: W.Type) throws(SharingError) -> [SplitSums] {
      try SplitParts<W>(
        source: source, cover: cover, streamKey: secrets.streamKey, drawn: archive,
        other: patient
      ).write(row..<cover.rows, with: places.crew, first: .init(run: first))
    }
    return try geometry.bits == 8 ? write(UInt8.self) : write(UInt16.self)
  }
}
