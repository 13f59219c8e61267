internal import Journal

/// What work cannot go on for: a folder, and what is wrong there.
struct Obstacle: Hashable, Sendable {
  let role: Event.FolderRole
  let reason: String

  init(role: Event.FolderRole, reason: Event.Reason) {
    self.role = role
    self.reason = reason.description
  }

  /// As part of a sentence.
  var text: String { "\(role.rawValue): \(reason)" }
}
