import DICOM
import Foundation
import Glibc
import SecretSharing
import Spool
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

  @Test func whatIsWrongWithAFileArrivesAsItsError() throws {
    try with { workers in
      let (file, _) = try temporaryFile(Array("no picture".utf8))
      #expect(throws: SharingError.notPNG) { try WorkerLease(workers).inspect(file) }
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
    #expect(throws: WorkerEnded.self) { try WorkerLease(workers).inspect(file) }
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
