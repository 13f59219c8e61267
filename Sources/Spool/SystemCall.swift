// Checked system calls: a failure becomes a value that holds the call and the error number, and
// never a path, because paths of a spool may hold the name of a patient.
internal import Glibc

/// A system call failed.
package struct SystemCallError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name of the call, as its manual page has it.
  package let call: String
  /// The error number that it left.
  package let code: CInt
  /// Whether the file system takes no further file, whatever room it has: it has no inode left.
  package let isOutOfFiles: Bool

  /// Makes an error from a call's name and its error number.
  package init(call: String, code: CInt, isOutOfFiles: Bool = false) {
    self.call = call
    self.code = code
    self.isOutOfFiles = isOutOfFiles
  }

  /// Whether open(2) says that the file system, or the kernel, has no files without names.
  ///
  /// Old kernels take O_TMPFILE for O_DIRECTORY and answer accordingly.
  package var meansNoUnnamedFiles: Bool { [EOPNOTSUPP, EISDIR, ENOENT, EINVAL].contains(code) }

  /// What failed, in plain words, and the system's words for the error number.
  package var description: String {
    // "No space left" alone would mislead: room is shown.
    if isOutOfFiles {
      return "its file system takes no further files (df -i): \(ErrorText.of(code))"
    }
    return "\(Self.actions[call] ?? call) failed: \(ErrorText.of(code))"
  }

  /// What calls do, for people; a call that is not here goes by its name.
  private static let actions = [
    "open": "opening", "openat": "opening", "openat2": "opening", "fdopendir": "listing",
    "readdir": "listing", "fstat": "looking at it", "fstatat": "looking at it",
    "fstatfs": "looking at the file system", "fstatvfs": "looking at the file system",
    "statvfs": "looking at the file system", "read": "reading", "pread": "reading",
    "write": "writing", "pwrite": "writing", "fallocate": "reserving room", "fsync": "writing",
    "close": "writing", "unlinkat": "deleting", "renameat": "moving", "renameat2": "moving",
    "move": "moving", "linkat": "naming", "mkdir": "making a folder", "mkdirat": "making a folder",
    "fchmod": "setting permissions", "futimens": "setting the time",
    "utimensat": "setting the time", "flock": "locking", "inotify_init1": "watching",
    "inotify_add_watch": "watching", "fork": "starting a process",
    "posix_spawn": "starting a process", "pthread_create": "starting a thread",
  ]
}

/// Runs a call, again when a signal interrupted it, and takes -1 for a failure.
@discardableResult
func check<Result: SignedInteger>(
  _ call: StaticString, _ body: () -> Result
) throws(SystemCallError) -> Result {
  while true {
    let result = body()
    if result != -1 { return result }
    let code = errno
    if code != EINTR { throw SystemCallError(call: "\(call)", code: code) }
  }
}
