internal import Glibc
internal import Spool
internal import Synchronization

/// What the last looks at all of `outgoing` told of the ZIP files and ISO images there: with very many
/// folders, each look takes long.
///
/// The folder is the truth: what is known holds as long as the folder stays as it was, or for a hundred
/// times as long as the look took, where that is enough.
final class KnownPackages: Sendable {
  private struct Strays {
    let signs: [Int]
    let names: Set<Name>
  }

  private struct Folders {
    /// The folders that packages are made of, by hashes: one too many does no harm, and is looked for.
    var hashes: Set<Int>
    let rest: ContinuousClock.Instant
  }

  private let strays = Mutex<Strays?>(nil)
  private let folders = Mutex<Folders?>(nil)

  /// Changes that follow each other faster may have one time.
  private static let tickNanoseconds = 2_000_000_000
  /// How long what a look of a certain length has found is believed: a short one is made each time.
  private let rest: @Sendable (Duration) -> Duration

  init(
    rest: @escaping @Sendable (Duration) -> Duration = { $0 > .milliseconds(10) ? $0 * 100 : .zero }
  ) { self.rest = rest }

  /// Those whose folder is not there any more, as ``OutgoingFolders/strays(_:)`` finds them.
  ///
  /// - Parameters:
  ///   - outgoing: where they lie.
  ///   - handedOver: a folder there goes with its packages.
  ///   - now: the present, in seconds since 1970.
  /// - Returns: their names.
  /// - Throws: what listing the folders throws.
  func strays(
    _ outgoing: OutgoingFolders, _ handedOver: Folder, now: Int = time(nil)
  ) throws(SystemCallError) -> Set<Name> {
    let signs = [try outgoing.outgoing.status().changed, try handedOver.status().changed]
    if let known = strays.withLock({ $0 }), known.signs == signs { return known.names }
    let names = try outgoing.strays(handedOver)
    let isOver = signs.allSatisfy { $0 < now * 1_000_000_000 - Self.tickNanoseconds }
    strays.withLock { $0 = isOver ? Strays(signs: signs, names: names) : nil }
    return names
  }

  /// Whether there are packages that were made of a folder of this name.
  ///
  /// - Throws: what listing `outgoing` throws.
  func areThere(of folder: Name, in outgoing: Folder) throws(SystemCallError) -> Bool {
    let isKnown = folders.withLock { folders -> Bool? in
      guard let folders, .now < folders.rest else { return nil }
      return folders.hashes.contains(folder.hashValue)
    }
    if isKnown == false { return false }
    let begun = ContinuousClock.now
    let found = Set(
      try outgoing.names { MediumName.folder(of: $0) != nil }
        .compactMap { MediumName.folder(of: $0) })
    let rest = rest(ContinuousClock.now - begun)
    folders.withLock {
      $0 = rest > .zero ? Folders(hashes: Set(found.map(\.hashValue)), rest: .now + rest) : nil
    }
    return found.contains(folder)
  }

  /// Notes that packages of a folder are about to appear.
  func note(_ folder: Name) {
    folders.withLock { folders in
      guard var known = folders else { return }
      // Not in two places: a set is copied when it is changed then.
      folders = nil
      known.hashes.insert(folder.hashValue)
      folders = known
    }
  }
}
