internal import Threads

/// The order in which files are looked at: whatever was just renamed or closed first, and what is
/// long never in the way of the rest.
struct ArrivalLanes {
  typealias Place = ArrivalJob.Place
  typealias Instant = ContinuousClock.Instant

  /// Where a file waits.
  enum Lane: Int, CaseIterable {
    case renamed, touched, listed
    /// Files so long that a look at them, or their splitting, takes its time.
    case large

    /// The lane of a file that is not long.
    init(_ sign: Arrivals.Sign) {
      self =
        switch sign {
        case .renamed: .renamed
        case .created, .touched: .touched
        case .listed: .listed
        }
    }
  }

  private var queues = Lane.allCases.map { _ in DueQueue<Place>() }
  /// How many long files have workers.
  var largeRunning = 0

  /// So many long files may have workers at a time.
  private static let largeLimit = 1

  private var isFull: Bool { largeRunning >= Self.largeLimit }

  /// When the next look is due that may begin.
  mutating func next() -> Instant? {
    var first: Instant?
    for lane in Lane.allCases where lane != .large || !isFull {
      guard let due = queues[lane.rawValue].next() else { continue }
      first = first.map { min($0, due) } ?? due
    }
    return first
  }

  /// Gives a file a date, in place of an earlier one.
  mutating func set(_ place: Place, _ due: Instant, _ lane: Lane) {
    remove(place)
    queues[lane.rawValue].replace(place, due)
  }

  /// Takes a file's date away.
  mutating func remove(_ place: Place) {
    for lane in Lane.allCases { queues[lane.rawValue].remove(place) }
  }

  /// Takes the first file that is due.
  mutating func popDue(_ now: Instant) -> Place? {
    for lane in Lane.allCases where lane != .large || !isFull {
      if let place = queues[lane.rawValue].popDue(now) { return place }
    }
    return nil
  }
}
