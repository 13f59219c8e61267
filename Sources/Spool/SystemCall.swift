// Checked system calls: a failure becomes a value that holds the call and the error number, and
// never a path, because paths of a spool may hold the name of a patient.
internal import Glibc

/// A system call failed.
package struct SystemCallError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name of the call, as its manual page has it.
  package let call: String
  /// The error number that it left.
  package let code: CInt

  /// Makes an error from a call's name and its error number.
  package init(call: String, code: CInt) {
    self.call = call
    self.code = code
  }

  /// Whether open(2) says that the file system, or the kernel, has no files without names.
  ///
  /// Old kernels take O_TMPFILE for O_DIRECTORY and answer accordingly.
  package var meansNoUnnamedFiles: Bool { [EOPNOTSUPP, EISDIR, ENOENT, EINVAL].contains(code) }

  /// The call and the system's words for the error number.
  package var description: String { "\(call): \(ErrorText.of(code))" }
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
