internal import Spool

/// Folders that are to be listed by themselves, in the order in which they came.
struct AskedFolders {
  private var queue: [RelativePath] = []
  private var first = 0
  private var waiting: Set<RelativePath> = []

  /// More of them do not wait.
  private static let limit = 20_000

  var isEmpty: Bool { waiting.isEmpty }
  /// How many places it has in memory.
  var room: Int { queue.count }

  /// One more, unless it will be listed with another one that it lies in.
  ///
  /// - Returns: false when there are too many.
  mutating func add(_ path: RelativePath) -> Bool {
    var above = path
    while !above.names.isEmpty {
      if waiting.contains(above) { return true }
      above = above.parent
    }
    guard waiting.count < Self.limit else { return false }
    waiting.insert(path)
    queue.append(path)
    return true
  }

  /// Takes the first of them.
  mutating func next() -> RelativePath? {
    guard first < queue.count else { return nil }
    let path = queue[first]
    first += 1
    waiting.remove(path)
    // Where more keep coming, it is never empty.
    if 2 * first >= queue.count {
      queue.removeFirst(first)
      first = 0
    }
    return path
  }
}
