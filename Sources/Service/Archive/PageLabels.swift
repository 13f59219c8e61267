internal import Spool
internal import Synchronization

/// The labels that `README.TXT` beside shares tells, where people gave the folder another name.
///
/// What has been decided of an exam holds for all its images: the page may arrive behind the first
/// of them.
final class PageLabels: Sendable {
  /// What lies beside some shares.
  private struct Page {
    let readme: FileStatus
    let sums: FileStatus
    let label: Name
    /// The beginnings of the names that the checksums are of.
    let names: Set<UInt64>
  }

  private struct State {
    var pages: [FileStatus.Identity: Page] = [:]
    /// The label that an exam has got, by the one that this service has for it.
    var chosen: [Name: Name] = [:]
  }

  private let state = Mutex(State())

  private static let readme: Name = "README.TXT"
  private static let sums: Name = "SHA256SUMS"
  /// More folders are not copied at a time.
  private static let maximumPages = 4
  private static let maximumExams = 4096
  /// More is none of our texts.
  private static let readmeByteCount = 1 << 16
  /// So long are the checksums of a hundred thousand shares.
  private static let sumsByteCount = 8 << 20

  /// The label for an exam.
  ///
  /// - Parameters:
  ///   - own: the label that this service has for it.
  ///   - shares: where its shares lie.
  ///   - root: in which folder.
  ///   - reconstructed: where it is restored.
  /// - Returns: the page's label, or the own one.
  /// - Throws: when nothing can be said of `reconstructed`.
  func label(
    _ own: Name, of shares: [RelativePath], in root: Folder, restoredIn reconstructed: Folder
  ) throws(SystemCallError) -> Name {
    let found = find(shares, in: root)
    let isBegun = try reconstructed.status(own) != nil
    return state.withLock { state in
      if let label = state.chosen[own] { return label }
      if state.chosen.count >= Self.maximumExams { state.chosen = [:] }
      let label = isBegun ? own : found ?? own
      state.chosen[own] = label
      return label
    }
  }

  private func find(_ shares: [RelativePath], in root: Folder) -> Name? {
    for share in shares {
      do {
        guard let name = share.last else { continue }
        if let label = try label(beside: name, in: root.folder(share.parent)) { return label }
      } catch {
        continue  // taken away meanwhile, or closed to us: the exam comes back without it
      }
    }
    return nil
  }

  /// The files of two CDs may lie in one folder: a page counts for what its checksums are of.
  private func label(beside share: Name, in folder: Folder) throws(SystemCallError) -> Name? {
    guard let readme = try folder.status(Self.readme), let sums = try folder.status(Self.sums),
      readme.kind == .regular, sums.kind == .regular, sums.size <= Self.sumsByteCount
    else { return nil }
    let known = state.withLock { $0.pages[readme.identity] }
    if let known, known.readme == readme, known.sums == sums {
      return known.names.contains(Self.number(share.bytes)) ? known.label : nil
    }
    let text = try folder.openFile(Self.readme).contents(limit: Self.readmeByteCount)
    guard let label = Self.label(in: text) else { return nil }
    let lines = try folder.openFile(Self.sums).contents(limit: Self.sumsByteCount)
      .split(separator: 0x0A)
    // Each is a checksum of 64 digits, two spaces, and the name (sha256sum(1)).
    let page = Page(
      readme: readme, sums: sums, label: label,
      names: Set(lines.map { Self.number($0.dropFirst(66)) }))
    state.withLock { state in
      if state.pages.count >= Self.maximumPages { state.pages = [:] }
      state.pages[readme.identity] = page
    }
    return page.names.contains(Self.number(share.bytes)) ? label : nil
  }

  /// The eight bytes that a name begins with: all that tells the shares of a folder apart.
  private static func number(_ name: some Sequence<UInt8>) -> UInt64 {
    name.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The first label that stands in a text, as a word of its own.
  static func label(in text: [UInt8]) -> Name? {
    let words = text.split { $0 <= 0x20 }
    return words.lazy.compactMap { word in
      (14...18).contains(word.count) ? Name(word).flatMap(StudyCode.study(of:)) : nil
    }.first
  }
}
