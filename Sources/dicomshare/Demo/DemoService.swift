// The second part of the demonstration: the same study through the service, as a hospital would
// meet it. The service is a process of its own, on a spool below the demonstration's folder.
internal import CLinux
internal import Configuration
internal import Glibc
internal import ShareStorage
internal import Spool

/// A service of this program's own, running on a spool.
struct DemoService {
  /// The folder that holds the service's folders.
  let spool: Path
  private let process: pid_t

  /// How long any step may take before the demonstration gives up.
  private static let patience = Duration.seconds(120)

  /// Starts the service and waits until its folders are there.
  init(below folder: Path, configuration: Path) throws(Failure) {
    spool = folder / "spool"
    process = try Self.start(
      [
        Path("dicomshare"), Path("serve"), Path("--config"), configuration, Path("--spool"), spool,
      ],
      log: folder / "service.log")
    do throws(Failure) {
      let spool = spool
      try waiting("the service did not start") { () throws(Failure) in
        ["incoming", "reconstruct"].allSatisfy { Inputs.failure(of: spool / $0) == nil }
      }
    } catch {
      abandon()
      throw error
    }
  }

  /// Writes a file as a modality does: under its name, piece by piece.
  func write(_ bytes: [UInt8], to relative: [UInt8], in folder: String) throws(Failure) {
    guard let place = RelativePath(relative), let name = place.last else {
      preconditionFailure("the demonstration's own paths are relative paths")
    }
    do throws(SystemCallError) {
      guard let root = try Location.folder(spool / folder) else {
        throw SystemCallError(call: "open", code: ENOTDIR)
      }
      let file = try root.folder(place.parent, makingWith: 0o750).createFile(name, mode: 0o640)
      let piece = max(1, (bytes.count + 7) / 8)
      for start in stride(from: 0, to: bytes.count, by: piece) {
        try file.write(Array(bytes[start..<min(bytes.count, start + piece)]))
        usleep(4000)
      }
    } catch {
      throw Failure(writing: error)
    }
  }

  /// The files in a folder of the service, once there are so many.
  func files(in folder: String, count: Int) throws(Failure) -> [Input] {
    var files: [Input] = []
    try waiting("\(count) files did not appear in \(folder)/") { () throws(Failure) in
      files = Inputs([spool / folder], skipping: Companion.isLeftAlone).files
        .filter { $0.failure == nil }
      return files.count >= count
    }
    return files
  }

  /// Asks the service to stop, and waits until it has.
  func stop() throws(Failure) {
    kill(process, SIGTERM)
    var status: CInt = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    guard status == 0 else { throw Self.failure("the service did not stop cleanly") }
  }

  /// Ends the service when the demonstration has failed.
  func abandon() {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  private func waiting(
    _ complaint: String, until condition: () throws(Failure) -> Bool
  ) throws(Failure) {
    let deadline = ContinuousClock.now + Self.patience
    while try !condition() {
      guard waitpid(process, nil, WNOHANG) == 0 else {
        throw Self.failure("the service ended early")
      }
      // A service that outlived a demonstration that was ended would watch its folders forever.
      guard ContinuousClock.now < deadline, !Interruption.isWished else {
        throw Self.failure(complaint)
      }
      usleep(20_000)
    }
  }

  private static func failure(_ complaint: String) -> Failure {
    Failure("service-failed", .inputOutput, "\(complaint); look at service.log in this folder")
  }

  /// Runs this program again, with other arguments.
  ///
  /// The kernel tells it to stop when the calling thread ends, which is to live as long as this
  /// process: the demonstration may be killed.
  private static func start(_ arguments: [Path], log: Path) throws(Failure) -> pid_t {
    let name = log.bytes.map(CChar.init(bitPattern:)) + [0]
    // The bytes themselves: what is shown of a path may differ from them.
    var words: [UnsafeMutablePointer<CChar>?] =
      arguments.map { strdup($0.bytes.map(CChar.init(bitPattern:)) + [0]) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = clinux_spawn_bound("/proc/self/exe", &words, name, SIGTERM, &process)
    guard code == 0 else { throw failure("the service cannot be started") }
    return process
  }
}
