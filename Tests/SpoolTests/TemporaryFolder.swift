import Foundation
import Spool

/// A folder that vanishes with its last holder.
final class TemporaryFolder {
  let url: URL
  let folder: Folder

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "dicomshare-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = try Folder(path: url.path())
  }

  deinit { try? FileManager.default.removeItem(at: url) }  // a leftover in /tmp harms nobody

  func write(_ bytes: [UInt8], _ name: String) throws {
    let place = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  func symlink(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appending(path: name).path(), withDestinationPath: target)
  }
}
