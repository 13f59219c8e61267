/// Which JSON is written beside a restored file.
enum MetadataKind: String, CaseIterable, Sendable {
  /// The paper's object with data set and file meta information, `NAME.json`.
  case paper
  /// The data set alone, as PS3.18, Annex F has it, `NAME.model.json`.
  case model
  case both

  var hasPaper: Bool { self != .model }
  var hasModel: Bool { self != .paper }
}
