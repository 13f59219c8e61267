import Foundation
import Glibc
import Spool
import Testing

@testable import ShareStorage

/// How a restored file gets its name, by command and service alike.
@Suite final class RestoredFileTests {
  private let url: URL
  private let folder: Folder

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = try Folder(path: url.path)
  }

  deinit { try? FileManager.default.removeItem(at: url) }  // a leftover in /tmp harms nobody

  private func publish(_ text: String) throws -> (name: Name, wasThere: Bool) {
    let file = try PendingFile(in: folder)
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBytes { try file.append($0) }
    try file.sync()
    return try file.publish(restoredIn: folder, as: "IM1.dcm")
  }

  private var names: Set<String> {
    get throws { Set(try FileManager.default.contentsOfDirectory(atPath: url.path)) }
  }

  @Test func theSameContentIsKeptOnce() throws {
    #expect(try publish("one") == ("IM1.dcm", false))
    #expect(try publish("one") == ("IM1.dcm", true))
    #expect(try names == ["IM1.dcm"])
  }

  @Test func otherContentGetsANumber() throws {
    for text in ["one", "two", "three"] { _ = try publish(text) }
    #expect(try publish("two") == ("IM1 (2).dcm", true))
    #expect(try names == ["IM1.dcm", "IM1 (2).dcm", "IM1 (3).dcm"])
  }

  @Test func whatIsNoFileIsLeftAlone() throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: "IM1.dcm"), withIntermediateDirectories: true)
    symlink("nowhere", url.appending(path: "IM1 (2).dcm").path)
    #expect(try publish("one") == ("IM1 (3).dcm", false))
  }
}
