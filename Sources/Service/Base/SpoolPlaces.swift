internal import Configuration
internal import Journal
internal import Spool

/// Where the folders of a run lie, for the time in which the service works.
///
/// A folder that goes away meanwhile is waited for, and not made again: most often the file system that
/// it lies on is not mounted for a while, and what was written below its mount point would be hidden
/// when it is mounted again.
struct SpoolPlaces: Sendable {
  private struct Place: Sendable {
    let role: Event.FolderRole
    let path: String
    /// Where the file system is mounted that it lies on.
    let mountPoint: String
  }

  /// Folders that nobody would know again.
  private let places: [Place]

  /// - Parameters:
  ///   - configuration: what is in force.
  ///   - knowsArchive: whether the archive would be known again: one without exams is not.
  init(_ configuration: Configuration, knowsArchive: Bool) {
    let known = KnownFolder.all(configuration).map(\.role).filter { $0 != .archive || knowsArchive }
    places = Self.folders(configuration).compactMap { role, path in
      guard !known.contains(role), let point = MountTable.point(of: path) else { return nil }
      return Place(role: role, path: path, mountPoint: point)
    }
  }

  private static func folders(
    _ configuration: Configuration
  ) -> [(Event.FolderRole, String)] {
    configuration.folders.compactMap { key, path in
      Event.FolderRole(rawValue: key).map { ($0, path) }
    }
  }

  /// Makes sure that no folder is gone.
  ///
  /// - Parameter configuration: the one that is in force now; a folder that it names another path for
  ///   is not looked at.
  /// - Throws: ``StartError`` `notThere`.
  func check(_ configuration: Configuration) throws(StartError) {
    try KnownFolder.check(configuration)
    let named = Self.folders(configuration)
    for place in places where named.contains(where: { $0 == (place.role, place.path) }) {
      guard !MountTable.isPoint(place.mountPoint) else { continue }
      throw .notThere(
        place.role, KnownFolder.reason(place.path, toUseAnother: "restart the service"))
    }
  }
}
