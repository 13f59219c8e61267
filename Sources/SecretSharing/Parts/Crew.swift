/// Threads that work side by side on one file.
///
/// This target starts none: its caller lends them, as it lends randomness.
package protocol Crew: Sendable {
  /// How many work at a time, the caller among them.
  var count: Int { get }

  /// About how many sample bytes a member takes at a time: so few that what all have at hand stays
  /// in a processor's last cache, and that none waits long for the others at the end.
  var partBytes: Int { get }

  /// Has every task done once, and returns when all are done.
  ///
  /// Tasks begin in their order, and everything that a task did is seen by those that wait for it.
  ///
  /// - Parameters:
  ///   - count: how many tasks there are.
  ///   - needs: the tasks, all before it, that must be done before a task begins.
  ///   - body: does a task; is told which, and by which member from 0 to `count - 1`. When it
  ///     returns false, no further task begins.
  func forEach(
    _ count: Int, after needs: @Sendable (Int) -> [Int],
    _ body: @Sendable (_ task: Int, _ member: Int) -> Bool)
}

extension Crew {
  /// The results of tasks, in their order.
  ///
  /// - Throws: the error of the first task that failed; the tasks behind it may not have begun.
  func map<R: Sendable>(
    _ count: Int, after needs: @Sendable (Int) -> [Int] = { _ in [] },
    _ body: @Sendable (_ task: Int, _ member: Int) throws(SharingError) -> R
  ) throws(SharingError) -> [R] {
    let results = Results<R>(count)
    forEach(count, after: needs) { task, member in
      do throws(SharingError) {
        results[task] = .success(try body(task, member))
        return true
      } catch {
        results[task] = .failure(error)
        return false
      }
    }
    var all: [R] = []
    // A task that waited for another one when a third one failed has no result.
    for task in 0..<count {
      if let result = results[task] { all.append(try result.get()) }
    }
    precondition(all.count == count, "a task was left out")
    return all
  }
}

/// What tasks have come to.
private final class Results<R: Sendable>: @unchecked Sendable {
  // Safe: each place is written by one task, and read when all are done.
  private let all: UnsafeMutableBufferPointer<Result<R, SharingError>?>

  init(_ count: Int) {
    all = .allocate(capacity: count)
    all.initialize(repeating: nil)
  }

  deinit {
    all.deinitialize()
    all.deallocate()
  }

  subscript(task: Int) -> Result<R, SharingError>? {
    get { all[task] }
    set { all[task] = newValue }
  }
}

/// Memory that each member of a crew has for itself.
final class Rooms<Room>: @unchecked Sendable {
  // Safe: a member does one task at a time, and touches its own room only.
  private let all: [Room]

  init<E: Error>(_ crew: any Crew, _ make: () throws(E) -> Room) throws(E) {
    var all: [Room] = []
    for _ in 0..<crew.count { all.append(try make()) }
    self.all = all
  }

  subscript(member: Int) -> Room { all[member] }
}

extension Crew {
  /// Rows in parts; in larger ones where there would be thousands, each of which costs a few system
  /// calls of its own.
  func parts(_ rows: Range<Int>, rowBytes: Int) -> [Range<Int>] {
    let bytes = min(max(partBytes, rows.count * rowBytes / 1_000), 8 * partBytes)
    return Array(rows.pieces(of: max(1, bytes / max(1, rowBytes))))
  }
}
