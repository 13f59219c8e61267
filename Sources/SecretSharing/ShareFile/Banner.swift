/// Text for people at the top of a share, in the clear; it means nothing to a reader.
struct Banner: Sendable {
  /// How many rows it takes; 0 when there is no text, or the picture is too narrow for it.
  let rows: Int
  /// The canonical sample bytes of those rows.
  let samples: [UInt8]

  /// Draws lines of text as wide as the picture.
  init(_ lines: [String], over geometry: Geometry) {
    rows = 0
    samples = []
  }
}
