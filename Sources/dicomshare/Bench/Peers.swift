internal import Glibc
internal import Spool

/// What other programs do with the same files, where they are installed.
struct Peers {
  let files: [Input]
  let folder: BenchFolder

  private static let copies = """
    mkdir "$d/1" "$d/2" && cp --backup=numbered -- "$@" "$d/1" &&
    cp --backup=numbered -- "$@" "$d/2" && sync -f "$d/1" "$d/2"
    """
  private static let gfsplit = """
    i=0; for f; do i=$((i + 1)); gfsplit -n 2 -m 2 "$f" "$d/$i" || exit; done
    """
  private static let gfcombine = """
    i=0; for f; do i=$((i + 1)); gfcombine -o "$d/out" "$d/../gfshare/$i".* || exit; done
    """
  private static let openssl = """
    for f; do openssl enc -aes-256-ctr -K \(String(repeating: "42", count: 32)) \
    -iv \(String(repeating: "24", count: 16)) -in "$f" -out "$d/out" || exit; done
    """
  private static let age = """
    age-keygen -o "$d/key" && for f; do age -e -i "$d/key" -o "$d/out" "$f" || exit; done
    """

  /// What is measured.
  func candidates() -> [Candidate] {
    [
      candidate("cp twice + sync -f", "cp", Self.copies),
      candidate("gfsplit -n 2 -m 2", "gfsplit", Self.gfsplit, in: "gfshare"),
      candidate("gfcombine", "gfcombine", Self.gfcombine),
      candidate("openssl enc -aes-256-ctr", "openssl", Self.openssl),
      candidate("age", "age-keygen", Self.age),
    ]
  }

  private func candidate(
    _ name: String, _ program: String, _ script: String, in place: Name = "peer"
  ) -> Candidate {
    Candidate(name: name, kind: .peer) { () throws(Failure) in
      _ = try folder.emptyFolder(place)
      let start = "command -v \(program) >/dev/null || exit \(Self.notInstalled); d=$1; shift\n"
      return try Self.run(
        ["sh", "-c", start + script, "sh"].map { Path($0) }
          + ([folder.path(place)] + files.map(\.path)).map(Self.noOption))
    }
  }

  /// A path that no program takes for an option.
  private static func noOption(_ path: Path) -> Path {
    path.bytes.first == UInt8(ascii: "-") ? Path("./") / path.bytes : path
  }

  private static let notInstalled: CInt = 127

  /// Runs a command and measures it and all that it runs.
  ///
  /// - Returns: nothing when it is not installed.
  private static func run(_ command: [Path]) throws(Failure) -> Cost? {
    let arguments = command.map { path in strdup(path.bytes.map(CChar.init(bitPattern:)) + [0]) }
    defer { for argument in arguments { free(argument) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    // This process waits for the signals that end it in a thread, and blocks them.
    var (attributes, none) = (posix_spawnattr_t(), sigset_t())
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let begun = ContinuousClock.now
    var process = pid_t()
    let code = posix_spawnp(&process, "sh", &actions, &attributes, arguments + [nil], environ)
    if code != 0 { throw failure("it could not be started") }
    var status: CInt = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      if errno != EINTR { throw failure("it cannot be waited for") }
    }
    let wall = Cost.seconds(ContinuousClock.now - begun)
    // wait(2): the low 7 bits tell a signal, the next byte the exit status.
    let exit = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    if exit == notInstalled { return nil }
    // Ctrl-C ends it, too, and nothing is measured any more.
    if exit != 0, Interruption.isWished { return nil }
    if exit != 0 { throw failure("it ended with status \(exit)") }
    return Cost(wall: wall, cpu: Cost.seconds(usage))
  }

  private static func failure(_ what: String) -> Failure {
    Failure("peer-failed", .inputOutput, "a program to compare with failed: \(what)")
  }
}
