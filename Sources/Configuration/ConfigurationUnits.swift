/// Durations such as `10m`, as they are written in the configuration.
enum DurationText {
  /// Largest first, for printing.
  private static let units: [(suffix: String, seconds: Int64)] = [
    ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
  ]

  /// Reads numbers with units, largest unit first: `30s`, `10m`, `1h30m`, `7d`.
  static func parse(_ text: String) -> Duration? {
    var rest = Substring(text)
    var total: Int64 = 0
    var units = units[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int64(digits), let suffix = rest.dropFirst(digits.count).first,
        let at = units.firstIndex(where: { $0.suffix == String(suffix) })
      else { return nil }
      let (product, tooLong) = number.multipliedReportingOverflow(by: units[at].seconds)
      let (sum, alsoTooLong) = total.addingReportingOverflow(product)
      guard !tooLong, !alsoTooLong else { return nil }
      total = sum
      units = units[(at + 1)...]
      rest = rest.dropFirst(digits.count + 1)
    }
    return .seconds(total)
  }

  /// Writes a duration of whole seconds in its largest unit that leaves no rest.
  static func format(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    guard seconds != 0 else { return "0s" }
    let unit = units.first { seconds % $0.seconds == 0 } ?? (suffix: "s", seconds: 1)
    return "\(seconds / unit.seconds)\(unit.suffix)"
  }
}

/// Sizes such as `20MB`, as they are written in the configuration.
enum SizeText {
  /// Largest first, for printing.
  private static let units: [(suffix: String, bytes: Int)] = [
    ("GB", 1_000_000_000), ("GiB", 1 << 30), ("MB", 1_000_000), ("MiB", 1 << 20),
    ("kB", 1000), ("KiB", 1024), ("B", 1),
  ]

  /// Reads one number with its unit: `20MB`, `650MiB`.
  static func parse(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits),
      let unit = units.first(where: { $0.suffix == text.dropFirst(digits.count) })
    else { return nil }
    let (product, tooLarge) = number.multipliedReportingOverflow(by: unit.bytes)
    return tooLarge ? nil : product
  }

  /// Writes a size in its largest unit that leaves no rest.
  static func format(_ bytes: Int) -> String {
    guard bytes != 0 else { return "0B" }
    let unit = units.first { bytes % $0.bytes == 0 } ?? (suffix: "B", bytes: 1)
    return "\(bytes / unit.bytes)\(unit.suffix)"
  }
}
