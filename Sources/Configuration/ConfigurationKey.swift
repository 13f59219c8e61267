internal import SecretSharing

/// One key of the configuration: how it is read and how it is shown.
struct ConfigurationKey: Sendable {
  /// The key as it is written.
  let name: String
  /// Takes a value over into a configuration.
  let read: @Sendable (inout Configuration, ConfigurationSetting) throws(ConfigurationError) -> Void
  /// The value in a configuration, as TOML.
  let show: @Sendable (Configuration) -> String

  private init(
    _ name: String, show: @escaping @Sendable (Configuration) -> String,
    read:
      @escaping @Sendable (inout Configuration, ConfigurationSetting) throws(ConfigurationError) ->
      Void
  ) {
    self.name = name
    self.read = read
    self.show = show
  }

  /// All keys, in the order in which they are shown.
  ///
  /// `spool` is first: the others start from it.
  static let all: [ConfigurationKey] = folders + splitting + waiting + reconstruction + clerk + rest

  private static let folders = [
    folder("spool", \.spool), folder("incoming", \.incoming), folder("work", \.work),
    folder("archive", \.archive), folder("outgoing", \.outgoing),
    folder("reconstruct", \.reconstruct), folder("reconstructed", \.reconstructed),
    folder("rejected", \.rejected), folder("state", \.state),
    optionalPath("lookup", \.lookup),
  ]

  private static let splitting = [
    ConfigurationKey("mode", show: { quoted($0.mode.rawValue) }) {
      (all, value) throws(ConfigurationError) in all.mode = try value.choice()
    },
    flag("accept-lossy", \.acceptLossy),
    ConfigurationKey("keep-for", show: { quoted(DurationText.format($0.originals.keptFor)) }) {
      (all, value) throws(ConfigurationError) in
      let time = try value.duration(in: .zero ... .days(3650))
      all.originals = time == .zero ? .delete : .keepFor(time)
    },
    ConfigurationKey("workers", show: { "\($0.workers)" }) {
      (all, value) throws(ConfigurationError) in all.workers = try value.int(in: 0...1024)
    },
  ]

  private static let waiting = [
    time("settle", \.settle, .zero ... .seconds(3600)),
    time("settle-in-doubt", \.settleInDoubt, .zero ... .days(1)),
    time("foreign-after", \.foreignAfter, .zero ... .days(7)),
    ConfigurationKey("max-file", show: { quoted(SizeText.format($0.maxFile)) }) {
      (all, value) throws(ConfigurationError) in
      all.maxFile = try value.size(in: 0...1_000_000_000_000_000)
    },
    ConfigurationKey("low-space", show: { quoted(SizeText.format($0.lowSpace)) }) {
      (all, value) throws(ConfigurationError) in
      all.lowSpace = try value.size(in: 0...1_000_000_000_000_000)
    },
    time("study-quiet", \.studyQuiet, .seconds(1) ... .days(1)),
    time("stalled-after", \.stalledAfter, .seconds(1) ... .days(7)),
    time("reject-after", \.rejectAfter, .seconds(1) ... .days(365)),
    time("rescan", \.rescan, .seconds(1) ... .days(1)),
  ]

  private static let reconstruction = [
    flag("archive-lookup", \.archiveLookup),
    flag("sheet-photos", \.sheetPhotos),
    time("keep-reconstructed", \.keepReconstructed, .seconds(1) ... .days(3650)),
    time("keep-used-for", \.keepUsedFor, .zero ... .days(3650)),
  ]

  private static let clerk = [
    time("handed-over-after", \.handedOverAfter, .zero ... .days(365)),
    ConfigurationKey("label", show: { quoted($0.label.rawValue) }) {
      (all, value) throws(ConfigurationError) in all.label = try value.choice()
    },
    flag("banner", \.banner), flag("join-page", \.joinPage),
    ConfigurationKey("languages", show: { list($0.languages.map(\.rawValue)) }) {
      (all, value) throws(ConfigurationError) in all.languages = try value.choices()
    },
    ConfigurationKey("contact", show: { list($0.contact) }) {
      (all, value) throws(ConfigurationError) in
      all.contact = try value.lines(most: 6, characters: 72)
    },
    flag("exam-month", \.examMonth),
    ConfigurationKey("media", show: { list($0.media.map(\.rawValue)) }) {
      (all, value) throws(ConfigurationError) in
      all.media = try value.choices()
      guard all.media.contains(.folder) || all.media.contains(.sheet) else {
        throw value.invalid(
          "a list that contains \"folder\" or \"sheet\": the others are made from them")
      }
    },
    ConfigurationKey("max-part", show: { quoted(SizeText.format($0.maxPart)) }) {
      (all, value) throws(ConfigurationError) in
      let size = try value.size(in: 0...1_000_000_000_000)
      guard size == 0 || size >= 1_000_000
      else { throw value.invalid("\"0B\", for no limit, or at least \"1MB\"") }
      all.maxPart = size
    },
  ]

  private static let rest = [optionalPath("metrics-file", \.metricsFile)]

  // MARK: - Kinds of keys

  private typealias Path<Value> = any WritableKeyPath<Configuration, Value> & Sendable

  private static func folder(
    _ name: String, _ path: Path<String>
  ) -> ConfigurationKey {
    ConfigurationKey(name, show: { quoted($0[keyPath: path]) }) {
      (all, value) throws(ConfigurationError) in all[keyPath: path] = try value.path()
    }
  }

  private static func optionalPath(
    _ name: String, _ path: Path<String?>
  ) -> ConfigurationKey {
    ConfigurationKey(name, show: { quoted($0[keyPath: path] ?? "") }) {
      (all, value) throws(ConfigurationError) in all[keyPath: path] = try value.optionalPath()
    }
  }

  private static func flag(
    _ name: String, _ path: Path<Bool>
  ) -> ConfigurationKey {
    ConfigurationKey(name, show: { "\($0[keyPath: path])" }) {
      (all, value) throws(ConfigurationError) in all[keyPath: path] = try value.bool()
    }
  }

  private static func time(
    _ name: String, _ path: Path<Duration>,
    _ bounds: ClosedRange<Duration>
  ) -> ConfigurationKey {
    ConfigurationKey(name, show: { quoted(DurationText.format($0[keyPath: path])) }) {
      (all, value) throws(ConfigurationError) in
      all[keyPath: path] = try value.duration(in: bounds)
    }
  }

  // MARK: - TOML

  /// A basic string.
  ///
  /// Control characters are refused on reading, so two characters need care.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  private static func list(_ items: [String]) -> String {
    "[" + items.map(quoted).joined(separator: ", ") + "]"
  }
}

extension Configuration.Originals {
  /// How long an original is kept.
  var keptFor: Duration {
    switch self {
    case .delete: .zero
    case .keepFor(let time): time
    }
  }
}

extension Duration {
  static func days(_ days: Int) -> Duration { .seconds(days * 86_400) }
}
