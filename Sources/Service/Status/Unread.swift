internal import Spool

/// What a listing could not tell of: whatever lies there may be there, or gone.
struct Unread: Sendable {
  private let leftAlone: LeftAlone

  /// - Parameter leftAlone: what the listing did not take.
  init(_ leftAlone: LeftAlone) { self.leftAlone = leftAlone }

  /// All was read.
  static let nothing = Unread(LeftAlone())
  /// What is not read.
  private static let kinds: [LeftAlone.Kind] = [.closed, .failing]

  var isEmpty: Bool { !Self.kinds.contains(where: leftAlone.has) }

  /// Whether a path, or a folder above it, was not read.
  func covers(_ path: RelativePath) -> Bool {
    !isEmpty && Self.kinds.contains { leftAlone.covers($0, path) }
  }
}
