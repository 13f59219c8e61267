// For the clerk without a shell: an empty file named by an accession number, made in `lookup`, becomes
// an answer within two seconds. Question and answer go after ten minutes. The journal says who asked
// and which study was named, never for which number.
internal import Glibc
internal import Journal
internal import Spool

/// Answers the questions in `lookup`; runs on a worker.
struct Lookup {
  let site: Site
  let misses: LookupMisses

  private static let suffix = ".answer.txt"
  private static let keepSeconds = 600
  /// The most answers a pass; the rest waits for the next one.
  private static let maximumAnswers = 20
  /// The same for everything that is looked at in one round.
  private static let maximumEntries = 5000
  /// A name has at most 255 bytes.
  private static let longestName = 240

  /// Goes through the folder once.
  ///
  /// - Returns: the first reason for which something could not be done; all else was done.
  func run() -> Event.Reason? {
    guard let folder = site.folders.lookup else { return nil }
    var failure: Event.Reason?
    do {
      let names = try folder.list().filter { !IgnoredName.include($0) }
      let present = Set(names)
      var answers = 0
      for name in names.prefix(Self.maximumEntries) {
        do {
          if try handle(name, present, folder, mayAnswer: answers < Self.maximumAnswers) {
            answers += 1
          }
        } catch {
          // Somebody else's file, a name that no file may have: all others are answered.
          failure = failure ?? Self.reason(error)
        }
      }
    } catch {
      failure = Self.reason(error)
    }
    return failure
  }

  private static func reason(_ error: any Error) -> Event.Reason {
    switch error {
    case let error as SystemCallError: Event.Reason(vetted: error.description)
    case StartError.folder(_, let error): Event.Reason(vetted: error.description)
    default: "a question could not be answered"
    }
  }

  /// - Returns: whether it was a question that has its answer now.
  private func handle(
    _ name: Name, _ present: Set<Name>, _ folder: Folder, mayAnswer: Bool
  ) throws -> Bool {
    guard let status = try folder.status(name), status.kind == .regular else { return false }
    if time(nil) - status.changed / 1_000_000_000 >= Self.keepSeconds {
      try folder.remove(name)
      return false
    }
    // What has content is somebody's file, and no question.
    guard mayAnswer, status.size == 0, !name.hasSuffix(Self.suffix),
      let answer = Name(name.bytes.prefix(Self.longestName) + Array(Self.suffix.utf8)),
      !present.contains(answer), misses.allows(status.owner, .now)
    else { return false }
    let studies = try studies(name)
    if studies.isEmpty { misses.add(status.owner, .now) }
    site.log.record(.lookupAnswered(owner: Int(status.owner), studies: studies.map(\.label)))
    try folder.writeWhole(
      Array(Self.text(studies).joined(separator: "\r\n").utf8), as: answer,
      pending: ".answer-" + (try SystemRandom.name()), durable: false)
    return true
  }

  private func studies(_ name: Name) throws -> [ArchiveSearch.Study] {
    let search = ArchiveSearch(site: site)
    for spelling in Self.spellings(name) {
      for value in Self.values(spelling) {
        let studies = try search.studies(.accession, value)
        if !studies.isEmpty { return studies }
      }
      if let name = Name(spelling), let study = try search.study(ofOutgoing: name) {
        return [study]
      }
    }
    return []
  }

  /// What a name may ask for.
  private static func spellings(_ name: Name) -> [String] {
    guard let asked = name.text else { return [] }
    // File managers like to add an extension: "12345.txt" asks for 12345, unless that is its name.
    return [asked] + (asked.lastIndex(of: ".").map { [String(asked[..<$0])] } ?? [])
  }

  /// A number such as 12/3 cannot be the name of a file: it is asked for as its folder is named.
  private static func values(_ spelling: String) -> [String] {
    [spelling, FolderTitle.spelled(spelling)].compactMap(\.self)
  }

  /// All that is looked up for a name.
  static func values(_ name: Name) -> [String] { spellings(name).flatMap(values) }

  private static func text(_ studies: [ArchiveSearch.Study]) -> [String] {
    guard !studies.isEmpty else {
      return ["There is no study with this accession number here.", ""]
    }
    return studies.flatMap { study in
      [
        "Study \(study.label): \(study.shares) images, \(study.firstDay) to \(study.lastDay)",
        study.outgoingFolders.isEmpty
          ? "Its folder is no longer in outgoing."
          // The clerk knows outgoing by another path, if by any.
          : "Its folder in outgoing: "
            + study.outgoingFolders.compactMap { $0.split(separator: "/").last.map(String.init) }
            .joined(separator: ", "),
        "",
      ]
    }
  }
}
