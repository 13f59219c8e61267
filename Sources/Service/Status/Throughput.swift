internal import Journal

/// How much of one kind of work is done, and how long somebody was at it.
///
/// Files come in bursts, so what was done is set against the time with work, not that of the clock.
/// It reads no clock itself.
struct Throughput: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// What was done in some time.
  struct Work: Equatable, Sendable {
    /// Files that are done.
    var files = 0
    /// Their lengths together.
    var bytes = 0
    /// How long at least one file was in work.
    var busy = Duration.zero

    /// Tenths of files in a second of that time.
    var filesPerTenSeconds: Int { Int(clamping: Int64(files) * 10_000_000 / microseconds) }
    /// Bytes in a second of that time.
    var bytesPerSecond: Int { Int(clamping: Int64(bytes) * 1_000_000 / microseconds) }

    private var microseconds: Int64 { max(busy.microseconds, 1) }
  }

  /// How far back ``recent(_:)`` looks: so far, give or take one slot.
  static let window = Duration.seconds(300)
  private static let slotSeconds = 10

  /// Since the start.
  private(set) var total = Work()
  /// What is in the window, in pieces that leave it as wholes; the youngest is the last.
  private var slots: [(number: Int, work: Work)] = []
  private let epoch: Instant
  /// How many workers are at it.
  private var running = 0
  /// Busy time up to here is counted.
  private var settled: Instant

  /// Nothing was done before `now`.
  init(_ now: Instant) {
    // So early that no slot's number is negative.
    epoch = now - Self.window
    settled = now
  }

  /// A worker begins with something.
  mutating func begin(_ now: Instant) {
    settle(now)
    running += 1
  }

  /// A worker is done with what it began, well or not.
  mutating func end(_ now: Instant) {
    settle(now)
    running -= 1
  }

  /// A file is done.
  mutating func add(bytes: Int, _ now: Instant) {
    total.files += 1
    total.bytes += bytes
    let slot = slot(at: now)
    slots[slot].work.files += 1
    slots[slot].work.bytes += bytes
  }

  /// What was done within the ``window``, busy time as far as it was settled.
  func recent(_ now: Instant) -> Work {
    let first = number(now - Self.window)
    return slots.reduce(into: Work()) { sum, slot in
      guard slot.number > first else { return }
      sum.files += slot.work.files
      sum.bytes += slot.work.bytes
      sum.busy += slot.work.busy
    }
  }

  /// Counts the busy time up to `now`.
  mutating func settle(_ now: Instant) {
    // Workers ask for the time before they get here, and may come in another order.
    guard now > settled else { return }
    defer { settled = now }
    guard running > 0 else { return }
    total.busy += now - settled
    var begin = max(settled, now - Self.window)
    while begin < now {
      let end = min(now, epoch + .seconds(Self.slotSeconds * (number(begin) + 1)))
      slots[slot(at: begin)].work.busy += end - begin
      begin = end
    }
  }

  private func number(_ instant: Instant) -> Int {
    Int((instant - epoch).components.seconds) / Self.slotSeconds
  }

  /// The place of an instant's slot; makes it, and drops those that have left the window.
  private mutating func slot(at instant: Instant) -> Int {
    let number = number(instant)
    if let last = slots.last, last.number >= number { return slots.count - 1 }
    let first = self.number(instant - Self.window)
    slots.removeAll { $0.number <= first }
    slots.append((number, Work()))
    return slots.count - 1
  }
}
