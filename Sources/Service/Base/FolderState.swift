internal import Glibc
internal import Journal
internal import Spool

/// What can be done in a folder of the configuration at present.
struct FolderState: Equatable {
  let role: Event.FolderRole
  /// Whether its permissions let the service work in it.
  var isOpen = true
  /// Whether its file system takes no writes.
  var isReadOnly = false
  /// How much room is on its file system, in bytes.
  var free = Int.max
  /// Whether all inodes of its file system are used up.
  var isOutOfFiles = false

  init(
    _ role: Event.FolderRole, isOpen: Bool = true, isReadOnly: Bool = false, free: Int = .max,
    isOutOfFiles: Bool = false
  ) {
    self.role = role
    self.isOpen = isOpen
    self.isReadOnly = isReadOnly
    self.free = free
    self.isOutOfFiles = isOutOfFiles
  }

  /// Looks at a folder; what cannot be told is taken for good.
  init(_ role: Event.FolderRole, _ folder: Folder) {
    self.role = role
    isOpen = folder.isOpen
    do throws(SystemCallError) {
      let room = try folder.room()
      (free, isOutOfFiles, isReadOnly) = (room.bytes, room.isOutOfFiles, room.isReadOnly)
    } catch {
      // Whoever asks has an error to tell already.
    }
  }

  /// The folders that a file in `incoming` is split into.
  private static let written: Set<Event.FolderRole> = [.work, .archive, .outgoing]

  /// Which folder an error is about that came up in a job for `role`.
  ///
  /// - Parameters:
  ///   - code: the error's number.
  ///   - role: the folder that the job was about.
  ///   - states: all folders.
  /// - Returns: `role`, unless another folder explains the error and that does not.
  static func culprit(
    _ code: CInt?, _ role: Event.FolderRole, _ states: [FolderState]
  ) -> Event.FolderRole {
    let own = states.first { $0.role == role }
    switch code {
    case EACCES, EPERM:
      guard own?.isOpen != false else { return role }
      return states.first { !$0.isOpen }?.role ?? role
    case EROFS:
      guard own?.isReadOnly != true else { return role }
      return states.first { $0.isReadOnly }?.role ?? role
    case ENOSPC:
      guard own?.isOutOfFiles != true else { return role }
      if let out = states.first(where: { written.contains($0.role) && $0.isOutOfFiles }) {
        return out.role
      }
      // Both shares are about as long: the file system with less room is the one that is full.
      guard written.contains(role), let own,
        let least = states.filter({ written.contains($0.role) }).min(by: { $0.free < $1.free })
      else { return role }
      return least.free < own.free ? least.role : role
    default: return role
    }
  }

  /// The reason in other words where the error's own would mislead: room is shown, and there is none.
  ///
  /// - Parameters:
  ///   - reason: why nothing can be written to a folder.
  ///   - state: the folder's.
  /// - Returns: `reason`, unless the folder's file system has no inode left.
  static func explained(_ reason: Event.Reason, _ state: FolderState?) -> Event.Reason {
    guard reason.code == ENOSPC, state?.isOutOfFiles == true else { return reason }
    return Event.Reason("its file system takes no further files (df -i)", code: ENOSPC)
  }
}
