internal import Synchronization

/// What has happened since the start.
final class Counters: Sendable {
  /// The numbers at one moment.
  struct Values: Sendable {
    /// Files that were split, and proved.
    var splitting = Throughput(.now)
    /// Files that were reconstructed.
    var reconstructing = Throughput(.now)
    var duplicates = 0
    var rejected = 0
    /// Files that were split although parts of them may be missing.
    var doubtful = 0
    var published = 0
    /// Whether the configuration on disk was refused, so that the one before it is in force.
    var isConfigurationRefused = false

    var pairs: Int { splitting.total.files }
    var reconstructed: Int { reconstructing.total.files }
  }

  /// When the counting began: a reload of the configuration goes on with it.
  let started = ContinuousClock.now
  private let values = Mutex(Values())

  /// The numbers as they are now.
  var now: Values {
    values.withLock { values in
      let now = ContinuousClock.now
      values.splitting.settle(now)
      values.reconstructing.settle(now)
      return values
    }
  }

  /// Adds to one of the numbers.
  func add(_ count: Int = 1, to number: any WritableKeyPath<Values, Int> & Sendable) {
    values.withLock { $0[keyPath: number] += count }
  }

  /// Remembers whether the configuration on disk was refused.
  func setConfigurationRefused(_ isRefused: Bool) {
    values.withLock { $0.isConfigurationRefused = isRefused }
  }

  /// A file of so many bytes is done.
  func done(_ bytes: Int, by work: any WritableKeyPath<Values, Throughput> & Sendable) {
    values.withLock { $0[keyPath: work].add(bytes: bytes, .now) }
  }

  /// Does a piece of work, and counts its time.
  func during<R>(
    _ work: any WritableKeyPath<Values, Throughput> & Sendable, _ body: () -> R
  ) -> R {
    begin(work)
    defer { end(work) }
    return body()
  }

  /// A piece of work begins, whose time is counted until its ``end(_:)``.
  func begin(_ work: any WritableKeyPath<Values, Throughput> & Sendable) {
    values.withLock { $0[keyPath: work].begin(.now) }
  }

  /// A piece of work has ended.
  func end(_ work: any WritableKeyPath<Values, Throughput> & Sendable) {
    values.withLock { $0[keyPath: work].end(.now) }
  }
}
