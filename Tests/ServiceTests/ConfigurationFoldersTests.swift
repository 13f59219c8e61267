@testable import Configuration
import Foundation
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

  /// `config check` tells before the service has made it.
  @Test func workThatWillBeOnAnotherFileSystemIsRefused() throws {
    try withSpool { configuration in
      var configuration = configuration
      configuration.work = "/dev/shm/\(UUID().uuidString)/work"
      #expect(throws: ConfigurationError.claimsCrossFileSystems) {
        try configuration.checkFolders(ignoringMissing: true)
      }
      try FileManager.default.removeItem(atPath: configuration.incoming)
      #expect(throws: ConfigurationError.claimsCrossFileSystems) {
        try configuration.checkFolders(ignoringMissing: true)
      }
    }
  }

  /// As to a server's folder that is not mounted.
  @Test func aLinkToNowhereIsNoFolder() throws {
    try withSpool { configuration in
      var configuration = configuration
      try FileManager.default.removeItem(atPath: configuration.archive)
      try FileManager.default.createSymbolicLink(
        atPath: configuration.archive, withDestinationPath: configuration.spool + "/nas")
      for path in [configuration.archive, configuration.archive + "/shares"] {
        configuration.archive = path
        let link = try #require(DeadLink(onTheWayTo: path))
        #expect(link.path == configuration.spool + "/archive")
        #expect(link.target == configuration.spool + "/nas")
        #expect(throws: ConfigurationError.deadLink("archive", link)) {
          try configuration.checkFolders(ignoringMissing: true)
        }
      }
    }
  }

  /// Its place is that of the folder which the link names.
  @Test func aMissingFolderBehindALinkIsWhereItWillBe() throws {
    try withSpool { configuration in
      var configuration = configuration
      let link = configuration.spool + "/link"
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: configuration.incoming)
      configuration.rejected = link + "/rejected"
      #expect(throws: ConfigurationError.nestedFolder(inner: "rejected", outer: "incoming")) {
        try configuration.checkFolders(ignoringMissing: true)
      }
    }
  }

  @Test func foldersForTemporaryFilesAreRefused() throws {
    let configuration = try Configuration(toml: "archive = \"/tmp/a\"\nlookup = \"/var/tmp\"")
    #expect(
      configuration.temporaryFolders(spool: nil)
        == [
          .temporaryFolder("archive", path: "/tmp/a"), .temporaryFolder("lookup", path: "/var/tmp"),
        ])
    #expect(configuration.temporaryFolders(spool: "/srv/spool").count == 2)
    // Somebody tries the program out.
    #expect(configuration.temporaryFolders(spool: "/tmp/trial").isEmpty)
    #expect(try Configuration(toml: "spool = \"/tmpfiles\"").temporaryFolders(spool: nil).isEmpty)
  }

  @Test func aLinkToAFolderForTemporaryFilesIsNoWayAround() throws {
    // Where tests have their files, a link can be made; the folder for tests of others may be /tmp.
    let link = URL(filePath: "/dev/shm/dicomshare-link-\(UUID().uuidString)")
    guard
      (try? FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: URL(filePath: "/tmp"))) != nil
    else { return }
    defer { try? FileManager.default.removeItem(at: link) }
    let path = link.path() + "/archive"
    #expect(
      try Configuration(toml: "archive = \"\(path)\"").temporaryFolders(spool: nil)
        == [.temporaryFolder("archive", path: path)])
  }

  @Test func everythingThatIsWrongIsToldAtOnce() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }  // only a temporary file
    let text = "study-quite = \"3s\"\nbanner = 1\nworkers = -1\narchive = \"/tmp/a\"\n"
    try Data(text.utf8).write(to: file)
    let (configuration, errors) = Configuration.examine(path: file.path(), spool: nil)
    #expect(configuration != nil)
    #expect(
      errors.prefix(1) == [.unknownKey("study-quite", line: 1, nearest: "study-quiet")])
    #expect(errors.count == 4)
    #expect(errors.last == .temporaryFolder("archive", path: "/tmp/a"))
    #expect(throws: ConfigurationError.temporaryFolder("archive", path: "/tmp/a")) {
      try Data("archive = \"/tmp/a\"".utf8).write(to: file)
      _ = try Configuration.resolveForService(path: file.path(), spool: nil)
    }
  }
}
