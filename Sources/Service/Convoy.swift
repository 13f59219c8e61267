internal import Spool

/// Takes what many threads do in the same steps through each step together, with one fsync of a
/// folder for all of them after it.
///
/// The shares of a study gather in few folders. A convoy does not leave as long as others keep the
/// processors busy who may join it: a medium that is fast would otherwise be asked once a file.
/// Who joins sleeps until it has arrived.
final class Convoy: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only, and a load by its leader alone until its
  // own thread is woken.

  /// Does something, and says which folder must be on the medium before the next step.
  typealias Step = () throws -> Folder

  private final class Load {
    let steps: [Step]
    var failure: (any Error)?

    init(_ steps: [Step]) { self.steps = steps }
  }

  private final class Group {
    let begun = ContinuousClock.now
    let hasArrived = Condition()
    var loads: [Load]
    var isOver = false

    init(_ first: Load) { loads = [first] }
  }

  private let lock = Lock()
  private let mayLeave = Condition()
  private var gathering: Group?
  private var underWay = 0
  /// Threads at work that may come, and are not on their way now.
  private var busy = 0
  private let processors: Int
  private let patience: Duration
  private let sync: @Sendable (Folder) throws -> Void

  /// So many are under way at a time: while one waits for the medium, the other works.
  private static let most = 2

  /// - Parameters:
  ///   - processors: as many threads at work leave no processor idle.
  ///   - patience: so long a convoy waits for others at most.
  ///   - sync: waits until a folder is on the medium.
  init(
    processors: Int, patience: Duration = .milliseconds(10),
    sync: @escaping @Sendable (Folder) throws -> Void = { try $0.sync() }
  ) {
    self.processors = processors
    self.patience = patience
    self.sync = sync
  }

  /// How many wait for others to join them.
  var waiting: Int {
    lock.lock()
    defer { lock.unlock() }
    return gathering?.loads.count ?? 0
  }

  /// Does work, which may be carried on or not.
  func during<R>(_ body: () -> R) -> R {
    count(1)
    defer { count(-1) }
    return body()
  }

  /// Returns when all steps were done, perhaps by another thread, each after the folder of the one
  /// before was on the medium; from within ``during(_:)``.
  ///
  /// - Throws: what a step throws, or the sync after it; no further step is done then.
  func carry(_ steps: [Step]) throws {
    let load = Load(steps)
    travel(load)
    if let failure = load.failure { throw failure }
  }

  private func travel(_ load: Load) {
    count(-1)
    defer { count(1) }
    lock.lock()
    defer { lock.unlock() }
    if let group = gathering {
      group.loads.append(load)
      while !group.isOver { lock.wait(for: group.hasArrived) }
      return
    }
    let group = Group(load)
    gathering = group
    while true {
      let left = patience - (.now - group.begun)
      if underWay == Self.most {
        lock.wait(for: mayLeave)
      } else if busy >= processors, left > .zero {
        lock.wait(for: mayLeave, atMost: left)
      } else {
        break
      }
    }
    gathering = nil
    underWay += 1
    lock.unlock()
    lead(group.loads)
    lock.lock()
    underWay -= 1
    group.isOver = true
    group.hasArrived.wakeAll()
    mayLeave.wakeAll()
  }

  private func lead(_ loads: [Load]) {
    for number in 0..<(loads.map(\.steps.count).max() ?? 0) {
      var stops: [FileStatus.Identity: (folder: Folder, loads: [Load])] = [:]
      for load in loads where load.failure == nil && number < load.steps.count {
        do {
          let folder = try load.steps[number]()
          stops[try folder.status().identity, default: (folder, [])].loads.append(load)
        } catch {
          load.failure = error
        }
      }
      for (folder, loads) in stops.values {
        do {
          try sync(folder)
        } catch {
          for load in loads { load.failure = error }
        }
      }
    }
  }

  private func count(_ change: Int) {
    lock.lock()
    defer { lock.unlock() }
    busy += change
    if change < 0, busy < processors { mayLeave.wakeAll() }
  }
}
