// For the clerk without a shell: a file named by an accession number, made in `lookup`, becomes an
// answer within two seconds. Question and answer go after ten minutes; neither is kept or logged.
internal import Glibc
internal import Journal
internal import Spool

/// Answers the questions in `lookup`.
///
/// Belongs to the control thread.
struct Lookup {
  let site: Site

  private static let suffix = ".answer.txt"
  private static let keepSeconds = 600
  /// The most answers a pass; the rest waits for the next one.
  private static let maximumAnswers = 20

  func run() throws {
    guard let folder = site.folders.lookup else { return }
    var answers = 0
    let names = try folder.list()
    for name in names where !Scanner.isIgnored(name) {
      guard let status = try folder.status(name), status.kind == .regular else { continue }
      if time(nil) - status.changed / 1_000_000_000 >= Self.keepSeconds {
        try folder.remove(name)
        continue
      }
      guard !name.hasSuffix(Self.suffix), answers < Self.maximumAnswers,
        let answer = Name(name.bytes + Array(Self.suffix.utf8)), !names.contains(answer)
      else { continue }
      answers += 1
      let text = try self.text(name)
      try folder.writeWhole(
        Array(text.joined(separator: "\r\n").utf8), as: answer, pending: ".answer", durable: false)
    }
  }

  private func text(_ name: Name) throws -> [String] {
    // File managers like to add an extension: "12345.txt" asks for 12345, unless that is its name.
    let asked = name.text ?? ""
    let search = ArchiveSearch(site: site)
    var studies = try search.studies(.accession, asked)
    if studies.isEmpty, let dot = asked.lastIndex(of: ".") {
      studies = try search.studies(.accession, String(asked[..<dot]))
    }
    site.log.record(.lookupAnswered(found: !studies.isEmpty))
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
