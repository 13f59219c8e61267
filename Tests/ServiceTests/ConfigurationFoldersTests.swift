@testable import Configuration
import Foundation
import Service
import Testing

@Suite struct ConfigurationFoldersTests {
  /// Runs a body on a spool in a temporary folder, with all folders made.
  private func withSpool(_ body: (Configuration) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }  // only temporary files
    let configuration = try Configuration.spool(root.path)
    for folder in configuration.folders {
      try FileManager.default.createDirectory(
        atPath: folder.path, withIntermediateDirectories: true)
    }
    try body(configuration)
  }

  @Test func foldersOfOneSpoolAreAccepted() throws {
    try withSpool { try $0.checkFolders() }
  }

  @Test func aMissingFolderIsUnusable() throws {
    try withSpool { configuration in
      try FileManager.default.removeItem(atPath: configuration.archive)
      #expect(
        throws: ConfigurationError.unusableFolder(
          "archive", path: configuration.archive, code: ENOENT)
      ) { try configuration.checkFolders() }
      try configuration.checkFolders(ignoringMissing: true)
    }
  }

  @Test func aFileIsNoFolder() throws {
    try withSpool { configuration in
      try FileManager.default.removeItem(atPath: configuration.rejected)
      try Data().write(to: URL(filePath: configuration.rejected))
      #expect(
        throws: ConfigurationError.unusableFolder(
          "rejected", path: configuration.rejected, code: ENOTDIR)
      ) { try configuration.checkFolders(ignoringMissing: true) }
    }
  }

  @Test func aLinkToAnotherFolderIsTheSameFolder() throws {
    try withSpool { configuration in
      try FileManager.default.removeItem(atPath: configuration.outgoing)
      try FileManager.default.createSymbolicLink(
        atPath: configuration.outgoing, withDestinationPath: configuration.archive)
      #expect(
        throws: ConfigurationError.sharedFolder(
          "archive", "outgoing", path: configuration.outgoing)
      ) { try configuration.checkFolders() }
    }
  }

  @Test func aLinkIntoAWatchedFolderIsNested() throws {
    try withSpool { configuration in
      let inside = configuration.incoming + "/inside"
      try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: false)
      try FileManager.default.removeItem(atPath: configuration.archive)
      try FileManager.default.createSymbolicLink(
        atPath: configuration.archive, withDestinationPath: inside)
      #expect(throws: ConfigurationError.nestedFolder(inner: "archive", outer: "incoming")) {
        try configuration.checkFolders()
      }
    }
  }

  @Test func workOnAnotherFileSystemIsRefused() throws {
    try withSpool { configuration in
      var configuration = configuration
      configuration.work = "/dev/shm/" + UUID().uuidString
      try FileManager.default.createDirectory(
        atPath: configuration.work, withIntermediateDirectories: false)
      defer { rmdir(configuration.work) }
      #expect(throws: ConfigurationError.claimsCrossFileSystems) {
        try configuration.checkFolders()
      }
    }
  }
}
