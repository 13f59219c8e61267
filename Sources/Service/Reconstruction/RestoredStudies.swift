internal import Spool

/// What lies in `reconstructed`, study by study.
struct RestoredStudies {
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

  /// Lists the studies, newest first; `sent` tells what was sent on, by their folders.
  static func list(
    _ folder: Folder, sent: [Name: [SentStudies.Account]] = [:]
  ) throws -> [Study] {
    try folder.list().compactMap { name in
      // What is closed to us, or gone by now, is not shown; the rest is.
      guard !name.isHidden, (try? folder.status(name))?.kind == .folder,
        let study = try? folder.folder(name)
      else { return nil }
      var files = 0
      var youngest = 0
      count(study, &files, &youngest)
      guard files > 0 else { return nil }
      return Study(
        label: StudyCode.label(in: name), files: files, since: youngest / 1_000_000_000,
        sent: sent[name] ?? [])
    }.sorted { $0.since > $1.since }
  }

  private static func count(_ folder: Folder, _ files: inout Int, _ youngest: inout Int) {
    for name in (try? folder.list()) ?? [] where !name.hasSuffix(note) {
      guard let status = try? folder.status(name) else { continue }
      switch status.kind {
      case .folder:
        if let inner = try? folder.folder(name) { count(inner, &files, &youngest) }
      case .regular:
        files += 1
        youngest = max(youngest, status.changed)
      case .symbolicLink, .special: break
      }
    }
  }
}
