internal import Configuration
internal import Glibc
internal import Journal
internal import Service
internal import Spool

/// What keeps a whole command from working: one sentence on standard error, or with `--json` one
/// object on standard output.
struct Complaint {
  /// A word for programs; it does not change between versions.
  let code: String
  /// What the process returns (sysexits.h).
  let status: Int32
  /// A sentence for people, without a full stop.
  let sentence: String
  /// What it is about, if that is a file; `sentence` begins with it then.
  var input: String?
  /// What was warned of beside it; with `--json`, nothing else tells it.
  var warnings: [String]?

  init(_ code: String, _ status: Int32, _ sentence: String, about input: String? = nil) {
    self.code = code
    self.status = status
    self.sentence = sentence
    self.input = input
  }

  /// Whether the command was called with `--json`, known before its arguments are understood.
  static let isJSON = Path.commandLine().prefix { $0 != "--" }.contains("--json")

  /// Why the service's folders or its key cannot be used.
  ///
  /// The configuration names the folders. `needsKey`: the site key is needed, which no group may read.
  init(_ error: StartError, in configuration: Configuration, needsKey: Bool = false) {
    let status = Serve.status(of: error)
    let sentence = "\(error)"
    switch error {
    case .siteKeyMalformed: self = Complaint("site-key-malformed", status, sentence)
    case .siteKeyDiffers: self = Complaint("site-key-differs", status, sentence)
    case .siteKeyMissing: self = Complaint("site-key-missing", status, sentence)
    case .folder(let role, _) where status == EX_NOPERM:
      let path = Self.path(role, configuration)
      self = Complaint(
        "no-permission", status,
        needsKey
          ? "this takes the site key and all of the archive, and you may not read \(path); try as root"
          : "you may not read \(path); try as root, or as a member of the folder's group")
    case .folder(let role, let error) where [ENOENT, ENOTDIR, ENAMETOOLONG].contains(error.code):
      let path = Self.path(role, configuration)
      let link = configuration.folders.first { $0.key == role.rawValue }
        .flatMap { DeadLink(onTheWayTo: $0.path) }
      self = Complaint(
        "folder-unusable", status,
        link.map { "\(ConfigurationError.deadLink(role.rawValue, $0))" }
          ?? "there is no folder \(path); name the right one with --spool or --config, or start the "
          + "service, which makes it")
    case .folder, .notThere, .noStatus: self = Complaint("folder-unusable", status, sentence)
    case .lacks: self = Complaint("unfit-file-system", status, sentence)
    case .foreignFolder: self = Complaint("foreign-folder", status, sentence)
    case .laterForm: self = Complaint("later-version", status, sentence)
    case .unknownForm: self = Complaint("unknown-form", status, sentence)
    case .configuration: self = Complaint("configuration", status, sentence)
    case .system: self = Complaint("system", status, sentence)
    }
  }

  /// The path of a folder that commands look at.
  private static func path(_ role: Event.FolderRole, _ configuration: Configuration) -> String {
    switch role {
    case .archive: configuration.archive.visible
    case .state: configuration.state.visible
    case .outgoing: configuration.outgoing.visible
    case .work: configuration.work.visible
    default: role.rawValue
    }
  }

  /// Why a configuration cannot be used; `file` is its path.
  init(_ error: ConfigurationError, in file: String) {
    if case .silent = error {
      self = Complaint("unreadable", EX_IOERR, "\(error)")
      return
    }
    guard case .unreadable(_, let code) = error else {
      self = Complaint("configuration", EX_CONFIG, "\(error)", about: file)
      return
    }
    self =
      code == EACCES || code == EPERM
      ? Complaint("no-permission", EX_NOPERM, "\(error)")
      : Complaint("no-such-file", EX_NOINPUT, "\(error)")
  }

  /// Says it.
  ///
  /// - Parameter isText: also with `--json`, where standard output is what fails.
  func tell(asText isText: Bool = false) {
    let isJSON = Self.isJSON && !isText
    var line = isJSON ? object.line + "\n" : "dicomshare: \(text.visible)\n"
    // Nobody could be told if that were closed.
    line.withUTF8 {
      _ = write(isJSON ? STDOUT_FILENO : STDERR_FILENO, $0.baseAddress, $0.count)
    }
  }

  /// Says that the command was called wrongly.
  ///
  /// - Parameters:
  ///   - message: what is wrong.
  ///   - whole: the same, with how the command is used.
  static func tellUsage(_ message: String, whole: String) {
    guard !isJSON else { return Complaint("usage", EX_USAGE, message).tell() }
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    // What was typed may be the name of a file, as in `*`.
    var text = lines.map { printable(Path(argument: String($0)).bytes) + "\n" }.joined()
    // Nobody could be told if that were closed.
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private var text: String { (input.map { "\($0): " } ?? "") + sentence }

  private var object: JSONValue {
    var members: [(String, JSONValue)] = [
      ("input", .optional(input)), ("error", .text(code)), ("message", .text(sentence)),
      ("status", .number(Int(status))),
    ]
    if let warnings { members.append(("warnings", .list(warnings.map { .text($0) }))) }
    return .object(members)
  }
}
