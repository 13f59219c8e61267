internal import Glibc
internal import Spool

/// A file that gets a name only when it has been proved.
final class UnnamedFile {
  let file: File
  private let folder: Folder
  /// A hidden name, where the file system has no files without one.
  private let hidden: Name?

  init(in folder: Folder) throws {
    self.folder = folder
    do {
      file = try folder.createUnnamedFile(mode: 0o640)
      hidden = nil
    } catch {
      guard error.meansNoUnnamedFiles else { throw error }
      let name = Name(".pending-" + (try SystemRandom.name())) ?? Name.pending
      file = try folder.createFile(name, mode: 0o640)
      hidden = name
    }
  }

  func sync() throws { try file.sync() }

  func publish(in target: Folder, as name: Name) throws {
    if let hidden {
      try folder.link(hidden, to: target, as: name)
    } else {
      try target.link(unnamed: file, as: name)
    }
  }

  /// Takes the hidden name away; what stays after a crash is removed at the next start.
  func discard() {
    if let hidden { _ = try? folder.remove(hidden) }
  }
}
