internal import Spool

/// What a listing could not tell of: whatever lies there may be there, or gone.
struct Unread: Sendable {
  private let leftAlone: LeftAlone
  /// The uppermost folders in which something was not read; nil: it may be any.
  let folders: Set<Name>?

  /// - Parameter leftAlone: what the listing did not take.
  init(_ leftAlone: LeftAlone) {
    self.leftAlone = leftAlone
    let groups = Self.kinds.compactMap { leftAlone.groups[$0] }
    folders =
      groups.contains { $0.count > $0.changes.count }
      ? nil : Set(groups.flatMap { $0.changes.keys.compactMap(\.names.first) })
  }

  /// All was read.
  static let nothing = Unread(LeftAlone())
  /// What is not read.
  private static let kinds: [LeftAlone.Kind] = [.closed, .failing]

  var isEmpty: Bool { !Self.kinds.contains(where: leftAlone.has) }

  /// Whether a path, or a folder above it, was not read.
  func covers(_ path: RelativePath) -> Bool {
    !isEmpty && Self.kinds.contains { leftAlone.covers($0, path) }
  }

  /// Whether something in one of the uppermost folders was not read.
  func isIn(_ folder: Name) -> Bool { folders?.contains(folder) ?? true }
}
