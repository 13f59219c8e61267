internal import Glibc
internal import Spool
internal import Synchronization

/// What lies in a study's folder in the archive.
struct StudyFacts {
  /// How many archive shares there are.
  let shares: Int
  /// How many of them stand for different images.
  let images: Int
  /// The days of the first and the last share; empty without any.
  let firstDay, lastDay: String
  /// What the archive remembers of each time that the study was published.
  let marks: [Name]

  init(_ folder: Folder) throws(SystemCallError) {
    let all = try folder.list()
    let names = all.filter { !$0.isHidden && $0.hasSuffix(".png") }
    var days: [String] = []
    for name in names {
      if let status = try folder.status(name) { days.append(Day(archiveFile: status).text) }
    }
    shares = days.count
    images = try IssuedAgain(folder).newest(of: names).count
    firstDay = days.min() ?? ""
    lastDay = days.max() ?? ""
    marks = all.filter { PublishedNames.number($0) != nil }
  }

  /// What was counted lately, so that an answer that is renewed each second does not look at each share
  /// each second.
  ///
  /// It holds as long as nothing comes to the folder, or goes.
  final class Memory: Sendable {
    private let known = Mutex<[FileStatus.Identity: (changed: Int, facts: StudyFacts)]>([:])

    /// More studies are not asked for at a time.
    private static let limit = 256
    /// Changes that follow each other faster may have one time.
    private static let tickNanoseconds = 2_000_000_000

    /// The facts of a folder.
    ///
    /// - Parameters:
    ///   - folder: the study's.
    ///   - now: the present, in seconds since 1970.
    /// - Returns: them.
    /// - Throws: what looking at the folder throws.
    func facts(_ folder: Folder, now: Int = time(nil)) throws(SystemCallError) -> StudyFacts {
      let status = try folder.status()
      let known = known.withLock { $0[status.identity] }
      if let known, known.changed == status.changed { return known.facts }
      let facts = try StudyFacts(folder)
      if status.changed < now * 1_000_000_000 - Self.tickNanoseconds {
        self.known.withLock { known in
          if known.count >= Self.limit { known = [:] }
          known[status.identity] = (status.changed, facts)
        }
      }
      return facts
    }
  }
}
