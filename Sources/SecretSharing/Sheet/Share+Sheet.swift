internal import Cryptography

extension Share {
  /// The patient share that a sheet stands for, beside its archive share.
  ///
  /// It is computed, so it has no tag to be checked; the archive share's tag under its check key is
  /// what authenticates the pair.
  ///
  /// - Returns: nil when this is no archive share of the pair.
  package init?(_ drawn: DrawnPair, with archive: Share) {
    guard archive.role == .archive, archive.pairID == drawn.pairID else { return nil }
    var geometry = archive.picture.geometry
    geometry.height -= archive.bannerRows
    let samples = DrawnSamples(geometry: geometry, streamKey: drawn.streamKey)
    picture = Picture(samples)
    trailer = Trailer(
      parameters: samples.parameters(), role: .patient, geometry: geometry, bannerRows: 0,
      pairID: drawn.pairID, checkKey: drawn.checkKey.withBytes { Array($0) })
  }

  /// Writes the patient share that a sheet stands for as a file: the same bytes each time.
  ///
  /// - Parameters:
  ///   - drawn: what the sheet tells of this archive share's pair.
  ///   - sink: takes the PNG file.
  /// - Throws: ``SharingError`` `altered`, `alteredOrUnrelated` for a share of another pair,
  ///   `unreadable`, or what the sink throws.
  package func expand(_ drawn: DrawnPair, to sink: any ByteSink) throws(SharingError) {
    guard let patient = Share(drawn, with: self) else { throw .alteredOrUnrelated }
    _ = try Pair(self, patient)
    let secrets = PairSecrets(drawn, archiveKey: Secret(trailer.checkKey))
    let geometry = patient.picture.geometry
    let writer = try ShareWriter(.patient, sink, geometry, banner: nil, secrets)
    let rows = 0..<geometry.height - geometry.trailerRows
    let reader = Picture.SampleReader(patient.picture)
    for strip in geometry.pieces(rows) {
      try reader.read(strip) { bytes throws(SharingError) in try writer.write(rows: bytes) }
    }
    try writer.finish(parameters: patient.trailer.parameters)
  }
}
