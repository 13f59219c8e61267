import Foundation
import Synchronization
import Testing

@testable import Threads

/// What is not waited for for ever.
@Suite struct PatienceTests {
  /// As a file server that gives no answer holds whoever asks it.
  private final class Server: Sendable {
    private let lock = NSCondition()
    private let answers = Mutex(false)

    func ask() {
      lock.lock()
      while !answers.withLock({ $0 }) { lock.wait() }
      lock.unlock()
    }

    func answer() {
      lock.lock()
      answers.withLock { $0 = true }
      lock.broadcast()
      lock.unlock()
    }
  }

  @Test func whatEndsIsWaitedFor() {
    let count = Mutex(0)
    #expect(Patience.run(within: .seconds(60)) { count.withLock { $0 += 1 } })
    #expect(count.withLock { $0 } == 1)
  }

  @Test func whatDoesNotEndIsLeft() {
    let server = Server()
    defer { server.answer() }
    #expect(!Patience.run(within: .milliseconds(50)) { server.ask() })
  }

  @Test func whatIsOnlySlowIsWaitedFor() {
    let server = Server()
    let isSlow = { () -> Bool in
      server.answer()
      return true
    }
    #expect(Patience.run(within: .milliseconds(50), unless: isSlow) { server.ask() })
  }
}
