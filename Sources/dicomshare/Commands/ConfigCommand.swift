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

    @Option(help: "The folder that holds all folders which the file does not name.")
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
      abstract: "Tell what is wrong with the configuration, or that nothing is.",
      discussion: "Folders that are there already are looked at, too. Exit status 78: it is wrong.")

    @OptionGroup var source: Source

    func run() throws {
      let configuration = try source.read()
      let name = source.config ?? Configuration.standardPath
      try ConfigCommand.orExit(name) { () throws(ConfigurationError) in
        try configuration.checkFolders(ignoringMissing: true)
      }
      for warning in configuration.warnings { ConfigCommand.say("\(name): warning: \(warning)") }
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
