import ArgumentParser
internal import Configuration
import Glibc
import Service

/// `dicomshare config`: checks and shows the configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Check or show the configuration of the daemon.",
    subcommands: [Check.self, Show.self])

  /// Which configuration is meant.
  struct Source: ParsableArguments {
    @Option(
      help: "The configuration file. Default: \(Configuration.standardPath), if there is one.")
    var config: String?

    @Option(help: "The folder that holds all folders that are not set in the configuration.")
    var spool: String?

    /// Reads it, or ends with one sentence and the fitting status.
    func read() throws -> Configuration {
      try ConfigCommand.orExit(config ?? Configuration.standardPath) {
        () throws(ConfigurationError) in
        try Configuration.resolve(path: config, spool: spool)
      }
    }
  }

  /// `dicomshare config check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check the configuration as the service would.",
      discussion: """
        Everything that is wrong is told at once. Folders that are there already are looked at, too; \
        for root, and the configuration of an installed service, with the eyes of its user and within \
        its sandbox. Exit status 78: it is wrong.
        """)

    @OptionGroup var source: Source

    func run() throws {
      let name = source.config ?? Configuration.standardPath
      let (configuration, errors) = Configuration.examine(
        path: source.config, spool: source.spool)
      if let error = errors.first, case .unreadable(_, let code) = error {
        ConfigCommand.say("\(error)")
        throw ExitCode(code == EACCES || code == EPERM ? EX_NOPERM : EX_NOINPUT)
      }
      var sentences = errors.map { "\($0)" }
      if let configuration {
        let check = ServiceCheck(configuration, unit: ServiceUnit.installed(for: name))
        sentences += check.errors
        for warning in configuration.warnings + configuration.omissions + check.warnings {
          ConfigCommand.say("\(name): warning: \(warning)")
        }
      }
      for sentence in sentences { ConfigCommand.say("\(name): \(sentence)") }
      guard sentences.isEmpty else { throw ExitCode(EX_CONFIG) }
      print("\(name): no errors")
    }
  }

  /// `dicomshare config show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print the configuration in force as TOML: every key with its value.")

    @OptionGroup var source: Source

    func run() throws {
      print(try source.read().shown(), terminator: "")
    }
  }

  /// Does something, or says in one sentence why the configuration does not allow it, and exits.
  fileprivate static func orExit<Result>(
    _ name: String, _ body: () throws(ConfigurationError) -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch .unreadable(let path, let code) {
      say("\(ConfigurationError.unreadable(path: path, code: code))")
      throw ExitCode(code == EACCES || code == EPERM ? EX_NOPERM : EX_NOINPUT)
    } catch {
      say("\(name): \(error)")
      throw ExitCode(EX_CONFIG)
    }
  }

  fileprivate static func say(_ sentence: String) {
    var line = "dicomshare: \(sentence)\n"
    // Nobody could be told if standard error were closed.
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
