internal import Journal
internal import Spool

/// What lies in a watched folder and is not taken, by its kind.
///
/// Senders give such names to what they have not finished, and close such folders, for a moment. What
/// stays like that would be missed by nobody but the patient: it is told, and stays in the status.
struct LeftAlone: Sendable {
  /// Why an entry is left alone.
  enum Kind: String, CaseIterable, Sendable {
    case hidden = "names that begin with a dot"
    case temporary = "temporary names, or temporary files of their senders beside them"
    case closed = """
      folders that may not be entered, permission denied; open them to their group (chmod -R g+rwX)
      """
    case sealed = """
      folders that files cannot be taken out of, permission denied; open them to their group (chmod -R \
      g+rwX)
      """
    case mounted = """
      folders or files that are mounts of their own, so that nothing can be moved from there; mount \
      them elsewhere, and send the files to a folder on this mount
      """
    case failing = "entries that cannot be looked at"
    case empty = "empty files"
    case foreign = """
      folders of another user that the service can neither move nor delete, as root restores them from \
      a backup; give them to the service's user (chown -R)
      """

    /// Whether it is told without waiting: it does not pass.
    var isLasting: Bool { self == .sealed || self == .mounted }

    /// The same as a reason for the journal.
    var reason: Event.Reason { Event.Reason(vetted: rawValue) }
    /// In the names of the status file's members.
    var key: String { "left_\(self)" }
    /// Where it is looked for.
    var place: String {
      self == .foreign ? "outgoing, handed-over or reconstructed" : "watched folders"
    }
  }

  /// All entries of one kind.
  struct Group: Sendable {
    var count = 0
    /// When they changed last, in nanoseconds since 1970; of as many as are worth being remembered.
    var changes: [RelativePath: Int] = [:]

    /// Those that have not changed since a moment, in nanoseconds since 1970.
    func old(_ moment: Int) -> Old {
      let old = changes.filter { $0.value <= moment }
      // Of so many, the rest counts as well.
      return Old(
        count: old.isEmpty ? 0 : old.count + count - changes.count,
        oldest: old.values.min() ?? moment, paths: Set(old.keys))
    }
  }

  /// Entries of one kind that have lain there for long.
  struct Old: Sendable {
    let count: Int
    /// When the oldest changed last, in nanoseconds since 1970.
    let oldest: Int
    let paths: Set<RelativePath>
  }

  private(set) var groups: [Kind: Group] = [:]

  /// More paths than these are counted only.
  private static let rememberedCount = 1000

  /// Whether there is any of a kind.
  func has(_ kind: Kind) -> Bool { groups[kind] != nil }

  /// Whether a path, or what it lies in, may be one of a kind.
  func covers(_ kind: Kind, _ path: RelativePath) -> Bool {
    guard let group = groups[kind] else { return false }
    guard group.count == group.changes.count else { return true }
    var path = path
    while group.changes[path] == nil {
      guard !path.names.isEmpty else { return false }
      path = path.parent
    }
    return true
  }

  /// Adds what was noted elsewhere, of kinds that were not noted here.
  mutating func add(_ other: LeftAlone) {
    groups.merge(other.groups) { first, _ in first }
  }

  /// Notes an entry.
  mutating func note(_ kind: Kind, _ path: RelativePath, changed: Int) {
    var group = groups.removeValue(forKey: kind) ?? Group()
    group.count += 1
    if group.changes.count < Self.rememberedCount { group.changes[path] = changed }
    groups[kind] = group
  }
}
