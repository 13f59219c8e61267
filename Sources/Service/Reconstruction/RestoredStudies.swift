internal import Spool
internal import Synchronization

/// What lies in `reconstructed`, study by study.
///
/// Looked at whenever pages are written: what has been counted is remembered, and of very many folders
/// each page tells what the last look found.
final class RestoredStudies: Sendable {
  /// A study's restored files.
  struct Study: Equatable {
    /// Its label, if its folder is named by one.
    let label: String?
    let files: Int
    /// When the youngest of them appeared, in seconds since 1970.
    let since: Int
    /// What was sent on of them.
    var sent: [SentStudies.Account] = []
  }

  private static let note = ".note.txt"

  private let counts = FileCounts { !$0.hasSuffix(note) }
  private let pace = WalkPace()
  private let found = Mutex<[(name: Name, count: FileCounts.Count)]>([])

  /// Lists the studies, newest first; `sent` tells what was sent on, by their folders.
  func list(_ folder: Folder, sent: [Name: [SentStudies.Account]] = [:]) throws -> [Study] {
    try pace.walk {
      let studies = try counts.look { look in try Self.studies(folder, &look) }
      found.withLock { $0 = studies }
    }
    return found.withLock { $0 }.map { name, count in
      Study(
        label: StudyCode.label(in: name), files: count.files, since: count.youngest / 1_000_000_000,
        sent: sent[name] ?? [])
    }.sorted { $0.since > $1.since }
  }

  private static func studies(
    _ folder: Folder, _ look: inout FileCounts.Pass
  ) throws -> [(name: Name, count: FileCounts.Count)] {
    try folder.list().compactMap { name in
      // What is closed to us, or gone by now, is not shown; the rest is.
      guard !name.isHidden, (try? folder.status(name))?.kind == .folder,
        let study = try? folder.folder(name)
      else { return nil }
      let count = look.count(in: study)
      return count.files > 0 ? (name, count) : nil
    }
  }
}
