internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// Where the folders of a run lie, for the time in which the service works.
///
/// A folder that goes away meanwhile is waited for, and not made anew: most often the file system that
/// it lies on is not mounted for a while, and what was written below its mount point would be hidden
/// when it is mounted again.
struct SpoolPlaces: Sendable {
  private struct Place: Sendable {
    let role: Event.FolderRole
    let path: String
    /// Where the file system is mounted that it lies on; nil: not to be told.
    let mountPoint: String?
  }

  private let places: [Place]

  init(_ configuration: Configuration) {
    places = Self.folders(configuration).map { role, path in
      Place(role: role, path: path, mountPoint: MountTable.point(of: path))
    }
  }

  private static func folders(
    _ configuration: Configuration
  ) -> [(Event.FolderRole, String)] {
    configuration.folders.compactMap { key, path in
      Event.FolderRole(rawValue: key).map { ($0, path) }
    }
  }

  /// These hold what exists nowhere else: nobody empties them to tidy up.
  private static let kept: Set<Event.FolderRole> = [.work, .archive, .state]

  /// A folder that must not be made anew.
  struct Gone: Error {
    let role: Event.FolderRole
    let path: String
    let reason: Event.Reason
  }

  /// The first folder that is gone.
  ///
  /// - Parameter configuration: the one that is in force now; a folder that it names another path for
  ///   is not looked at.
  /// - Returns: nil when there is none.
  func missing(_ configuration: Configuration) -> Gone? {
    let named = Self.folders(configuration)
    for place in places where named.contains(where: { $0 == (place.role, place.path) }) {
      if let point = place.mountPoint, !MountTable.isPoint(point) {
        return Gone(role: place.role, path: place.path, reason: Self.unmounted)
      }
      if Self.kept.contains(place.role), Self.isGone(place.path) {
        return Gone(role: place.role, path: place.path, reason: Self.moved)
      }
    }
    return nil
  }

  private static let unmounted = Event.Reason(
    "what it lies on is not mounted any more; mount it again, or restart the service")
  private static let moved = Event.Reason(
    vetted: "it was moved, removed or emptied while the service ran; put it back, or restart the"
      + " service to begin with an empty one")

  /// What a new file system has from the beginning.
  private static let ownOfFileSystems: Name = "lost+found"

  private static func isGone(_ path: String) -> Bool {
    do throws(SystemCallError) {
      return try FolderListing(Folder(path: path)).next(2).allSatisfy { $0 == ownOfFileSystems }
    } catch {
      // Any other failure is told when it is opened.
      return [ENOENT, ENOTDIR, ELOOP].contains(error.code)
    }
  }
}
