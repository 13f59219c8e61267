@testable import Configuration
import Glibc
import Journal
import Spool
import Synchronization
import Testing

@testable import Service

/// Folders whose file server gives no answer.
struct SilenceWatchTests {
  /// A file server that gives no answer while it is told so, and what is told of it.
  private final class Scene: Sendable {
    let silent = Mutex<String?>(nil)
    let asked = Atomic(0)
    let fed = Atomic(0)
    let log = EventList()
    let held = Mutex<[String]>([])

    func ask(_ path: String) {
      asked.add(1, ordering: .relaxed)
      while silent.withLock({ $0.map { path.hasSuffix($0) } ?? false }) { usleep(2_000) }
    }

    func watch() throws -> SilenceWatch {
      try SilenceWatch(
        patience: .milliseconds(200), log: log, ask: { [self] in ask($0) },
        feed: { [self] in fed.add(1, ordering: .relaxed) },
        held: { [self] _, obstacle in held.withLock { $0.append(obstacle.text) } })
    }
  }

  private func wait(_ condition: () -> Bool) -> Bool {
    for _ in 0..<5000 where !condition() { usleep(2_000) }
    return condition()
  }

  private let configuration: Configuration

  init() throws { configuration = try .spool("/nowhere") }

  @Test func aThreadThatWaitsForAFolderIsNoneThatHangs() throws {
    let scene = Scene()
    let watch = try scene.watch()
    defer { watch.close() }
    try watch.check(configuration)
    scene.silent.withLock { $0 = "/archive" }
    #expect(wait { !scene.held.withLock(\.isEmpty) })
    let text = "archive: its file system gives no answer"
    #expect(scene.held.withLock { $0.first } == text)
    #expect(scene.log.kinds == [.paused])
    let fed = scene.fed.load(ordering: .relaxed)
    #expect(wait { scene.fed.load(ordering: .relaxed) > fed + 5 })
    scene.silent.withLock { $0 = nil }
    watch.comeRound()
    #expect(wait { scene.log.kinds == [.paused, .resumed] })
  }

  @Test func aThreadThatHangsIsNotFedForAFolderThatAnswers() throws {
    let scene = Scene()
    let watch = try scene.watch()
    defer { watch.close() }
    try watch.check(configuration)
    let (fed, asked) = (scene.fed.load(ordering: .relaxed), scene.asked.load(ordering: .relaxed))
    // Twice all of them, with a second between.
    #expect(wait { scene.asked.load(ordering: .relaxed) > asked + 20 })
    #expect(scene.fed.load(ordering: .relaxed) == fed)
    #expect(scene.log.kinds.isEmpty)
  }

  @Test func aFolderThatGivesNoAnswerIsNamedBeforeItIsUsed() throws {
    let scene = Scene()
    let watch = try scene.watch()
    defer { watch.close() }
    scene.silent.withLock { $0 = "/outgoing" }
    for _ in 0..<2 {
      #expect(throws: StartError.notThere(.outgoing, SilenceWatch.reason)) {
        try watch.check(configuration)
      }
    }
    // A configuration that names another place is not held up by it.
    var other = configuration
    other.outgoing = "/elsewhere"
    try watch.check(other)
    scene.silent.withLock { $0 = nil }
    try watch.check(configuration)
  }
}
