internal import Cryptography
internal import Glibc
internal import Spool

/// A study's folder in the archive.
struct StudyFolder: Sendable {
  /// The study.
  let label: StudyLabel
  /// The folder's name: the label, with a suffix if another study has the same.
  let name: Name
  let folder: Folder
  private let archive: Folder

  /// The file that tells studies with the same label apart.
  static let marker: Name = ".study"

  /// Opens the folder of a study, and makes it at its first file.
  init(_ archive: Folder, _ label: StudyLabel) throws {
    self.archive = archive
    self.label = label
    let code = Array(label.code.hexadecimal.utf8)
    var suffix = 1
    while true {
      guard let name = Name(label.text + (suffix == 1 ? "" : "-\(suffix)")) else {
        preconditionFailure("base 32 makes a name")
      }
      let folder = try archive.folder(name, makingWith: 0o750)
      if try Self.mark(folder, code) == code {
        self.name = name
        self.folder = folder
        return
      }
      suffix += 1
    }
  }

  /// The code of the study that has this folder, which is `code` if it had none.
  private static func mark(_ folder: Folder, _ code: [UInt8]) throws -> [UInt8] {
    if try folder.status(marker) == nil {
      do {
        try folder.writeNew(code, as: marker, durable: true)
      } catch {
        guard error.code == EEXIST else { throw error }
        try folder.sync()  // another worker was faster
      }
    }
    return try folder.openFile(marker).contents(limit: 256)
  }

  /// Gives the archive share its final name: the step that decides.
  ///
  /// The caller syncs the folder.
  ///
  /// - Throws: EEXIST when a pair of the same bytes was committed before; ENOENT when another
  ///   instance has taken the claim over and removed the pending share.
  func commit(_ archiveShare: DurableFile, as name: Name) throws {
    try archiveShare.folder.publish(archiveShare.name, in: folder, as: name)
  }
}
