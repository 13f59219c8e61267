/// Which JSON is written beside a restored file.
enum MetadataKind: String, CaseIterable, Sendable {
  /// The paper's object with data set and file meta information, `NAME.json`.
  case paper
  /// The data set alone, as PS3.18, Annex F has it, `NAME.model.json`.
  case model
  case both

  var hasPaper: Bool { self != .model }
  var hasModel: Bool { self != .paper }

  private static let option = "--with-metadata"

  /// The options of a command, with this one in the form of `--with-metadata=KIND`: the kind may be left
  /// out, or follow as a word of its own.
  static func joined(_ options: [String]) -> [String] {
    var joined: [String] = []
    for option in options {
      if joined.last == Self.option, MetadataKind(rawValue: option) != nil {
        joined[joined.count - 1] += "=" + option
      } else {
        joined.append(option)
      }
    }
    return joined.map { $0 == option ? "\($0)=\(MetadataKind.paper)" : $0 }
  }
}
