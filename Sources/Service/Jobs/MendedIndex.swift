/// What came of looking through the archive for what its index lacks.
struct MendedIndex: Sendable {
  /// Whether all entries are there now.
  var isWhole: Bool { failure == nil }
  /// Why not, as the journal was told, with this or an earlier attempt.
  let failure: Obstacle?
}
