internal import Spool
internal import Threads

/// Works on many things at once, on threads of its own, and reports in the order of the things.
///
/// Not on those of libdispatch: it ends the process when it finds no descriptor for its event loop.
enum Parallel {
  /// How many things can be worked on at once.
  static var cores: Int { max(1, processors()) }

  /// What was handed out, and what came back.
  private final class Progress<Item: Sendable, Result: Sendable>: @unchecked Sendable {
    // Safe: all that changes is touched under the lock only. (A `Mutex` hands itself over in the
    // kernel, futex(2), which ThreadSanitizer does not see.)
    private let lock = Lock()
    private let ended = Condition()
    private let items: [Item]
    private var work: (@Sendable (Item) -> Result)?
    private var report: (@Sendable (Item, Result) -> Void)?
    private var threads = 0
    private var next = 0
    private var reported = 0
    private var waiting: [Int: Result] = [:]

    init(
      _ items: [Item], _ work: @escaping @Sendable (Item) -> Result,
      _ report: @escaping @Sendable (Item, Result) -> Void
    ) {
      self.items = items
      self.work = work
      self.report = report
    }

    /// Does all there is to do with so many threads, this one included.
    ///
    /// Fewer do it where the system has no more. Nothing of the work is held when this returns.
    func run(on count: Int) {
      for _ in 1..<max(count, 1) {
        lock.lock()
        threads += 1
        lock.unlock()
        do throws(SystemCallError) {
          try startThread("work") { [self] in
            goOn()
            leave()
          }
        } catch {
          leave()
          break
        }
      }
      goOn()
      lock.lock()
      while threads > 0 { lock.wait(for: ended) }
      (work, report) = (nil, nil)
      lock.unlock()
    }

    private func goOn() {
      while let (place, item) = take(), let result = work?(item) { give(result, at: place) }
    }

    private func leave() {
      lock.lock()
      threads -= 1
      ended.wakeAll()
      lock.unlock()
    }

    /// The next item, with its place; nil when there is none.
    private func take() -> (place: Int, item: Item)? {
      lock.lock()
      defer { lock.unlock() }
      guard next < items.count else { return nil }
      defer { next += 1 }
      return (next, items[next])
    }

    /// Reports a result, and those behind it that waited for it.
    private func give(_ result: Result, at place: Int) {
      lock.lock()
      defer { lock.unlock() }
      waiting[place] = result
      while let due = waiting.removeValue(forKey: reported) {
        report?(items[reported], due)
        reported += 1
      }
    }
  }

  /// Does `work` for every item on all cores, and `report`s each result, one after the other.
  ///
  /// With `least`, no thread is started for fewer items than these.
  static func forEach<Item: Sendable, Result: Sendable>(
    _ items: [Item], atLeast least: Int = 1, work: @Sendable (Item) -> Result,
    report: @Sendable (Item, Result) -> Void
  ) {
    let threads = min((items.count + least - 1) / least, cores)
    withoutActuallyEscaping(work) { work in
      withoutActuallyEscaping(report) { report in
        Progress(items, work, report).run(on: threads)
      }
    }
  }

  /// The results of `work` for every item, in the order of the items; `least` as with
  /// ``forEach(_:atLeast:work:report:)``.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], atLeast least: Int = 1, work: @Sendable (Item) -> Result
  ) -> [Result] {
    let results = Results<Result>()
    forEach(items, atLeast: least, work: work) { _, result in results.append(result) }
    return results.all
  }

  /// Results in the order in which they are reported.
  private final class Results<Result: Sendable>: @unchecked Sendable {
    // Safe: touched by one thread after the other, under the lock of `Progress`.
    private(set) var all: [Result] = []

    func append(_ result: Result) { all.append(result) }
  }
}
