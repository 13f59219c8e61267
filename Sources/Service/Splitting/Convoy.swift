internal import Glibc
internal import Spool
internal import Threads

/// Takes what many jobs do in the same steps through each step together, with one fsync of a folder
/// for all of them after it.
///
/// The shares of a study gather in few folders. A convoy does not leave as long as others keep the
/// processors busy who may join it: a medium that is fast would otherwise be asked once a file.
/// Whose load travels does other jobs meanwhile: a few threads, whose memory is still in the caches,
/// then do what many could that sleep most of the time.
final class Convoy: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only, and a load by who leads its group alone
  // until the group has arrived.

  /// Does something, and says which folder must be on the medium before the next step.
  typealias Step = () throws -> Folder

  private final class Load {
    let steps: [Step]
    var failure: (any Error)?

    init(_ steps: [Step]) { self.steps = steps }
  }

  private final class Group: @unchecked Sendable {
    // Safe: touched under the convoy's lock, or by who leads it alone.
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
  private let elsewhere: @Sendable (@escaping @Sendable () -> Void) -> Void
  private let meanwhile: @Sendable () -> Bool
  private let sync: @Sendable (Folder) throws -> Void

  /// So many are under way at a time: while one waits for the medium, the other works.
  private static let most = 2
  /// So many loads do not wait for more; and while they cannot leave, nobody takes up another job,
  /// so that what is on its way has a limit.
  private static let full = 16
  /// So long after its first load nobody has come back to a group, if it still gathers.
  private static let abandonedMicroseconds: UInt32 = 50_000

  /// - Parameters:
  ///   - processors: as many threads at work leave no processor idle.
  ///   - patience: so long a convoy waits for others at most.
  ///   - elsewhere: runs something on a thread that carries nothing: should all who wait for a convoy
  ///     be busy with long jobs, it leaves all the same.
  ///   - meanwhile: does another job, if there is one; false when there is none.
  ///   - sync: waits until a folder is on the medium.
  init(
    processors: Int, patience: Duration = .milliseconds(10),
    elsewhere: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { _ in },
    meanwhile: @escaping @Sendable () -> Bool = { false },
    sync: @escaping @Sendable (Folder) throws -> Void = { try $0.sync() }
  ) {
    self.processors = processors
    self.patience = patience
    self.elsewhere = elsewhere
    self.meanwhile = meanwhile
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
    let group = join(load)
    lock.lock()
    defer { lock.unlock() }
    while !group.isOver {
      if mayLead(group) {
        lead(group)
      } else if (gathering?.loads.count ?? 0) >= Self.full || !work() {
        // The lock was open meanwhile.
        if !group.isOver, !mayLead(group) { wait(for: group) }
      }
    }
  }

  private func mayLead(_ group: Group) -> Bool {
    gathering === group && underWay < Self.most
      && (busy < processors || left(group) <= .zero || group.loads.count >= Self.full)
  }

  /// How long a group still waits for others, while it gathers.
  private func left(_ group: Group) -> Duration { patience - (.now - group.begun) }

  private func wait(for group: Group) {
    if gathering !== group {
      lock.wait(for: group.hasArrived)
    } else if underWay == Self.most {
      lock.wait(for: mayLeave)
    } else {
      lock.wait(for: mayLeave, atMost: left(group))
    }
  }

  /// Adds a load to the group that gathers, or begins one.
  private func join(_ load: Load) -> Group {
    lock.lock()
    defer { lock.unlock() }
    if let group = gathering {
      group.loads.append(load)
      if group.loads.count == Self.full { mayLeave.wakeAll() }
      return group
    }
    let group = Group(load)
    gathering = group
    elsewhere { [self] in
      usleep(Self.abandonedMicroseconds)
      leadAbandoned(group)
    }
    return group
  }

  private func leadAbandoned(_ group: Group) {
    lock.lock()
    defer { lock.unlock() }
    while gathering === group {
      if underWay == Self.most { lock.wait(for: mayLeave) } else { lead(group) }
    }
  }

  /// Does another job with the lock open, if there is one.
  private func work() -> Bool {
    lock.unlock()
    defer { lock.lock() }
    return meanwhile()
  }

  /// Takes the group that gathers through its steps, with the lock open.
  private func lead(_ group: Group) {
    gathering = nil
    underWay += 1
    lock.unlock()
    take(group.loads)
    lock.lock()
    underWay -= 1
    group.isOver = true
    group.hasArrived.wakeAll()
    mayLeave.wakeAll()
  }

  private func take(_ loads: [Load]) {
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
