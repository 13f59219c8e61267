internal import CLinux
internal import Glibc

/// What another program of the system says.
package enum ProgramOutput {
  /// Runs a program without a shell, and reads its standard output.
  ///
  /// - Parameters:
  ///   - arguments: the program's path first.
  ///   - limit: how many bytes are kept; the rest is read, too, since a program that can write no
  ///     more does not end.
  /// - Returns: what it wrote; nil when it fails, or is not there.
  /// - Throws: EMFILE when there is no descriptor left.
  package static func of(
    _ arguments: [String], limit: Int
  ) throws(SystemCallError) -> [UInt8]? {
    var ends: [CInt] = [-1, -1]
    try check("pipe") { clinux_pipe(&ends, 1) }
    let (reading, writing) = (ends[0], ends[1])
    defer { close(reading) }
    guard let process = start(arguments, output: writing) else {
      close(writing)
      return nil
    }
    close(writing)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(reading, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += piece.prefix(min(count, limit - bytes.count))
    }
    var status: CInt = 0
    var ended: pid_t
    repeat { ended = waitpid(process, &status, 0) } while ended < 0 && errno == EINTR
    return ended == process && status == 0 ? bytes : nil
  }

  private static func start(_ arguments: [String], output: CInt) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    return posix_spawn(&process, arguments[0], &actions, nil, &words, environ) == 0 ? process : nil
  }
}
