/// What is meant to become of a claimed file.
struct Intent: Equatable, Sendable {
  /// The relative path of the folder that it arrived in, as bytes.
  var folder: [UInt8]
  /// Whether a further pair shall be issued although there is one.
  var isIssueAgain: Bool
  /// The study's label, once the file has been read.
  var label: String?
  /// Whether the file is split although its structure does not end at its end.
  var isIncomplete = false
  /// Whether the file is split although parts of it may not have arrived.
  var isDoubtful = false
  /// Whether only quiet told that the file was finished (no lease, no rename).
  var isByQuiet = false

  private static let title = "dicomshare claim "
  private static let header = title + "1\n"

  /// Lines of text, and at their end the folder, which may hold any byte.
  var serialized: [UInt8] {
    let lines = """
      \(Self.header)again \(isIssueAgain ? 1 : 0)
      incomplete \(isIncomplete ? 1 : 0)
      doubt \(isDoubtful ? 1 : 0)
      quiet \(isByQuiet ? 1 : 0)
      label \(label ?? "")
      folder\u{20}
      """
    return Array(lines.utf8) + folder
  }

  init(folder: [UInt8], isIssueAgain: Bool) {
    self.folder = folder
    self.isIssueAgain = isIssueAgain
  }

  /// Whether a later version of the program wrote this.
  static func isLater(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: title.utf8) else { return false }
    let digits = bytes.dropFirst(title.utf8.count).prefix { $0 != 0x0A }
    return (Int(String(decoding: digits, as: UTF8.self)) ?? 0) > 1
  }

  /// Reads what `serialized` wrote; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.header.utf8) else { return nil }
    var rest = bytes.dropFirst(Self.header.utf8.count)
    self.init(folder: [], isIssueAgain: false)
    while true {
      guard let space = rest.firstIndex(of: 0x20) else { return nil }
      let key = String(decoding: rest[..<space], as: UTF8.self)
      if key == "folder" {
        folder = Array(rest[(space + 1)...])
        return
      }
      guard let end = rest.firstIndex(of: 0x0A), end > space else { return nil }
      let value = String(decoding: rest[(space + 1)..<end], as: UTF8.self)
      switch key {
      case "again": isIssueAgain = value == "1"
      case "incomplete": isIncomplete = value == "1"
      case "doubt": isDoubtful = value == "1"
      case "quiet": isByQuiet = value == "1"
      case "label": label = value.isEmpty ? nil : value
      default: break
      }
      rest = rest[(end + 1)...]
    }
  }
}
