/// When which key is due, first in, first out among equals: a binary heap, in which a later date for
/// a key takes the place of its earlier ones without searching for them.
package struct DueQueue<Key: Hashable> {
  /// Dates are moments of the clock that no one puts back.
  package typealias Instant = ContinuousClock.Instant

  /// An empty queue.
  package init() {}

  private struct Date: Comparable {
    let due: Instant
    let number: Int

    static func < (one: Date, other: Date) -> Bool {
      (one.due, one.number) < (other.due, other.number)
    }
  }

  private var heap: [(date: Date, key: Key)] = []
  private var dates: [Key: Date] = [:]
  private var number = 0

  /// How many keys have a date.
  package var count: Int { dates.count }

  /// The earliest date.
  package mutating func next() -> Instant? {
    while let first = heap.first {
      if dates[first.key] == first.date { return first.date.due }
      removeFirst()
    }
    return nil
  }

  /// Gives a key a date; an earlier one that it has stays.
  package mutating func set(_ key: Key, _ due: Instant) {
    if let date = dates[key], date.due <= due { return }
    replace(key, due)
  }

  /// Gives a key a date, whichever it had.
  package mutating func replace(_ key: Key, _ due: Instant) {
    number += 1
    let date = Date(due: due, number: number)
    dates[key] = date
    heap.append((date, key))
    var child = heap.count - 1
    while child > 0, heap[child].date < heap[(child - 1) / 2].date {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes a key's date away.
  package mutating func remove(_ key: Key) { dates[key] = nil }

  /// The date of a key.
  package subscript(_ key: Key) -> Instant? { dates[key]?.due }

  /// Takes the earliest key that is due.
  package mutating func popDue(_ now: Instant) -> Key? {
    guard let due = next(), due <= now else { return nil }
    let key = heap[0].key
    removeFirst()
    dates[key] = nil
    return key
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].date < heap[smallest].date { smallest = child }
      }
      if smallest == parent { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
