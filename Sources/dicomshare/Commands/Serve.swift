import ArgumentParser
internal import Configuration
import Glibc
internal import Journal
import Service
import Spool

/// `dicomshare serve`: the service.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Watch folders, split what arrives, reconstruct what is dropped.",
    discussion: """
      Runs in the foreground until SIGTERM or SIGINT; SIGHUP reads the configuration again.

      With --spool DIR no configuration is needed: DIR/incoming, archive, outgoing, reconstruct, \
      reconstructed, rejected, work and state are made and used.
      """)

  @Option(
    help: "The configuration file. Default: \(Configuration.standardPath), if there is one.",
    transform: Path.text)
  var config: String?

  @Option(
    help: "The folder that holds all folders that are not set in the configuration.",
    transform: Path.text)
  var spool: String?

  func run() throws {
    let (config, spool) = (self.config, self.spool)
    let configuration: Configuration
    do {
      configuration = try Configuration.resolveForService(path: config, spool: spool)
    } catch .unreadable(let path, let code) {
      Self.say("\(ConfigurationError.unreadable(path: path, code: code))")
      throw ExitCode(code == EACCES || code == EPERM ? EX_NOPERM : EX_NOINPUT)
    } catch .silent(let path) {
      // Tried again: the server may answer then.
      Self.say("\(ConfigurationError.silent(path: path))")
      throw ExitCode(EX_TEMPFAIL)
    } catch {
      Self.say("\(config ?? Configuration.standardPath): \(error)")
      throw ExitCode(EX_CONFIG)
    }
    let log = JournalLog.standard()
    for warning in configuration.warnings { log.record(.configurationWarning(warning)) }
    let daemon = Daemon(configuration, log: log) { () throws(ConfigurationError) in
      try Configuration.resolveForService(path: config, spool: spool)
    }
    do throws(StartError) {
      try daemon.run()
    } catch {
      throw ExitCode(Self.status(of: error))
    }
  }

  /// sysexits(3): what the service manager can do about it.
  static func status(of error: StartError) -> Int32 {
    switch error {
    // Tried again: what it leads to may be mounted a moment later.
    case .configuration(.deadLink): EX_CANTCREAT
    case .siteKeyMalformed, .siteKeyDiffers, .siteKeyMissing, .configuration, .lacks, .laterForm,
      .unknownForm:
      EX_CONFIG
    case .folder(_, let error) where error.code == EACCES || error.code == EPERM: EX_NOPERM
    case .foreignFolder: EX_NOPERM
    case .folder, .notThere, .noStatus: EX_CANTCREAT
    case .system: EX_TEMPFAIL
    }
  }

  private static func say(_ sentence: String) {
    var line = "dicomshare: \(sentence.visible)\n"
    // Nobody could be told if standard error were closed.
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
