internal import SecretSharing
internal import Synchronization

/// The shares below an archive folder by their pair ids; listed once, when first asked for.
final class ShareLookup: Sendable {
  private let folder: Path
  private let places = Mutex<[PairID: ShareGroup]?>(nil)

  /// A look into a folder, which is not read yet.
  init(_ folder: Path) { self.folder = folder }

  /// Why the folder cannot be searched, if so.
  var failure: Failure? { Inputs.failure(of: folder) }

  /// The shares of a pair that the archive holds.
  func group(_ pairID: PairID) -> ShareGroup? {
    places.withLock { places in
      if places == nil { places = Self.list(folder) }
      return places?[pairID]
    }
  }

  /// All archive shares that the archive holds.
  var archiveShares: [FoundShare] {
    places.withLock { places in
      if places == nil { places = Self.list(folder) }
      return places?.values.flatMap(\.archive) ?? []
    }
  }

  /// What is no share is of no interest here: only shares that are asked for by their pair count.
  private static func list(_ folder: Path) -> [PairID: ShareGroup] {
    Dictionary(
      ShareGroup.groups(FoundShares([folder]).shares).map { ($0.pairID, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}
