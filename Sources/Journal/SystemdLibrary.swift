internal import CLoaded
internal import Glibc

/// libsystemd, loaded when a service first needs it.
enum SystemdLibrary {
  /// Its functions; nil when this machine does not have it, which is said once.
  static let functions: cloaded_systemd? = {
    let functions = UnsafeMutablePointer<cloaded_systemd>.allocate(capacity: 1)
    defer { functions.deallocate() }
    if cloaded_systemd(functions) == 0 { return functions.pointee }
    var line = """
      dicomshare: libsystemd.so.0 cannot be loaded, so systemd does not hear of this service; \
      install the package libsystemd0

      """
    // Nobody could be told if it failed.
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    return nil
  }()
}
