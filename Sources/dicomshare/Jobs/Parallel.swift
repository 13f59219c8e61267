internal import Dispatch
internal import Threads

/// Works on many things at once, on threads of its own, and reports in the order of the things.
enum Parallel {
  /// How many things can be worked on at once.
  static var cores: Int { max(1, processors()) }

  /// What was handed out, and what came back.
  private final class Progress<Item: Sendable, Result: Sendable>: @unchecked Sendable {
    // Safe: all that changes is touched under the lock only. (A `Mutex` hands itself over in the
    // kernel, futex(2), which ThreadSanitizer does not see.)
    private let lock = Lock()
    private let items: [Item]
    private let report: @Sendable (Item, Result) -> Void
    private var next = 0
    private var reported = 0
    private var waiting: [Int: Result] = [:]

    init(_ items: [Item], _ report: @escaping @Sendable (Item, Result) -> Void) {
      self.items = items
      self.report = report
    }

    /// The next item, with its place; nil when there is none.
    func take() -> (place: Int, item: Item)? {
      lock.lock()
      defer { lock.unlock() }
      guard next < items.count else { return nil }
      defer { next += 1 }
      return (next, items[next])
    }

    /// Reports a result, and those behind it that waited for it.
    func give(_ result: Result, at place: Int) {
      lock.lock()
      defer { lock.unlock() }
      waiting[place] = result
      while let due = waiting.removeValue(forKey: reported) {
        report(items[reported], due)
        reported += 1
      }
    }
  }

  /// Does `work` for every item on all cores, and `report`s each result, one after the other.
  static func forEach<Item: Sendable, Result: Sendable>(
    _ items: [Item], work: @Sendable (Item) -> Result,
    report: @Sendable (Item, Result) -> Void
  ) {
    withoutActuallyEscaping(report) { report in
      let progress = Progress(items, report)
      DispatchQueue.concurrentPerform(iterations: min(items.count, cores)) { _ in
        while let (place, item) = progress.take() { progress.give(work(item), at: place) }
      }
    }
  }

  /// The results of `work` for every item, in the order of the items.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], work: @Sendable (Item) -> Result
  ) -> [Result] {
    let results = Results<Result>()
    forEach(items, work: work) { _, result in results.append(result) }
    return results.all
  }

  /// Results in the order in which they are reported.
  private final class Results<Result: Sendable>: @unchecked Sendable {
    // Safe: touched by one thread after the other, under the lock of `Progress`.
    private(set) var all: [Result] = []

    func append(_ result: Result) { all.append(result) }
  }
}
