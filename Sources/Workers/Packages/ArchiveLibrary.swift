package import CLoaded

/// libarchive(3), loaded when it is first needed.
package enum ArchiveLibrary {
  /// Its functions; nil when this machine does not have it.
  package static let functions: cloaded_archive? = {
    let functions = UnsafeMutablePointer<cloaded_archive>.allocate(capacity: 1)
    defer { functions.deallocate() }
    return cloaded_archive(functions) == 0 ? functions.pointee : nil
  }()
}
