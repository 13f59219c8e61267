internal import CLinux
internal import Cryptography
internal import DICOM
internal import Glibc
internal import Spool
internal import Threads

/// What a worker process runs: it answers requests until the other end of its socket is gone.
package enum WorkerProgram {
  /// So much memory a worker may have in any case.
  private static let memory = 1 << 30

  /// Confines this process, then works.
  ///
  /// - Parameter kind: what it can read.
  package static func run(_ kind: WorkerKind) -> Never {
    warmUp()
    switch kind {
    case .ordinary: break
    case .packages: _ = ArchiveLibrary.functions
    case .photos: PhotoLibraries.load()
    }
    let channel = WorkerChannel(adopting: CInt(CLINUX_WORKER_SOCKET))
    guard clinux_drop_rights() == 0 else { refuse(errno, channel) }
    @Sendable func filterCalls() {
      guard clinux_filter_calls() == 0 else { refuse(errno, channel) }
    }
    // None can be started later: the filter forbids it.
    let threads = ThreadCrew(kind == .ordinary ? ThreadCrew.standardCount : 0, begin: filterCalls)
    filterCalls()
    // No request about packages or photos sets the limit; without it all goes on as before.
    if kind != .ordinary { _ = clinux_limit_memory(UInt64(memory)) }
    let progress = Progress {
      // Where it cannot be sent, nobody waits for it.
      _ = try? channel.send(WorkerReply.progress.encoded)
    }
    let bench = Workbench(progress, threads) { byteCount in
      // Without the limit all goes on as before.
      _ = clinux_limit_memory(UInt64(memory + min(byteCount, .max / 4)))
    }
    do {
      try channel.send(WorkerReply.ready.encoded)
      while let reply = try reply(to: channel, bench) { try channel.send(reply.encoded) }
      exit(EX_OK)
    } catch {
      exit(EX_PROTOCOL)
    }
  }

  /// Waits for a request and does what it asks for; nil when nobody asks any more.
  ///
  /// The files that came with it are closed when this returns, before anybody is told: but for those
  /// that the bench keeps.
  @inline(never)
  private static func reply(
    to channel: WorkerChannel, _ bench: Workbench
  ) throws -> WorkerReply? {
    guard case .message(let bytes, let files) = try channel.receive() else { return nil }
    let request = try WorkerRequest(bytes)
    guard request.fileCounts.contains(files.count) else { throw MalformedMessage() }
    return bench.reply(to: request, files)
  }

  /// Says why nothing is read here, and waits to be ended: a process that ends while it is asked would
  /// seem to end over the file.
  private static func refuse(_ code: CInt, _ channel: WorkerChannel) -> Never {
    do throws(SystemCallError) {
      try channel.send(WorkerReply.unready(code: UInt8(clamping: code)).encoded)
      while !channel.hasEnded { usleep(10_000) }
    } catch {
      // Nobody is there to be told.
    }
    exit(EX_OSERR)
  }

  /// What opens files when it is used for the first time is used before none can be opened.
  private static func warmUp() {
    let key = Secret([UInt8](repeating: 0, count: 32))
    _ = SHA256.digest([0])
    _ = Poly1305(key: key).finish()
    var bytes: [UInt8] = [0]
    bytes.withUnsafeMutableBytes { Keystream(key: key).fill($0) }
    _ = ContinuousClock.now
    Converters.load()
  }
}
