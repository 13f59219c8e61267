internal import DICOM
internal import Glibc
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Synchronization

/// Takes down what the stages of one journey cost, on one thread.
///
/// Stages may lie within each other; each is charged with its own part only.
final class StageMeter: Sendable {
  private struct State {
    var costs: [String: Cost] = [:]
    /// What the stages inside the current one took so far.
    var inner = Cost()
  }

  private let state = Mutex(State())

  /// What each stage took so far.
  var costs: [String: Cost] { state.withLock { $0.costs } }

  /// Runs a stage.
  func measure<E: Error>(_ stage: String, _ body: () throws(E) -> Void) throws(E) {
    let before = state.withLock { state in
      defer { state.inner = Cost() }
      return state.inner
    }
    let (wall, cpu) = (ContinuousClock.now, Self.threadSeconds())
    try body()
    let whole = Cost(
      wall: Cost.seconds(ContinuousClock.now - wall), cpu: Self.threadSeconds() - cpu)
    state.withLock { state in
      state.costs[stage, default: Cost()].wall += whole.wall - state.inner.wall
      state.costs[stage, default: Cost()].cpu += whole.cpu - state.inner.cpu
      state.inner = Cost(wall: before.wall + whole.wall, cpu: before.cpu + whole.cpu)
    }
  }

  /// Runs a stage that makes something.
  func measured<Value, E: Error>(
    _ stage: String, _ body: () throws(E) -> Value
  ) throws(E) -> Value {
    var made: Value?
    try measure(stage) { () throws(E) in made = try body() }
    guard let made else { preconditionFailure("a stage that ends has made it") }
    return made
  }

  private static func threadSeconds() -> Double {
    var time = timespec()
    // Cannot fail for this clock.
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A source whose reading is a stage.
struct MeteredSource: ByteSource {
  let source: any ByteSource
  let meter: StageMeter

  var count: Int { source.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    try meter.measure("read") { () throws(ReadError) in
      try source.read(at: offset, into: buffer)
    }
  }
}

/// A file whose writing and syncing are stages.
final class MeteredFile: ByteSink {
  let file: PendingFile
  private let meter: StageMeter

  init(in folder: Folder, _ meter: StageMeter) throws(SharingError) {
    file = try writing { () throws(SystemCallError) in try PendingFile(in: folder) }
    self.meter = meter
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    try meter.measure("write") { () throws(SharingError) in try file.write(bytes) }
  }

  func reserve(_ count: Int) throws(SharingError) {
    try meter.measure("write") { () throws(SharingError) in try file.reserve(count) }
  }

  /// Writes the rest, and begins to write it to the medium.
  func startSync() throws(SharingError) {
    try meter.measure("write") { () throws(SharingError) in
      try writing { () throws(SystemCallError) in try file.startSync() }
    }
  }

  /// Waits for the medium.
  func sync() throws(SharingError) {
    try meter.measure("sync") { () throws(SharingError) in
      try writing { () throws(SystemCallError) in try file.sync() }
    }
  }
}
