internal import Journal
internal import Spool

extension Scanner {
  /// What a listing found.
  struct Listing {
    /// One file.
    struct File {
      let path: RelativePath
      /// What the system says of it.
      let status: FileStatus
      /// When anything about it changed last, in nanoseconds since 1970.
      var changed: Int { status.changed }
    }

    /// In the order of their names, so that the files of a study follow each other.
    var files: [File] = []
    /// Entries that are no files and no folders, with what they are; of very many, some.
    private(set) var specials: [RelativePath: Event.Special] = [:]
    /// Empty folders, with the time of their last change in nanoseconds since 1970; of very many,
    /// some.
    var empty: [(path: RelativePath, changed: Int)] = []
    /// What is not taken.
    var leftAlone = LeftAlone()
    /// Whether a folder could not be read.
    var isPartial: Bool { !unread.isEmpty }
    /// What it could not tell of.
    var unread: Unread { Unread(leftAlone) }

    mutating func note(_ special: Event.Special, _ path: RelativePath) {
      if specials.count < Scanner.rememberedCount { specials[path] = special }
    }
  }
}
