internal import Cryptography
internal import Glibc

/// Writes one share: banner, grids and trailer, with the tag under the key of the other share.
final class ShareWriter {
  private let role: Role
  private let geometry: Geometry
  private let bannerRows: Int
  private let secrets: PairSecrets
  private let png: PNGWriter
  private let tag: Poly1305

  /// Begins a share with its banner.
  init(
    _ role: Role, _ sink: any ByteSink, _ body: Geometry, banner: Banner?, _ secrets: PairSecrets
  ) throws(SharingError) {
    self.role = role
    self.secrets = secrets
    bannerRows = banner?.rows ?? 0
    var geometry = body
    geometry.height += bannerRows
    self.geometry = geometry
    png = try PNGWriter(sink, geometry)
    tag = Poly1305(key: secrets.checkKey(of: role.other))
    if let banner, bannerRows > 0 { try write(banner.samples) }
  }

  /// Takes the canonical sample bytes of whole rows.
  func write(rows: UnsafeRawBufferPointer) throws(SharingError) {
    tag.update(rows)
    try png.write(rows: rows)
  }

  /// What those need who write parts of the share into this sink.
  func outline(_ sink: any PlacedSink) -> ShareOutline {
    ShareOutline(
      sink: sink, geometry: geometry, bannerRows: bannerRows,
      tagKey: secrets.checkKey(of: role.other))
  }

  /// Goes on behind rows that were written in parts; to be told where `cursor` is to go on.
  func skip(
    _ parts: [SharePart.Sums], to imageRow: Int, _ cursor: PlacedCursor, _ outline: ShareOutline
  ) throws(SharingError) {
    try png.skip(parts.map(\.png)) { crc, place throws(SharingError) in
      try crc.withUnsafeBufferPointer { crc throws(SharingError) in
        try outline.sink.write(UnsafeRawBufferPointer(crc), at: place)
      }
    }
    for part in parts { tag.append(part.tag) }
    cursor.offset = outline.place(ofImageRow: imageRow)
  }

  /// Writes the trailer rows and ends the file.
  func finish(parameters: [UInt8]) throws(SharingError) {
    var trailer = Trailer(
      parameters: parameters, role: role, geometry: geometry, bannerRows: bannerRows,
      pairID: secrets.pairID,
      checkKey: secrets.checkKey(of: role).withBytes { Array($0) })
    let zeros = geometry.trailerRows * geometry.rowBytes - Trailer.byteCount
    var rows = [UInt8](repeating: 0, count: zeros) + trailer.authenticated
    rows.withUnsafeBytes { tag.update($0) }
    trailer.tag = tag.finish()
    rows += trailer.tag
    try rows.withUnsafeBufferPointer { rows throws(SharingError) in
      try png.write(rows: UnsafeRawBufferPointer(rows))
    }
    try png.finish()
  }

  private func write(_ bytes: [UInt8]) throws(SharingError) {
    try bytes.withUnsafeBufferPointer { bytes throws(SharingError) in
      try write(rows: UnsafeRawBufferPointer(bytes))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether both hold the same bytes, by memcmp.
  func elementsEqualFast(_ other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let one = baseAddress, let other = other.baseAddress else { return true }
    return memcmp(one, other, count) == 0
  }
}
