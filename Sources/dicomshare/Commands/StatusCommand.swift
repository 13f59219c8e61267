internal import ArgumentParser
internal import Configuration
internal import Glibc
internal import Service
internal import Spool

/// `dicomshare status`: what the service does and what is in its way.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what the service is doing, problems first.",
    discussion: """
      Lines that begin with an exclamation mark need somebody's attention. Below them, root is shown \
      what has been waiting for longer than `stalled-after`, by its path. Throughput is what was \
      done in the last five minutes, per second of activity; packages are the \
      ZIP files and ISO images that are still to be made.

      With --check, for monitoring: one line, and exit status 0 when all is well, 1 when something \
      needs attention, 2 when the service does not work, 3 when that cannot be told.

      Exit status 75: the service was stopped, or has not reported for half a minute.
      """)

  @OptionGroup var source: ConfigCommand.Source

  @Flag(help: "Print the status as one JSON object.")
  var json = false

  @Flag(help: "Show it again every two seconds, until interrupted.")
  var watch = false

  @Flag(help: "Print one line and exit with 0, 1, 2 or 3, as monitoring programs expect.")
  var check = false

  func run() throws {
    if check { throw ExitCode(checked()) }
    // The service may be well, and in need of being looked at, while the file on the disk is wrong.
    let (found, errors) = Configuration.understood(path: source.path, spool: source.folder)
    let configuration = if let found { found } else { try source.read() }
    repeat {
      var status = try ServiceFailure.orExit(configuration) { () throws(StartError) in
        try DaemonStatus(configuration)
      }
      status.configurationErrors = errors.map(\.description)
      if watch, !json, isatty(STDOUT_FILENO) == 1 { print("\u{1B}[H\u{1B}[2J", terminator: "") }
      let places = json || !status.hasWaiting ? [] : Self.places(configuration)
      print(json ? status.json : Self.text(status, places))
      if watch {
        do throws(SystemCallError) {
          try StandardStreams.flush()
        } catch {
          throw ExitCode.success  // the program's end looks at it again, and says what is wrong
        }
        sleep(2)
      } else if !status.isFresh {
        throw ExitCode(EX_TEMPFAIL)
      }
    } while watch
  }

  /// The answer of a plugin: what is wrong, in one line.
  private func checked() -> Int32 {
    let words = ["OK", "WARNING", "CRITICAL"]
    let (found, errors) = Configuration.understood(path: source.path, spool: source.folder)
    do {
      guard let found else { throw errors[0] }
      var status = try DaemonStatus(found)
      status.configurationErrors = errors.map(\.description)
      let problems = status.problems.isEmpty ? ["all is well"] : status.problems
      print("\(words[Int(status.severity)]): \(problems.joined(separator: "; "))")
      return status.severity
    } catch {
      print("UNKNOWN: \(error)")
      return 3
    }
  }

  private static func text(_ status: DaemonStatus, _ places: [String]) -> String {
    let lines = status.problems.map { "! \($0)" } + places + status.lines
    return lines.joined(separator: "\n")
  }

  /// More of them nobody reads.
  private static let maximumPlaces = 20

  /// What has been waiting for long, by its path; for root alone, since names may name patients.
  private static func places(_ configuration: Configuration) -> [String] {
    guard geteuid() == 0 else { return [] }
    let places = StalledPlaces.list(configuration)
    let lines = places.prefix(maximumPlaces).map { "    \(printable($0.path)): \($0.reason)" }
    let rest = places.count - lines.count
    return lines + (rest > 0 ? ["    and \(rest) more"] : [])
  }
}
