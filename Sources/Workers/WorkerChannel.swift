internal import CLinux
internal import Glibc
internal import Spool

/// One end of a socket pair: whole messages, with open files.
///
/// One thread at a time receives; any may send, each its message at one go.
final class WorkerChannel: @unchecked Sendable {
  // Safe: the descriptor never changes, and the buffer is of the one thread that receives: whoever has
  // the worker, see `Workers`, and in the worker its first thread. Its others only send progress.

  /// What came.
  enum Received {
    case message([UInt8], [File])
    /// The other end is gone.
    case end
    /// Nothing came in time.
    case timeout
  }

  private let descriptor: CInt
  private var buffer: [UInt8]

  /// Beyond any message: a path has up to 64 KiB, a text from a file 1,024 bytes before it is decoded;
  /// half of what a socket takes, socket(7).
  static let byteLimit = 96 << 10

  /// Takes over a descriptor.
  init(adopting descriptor: CInt) {
    self.descriptor = descriptor
    buffer = [UInt8](repeating: 0, count: Self.byteLimit)
  }

  deinit { close(descriptor) }

  /// Two ends that are connected, the second one as a descriptor to be handed on.
  static func pair() throws(SystemCallError) -> (WorkerChannel, other: File) {
    var ends: [CInt] = [-1, -1]
    guard clinux_socket_pair(&ends) == 0 else {
      throw SystemCallError(call: "socketpair", code: errno)
    }
    return (WorkerChannel(adopting: ends[0]), File(adopting: ends[1]))
  }

  /// Whether the other end is gone, as far as this one can tell now.
  var hasEnded: Bool {
    var entry = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&entry, 1, 0) > 0 && Int32(entry.revents) & (POLLHUP | POLLERR) != 0
  }

  /// Sends a message.
  ///
  /// - Parameters:
  ///   - bytes: the message.
  ///   - files: what goes with it.
  ///   - waits: whether to wait until there is room for it.
  /// - Throws: EPIPE or ECONNRESET when the other end is gone; EAGAIN when there is no room.
  func send(_ bytes: [UInt8], _ files: [File] = [], waits: Bool = true) throws(SystemCallError) {
    let descriptors = files.map(\.descriptor)
    let count = CInt(descriptors.count)
    while clinux_send(descriptor, bytes, bytes.count, descriptors, count, waits ? 1 : 0) < 0 {
      let code = errno
      guard code == EINTR else { throw SystemCallError(call: "sendmsg", code: code) }
    }
  }

  /// Waits for a message, for `patience` at most.
  func receive(atMost patience: Duration? = nil) throws(SystemCallError) -> Received {
    if let patience, try !wait(until: .now + patience) { return .timeout }
    var descriptors = [CInt](repeating: -1, count: Int(CLINUX_DESCRIPTORS))
    var descriptorCount: CInt = 0
    while true {
      let count = clinux_receive(
        descriptor, &buffer, buffer.count, &descriptors, &descriptorCount)
      let code = errno
      if count < 0, code == EINTR { continue }
      if count < 0, code != ECONNRESET { throw SystemCallError(call: "recvmsg", code: code) }
      let files = descriptors.prefix(Int(descriptorCount)).map { File(adopting: $0) }
      // A message may be empty.
      return count > 0 || count == 0 && !hasEnded ? .message(Array(buffer[..<count]), files) : .end
    }
  }

  private func wait(until deadline: ContinuousClock.Instant) throws(SystemCallError) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let left = max(.zero, min(deadline - .now, .seconds(3600)))
      let result = poll(&entry, 1, CInt((left / .milliseconds(1)).rounded(.up)))
      if result > 0 { return true }
      if result < 0, errno != EINTR { throw SystemCallError(call: "poll", code: errno) }
      if .now >= deadline { return false }
    }
  }
}
