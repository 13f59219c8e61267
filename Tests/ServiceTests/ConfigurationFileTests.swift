@testable import Configuration
import Foundation
import Testing

@Suite struct ConfigurationFileTests {
  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The lines of the file that are commented-out keys: those with no space after the `#`.
  private func documentedSettings() throws -> [Substring] {
    let file = Self.package.appending(path: "etc/dicomshare.toml")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("#") && !$0.hasPrefix("# ") && !$0.hasPrefix("###") && $0 != "#" }
      .map { $0.dropFirst() }
  }

  @Test func theInstalledFileIsTheDefaults() throws {
    let file = Self.package.appending(path: "etc/dicomshare.toml").path
    #expect(try Configuration.load(file) == .spool(Configuration.standardSpool))
  }

  @Test func theInstalledFileExplainsExactlyTheKnownKeysWithTheirDefaults() throws {
    let shown = try Configuration(toml: "").shown()
    #expect(try documentedSettings().joined(separator: "\n") + "\n" == shown)
  }

  @Test func uncommentingEverythingGivesTheDefaults() throws {
    let text = try documentedSettings().joined(separator: "\n")
    #expect(try Configuration(toml: text) == Configuration(toml: ""))
  }

  @Test func everyKeyIsPrecededByAnExplanation() throws {
    let file = Self.package.appending(path: "etc/dicomshare.toml")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let settings = try documentedSettings()
    for (before, line) in zip(lines, lines.dropFirst()) where settings.contains(line.dropFirst()) {
      #expect(before.hasPrefix("# "), "\(line)")
    }
  }

  @Test func aMissingFileIsUnreadable() {
    #expect(throws: ConfigurationError.unreadable(path: "/nonexistent", code: ENOENT)) {
      try Configuration.load("/nonexistent")
    }
  }

  /// As Notepad saves it.
  @Test func aByteOrderMarkIsPassedOver() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }  // only a temporary file
    try Data([0xEF, 0xBB, 0xBF] + Array("workers = 3\r\n".utf8)).write(to: file)
    #expect(try Configuration.load(file.path).workers == 3)
  }

  @Test func aFileThatIsNotUTF8HasItsLine() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }  // only a temporary file
    try Data([0x23, 0x0A, 0x23, 0xFF]).write(to: file)
    #expect(throws: ConfigurationError.notText(line: 2)) { try Configuration.load(file.path) }
  }
}
