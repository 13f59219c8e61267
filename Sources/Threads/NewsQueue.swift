/// When which key is due: news does not wait behind very many others, and these do not wait forever
/// either.
///
/// Keys that were noticed, the last one first, and those that have been due for longest take turns.
package struct NewsQueue<Key: Hashable> {
  /// Dates are moments of the clock that no one puts back.
  package typealias Instant = ContinuousClock.Instant

  private var dates = DueQueue<Key>()
  /// Keys that are news, the newest last; those that lost their dates meanwhile are passed over.
  private var news: [Key] = []
  private var isNewsTurn = false

  /// Of more, the older ones wait for the turn of what has been due for longest.
  private static var capacity: Int { 4096 }

  /// An empty queue.
  package init() {}

  /// The earliest date.
  package mutating func next() -> Instant? { dates.next() }

  /// The date of a key.
  package subscript(_ key: Key) -> Instant? { dates[key] }

  /// Gives a key a date; an earlier one that it has stays.
  package mutating func set(_ key: Key, _ due: Instant) { dates.set(key, due) }

  /// Gives a key a date, whichever it had.
  package mutating func replace(_ key: Key, _ due: Instant) { dates.replace(key, due) }

  /// Makes a key due now, before what was noticed earlier.
  package mutating func notice(_ key: Key, _ now: Instant) {
    dates.set(key, now)
    if news.count >= Self.capacity { news.removeFirst(Self.capacity / 2) }
    news.append(key)
  }

  /// Takes a key's date away.
  package mutating func remove(_ key: Key) { dates.remove(key) }

  /// Takes the next key that is due.
  package mutating func popDue(_ now: Instant) -> Key? {
    isNewsTurn.toggle()
    while isNewsTurn, let key = news.popLast() {
      guard let due = dates[key], due <= now else { continue }
      dates.remove(key)
      return key
    }
    return popOldest(now)
  }

  /// Takes the key that has been due for longest.
  package mutating func popOldest(_ now: Instant) -> Key? { dates.popDue(now) }
}
