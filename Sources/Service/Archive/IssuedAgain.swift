package import Spool

/// Which archive shares of a study stand for the same file, because it was issued again.
///
/// Names of archive shares are keyed codes, so nothing else would tell. Each line of
/// `.issued-again` holds the name of a share, and those of the earlier ones. A line is written
/// before its share is committed; one whose share is missing says nothing.
package struct IssuedAgain {
  private let study: Folder

  private static let file: Name = ".issued-again"

  /// - Parameter study: the study's folder in the archive.
  package init(_ study: Folder) { self.study = study }

  /// Remembers that a share is the newest of its file.
  func add(_ name: Name, replacing earlier: [Name]) throws(SystemCallError) {
    let names = ([name] + earlier).map(\.bytes).joined(separator: [0x20])
    try study.append([0x0A] + names + [0x0A], to: Self.file, mode: 0o640)
  }

  /// Those of a study's shares that no later one of the same file replaces.
  ///
  /// - Parameter shares: all that are there.
  /// - Returns: the newest share of each file, in the same order.
  /// - Throws: what reading the list throws.
  package func newest(of shares: [Name]) throws(SystemCallError) -> [Name] {
    guard let text = try study.fileIfPresent(Self.file)?.contents(limit: .max) else {
      return shares
    }
    let present = Set(shares)
    var replaced: Set<Name> = []
    for line in text.split(separator: 0x0A) {
      let names = line.split(separator: 0x20).compactMap { Name($0) }
      if let first = names.first, present.contains(first) { replaced.formUnion(names.dropFirst()) }
    }
    return shares.filter { !replaced.contains($0) }
  }
}
