internal import Configuration

// What looks after the folders of a site. None of it knows the site.
extension Site {
  var retention: Retention {
    Retention(
      folders: folders, seal: archiveIndex.seal, packages: packages, clock: clock,
      troubles: troubles, log: log, pace: restoredPace)
  }

  /// Nil where nobody may ask.
  func lookup(_ misses: LookupTurns) -> Lookup? {
    folders.lookup.map { folder in
      Lookup(
        folder: folder, search: archiveSearch, languages: configuration.languages, clock: clock,
        log: log, misses: misses)
    }
  }

  /// A search for those who ask the service.
  var archiveSearch: ArchiveSearch {
    ArchiveSearch(index: archiveIndex, in: folders, facts: studyFacts)
  }
}
