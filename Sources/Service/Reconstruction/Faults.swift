internal import SecretSharing
internal import Spool

/// Which of several copies of two shares are at fault, from what came of trying them together.
struct Faults {
  /// The first reason, for the journal.
  private(set) var first: SharingError?
  private var suspects: [RelativePath: SharingError] = [:]
  private var cleared: Set<RelativePath> = []

  /// Two copies did not give the file back.
  ///
  /// - Parameters:
  ///   - error: why.
  ///   - archive: nil for the archive's own copy.
  ///   - patient: where the other copy lies; nil for what a sheet stands for.
  mutating func add(_ error: SharingError, archive: RelativePath?, patient: RelativePath?) {
    if first == nil { first = error }
    let (accused, other): (RelativePath?, RelativePath?)
    switch error {
    // The tag of the other one was right: it is what was made.
    case .altered(.archive): (accused, other) = (archive, patient)
    case .altered(.patient): (accused, other) = (patient, archive)
    default:
      for path in [archive, patient].compactMap(\.self) where suspects[path] == nil {
        suspects[path] = error
      }
      return
    }
    if let other { cleared.insert(other) }
    if let accused { suspects[accused] = error }
  }

  /// What to say beside each copy; nothing beside one that was found right.
  var byPath: [RelativePath: SharingError] { suspects.filter { !cleared.contains($0.key) } }
}
