internal import Cryptography

extension Share {
  /// The patient share that a sheet stands for, beside its archive share.
  ///
  /// It is computed, so it has no tag to be checked; the archive share's tag under its check key is
  /// what authenticates the pair.
  ///
  /// - Returns: nil when the archive share was not drawn from this sheet.
  package init?(_ sheet: SheetKey, with archive: Share) {
    guard archive.role == .archive, sheet.isKey(of: archive.pairID) else { return nil }
    var geometry = archive.picture.geometry
    geometry.height -= archive.bannerRows
    let samples = DrawnSamples(
      geometry: geometry, streamKey: sheet.streamKey(of: archive.pairID))
    picture = Picture(samples)
    trailer = Trailer(
      parameters: samples.parameters(), role: .patient, geometry: geometry, bannerRows: 0,
      pairID: archive.pairID,
      checkKey: sheet.checkKey(of: archive.pairID).withBytes { Array($0) })
  }

  /// Writes the patient share that a sheet stands for as a file: the same bytes each time.
  ///
  /// - Parameters:
  ///   - sheet: the sheet's key.
  ///   - sink: takes the PNG file.
  /// - Returns: false when this archive share was not drawn from the sheet.
  /// - Throws: ``SharingError`` `altered` or `unreadable`, or what the sink throws.
  package func expand(_ sheet: SheetKey, to sink: any ByteSink) throws(SharingError) -> Bool {
    guard let patient = Share(sheet, with: self) else { return false }
    _ = try Pair(self, patient)
    let secrets = PairSecrets(
      sheet: sheet, pairID: pairID, archiveKey: Secret(trailer.checkKey))
    let geometry = patient.picture.geometry
    let writer = try ShareWriter(.patient, sink, geometry, banner: nil, secrets)
    let rows = 0..<geometry.height - geometry.trailerRows
    let reader = Picture.SampleReader(patient.picture)
    for strip in geometry.pieces(rows) {
      try reader.read(strip) { bytes throws(SharingError) in try writer.write(rows: bytes) }
    }
    try writer.finish(parameters: patient.trailer.parameters)
    return true
  }
}
