internal import CLinux
internal import Glibc

/// Standard input, output and error.
package enum StandardStreams {
  /// Opens those that are closed, so that no other file gets their numbers: what a command says would be
  /// written into it.
  package static func open() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free, open(2). Without devices, a folder can at least not be written.
      if Glibc.open("/dev/null", O_RDWR) < 0 { _ = Glibc.open("/", O_RDONLY | O_DIRECTORY) }
    }
  }

  /// Writes what was printed and not written yet.
  ///
  /// - Throws: why that, or what was written before, failed.
  package static func flush() throws(SystemCallError) {
    let code = clinux_flush_output()
    if code != 0 { throw SystemCallError(call: "write", code: code) }
  }
}
