internal import Glibc
internal import SecretSharing
internal import Synchronization
internal import TOMLKit
internal import Threads

extension Configuration {
  /// No configuration is longer: a limit, so that a wrong path cannot fill the memory.
  static let maximumBytes = 1 << 20

  /// Reads the configuration file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - spool: the folder of `--spool`, which wins over the file's key.
  /// - Returns: a checked configuration.
  /// - Throws: ``ConfigurationError``.
  package static func load(
    _ path: String = standardPath, spool: String? = nil
  ) throws(ConfigurationError) -> Configuration {
    try Configuration(toml: contents(of: path), spool: spool)
  }

  /// Reads the file that was named; without a name the one at ``standardPath``, if there is one.
  ///
  /// - Parameters:
  ///   - path: the file of `--config`, or nil.
  ///   - spool: the folder of `--spool`, or nil. With it alone, the standard file is not looked at.
  /// - Returns: a checked configuration.
  /// - Throws: ``ConfigurationError``.
  package static func resolve(
    path: String?, spool: String?
  ) throws(ConfigurationError) -> Configuration {
    if let path { return try load(path, spool: spool) }
    if let spool { return try .spool(spool) }
    do {
      return try load(standardPath)
    } catch .unreadable(path: standardPath, code: ENOENT) {
      return try .spool(standardSpool)
    }
  }

  /// Reads the file as ``resolve(path:spool:)`` does, for a service: none of its folders may be
  /// temporary.
  package static func resolveForService(
    path: String?, spool: String?
  ) throws(ConfigurationError) -> Configuration {
    let configuration = try resolve(path: path, spool: spool)
    if let error = configuration.temporaryFolders(spool: spool).first { throw error }
    return configuration
  }

  /// Reads the file as ``resolve(path:spool:)`` does, and goes on where something is wrong in it.
  ///
  /// - Returns: the configuration, as much of it as can be understood; nil when the file cannot be
  ///   read at all.
  package static func understood(
    path: String?, spool: String?
  ) -> (configuration: Configuration?, errors: [ConfigurationError]) {
    var errors: [ConfigurationError] = []
    do throws(ConfigurationError) {
      if path == nil, let spool { return (try .spool(spool), []) }
      let text = try contents(of: path ?? standardPath)
      let configuration = parsed(toml: text, spool: spool, &errors)
      return (configuration, errors)
    } catch .unreadable(path: standardPath, code: ENOENT) where path == nil {
      do throws(ConfigurationError) {
        return (try .spool(standardSpool), [])
      } catch {
        return (nil, [error])
      }
    } catch {
      return (nil, [error])
    }
  }

  /// Reads the file as ``understood(path:spool:)`` does, and gathers everything that is wrong, in the
  /// folders, too.
  ///
  /// - Returns: the configuration, as much of it as can be understood; nil when the file cannot be
  ///   read at all.
  package static func examine(
    path: String?, spool: String?
  ) -> (configuration: Configuration?, errors: [ConfigurationError]) {
    let (configuration, found) = understood(path: path, spool: spool)
    var errors = found
    if let configuration {
      errors += configuration.temporaryFolders(spool: spool)
      if errors.isEmpty {
        do throws(ConfigurationError) {
          try configuration.checkFolders(ignoringMissing: true)
        } catch {
          errors.append(error)
        }
      }
    }
    return (configuration, errors)
  }

  /// Reads a configuration from TOML.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - spool: the folder of `--spool`, which wins over the document's key.
  /// - Throws: ``ConfigurationError``, for the first thing that is wrong.
  package init(toml text: String, spool: String? = nil) throws(ConfigurationError) {
    var errors: [ConfigurationError] = []
    let configuration = Self.parsed(toml: text, spool: spool, &errors)
    if let error = errors.first { throw error }
    guard let configuration else { throw .notText(line: 1) }
    self = configuration
  }

  /// Reads a configuration from TOML, and gathers what is wrong.
  ///
  /// - Returns: the rest; nil when this is no TOML.
  private static func parsed(
    toml text: String, spool: String?, _ errors: inout [ConfigurationError]
  ) -> Configuration? {
    let lines = ConfigurationLines(text)
    let table: TOMLTable
    do throws(ConfigurationError) {
      if let (line, name) = lines.firstTable {
        // Refused before the TOML library sees it: it aborts the process on some that are malformed.
        throw .unknownKey(name, line: line, nearest: nil)
      }
      table = try Self.table(text, lines)
    } catch {
      errors.append(error)
      return nil
    }
    for key in table.keys.sorted(by: { (lines[$0] ?? 0, $0) < (lines[$1] ?? 0, $1) })
    where !ConfigurationKey.all.contains(where: { $0.name == key }) {
      errors.append(
        .unknownKey(
          key, line: lines[key],
          nearest: NearestName.of(key, among: ConfigurationKey.all.map(\.name))))
    }

    var configuration = Self(below: Self.standardSpool)
    for key in ConfigurationKey.all {
      do throws(ConfigurationError) {
        if let value = table[key.name] {
          try key.read(
            &configuration,
            ConfigurationSetting(key: key.name, line: lines[key.name], value: value))
        }
        if key.name == "spool" {
          configuration =
            spool == nil
            ? Self(below: configuration.spool) : try .spool(spool ?? configuration.spool)
        }
      } catch {
        errors.append(error)
      }
    }
    do throws(ConfigurationError) {
      try configuration.check()
    } catch {
      errors.append(error)
    }
    return configuration
  }

