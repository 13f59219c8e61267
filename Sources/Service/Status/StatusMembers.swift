/// The members of a status file, as ``StatusFile`` writes it: flat but for one list, and without a
/// quotation mark in any text.
struct StatusMembers {
  /// How one folder is watched.
  struct Watch {
    let folder: String
    let means: String
    /// How many folders the kernel tells of, in digits.
    let count: String
  }

  /// All of them in their order, those of the objects in the list, too.
  private let all: [(name: String, value: String)]
  private let first: [String: String]

  /// Takes a file apart; what is no member is left out.
  init(_ json: String) {
    all = Self.members(json)
    first = Dictionary(all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of a name as it is written, a text without its quotation marks; nil when there is no
  /// such name.
  subscript(_ name: String) -> String? { first[name] }

  /// The folders that are watched.
  var watches: [Watch] {
    zip(all, zip(all.dropFirst(), all.dropFirst(2))).compactMap { folder, rest in
      guard folder.name == "folder", rest.0.name == "by", rest.1.name == "folders" else {
        return nil
      }
      return Watch(folder: folder.value, means: rest.0.value, count: rest.1.value)
    }
  }

  private static func members(_ json: String) -> [(name: String, value: String)] {
    // Every other part is what stands between two quotation marks.
    let parts = json.split(separator: "\"", omittingEmptySubsequences: false)
    var members: [(String, String)] = []
    var place = 1
    while place + 1 < parts.count {
      let (name, behind) = (String(parts[place]), parts[place + 1])
      place += 2
      guard behind.hasPrefix(": ") else { continue }
      if behind.count == 2, place + 1 < parts.count {
        members.append((name, String(parts[place])))
        place += 2
      } else {
        members.append((name, String(behind.dropFirst(2).prefix { $0 != "," && $0 != "}" })))
      }
    }
    return members
  }
}
