package import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// Where in the watched folders lies what has waited for long.
///
/// For the administrator alone, since names that people and modalities give may name patients: neither
/// the journal nor the status file holds them.
package enum StalledPlaces {
  /// One of them.
  package struct Place: Sendable {
    /// Its path below the spool's folders, as bytes: `incoming/CT/IM1`.
    package let path: [UInt8]
    /// Why it waits, as far as its name tells.
    package let reason: String
  }

  /// Looks for them.
  ///
  /// - Parameter configuration: whose folders are meant.
  /// - Returns: the places in the order of their names; none of a folder that cannot be listed.
  package static func list(_ configuration: Configuration) -> [Place] {
    list(.incoming, configuration.incoming, configuration)
      + list(.reconstruct, configuration.reconstruct, configuration)
  }

  private static func list(
    _ role: Event.FolderRole, _ path: String, _ configuration: Configuration
  ) -> [Place] {
    guard let folder = try? Folder(path: path),
      let listing = try? Scanner(role, root: folder).list()
    else { return [] }
    let seconds = Int(configuration.stalledAfter.components.seconds)
    let moment = (time(nil) - seconds) * 1_000_000_000
    var places: [Place] = []
    func add(_ path: RelativePath, _ reason: String) {
      places.append(Place(path: Array(role.rawValue.utf8) + [0x2F] + path.bytes, reason: reason))
    }
    // What a doctor dropped waits for its other share, and its page says so.
    if role == .incoming {
      for file in listing.files where file.changed <= moment { add(file.path, "not taken yet") }
    }
    for kind in LeftAlone.Kind.allCases {
      for path in listing.leftAlone.groups[kind]?.old(kind.isLasting ? .max : moment).paths ?? [] {
        add(path, kind.rawValue)
      }
    }
    return places.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }
}
