internal import Cryptography
internal import Glibc
internal import Spool

/// A credential that systemd-creds(1) has encrypted, for a command that is not started by systemd.
struct EncryptedCredential {
  let name: Name
  /// The folder that it lies in.
  let folder: String

  /// Where LoadCredentialEncrypted= finds it: systemd.exec(5).
  static let folders = [
    "/etc/credstore.encrypted", "/run/credstore.encrypted", "/usr/lib/credstore.encrypted",
  ]

  /// Longer than the text of any key.
  private static let limit = 128

  /// Decrypts it, which only root can; nil when there is none, or this machine cannot open it.
  func secret(_ parse: ([UInt8]) throws -> Secret) throws -> Secret? {
    guard let text = name.text, access("\(folder)/\(text)", R_OK) == 0,
      let bytes = try output(of: [
        "/usr/bin/systemd-creds", "decrypt", "--name=\(text)", "\(folder)/\(text)", "-",
      ])
    else { return nil }
    return try parse(bytes)
  }

  /// What a program writes to its standard output; nil when it fails, or is not there.
  private func output(of arguments: [String]) throws(SystemCallError) -> [UInt8]? {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemCallError(call: "pipe", code: errno) }
    let (reading, writing) = (ends[0], ends[1])
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, writing, STDOUT_FILENO)
    for end in ends where end > STDERR_FILENO {
      posix_spawn_file_actions_addclose(&actions, end)
    }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, arguments[0], &actions, nil, &words, environ)
    close(writing)
    defer { close(reading) }
    guard code == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Self.limit + 1)
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(reading, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { break }
      count += read
    }
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? Array(bytes.prefix(count)) : nil
  }
}
