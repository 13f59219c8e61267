import ArgumentParser
internal import Configuration
import Glibc
import Service

/// `dicomshare config`: checks and shows the configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Check or show the configuration of the service.",
    subcommands: [Check.self, Show.self])

  /// Which configuration is meant.
  struct Source: ParsableArguments {
    private static let instanceBytes = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:_.-".utf8)

    @Option(
      help: """
        The configuration file. Default: \(Configuration.standardPath), if there is one and no --spool \
        is given.
        """,
      transform: Path.text)
    var config: String?

    @Option(
      help: """
        The folder that holds all folders that are not set in the configuration; without --config, all \
        of them, with the defaults of every other key.
        """,
      transform: Path.text)
    var spool: String?

    @Option(
      help: """
        The instance of a department, as ct of dicomshare@ct.service: its configuration and its \
        spool.
        """)
    var instance: String?

    func validate() throws {
      guard let instance else { return }
      guard config == nil, spool == nil else {
        throw ValidationError("Give --instance, or --config and --spool.")
      }
      guard !instance.isEmpty, instance.utf8.allSatisfy(Self.instanceBytes.contains) else {
        throw ValidationError("An instance is named by letters, digits, and : - _ . only.")
      }
    }

    /// The file that is read; nil where there is none, and the defaults count.
    var file: String? {
      if let path { return path }
      return spool == nil && access(Configuration.standardPath, F_OK) == 0
        ? Configuration.standardPath : nil
    }

    /// What the configuration is called in a sentence.
    var name: String {
      file ?? "the defaults" + (spool.map { " below \($0)" } ?? ", without a configuration file")
    }

    /// The path of the configuration file; nil for the standard one, which may be missing.
    var path: String? { instance.map { "/etc/dicomshare/\($0).toml" } ?? config }

    /// The folder around the others, as far as it was named.
    var folder: String? { instance.map { "/var/spool/dicomshare-\($0)" } ?? spool }

    /// Reads it, or ends with one sentence and the fitting status.
    func read() throws -> Configuration {
      try ConfigCommand.orExit(path ?? Configuration.standardPath) {
        () throws(ConfigurationError) in
        try Configuration.resolve(path: path, spool: folder)
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

    @Flag(help: "Print one JSON object per line.")
    var json = false

    func run() throws {
      let name = source.name
      let console = Console(json: json)
      let (configuration, errors) = Configuration.examine(
        path: source.path, spool: source.folder)
      if let error = errors.first, configuration == nil {
        let complaint = Complaint(error, in: name)
        complaint.tell()
        throw ExitCode(complaint.status)
      }
      var sentences = errors.map { "\($0)" }
      var warnings: [String] = []
      if let configuration {
        let check = ServiceCheck(
          configuration, unit: ServiceUnit.installed(for: source.path ?? Configuration.standardPath)
        )
        sentences += check.errors
        warnings = configuration.warnings + configuration.omissions + check.warnings
      }
      for warning in warnings { console.note(Path(name), "warning: \(warning)") }
      for sentence in sentences {
        var complaint = Complaint("configuration", EX_CONFIG, sentence, about: name)
        complaint.warnings = warnings
        complaint.tell()
      }
      guard sentences.isEmpty else { throw ExitCode(EX_CONFIG) }
      console.result(
        "\(name): no errors",
        [
          ("configuration", source.file.map { .text($0) } ?? .null),
          ("warnings", .list(warnings.map { .text($0) })),
        ])
      try console.finish()
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
    do throws(ConfigurationError) {
      return try body()
    } catch {
      let complaint = Complaint(error, in: name)
      complaint.tell()
      throw ExitCode(complaint.status)
    }
  }
}
