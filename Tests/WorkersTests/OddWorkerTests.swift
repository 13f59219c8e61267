import Foundation
import Glibc
import SecretSharing
import Spool
import Synchronization
import Testing

@testable import Workers

/// What a process that a file has taken over may say or leave out: nobody waits for it for ever, and
/// nothing is left of it.
@Suite struct OddWorkerTests {
  /// A worker that is a script: it says `ready`, then does what the script has next.
  private func with(
    _ script: String, isReady: Bool = true, _ body: (WorkerProcess) throws -> Void
  ) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "worker-\(UUID())")
    defer { try? FileManager.default.removeItem(at: url) }  // a leftover in /tmp harms nobody
    let text = "#!/bin/sh\n" + (isReady ? say(.ready) : "") + "\(script)\n"
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: url.path)
    let worker = try start(url.path)
    defer { worker.end() }
    try body(worker)
  }

  /// A process that another test begins has the script open for writing for a moment.
  private func start(_ path: String) throws -> WorkerProcess {
    while true {
      do {
        return try WorkerProcess(executable: path)
      } catch {
        guard error.code == ETXTBSY else { throw error }
        usleep(1000)
      }
    }
  }

  /// The command of a script that sends a reply.
  private func say(_ reply: WorkerReply) -> String {
    let bytes = reply.encoded.map { "\\" + String($0, radix: 8) }.joined()
    return "printf '\(bytes)' >&3\n"
  }

  /// The command of a script that reads a request.
  private let read = "dd bs=99999 count=1 <&3"

  /// Asks on a thread of its own, and waits for the end of the worker, but not for ever.
  private func end(
    of worker: WorkerProcess, _ request: WorkerRequest = .digest, patience: Duration = .seconds(60)
  ) -> WorkerEnded.Cause? {
    nonisolated(unsafe) var cause: WorkerEnded.Cause?
    nonisolated(unsafe) let worker = worker
    let isDone = DispatchSemaphore(value: 0)
    Thread {
      do {
        // As often as it answers.
        while true { _ = try worker.answer(to: request, [], patience: patience) }
      } catch {
        cause = (error as? WorkerEnded)?.cause
      }
      isDone.signal()
    }.start()
    let isInTime = isDone.wait(timeout: .now() + 30) == .success
    #expect(isInTime, "nobody waits for ever")
    if !isInTime {
      kill(worker.pid, SIGKILL)
      isDone.wait()
    }
    #expect(kill(worker.pid, 0) == -1, "nothing is left of it")
    return isInTime ? cause : nil
  }

  @Test func oneThatClosesItsSocketAndStaysIsEnded() throws {
    try with("\(read); exec 3>&-; exec sleep 1000") { #expect(end(of: $0) == .crashed) }
  }

  @Test func oneThatIsKilledIsNotTakenForThat() throws {
    try with("\(read); kill -KILL $$") { #expect(end(of: $0) == .killed) }
  }

  @Test func anEmptyMessageIsNoEnd() throws {
    let (channel, other) = try WorkerChannel.pair()
    let peer = WorkerChannel(adopting: fcntl(other.descriptor, F_DUPFD_CLOEXEC, 0))
    try peer.send([])
    guard case .message(let bytes, let files) = try channel.receive(atMost: .zero) else {
      Issue.record("it is taken for something else")
      return
    }
    #expect(bytes.isEmpty && files.isEmpty)
    #expect(throws: MalformedMessage.self) { try WorkerReply(bytes) }
    guard case .timeout = try channel.receive(atMost: .zero) else {
      Issue.record("the connection has ended")
      return
    }
  }

  @Test func oneThatIsReadyTwiceTalksNonsense() throws {
    try with(say(.ready) + "exec sleep 1000") { #expect(end(of: $0) == .crashed) }
  }

  @Test func oneThatWasReadyCannotSayThatItIsNot() throws {
    try with(say(.unready(code: 1)) + "exec sleep 1000") { #expect(end(of: $0) == .crashed) }
  }

  /// It waits for its end, and would be asked again and again.
  @Test func oneThatCouldNotBeginIsEndedAlsoWhenThatIsKnown() throws {
    try with(say(.unready(code: 1)) + "exec sleep 1000", isReady: false) { worker in
      while worker.whyNotReady != 1 { usleep(1000) }
      #expect(end(of: worker) == .unready(1))
    }
  }

  @Test func progressWithoutEndIsNone() throws {
    try with("while :; do \(say(.progress)) done") { worker in
      worker.mostPatiences = 2
      #expect(end(of: worker, patience: .seconds(1)) == .stalled)
    }
  }

  @Test func oneThatAnswersAndReadsNothingIsEnded() throws {
    let script = (0..<200).map { _ in say(.done) }.joined() + "exec sleep 1000"
    let path = [UInt8](repeating: 0x41, count: 1 << 16)
    try with(script) {
      #expect(end(of: $0, .split(path: path, .standard)) == .crashed)
    }
  }

  @Test func whatCannotBeSentIsNoFilesFault() throws {
    let workers = try Workers(count: 1, executable: program)
    defer { workers.close() }
    let lease = WorkerLease(workers)
    let files = try (0..<9).map { _ in try temporaryFile().0 }
    #expect(throws: SystemCallError(call: "sendmsg", code: EMSGSIZE)) {
      try lease.ask(.digest, files)
    }
    #expect(lease.ended == nil)
    #expect(try lease.examine(temporaryFile(smallDICOM()).0, isHeld: true).structure == .complete)
  }

  @Test func oneThatSpeaksUnaskedIsNotUsed() throws {
    try with(say(.done) + "exec sleep 1000") { worker in
      while worker.isSilent { usleep(1000) }
      #expect(worker.isAlive)
    }
  }

  /// Such a worker, and how often it was ended.
  private final class Talker: Worker {
    private(set) var isAlive = true
    let isSilent = false
    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws -> WorkerReply { .done }
    func end() { isAlive = false }
  }

  /// A worker that keeps how long it may say nothing.
  private final class Recorder: Worker {
    let isAlive = true
    private(set) var patiences: [Duration] = []
    private let bench = Workbench(Progress {})
    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws -> WorkerReply {
      patiences.append(patience)
      return bench.reply(to: request, files)
    }
    func end() {}
  }

  /// Those that have no file with them, or empty ones, work on the one that was examined.
  @Test func everyRequestAboutALargeFileHasPatience() throws {
    nonisolated(unsafe) let recorder = Recorder()
    let workers = try Workers(count: 1) { recorder }
    defer { workers.close() }
    let lease = WorkerLease(workers)
    let bytes = smallDICOM() + [UInt8](repeating: 0, count: 20 << 20)
    let source = try temporaryFile(bytes).0
    func pair() throws -> (File, File) { (try temporaryFile().0, try temporaryFile().0) }
    _ = try lease.plan(source, path: [], mode: .standard)
    _ = try lease.digest()
    var shares = try pair()
    _ = try lease.write(archive: shares.0, patient: shares.1)
    _ = try lease.examine(source, isHeld: false)
    shares = try pair()
    _ = try lease.split(path: [], mode: .standard, archive: shares.0, patient: shares.1)
    #expect(recorder.patiences == Array(repeating: .seconds(62), count: 6))
    _ = try? lease.digest()  // nothing is examined any more
    #expect(recorder.patiences.last == .seconds(60))
  }

  @Test func anotherTakesThePlaceOfOneThatSpeaksUnasked() throws {
    let made = Mutex(0)
    let workers = try Workers(count: 1) { () throws(SystemCallError) in
      let count = made.withLock { made in
        made += 1
        return made
      }
      return count == 1 ? Talker() : try WorkerProcess(executable: program)
    }
    defer { workers.close() }
    let lease = WorkerLease(workers)
    #expect(try lease.examine(temporaryFile(smallDICOM()).0, isHeld: true).structure == .complete)
    #expect(lease.ended == nil)
    let talkers = try Workers(count: 1) { Talker() }
    defer { talkers.close() }
    #expect(throws: SystemCallError(call: "recvmsg", code: EPROTO)) {
      try WorkerLease(talkers).digest()
    }
  }
}
