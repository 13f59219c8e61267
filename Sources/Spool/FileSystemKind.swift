internal import CLinux

/// Which of the kinds that matter to a spool the file system of a folder is.
package enum FileSystemKind: Sendable {
  /// Every change passes through this host's kernel, which tells of it.
  case local
  /// Other hosts, or a process in between, change files without this kernel telling of it.
  case remote

  /// Asks for the file system of an open folder.
  package init(_ folder: Folder) throws(SystemCallError) {
    var type: Int64 = 0
    try check("fstatfs") { clinux_file_system_type(folder.descriptor, &type) }
    self = Self.remoteTypes.contains(UInt32(truncatingIfNeeded: type)) ? .remote : .local
  }

  /// Waits until the file system of a path has answered, whatever it says: what is known of it here
  /// does not count.
  package static func ask(_ path: String) { _ = clinux_ask(path) }

  // statfs(2) and linux/magic.h.
  private static let remoteTypes: Set<UInt32> = [
    0x6969,  // NFS
    0x517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB, CIFS, SMB2
    0x6573_5546,  // FUSE
    0x00C3_6400,  // CephFS
    0x0102_1997,  // 9P
    0x0116_1970,  // GFS2
    0x7461_636F,  // OCFS2
    0x5346_414F,  // AFS
    0x786F_4256,  // VirtualBox shared folders
  ]
}
