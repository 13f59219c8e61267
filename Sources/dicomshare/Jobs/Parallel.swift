internal import Dispatch
internal import Glibc
internal import Synchronization

/// Works on many things at once, on threads of its own, and reports in the order of the things.
enum Parallel {
  /// How many things can be worked on at once.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private struct Progress<Result> {
    var next = 0
    var reported = 0
    var waiting: [Int: Result] = [:]
  }

  /// Does `work` for every item on all cores, and `report`s each result, one after the other.
  static func forEach<Item: Sendable, Result: Sendable>(
    _ items: [Item], work: @Sendable (Item) -> Result, report: @Sendable (Item, Result) -> Void
  ) {
    let progress = Mutex(Progress<Result>())
    let workers = min(items.count, cores)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = progress.withLock { progress in
          progress.next += 1
          return progress.next - 1
        }
        guard index < items.count else { return }
        let result = work(items[index])
        progress.withLock { progress in
          progress.waiting[index] = result
          while let due = progress.waiting.removeValue(forKey: progress.reported) {
            report(items[progress.reported], due)
            progress.reported += 1
          }
        }
      }
    }
  }

  /// The results of `work` for every item, in the order of the items.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], work: @Sendable (Item) -> Result
  ) -> [Result] {
    let results = Mutex<[Result]>([])
    forEach(items, work: work) { _, result in results.withLock { $0.append(result) } }
    return results.withLock { $0 }
  }
}
