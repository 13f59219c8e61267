internal import Glibc
internal import SecretSharing
internal import Spool

// What people are told when something cannot be written.
extension Failure {
  /// What to tell when a result cannot be made, or written.
  ///
  /// - Parameters:
  ///   - error: what hinders it.
  ///   - side: whose folder it is, where there are two and it is known which of them.
  init(writing error: SystemCallError, of side: Role? = nil) {
    if error.isOutOfFiles {
      self =
        side.map { Self.noFiles(at: "the file system of the folder for the \($0.word) shares") }
        ?? .noFurtherFiles
    } else {
      self.init(writing: error.code, of: side)
    }
  }

  /// What to tell when there is no room for temporary files.
  init(withoutTemporaryFiles error: SystemCallError) {
    let lack =
      error.isOutOfFiles
      ? "the file system takes no further files, whatever room it has (df -i)"
      : "there is no room for temporary files"
    self.init(
      error.code == EDQUOT ? "quota-exceeded" : "disk-full", .inputOutput,
      "\(lack), and nothing was kept; delete files that nobody needs, or name another folder for "
        + "temporary files in TMPDIR")
  }

  static let noFurtherFiles = noFiles(at: "the file system to write to")

  private static func noFiles(at place: String) -> Failure {
    Failure(
      "disk-full", .inputOutput,
      "\(place) takes no further files, whatever room it has (df -i), and nothing was kept; delete "
        + "files that nobody needs, or name a folder on another one")
  }

  /// What to tell when a result cannot be written; `side` tells whose folder it is, where there are two
  /// and it is known which of them.
  init(writing code: CInt, of side: Role? = nil) {
    let folder = side.map { "the folder for the \($0.word) shares" }
    let target = folder ?? "the target folder"
    switch code {
    case ENOSPC:
      self.init(
        "disk-full", .inputOutput,
        "the disk \(folder.map { "with \($0)" } ?? "to write to") is full and nothing was kept; make "
          + "room, then try again")
    case EDQUOT:
      self.init(
        "quota-exceeded", .inputOutput,
        "the quota for \(folder ?? "the folder to write to") is used up and nothing was kept; make "
          + "room, then try again")
    case EFBIG:
      self.init(
        "unwritable", .inputOutput,
        "a result would be longer than a file may be there, and nothing was kept; name a folder on "
          + "another file system (FAT takes 4 GiB), or raise the limit (ulimit -f)")
    case EACCES, EPERM:
      self.init(
        "no-permission-to-write", .noPermission,
        "no permission to write into \(target); ask its owner, or name another one")
    case EROFS:
      self.init(
        "read-only", .cannotCreate,
        "\(target) is on a read-only file system; name another one")
    case EISDIR:
      self.init(
        "cannot-create", .cannotCreate,
        "cannot create the result: this is the name of a folder; name a new file in it")
    case ENOENT, ENOTDIR, EEXIST, ELOOP, ENAMETOOLONG, EMLINK:
      self.init(
        "cannot-create", .cannotCreate,
        "cannot create the result in \(target): \(ErrorText.of(code)); name another folder")
    case EMFILE, ENFILE:
      self.init(reading: code)
    case EOPNOTSUPP:
      self.init(
        "no-safe-names", .cannotCreate,
        "the file system of \(target) has neither hard links nor renames that a result could be "
          + "named with without replacing another file; name a folder on another one")
    default:
      self.init(
        "unwritable", .inputOutput,
        "cannot be written\(folder.map { " into \($0)" } ?? ""): \(ErrorText.of(code)); check the "
          + "target's medium and its connection")
    }
  }
}
