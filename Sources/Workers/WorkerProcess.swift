internal import CLinux
internal import Glibc
internal import Spool

/// A worker in a process of its own.
final class WorkerProcess: Worker {
  let pid: pid_t
  private let channel: WorkerChannel
  private var isReaped = false
  /// Whether it has said that it reads requests.
  private var isReady = false
  /// So many times `patience` an answer may take, with all the progress on the way: 4 hours for a small
  /// file, and 4 minutes more for every 10 MB.
  var mostPatiences = 240
  /// What it has said of why it cannot begin.
  private var refusal: CInt?

  /// Starts a process.
  ///
  /// The kernel ends it with the thread that calls this (prctl(2), PR_SET_PDEATHSIG).
  ///
  /// - Parameters:
  ///   - executable: a path to this program.
  ///   - kind: what it can read.
  /// - Throws: what socketpair(2) and posix_spawn(3) say.
  init(executable: String, kind: WorkerKind = .ordinary) throws(SystemCallError) {
    Reaper.clear()
    let (channel, other) = try WorkerChannel.pair()
    var pid: pid_t = 0
    let code = clinux_spawn_worker(
      executable, kind == .ordinary ? nil : "--\(kind.rawValue)", other.descriptor, &pid)
    guard code == 0 else { throw SystemCallError(call: "posix_spawn", code: code) }
    self.pid = pid
    self.channel = channel
  }

  /// Forks this process, which must have one thread and know no secret.
  ///
  /// Starting the program once more takes several times as long: its libraries are linked again.
  ///
  /// - Throws: what socketpair(2) and fork(2) say.
  static func forked() throws(SystemCallError) -> WorkerProcess {
    let (channel, other) = try WorkerChannel.pair()
    let pid = clinux_fork_worker(other.descriptor)
    guard pid >= 0 else { throw SystemCallError(call: "fork", code: errno) }
    if pid == 0 { WorkerProgram.run(.ordinary) }
    return WorkerProcess(pid, channel)
  }

  private init(_ pid: pid_t, _ channel: WorkerChannel) {
    self.pid = pid
    self.channel = channel
  }

  deinit { end() }

  var isAlive: Bool { !isReaped && !channel.hasEnded }

  func answer(
    to request: WorkerRequest, _ files: [File], patience: Duration
  ) throws -> WorkerReply {
    do {
      if let refusal {
        // It waits for its end.
        end()
        throw WorkerEnded(cause: .unready(refusal))
      }
      let deadline = ContinuousClock.now + patience * mostPatiences
      // One that reads what it answers has room.
      try channel.send(request.encoded, files, waits: false)
      while true {
        switch try channel.receive(atMost: min(patience, deadline - .now)) {
        case .message(let bytes, _):
          switch try WorkerReply(bytes) {
          case .progress where .now < deadline: break
          case .progress:
            end()
            throw WorkerEnded(cause: .stalled)
          case .ready where !isReady: isReady = true
          case .unready(let code) where !isReady:
            refusal = CInt(code)
            end()
            throw WorkerEnded(cause: .unready(CInt(code)))
          case .ready, .unready: throw MalformedMessage()
          case let reply: return reply
          }
        case .timeout:
          end()
          throw WorkerEnded(cause: isReady ? .stalled : .unready(ETIMEDOUT))
        case .end: throw ended(by: reap())
        }
      }
    } catch let error as SystemCallError {
      switch (error.call, error.code) {
      case (_, EPIPE), (_, ECONNRESET): throw ended(by: reap())
      // It has not read what it has answered; or its message is too long, or has files with it.
      case ("sendmsg", EAGAIN), ("recvmsg", EMSGSIZE):
        end()
        throw ended(by: 0)
      default:
        end()
        throw error
      }
    } catch is MalformedMessage {
      end()
      throw ended(by: 0)
    }
  }

  /// How it has ended: before it was ready it had read nothing, and no file is to blame.
  private func ended(by signal: CInt) -> WorkerEnded {
    guard isReady else { return WorkerEnded(cause: .unready(ECANCELED)) }
    return WorkerEnded(cause: signal == SIGKILL ? .killed : .crashed)
  }

  var isSilent: Bool {
    while refusal == nil, case .message(let bytes, _)? = try? channel.receive(atMost: .zero) {
      // What cannot be received is found when it is asked.
      switch try? WorkerReply(bytes) {
      case .ready where !isReady: isReady = true
      case .unready(let code) where !isReady: refusal = CInt(code)
      default: return false
      }
    }
    return true
  }

  var whyNotReady: CInt? {
    // What it has said while nobody listened. It may have said nothing, or no word of ours: then it was
    // not ready, and nobody knows why.
    if !isReady { _ = isSilent }
    return isReady ? nil : refusal ?? ECANCELED
  }

  func end() {
    guard !isReaped else { return }
    isReaped = true
    kill(pid, SIGKILL)
    if Reaper.signal(of: pid, atMost: Self.killPatience) == nil { Reaper.leave(pid) }
  }

  /// The signal that has ended it, once it has closed its end of the connection; 0 when it ended by
  /// itself, or only seemed to end.
  private func reap() -> CInt {
    guard !isReaped else { return 0 }
    defer { end() }
    guard let signal = Reaper.signal(of: pid, atMost: Self.exitPatience) else { return 0 }
    isReaped = true
    return signal
  }

  /// What ends has closed all it had open some microseconds before; on a busy machine, longer.
  private static let exitPatience = Duration.seconds(1)
  /// A process that waits in the kernel, for a file server, ends when that answers.
  private static let killPatience = Duration.seconds(5)
}
