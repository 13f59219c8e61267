internal import Spool
internal import Synchronization

/// Whose turn it is in `lookup`: what outlives one pass through it.
///
/// It slows down users who ask for numbers that are not there, since numbers can be guessed.
///
/// The first misses of a user cost nothing. Each further one doubles the time until the next answer,
/// whether that is a hit or not, since only an answer tells one from the other.
final class LookupTurns: Sendable {
  typealias Instant = ContinuousClock.Instant

  private struct Entry {
    var count = 0
    var last: Instant
    var until: Instant
  }

  /// Slips of the finger.
  private static let freeCount = 5
  private static let longest = Duration.seconds(300)
  /// A user who has not missed for as long begins from zero.
  private static let forgottenAfter = Duration.seconds(3600)

  private let entries = Mutex<[UInt32: Entry]>([:])
  private let portions = Mutex(0)
  /// The portion of very many names that is looked at next.
  var portion: Int {
    get { portions.withLock { $0 } }
    set { portions.withLock { $0 = newValue } }
  }
  /// How many turns were given.
  private let turns = Mutex(0)

  /// Some of many: each pass goes on where the last one ended.
  ///
  /// - Parameters:
  ///   - all: what waits for its turn.
  ///   - limit: how many get one.
  /// - Returns: them.
  func turn<Element>(_ all: [Element], _ limit: Int) -> [Element] {
    guard all.count > limit, limit > 0 else { return limit > 0 ? all : [] }
    let first = turns.withLock { turns in
      defer { turns = (turns + limit) % all.count }
      return turns % all.count
    }
    return Array((all + all)[first..<first + limit])
  }

  // MARK: - What a clock that is ahead has dated

  /// A file whose time is still to come: the clock was put back, or the file server's is ahead.
  private struct Ahead {
    let changed: Int
    let since: Instant
    var isAnswered = false
  }

  private let ahead = Mutex<[Name: Ahead]>([:])
  /// More of them are not remembered: their time begins once more.
  private static let aheadLimit = 20_000

  /// How long a file that is dated ahead has been known.
  ///
  /// - Parameters:
  ///   - name: the file's.
  ///   - changed: when it changed last, in nanoseconds since 1970 by the clock that dated it.
  ///   - isAhead: whether that is still to come.
  ///   - now: the present moment.
  /// - Returns: the time since it was seen first; nil for one that never was ahead.
  func known(_ name: Name, changed: Int, isAhead: Bool, _ now: Instant) -> Duration? {
    ahead.withLock { ahead in
      if let known = ahead[name], known.changed == changed { return now - known.since }
      ahead[name] = nil
      guard isAhead else { return nil }
      if ahead.count >= Self.aheadLimit { ahead = [:] }
      ahead[name] = Ahead(changed: changed, since: now)
      return .zero
    }
  }

  /// Whether a question that is dated ahead was answered; nil for one that never was ahead.
  func isAnswered(_ name: Name) -> Bool? { ahead.withLock { $0[name]?.isAnswered } }

  /// A question was answered.
  func setAnswered(_ name: Name) { ahead.withLock { $0[name]?.isAnswered = true } }

  /// A file is gone.
  func forget(_ name: Name) { ahead.withLock { $0[name] = nil } }

  // MARK: - Who guesses

  /// Whether a user may have an answer now.
  func allows(_ user: UInt32, _ now: Instant) -> Bool {
    entries.withLock { ($0[user]?.until ?? now) <= now }
  }

  /// A user asked for something that is not there.
  func add(_ user: UInt32, _ now: Instant) {
    entries.withLock { entries in
      entries = entries.filter { now - $0.value.last < Self.forgottenAfter }
      var entry = entries[user] ?? Entry(last: now, until: now)
      entry.count += 1
      entry.last = now
      let doublings = entry.count - Self.freeCount
      if doublings > 0 {
        entry.until = now + min(.seconds(1 << min(doublings, 16)), Self.longest)
      }
      entries[user] = entry
    }
  }
}
