import Foundation
import Glibc
import Testing

/// Whether this process may become another user.
let isRoot = geteuid() == 0

/// Whether this process may mount file systems; in a container without the capability, root may not.
let mounts: Bool = {
  guard isRoot, let sandbox = try? Sandbox() else { return false }
  defer { withExtendedLifetime(sandbox) {} }
  let mounted = try? run(["/bin/mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", sandbox.path])
  guard mounted?.status == 0 else { return false }
  return (try? run(["/bin/umount", "-l", sandbox.path]))?.status == 0
}()

/// Starts a process that signals reach, as in a terminal.
///
/// Threads of Dispatch block them, and a process inherits that.
func start(_ process: Process) throws {
  var (none, own) = (sigset_t(), sigset_t())
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &own)
  defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
  try process.run()
}

/// Mounts a small file system on the folder `full` for the time of the call.
func withMount(_ options: String, in sandbox: Sandbox, _ body: () throws -> Void) throws {
  let place = "\(sandbox.path)/full"
  mkdir(place, 0o755)
  let mounted = try run(["/bin/mount", "-t", "tmpfs", "-o", options, "tmpfs", place])
  try #require(mounted.status == 0, "\(mounted.errors)")
  defer { _ = try? run(["/bin/umount", "-l", place]) }
  try body()
}
