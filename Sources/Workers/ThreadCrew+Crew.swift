internal import SecretSharing
internal import Threads

extension ThreadCrew: Crew {
  /// Smaller parts wait more often for one another: writes to one file come one at a time.
  package var partBytes: Int { 512 << 10 }
}

extension ThreadCrew {
  /// A large file is worked on by so many threads at most: the digest is one chain, and more of them
  /// would wait for it.
  private static let most = 4

  /// The threads that a worker starts beside its own.
  static var standardCount: Int { max(1, min(processors(), most)) - 1 }

  /// A file of fewer bytes is done before a second thread has woken up and shares the caches.
  static let leastBytes = 2 << 20
}
