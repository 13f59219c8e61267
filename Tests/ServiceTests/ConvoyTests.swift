import Foundation
@testable import Service
@testable import Spool
import Synchronization
import Testing
@testable import Threads

@Suite("Threads that go the same steps together", .timeLimit(.minutes(10)))
struct ConvoyTests {
  private let folder: Folder
  private let other: Folder
  /// What was done, in order: steps by their names, syncs as "sync".
  private let log = Log()

  private final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    func count(_ line: String) -> Int { all.filter { $0 == line }.count }
  }

  init() throws {
    folder = try Folder(path: "/")
    other = try Folder(path: "/proc")
  }

  private func convoy(_ patience: Duration = .seconds(3600)) -> Convoy {
    Convoy(processors: 1, patience: patience, sync: { [log] _ in log.add("sync") })
  }

  private func step(_ name: String, in folder: Folder? = nil) -> Convoy.Step {
    { [log, all = self.folder] in
      log.add(name)
      return folder ?? all
    }
  }

  /// Runs bodies on threads of their own, and waits for them.
  private func threads(_ count: Int, _ body: @escaping @Sendable () -> Void) throws {
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<count {
      try startThread("test") {
        body()
        ended.signal()
      }
    }
    for _ in 0..<count { ended.wait() }
  }

  @Test("Each step is followed by the sync of its folder, before the next one")
  func order() throws {
    let convoy = convoy()
    try convoy.during { Result { try convoy.carry([step("1"), step("2"), step("3")]) } }.get()
    #expect(log.all == ["1", "sync", "2", "sync", "3", "sync"])
  }

  @Test("Who comes while a convoy gathers joins it: one sync of each folder after each step")
  func together() throws {
    let convoy = convoy()
    let isAtWork = DispatchSemaphore(value: 0)
    let mayGoOn = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    // Somebody is at work, so that the first convoy waits.
    try startThread("busy") {
      convoy.during {
        isAtWork.signal()
        mayGoOn.wait()
      }
      ended.signal()
    }
    isAtWork.wait()
    for number in 0..<8 {
      let steps = [step("1"), step("2", in: number % 2 == 0 ? folder : other)]
      nonisolated(unsafe) let carried = steps  // by this thread's successor alone
      try startThread("load") {
        convoy.during { #expect(throws: Never.self) { try convoy.carry(carried) } }
        ended.signal()
      }
    }
    while convoy.waiting < 8 { usleep(1000) }
    #expect(log.all.isEmpty)
    mayGoOn.signal()
    for _ in 0..<9 { ended.wait() }
    #expect(log.count("1") == 8 && log.count("2") == 8)
    #expect(log.count("sync") == 3)
    #expect(log.all.firstIndex(of: "sync") == 8)
  }

  @Test("Who waits for a convoy does other jobs, whose loads join it")
  func meanwhile() throws {
    let convoy = Mutex<Convoy?>(nil)
    let jobs = Mutex(7)
    let carry: @Sendable () -> Void = { [log, folder] in
      guard let convoy = convoy.withLock({ $0 }) else { return }
      convoy.during {
        try? convoy.carry([
          {
            log.add("1")
            return folder
          }
        ])
        log.add("end")
      }
    }
    let made = Convoy(
      processors: 0, patience: .milliseconds(200),
      meanwhile: {
        let isLeft = jobs.withLock { jobs in
          jobs -= jobs > 0 ? 1 : 0
          return jobs > 0
        }
        if isLeft { carry() }
        return isLeft
      }, sync: { [log] _ in log.add("sync") })
    convoy.withLock { $0 = made }
    carry()
    #expect(log.count("1") == 7 && log.count("end") == 7)
    #expect(log.count("sync") == 1, "all on one thread, in one convoy")
  }

  @Test("A convoy leaves although all who wait for it are busy with long jobs")
  func abandoned() throws {
    let hasArrived = DispatchSemaphore(value: 0)
    let isBusy = Mutex(false)
    let convoy = Convoy(
      processors: 0, patience: .seconds(3600),
      elsewhere: { body in
        do { try startThread("elsewhere", body) } catch { Issue.record(error) }
      },
      meanwhile: {
        guard
          isBusy.withLock({ isBusy in
            defer { isBusy = true }
            return !isBusy
          })
        else { return false }
        hasArrived.wait()
        return true
      }, sync: { _ in hasArrived.signal() })
    try convoy.during { Result { try convoy.carry([step("1")]) } }.get()
    #expect(log.all == ["1"])
  }

  @Test("Who comes while a convoy is under way takes a later one")
  func later() throws {
    let convoy = convoy()
    let isUnderWay = DispatchSemaphore(value: 0)
    let mayGoOn = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    try startThread("first") { [log, folder] in
      convoy.during {
        try? convoy.carry([
          {
            isUnderWay.signal()
            mayGoOn.wait()
            log.add("first")
            return folder
          }
        ])
      }
      ended.signal()
    }
    isUnderWay.wait()
    try threads(1) { [log, folder] in
      convoy.during {
        try? convoy.carry([
          {
            log.add("second")
            return folder
          }
        ])
      }
    }
    #expect(log.all == ["second", "sync"])
    mayGoOn.signal()
    ended.wait()
    #expect(log.all == ["second", "sync", "first", "sync"])
  }

  @Test("A step that fails ends its own load, and no other")
  func failingStep() throws {
    let convoy = convoy(.zero)
    let failures = Mutex(0)
    let number = Mutex(0)
    try threads(8) { [folder] in
      let mine = number.withLock { number in
        number += 1
        return number
      }
      do {
        try convoy.during {
          Result {
            try convoy.carry([
              {
                if mine % 2 == 0 { throw SystemCallError(call: "link", code: EEXIST) }
                return folder
              },
              {
                #expect(mine % 2 == 1)
                return folder
              },
            ])
          }
        }.get()
      } catch {
        #expect((error as? SystemCallError)?.code == EEXIST && mine % 2 == 0)
        failures.withLock { $0 += 1 }
      }
    }
    #expect(failures.withLock { $0 } == 4)
  }

  @Test("A sync that fails fails for all who wait for it, before their next step")
  func failingSync() throws {
    let convoy = Convoy(
      processors: 1, sync: { _ in throw SystemCallError(call: "fsync", code: EIO) })
    let failures = Mutex(0)
    try threads(8) { [folder] in
      let result = convoy.during {
        Result {
          try convoy.carry([
            { folder },
            {
              Issue.record("a step after a sync that failed")
              return folder
            },
          ])
        }
      }
      if case .failure(let error as SystemCallError) = result, error.code == EIO {
        failures.withLock { $0 += 1 }
      }
    }
    #expect(failures.withLock { $0 } == 8)
  }

  @Test("A convoy does not wait for others for ever")
  func patience() throws {
    let convoy = convoy(.milliseconds(1))
    try convoy.during {
      convoy.during { Result { try convoy.carry([step("1")]) } }
    }.get()
    #expect(log.all == ["1", "sync"])
  }
}
