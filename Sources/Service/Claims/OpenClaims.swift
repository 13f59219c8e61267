internal import Spool
internal import Synchronization

/// The claims of this instance that are not finished, by the study they hold back.
final class OpenClaims: Sendable {
  private struct Entry {
    var label: String?
    let since: ContinuousClock.Instant
  }

  private struct State {
    var entries: [Name: Entry] = [:]
    /// Folders of claims that have ended, for the next ones.
    var spares: [Claim] = []
  }

  private let state = Mutex(State())

  /// A claim begins; `label` is nil while nobody knows its study.
  func begin(_ id: Name, label: String?) {
    state.withLock { $0.entries[id] = Entry(label: label, since: $0.entries[id]?.since ?? .now) }
  }

  /// A claim has another name from now on, and holds no study back.
  func move(_ id: Name, to newID: Name) {
    state.withLock { state in
      let since = state.entries[id]?.since ?? .now
      state.entries[id] = nil
      state.entries[newID] = Entry(label: Claim.noStudy, since: since)
    }
  }

  /// A claim begins in the folder of one that has ended; nil when there is none.
  func beginSpare(for intent: Intent) -> Claim? {
    state.withLock { state in
      let match = state.spares.lastIndex { $0.intent == intent } ?? state.spares.indices.last
      guard let spare = match.map({ state.spares.remove(at: $0) }) else { return nil }
      state.entries[spare.id] = Entry(label: intent.label, since: .now)
      return spare
    }
  }

  /// The claim has ended.
  ///
  /// - Parameters:
  ///   - id: its name.
  ///   - spare: its folder, when it can be used again.
  /// - Returns: the folders that are to be removed, since no claim is open any more.
  func end(_ id: Name, spare: Claim?) -> [Claim] {
    state.withLock { state in
      state.entries[id] = nil
      if let spare { state.spares.append(spare) }
      guard state.entries.isEmpty else { return [] }
      defer { state.spares = [] }
      return state.spares
    }
  }

  /// The folders for the next claims, which will not come.
  func takeSpares() -> [Claim] {
    state.withLock { state in
      defer { state.spares = [] }
      return state.spares
    }
  }

  /// Whether a study must wait for a claim that is younger than `limit`.
  func hold(_ label: String, limit: Duration) -> Bool {
    let now = ContinuousClock.now
    return state.withLock { state in
      state.entries.values.contains {
        ($0.label == nil || $0.label == label) && now - $0.since < limit
      }
    }
  }

  /// Whether a claim of a study has been open for `limit` or longer.
  func isStuck(_ label: String, limit: Duration) -> Bool {
    let now = ContinuousClock.now
    return state.withLock { state in
      state.entries.values.contains { $0.label == label && now - $0.since >= limit }
    }
  }

  /// The study of a claim, if it has been read.
  func label(of id: Name) -> String? { state.withLock { $0.entries[id]?.label } }

  /// Whether a claim is known.
  func contains(_ id: Name) -> Bool {
    state.withLock { state in
      state.entries[id] != nil || state.spares.contains { $0.id == id }
    }
  }

  /// How many there are.
  var count: Int { state.withLock { $0.entries.count } }
}
