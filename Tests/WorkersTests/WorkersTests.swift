import DICOM
import Foundation
import Glibc
import SecretSharing
import Spool
import Synchronization
import Testing

@testable import Workers

/// Real processes: what they do, and what becomes of those who use them when they end.
@Suite struct WorkersTests {
  private func with(
    _ count: Int = 2, _ body: (Workers) throws -> Void
  ) throws {
    let workers = try Workers(count: count, executable: program)
    defer { workers.close() }
    try body(workers)
  }

  private func process(_ workers: Workers) throws -> WorkerProcess {
    try #require(try workers.take() as? WorkerProcess)
  }

  @Test func aFileGoesThereAndBack() throws {
    try with { workers in
      let bytes = smallDICOM()
      let (source, _) = try temporaryFile(bytes)
      let (archive, _) = try temporaryFile()
      let (patient, _) = try temporaryFile()
      let (restored, _) = try temporaryFile()
      let lease = WorkerLease(workers)
      let found = try lease.examine(source, isHeld: true)
      #expect(found.structure == .complete)
      #expect(found.identity?.patientID == "P1")
      let plan = try lease.plan(path: Array("S/IM".utf8), mode: .standard)
      #expect(plan.digest == (try lease.digest()))
      #expect(plan.report.fileBytes == bytes.count)
      let pair = try lease.write(archive: archive, patient: patient)
      lease.leave()
      #expect(try lease.inspect(patient, isWhole: true).role == .patient)
      #expect(try lease.inspect(archive).pairID == pair)
      #expect(
        try lease.compare(source, archive: archive, patient: patient, mayBeLossy: false))
      let restoration = try lease.restore(patient, archive, to: restored)
      #expect(restoration.path == Array("S/IM".utf8))
      #expect(restoration.identity?.studyInstanceUID == "1.2.3")
      #expect(try restored.contents(limit: 1 << 20) == bytes)
    }
  }

  /// The medium of what was written is at fault then, not that of what was read.
  @Test func whatCannotBeReadBackIsUnwritable() throws {
    func unreadable(_ bytes: [UInt8] = []) throws -> File {
      let (file, place) = try temporaryFile(bytes)
      let descriptor = withExtendedLifetime(file) { open(place.path, O_WRONLY | O_CLOEXEC) }
      try #require(descriptor >= 0)
      return File(adopting: descriptor)
    }
    try with { workers in
      let (source, _) = try temporaryFile(smallDICOM())
      let (archive, _) = try temporaryFile()
      let (patient, _) = try temporaryFile()
      let lease = WorkerLease(workers)
      func plan() throws {
        _ = try lease.examine(source, isHeld: true)
        _ = try lease.plan(path: [], mode: .standard)
      }
      try plan()
      #expect(throws: SharingError.unwritable(EBADF)) {
        try lease.write(archive: archive, patient: unreadable())
      }
      try plan()
      #expect(throws: SharingError.unwritable(EBADF)) {
        try lease.write(archive: unreadable(), patient: patient)
      }
      _ = try lease.examine(source, isHeld: true)
      let (one, other) = (try temporaryFile().0, try temporaryFile().0)
      _ = try lease.split(path: [], mode: .standard, archive: one, patient: other)
      #expect(throws: SharingError.unwritable(EBADF)) {
        try lease.restore(one, other, to: unreadable())
      }
      #expect(throws: SharingError.unreadable(ReadError(code: EBADF))) {
        try lease.restore(one, unreadable([UInt8](repeating: 0, count: 4096)), to: patient)
      }
    }
  }

  /// A worker that opens converters when it is confined reads all of these as Latin-1.
  @Test(
    arguments: [
      ("ISO_IR 101", [0xB3], "ł"), ("ISO_IR 109", [0xA6], "Ĥ"), ("ISO_IR 110", [0xA3], "Ŗ"),
      ("ISO_IR 144", [0xBB, 0xEE, 0xDA], "Люк"), ("ISO_IR 127", [0xC7], "ا"),
      ("ISO_IR 126", [0xC4], "Δ"), ("ISO_IR 138", [0xF9], "ש"), ("ISO_IR 148", [0xF0], "ğ"),
      ("ISO_IR 203", [0xA4], "€"), ("ISO_IR 166", [0xA1], "ก"), ("ISO_IR 13", [0xD4, 0xCF], "ﾔﾏ"),
      ("\\ISO 2022 IR 87", [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42], "山田"),
      ("\\ISO 2022 IR 159", [0x1B, 0x24, 0x28, 0x44, 0x30, 0x21, 0x1B, 0x28, 0x42], "丂"),
      ("\\ISO 2022 IR 149", [0x1B, 0x24, 0x29, 0x43, 0xFB, 0xF3], "洪"),
      ("\\ISO 2022 IR 58", [0x1B, 0x24, 0x29, 0x41, 0xCD, 0xF5], "王"),
      ("GBK", [0xCD, 0xF5], "王"), ("GB18030", [0xCD, 0xF5], "王"),
      ("ISO_IR 192", [0xC3, 0xA9], "é"),
    ] as [(String, [UInt8], String)])
  func aWorkerKnowsEveryCharacterSet(_ term: String, _ bytes: [UInt8], _ text: String) throws {
    try with(1) { workers in
      let (file, _) = try temporaryFile(smallDICOM(characterSet: term, patientID: bytes))
      let found = try WorkerLease(workers).examine(file, isHeld: false)
      #expect(found.identity?.patientID == text)
    }
  }

  @Test func whatIsWrongWithAFileArrivesAsItsError() throws {
    try with { workers in
      let (file, _) = try temporaryFile(Array("no picture".utf8))
      #expect(throws: SharingError.notPNG(.unknown)) { try WorkerLease(workers).inspect(file) }
      let lease = WorkerLease(workers)
      #expect(try lease.examine(file, isHeld: true).structure == .foreign)
      #expect(throws: SharingError.notDICOM) { try lease.plan(path: [], mode: .standard) }
      #expect(lease.ended == nil)
    }
  }

  @Test func aWorkerThatIsKilledIsReplaced() throws {
    try with(1) { workers in
      let (file, _) = try temporaryFile(smallDICOM())
      let lease = WorkerLease(workers)
      _ = try lease.examine(file, isHeld: true)
      let pid = try #require(lease.processID)
      kill(pid, SIGKILL)
      #expect(throws: WorkerEnded(cause: .killed)) { try lease.digest() }
      #expect(lease.ended == WorkerEnded(cause: .killed))
      let next = WorkerLease(workers)
      #expect(try next.examine(file, isHeld: true).structure == .complete)
      #expect(next.processID != pid)
      #expect(kill(pid, 0) == -1, "nothing is left of it")
    }
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT]) func aCrashIsNoKill(_ signal: Int32) throws {
    try with(1) { workers in
      let (file, _) = try temporaryFile(smallDICOM())
      let lease = WorkerLease(workers)
      _ = try lease.examine(file, isHeld: true)
      kill(try #require(lease.processID), signal)
      #expect(throws: WorkerEnded(cause: .crashed)) { try lease.digest() }
    }
  }

  @Test func oneThatEndsWhileNobodyUsesItIsNoFilesFault() throws {
    try with(1) { workers in
      let worker = try process(workers)
      workers.give(worker)
      kill(worker.pid, SIGKILL)
      while worker.isAlive { usleep(100) }
      let (file, _) = try temporaryFile(smallDICOM())
      let lease = WorkerLease(workers)
      #expect(try lease.examine(file, isHeld: true).structure == .complete)
      #expect(lease.ended == nil)
    }
  }

  @Test func oneWithoutProgressIsKilled() throws {
    try with(1) { workers in
      let worker = try process(workers)
      let (file, _) = try temporaryFile(smallDICOM())
      _ = try worker.answer(to: .examine(isHeld: true), [file], patience: .seconds(60))
      kill(worker.pid, SIGSTOP)
      #expect(throws: WorkerEnded(cause: .stalled)) {
        try worker.answer(to: .examine(isHeld: true), [file], patience: .milliseconds(20))
      }
      #expect(kill(worker.pid, 0) == -1, "nothing is left of it")
      workers.give(worker)
      let next = try process(workers)
      #expect(next.pid != worker.pid)
      workers.give(next)
    }
  }

  @Test func anotherProgramIsNoWorker() throws {
    let workers = try Workers(count: 1, executable: "/bin/true")
    defer { workers.close() }
    let (file, _) = try temporaryFile(smallDICOM())
    let lease = WorkerLease(workers)
    #expect(throws: SystemCallError(call: "posix_spawn", code: ECANCELED)) {
      try lease.inspect(file)
    }
    #expect(lease.ended == nil, "the file was not read, and is not to blame")
  }

  @Test func oneThatCannotConfineItselfIsNoFilesFault() throws {
    let script = FileManager.default.temporaryDirectory.appending(path: "worker-\(UUID())")
    defer { try? FileManager.default.removeItem(at: script) }
    let reply = WorkerReply.unready(code: UInt8(EPERM)).encoded
      .map { "\\" + String($0, radix: 8) }.joined()
    let text = "#!/bin/sh\nprintf '\(reply)' >&3; exec sleep 60\n"
    try Data(text.utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
    let workers = try Workers(count: 1, executable: script.path)
    defer { workers.close() }
    let (file, _) = try temporaryFile(smallDICOM())
    for _ in 0..<3 {
      let lease = WorkerLease(workers)
      #expect(throws: SystemCallError(call: "posix_spawn", code: EPERM)) { try lease.inspect(file) }
      #expect(lease.ended == nil)
    }
  }

  /// A worker that is there, and does nothing.
  private final class IdleWorker: Worker {
    let isAlive = true

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply { .done }

    func end() {}
  }

  @Test func whereNoMoreCanBeStartedThoseThatThereAreDoTheWork() throws {
    let made = Mutex(0)
    let workers = try Workers(count: 2) { () throws(SystemCallError) in
      let number = made.withLock { made in
        made += 1
        return made
      }
      guard number == 1 else { throw SystemCallError(call: "fork", code: EAGAIN) }
      return IdleWorker()
    }
    defer { workers.close() }
    nonisolated(unsafe) let one = try workers.take()
    let thread = Thread {
      let end = ContinuousClock.now + .seconds(600)
      while made.withLock({ $0 }) < 2, .now < end { usleep(1000) }
      usleep(20_000)
      workers.give(one)
    }
    thread.start()
    let other = try workers.take()
    #expect(made.withLock { $0 } >= 2, "another one was tried")
    #expect(other === one)
    workers.give(other)
  }

  /// A worker that ends at once.
  private final class EndedWorker: Worker {
    let isAlive = false
    let whyNotReady: CInt? = EPERM

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply { throw WorkerEnded(cause: .unready(EPERM)) }

    func end() {}
  }

  @Test func thoseThatEndAtOnceAreNotStartedAgainAndAgain() throws {
    let made = Mutex(0)
    let workers = try Workers(count: 1) { () throws(SystemCallError) in
      made.withLock { $0 += 1 }
      return EndedWorker()
    }
    defer { workers.close() }
    for _ in 0..<50 {
      #expect(throws: SystemCallError(call: "posix_spawn", code: EPERM)) { _ = try workers.take() }
    }
    #expect(made.withLock(\.self) == 2)
  }

  @Test func thePauseGrowsUpToAMinute() {
    let seconds = (1...8).map { Workers.pause(after: $0).components.seconds }
    #expect(seconds == [1, 2, 4, 8, 16, 32, 60, 60])
  }

  @Test func aProcessThatWasReadyIsReplacedAtOnce() throws {
    let made = Mutex(0)
    let workers = try Workers(count: 1) { () throws(SystemCallError) in
      made.withLock { $0 += 1 }
      return try WorkerProcess(executable: program)
    }
    defer { workers.close() }
    for count in 1...5 {
      let (file, _) = try temporaryFile(smallDICOM())
      let lease = WorkerLease(workers)
      // After the second one that was never ready, nobody would get one for a while.
      _ = try lease.examine(file, isHeld: false)
      #expect(made.withLock(\.self) == count, "one for each, and none too many")
      kill(try #require(lease.processID), SIGKILL)
      #expect(throws: WorkerEnded(cause: .killed)) { try lease.digest() }
    }
    #expect(workers.idleCount <= 1)
  }

  @Test func oneThatSomebodyHasWorksOnWhenAllIsClosed() throws {
    let workers = try Workers(count: 2, executable: program)
    let (one, other) = (try process(workers), try process(workers))
    workers.close()
    let (file, _) = try temporaryFile(smallDICOM())
    for worker in [one, other] {
      // As long as the thread that started it takes to end, if it did.
      for _ in 0..<50 {
        _ = try worker.answer(to: .examine(isHeld: true), [file], patience: .seconds(60))
        usleep(2000)
      }
      workers.give(worker)
      #expect(kill(worker.pid, 0) == -1, "it has ended")
    }
  }

  @Test func oneThatIsReadyTooLateIsEnded() throws {
    let (hasBegun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let hasEnded = DispatchSemaphore(value: 0)
    let workers = try Workers(count: 1) { () throws(SystemCallError) in
      hasBegun.signal()
      mayEnd.wait()
      return LateWorker(hasEnded: hasEnded)
    }
    workers.prepare()
    hasBegun.wait()
    workers.close()
    mayEnd.signal()
    #expect(hasEnded.wait(timeout: .now() + 60) == .success)
    #expect(workers.idleCount == 0)
  }

  /// A worker that tells when it is ended.
  private final class LateWorker: Worker {
    let isAlive = true
    private let hasEnded: DispatchSemaphore

    init(hasEnded: DispatchSemaphore) { self.hasEnded = hasEnded }

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply { .done }

    func end() { hasEnded.signal() }
  }

  @Test func whatCannotBeStartedIsSaid() throws {
    let workers = try Workers(count: 1, executable: "/nonexistent")
    defer { workers.close() }
    let (file, _) = try temporaryFile(smallDICOM())
    for _ in 0..<2 {
      #expect(throws: SystemCallError(call: "posix_spawn", code: ENOENT)) {
        try WorkerLease(workers).inspect(file)
      }
    }
  }
}
