internal import ArgumentParser
internal import Configuration
internal import Glibc
internal import Service
internal import Spool

/// The program: one subcommand a file in `Commands`.
@main
struct DicomShare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dicomshare",
    abstract: "Splits DICOM files into two shares, of which neither says anything alone.",
    discussion: """
      One share stays in the archive, the other goes with the patient; both together give the \
      file back, byte for byte.

      Exit status: 0 done, 64 wrong usage, 65 bad data, 66 no such input, 73 cannot create, \
      74 input/output error, 75 try again, 77 no permission, 78 bad configuration. Every input \
      is tried; the exit status is that of the first failure.
      """,
    version: ProgramVersion.text,
    subcommands: [
      SplitCommand.self, ReconstructCommand.self, ExpandCommand.self, VerifyCommand.self,
      InspectCommand.self, EvaluateCommand.self, Serve.self, FindCommand.self, LocateCommand.self,
      ExportCommand.self, StatusCommand.self, ConfigCommand.self, JoinPageCommand.self,
      DemoCommand.self, BenchCommand.self, WorkerCommand.self,
    ])

  static func main() {
    StandardStreams.open()
    // A file may be longer than RLIMIT_FSIZE allows: the call fails then (EFBIG), in workers, too, and
    // the process does not end.
    Glibc.signal(SIGXFSZ, SIG_IGN)
    FreedMemory.keep()
    // Swift takes them from /proc/self/cmdline. A script must not believe that its files were split.
    guard CommandLine.argc > 0 else {
      Complaint(
        "configuration", EX_CONFIG,
        "without /proc the program does not learn what it was called with; mount it (mount -t proc"
          + " proc /proc)"
      ).tell()
      Glibc.exit(EX_CONFIG)
    }
    // Not `CommandLine.arguments`, which loses the bytes of names that are not UTF-8.
    let given = Path.commandLine()
    // What follows `--` is a name.
    let options = given.prefix { $0 != "--" }
    let arguments = MetadataKind.joined(Array(options)) + given.dropFirst(options.count)
    CommandWorkers.start(for: arguments)
    do {
      var command = try parseAsRoot(arguments)
      if let sentence = TwiceGiven.sentence(arguments) { throw ValidationError(sentence) }
      try command.run()
      flush()
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        // What was asked for, as help: it is printed like any other result.
        let text = fullMessage(for: error)
        if !text.isEmpty { print(text) }
        flush()
        Glibc.exit(EX_OK)
      }
      guard code == .validationFailure else {
        flush(code.rawValue)
        exit(withError: error)
      }
      Complaint.tellUsage(message(for: error), whole: fullMessage(for: error))
      Glibc.exit(EX_USAGE)
    }
  }

  /// Ends the program if what was printed cannot be written; with the status of a failure before, if
  /// there was one.
  private static func flush(_ status: Int32 = EX_OK) {
    do throws(SystemCallError) {
      try StandardStreams.flush()
    } catch {
      // A closed pipe: the reader has enough, as in `| head -1`.
      guard error.code != EPIPE else { return }
      let failure = Failure.unwrittenOutput(error.code)
      Complaint(failure.code, failure.status.rawValue, failure.sentence).tell(asText: true)
      Glibc.exit(status == EX_OK ? failure.status.rawValue : status)
    }
  }
}