  /// The configuration as TOML, every key with its value.
  package func shown() -> String {
    ConfigurationKey.all.map { "\($0.name) = \($0.show(self))\n" }.joined()
  }

  /// What is allowed but deserves a second thought, one sentence each.
  package var warnings: [String] {
    var warnings: [String] = []
    if mode == .visual {
      warnings.append("mode = \"visual\" restores pictures whose gray levels may differ by one")
    }
    if case .keepFor(let time) = originals {
      let text = DurationText.format(time)
      warnings.append("keep-for = \"\(text)\" leaves readable originals on this machine as long")
    }
    if label != .hmac {
      warnings.append("label = \"\(label.rawValue)\" shows patient data in names below outgoing")
    }
    if examMonth {
      warnings.append(
        "exam-month = true tells everyone who sees a patient's folder in which month the exam was")
    }
    if archiveLookup {
      warnings.append(
        "archive-lookup = true lets everyone who may write to reconstruct read an exam"
          + " with the patient share alone")
    }
    if rejectAfter < stalledAfter {
      warnings.append("reject-after is shorter than stalled-after: nothing is reported as stalled")
    }
    return warnings
  }

  /// What is missing although people will look for it, one sentence each.
  package var omissions: [String] {
    contact.isEmpty
      ? ["contact is empty: patients and doctors do not learn whom to ask for the other share"] : []
  }

  private static func table(
    _ text: String, _ lines: ConfigurationLines
  ) throws(ConfigurationError) -> TOMLTable {
    if let end = text.utf8.firstIndex(of: 0) {
      // TOMLKit takes C strings: what follows a NUL would be ignored in silence.
      throw .notText(line: ConfigurationLines.number(of: end, in: text))
    }
    if let line = lines.firstEscapedNUL { throw .notText(line: line) }
    if let line = lines.firstForeign {
      // The library aborts the process on some of these, too.
      throw .syntax(
        line: line, reason: "a value is text in quotes, a whole number, true, false or a list")
    }
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let reason = error.description.prefix { $0 != "\n" }
      throw .syntax(line: error.source.begin.line, reason: String(reason))
    } catch {
      throw .syntax(line: 1, reason: "\(error)")
    }
  }

  /// What a reading thread leaves.
  private final class Reading: Sendable {
    let isPipe = Atomic(false)
    private let bytes = Mutex<Result<[UInt8], ConfigurationError>?>(nil)

    var result: Result<[UInt8], ConfigurationError>? { bytes.withLock { $0 } }

    func end(_ result: Result<[UInt8], ConfigurationError>) { bytes.withLock { $0 = result } }
  }

  private static func result(
    _ path: String, _ reading: Reading
  ) -> Result<[UInt8], ConfigurationError> {
    Result { () throws(ConfigurationError) in try bytes(of: path, reading) }
  }

  /// The text of a file; that of a file server that gives no answer is not waited for.
  private static func contents(of path: String) throws(ConfigurationError) -> String {
    let reading = Reading()
    let hasEnded = Patience.run(
      within: .seconds(10),
      unless: { reading.isPipe.load(ordering: .sequentiallyConsistent) },
      { reading.end(Self.result(path, reading)) })
    guard hasEnded, let result = reading.result else { throw .silent(path: path) }
    let bytes = try result.get()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(line: ConfigurationLines.firstInvalidLine(in: bytes))
    }
    // What Windows' editors put before UTF-8.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func bytes(
    of path: String, _ reading: Reading
  ) throws(ConfigurationError) -> [UInt8] {
    // O_NONBLOCK: a pipe must not make us wait for its writer forever.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw .unreadable(path: path, code: errno) }
    defer { close(file) }  // opened for reading only: closing cannot lose anything
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    let isPipe = isPipe(file)
    reading.isPipe.store(isPipe, ordering: .sequentiallyConsistent)
    while true {
      guard !isPipe || !isSilent(pipe: file) else { throw .silentPipe(path: path) }
      let count = read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, code: errno) }
      guard count > 0 else { break }
      bytes += piece[..<count]
      guard bytes.count <= maximumBytes else { throw .tooLarge(path: path) }
    }
    return bytes
  }

  /// How long whoever writes the configuration into a pipe may take for the next piece.
  private static let patience: CInt = 5000

  private static func isPipe(_ file: CInt) -> Bool {
    var status = stat()
    return fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Whether neither bytes nor its end come out of a pipe.
  private static func isSilent(pipe file: CInt) -> Bool {
    var wait = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    var count: CInt
    // A pipe that nobody has opened for writing yet has no end either, poll(2).
    repeat { count = poll(&wait, 1, patience) } while count < 0 && errno == EINTR
    return count == 0
  }
}
