internal import Journal

/// What a session tells of itself at one moment: made by the session, written by ``StatusFile`` and
/// ``Metrics``, which add what lies in the folders.
struct StatusSnapshot: Sendable {
  /// How one tree is watched.
  struct Watch: Sendable {
    let role: Event.FolderRole
    let isPolling: Bool
    /// How many folders the kernel tells of.
    let folders: Int
  }

  /// For how long this run has been working.
  let uptime: Duration
  let instance: String
  let workers: Int
  /// How many jobs are under way.
  let running: Int
  /// What work has paused for, each once.
  let obstacles: [Obstacle]
  /// Which work that is, and what for, as a sentence.
  let paused: String
  /// How many files are on their way, and how long the oldest has been.
  let pending: Int
  let oldestPending: Duration
  let claims: Int
  /// How many dropped files there are, and how many shares wait for their other ones.
  let drops: Int
  let waitingDrops: Int
  let watches: [Watch]
  /// What has been left alone for long: how many of each kind, and how long the oldest of all.
  let leftAlone: [LeftAlone.Kind: Int]
  let oldestLeftAlone: Duration
  /// Why files have been waiting for long, with how many.
  let stalled: [Fate.Wait: Int]
  /// Why files cannot go on that are tried again, with how many.
  let failing: [Obstacle: Int]
  /// What is left in folders that were others before, as sentences.
  let formerFolders: [String]
  /// Whether the archive could not be looked through.
  let isArchiveUnread: Bool
  /// What lies in `outgoing` and was not handed over.
  let outgoing: Backlog
  /// How many files lie in `rejected`; -1: not counted yet.
  let rejectedFiles: Int
  let counters: Counters.Values

  var isPaused: Bool { !obstacles.isEmpty }

  /// What cannot be used, as part of a sentence.
  var pausedReason: String { obstacles.map(\.text).joined(separator: "; ") }

  /// One line for `systemctl status`.
  var line: String {
    let oldest = pending > 0 ? " (oldest \(oldestPending.components.seconds) s)" : ""
    let pause = isPaused ? "\(paused); " : ""
    return pause + "watching incoming and reconstruct, \(pending) pending"
      + "\(oldest), \(counters.rejected) rejected, \(counters.pairs) pairs since start"
  }
}
