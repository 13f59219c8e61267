import Foundation
import Glibc
import Testing

/// How often a folder was listed since the last time, and which folders in it were opened: counted by
/// the kernel (inotify(7)), whoever looks.
final class FolderLooks {
  private let descriptor: CInt

  private static let access: UInt32 = 0x1
  private static let open: UInt32 = 0x20
  private static let isFolder: UInt32 = 0x4000_0000

  init(_ folder: URL) throws {
    descriptor = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
    try #require(descriptor >= 0)
    let watch = inotify_add_watch(
      descriptor, folder.path(percentEncoded: false), Self.access | Self.open)
    try #require(watch >= 0)
  }

  deinit { close(descriptor) }

  /// What happened since the last call.
  func take() -> (listings: Int, opened: Set<String>) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var (listings, opened, isNew) = (0, Set<String>(), false)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      var place = 0
      while place < count {
        let (mask, length) = buffer.withUnsafeBytes { bytes in
          (
            bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self),
            Int(bytes.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self))
          )
        }
        let name = buffer[(place + 16)..<(place + 16 + length)].prefix { $0 != 0 }
        place += 16 + length
        guard mask & Self.isFolder != 0 else { continue }
        if !name.isEmpty {
          if mask & Self.open != 0 { opened.insert(String(decoding: name, as: UTF8.self)) }
        } else if mask & Self.open != 0 {
          isNew = true
        } else if isNew {
          // The kernel tells of one listing several times.
          listings += 1
          isNew = false
        }
      }
    }
    return (listings, opened)
  }
}
