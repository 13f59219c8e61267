internal import Spool

/// Files in a watched folder that something is mounted on, so that they cannot be moved.
///
/// To ask is a call more, so not every file is asked: one that is listed by itself is, as what could
/// not be taken is, and from then on for as long as it is one.
struct FileMounts {
  private var known: Set<RelativePath> = []

  /// Whether a file is one.
  mutating func include(
    _ name: Name, in folder: Folder, at place: RelativePath, isAlone: Bool
  ) -> Bool {
    guard isAlone || known.contains(place) else { return false }
    let isMount = folder.isMount(name)
    if isMount { known.insert(place) } else { known.remove(place) }
    return isMount
  }
}
