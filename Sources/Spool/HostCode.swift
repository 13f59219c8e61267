internal import Cryptography
internal import Glibc

/// What tells this host from others.
package enum HostCode {
  /// 40 bits in base 32 that are the same for all processes of this host and for no other host.
  ///
  /// - Throws: EMFILE, ENFILE, ENOMEM or EIO, which pass: with another code, this host's own claims
  ///   would be those of a stranger. A host without `/etc/machine-id` is told by its name alone.
  package static func text() throws(SystemCallError) -> String {
    var system = utsname()
    uname(&system)
    let node = withUnsafeBytes(of: &system.nodename) { $0.prefix { $0 != 0 } + [] }
    var machine: [UInt8] = []
    do throws(SystemCallError) {
      machine = try Folder(path: "/etc").openFile("machine-id").contents(limit: 64)
    } catch {
      // Containers have none, or none that is a file; the name alone tells hosts apart then.
      guard ![EMFILE, ENFILE, ENOMEM, EIO].contains(error.code) else { throw error }
    }
    return Base32.text(SHA256.digest(machine + [0] + node), characters: 8)
  }
}
