internal import ShareStorage

/// One line on a terminal: how much is done, how fast, and how long it will still take.
struct ProgressBar {
  /// Takes the line away again.
  static let erase = "\r\u{1B}[K"

  private let files: Int
  private let bytes: Int
  private var filesDone = 0
  private var bytesDone = 0
  private let start = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  init(files: Int, bytes: Int) {
    self.files = files
    self.bytes = bytes
  }

  mutating func advance(bytes: Int) {
    filesDone += 1
    bytesDone = [bytesDone, bytes].saturatedSum
  }

  /// The line, when the last one is older than a tenth of a second.
  mutating func due() -> String? {
    let now = ContinuousClock.now
    if let drawn, now - drawn < .milliseconds(100) { return nil }
    return shown()
  }

  /// The line.
  mutating func shown() -> String {
    let now = ContinuousClock.now
    drawn = now
    let seconds = max((now - start) / .seconds(1), 0.001)
    let share = bytes > 0 ? min(1, Double(bytesDone) / Double(bytes)) : 1
    let width = 24
    let filled = Int(share * Double(width))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    let rate = decimal(Double(bytesDone) / seconds / 1e6, digits: 1)
    var line = "\(Self.erase)[\(bar)] \(filesDone)/\(files) files, \(rate) MB/s"
    if share > 0, share < 1 { line += ", \(Self.time(seconds * (1 - share) / share)) left" }
    return line
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
