internal import Cryptography

/// What a share is made of, for those who write parts of it.
struct ShareOutline: Sendable {
  let sink: any PlacedSink
  let geometry: Geometry
  let bannerRows: Int
  /// The key that authenticates this share.
  let tagKey: Secret

  /// Where the rows from an image row on lie in the file.
  func place(ofImageRow row: Int) -> Int { PNGWriter.place(ofRow: bannerRows + row, in: geometry) }
}

/// Writes some rows of a share whose other rows somebody else writes.
struct SharePart {
  private let png: PNGWriter
  private let tag: Poly1305.Stretch

  /// What the rows add to the sums of the whole share.
  struct Sums: Sendable {
    let png: PNGSums
    let tag: Poly1305.Stretch
  }

  /// Begins with an image row.
  init(_ share: ShareOutline, from imageRow: Int, _ room: PNGWriter.Room) {
    let row = share.bannerRows + imageRow
    let cursor = PlacedCursor(share.sink, at: share.place(ofImageRow: imageRow))
    png = PNGWriter(cursor, share.geometry, from: row, room)
    tag = Poly1305.Stretch(key: share.tagKey, at: row * share.geometry.rowBytes)
  }

  /// Takes the canonical sample bytes of whole rows.
  func write(rows: UnsafeRawBufferPointer) throws(SharingError) {
    tag.update(rows)
    try png.write(rows: rows)
  }

  /// Writes what is still collected.
  func finish() throws(SharingError) -> Sums {
    tag.end()
    return Sums(png: try png.pause(), tag: tag)
  }
}
