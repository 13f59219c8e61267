internal import Configuration
internal import Glibc
internal import Spool

/// Which study a folder in `outgoing` belongs to, however it is called.
///
/// A site may name them by accession number or by patient, so a name that is no label is not
/// enough: then the folder's own page tells the label.
struct OutgoingFolders {
  let outgoing: Folder
  /// The service's user, when only folders that it made count; whoever may write into `outgoing` can
  /// make others, with any label in their pages.
  var maker: UInt32?

  /// How much of `README.TXT` is read: the label stands at its beginning.
  private static let headByteCount = 1024

  /// The entries that may belong to one study, in no order.
  ///
  /// A name that is another study's label tells that without a look at the folder.
  func candidates(for label: String) throws(SystemCallError) -> [Name] {
    try outgoing.names {
      !$0.isHidden && ($0.hasPrefix(label) || !StudyCode.isLabel($0))
    }
  }

  /// The folders of one study, in the order of their names.
  ///
  /// Those that were handed over do not count, nor do folders that may not be read.
  ///
  /// - Parameters:
  ///   - label: the study's.
  ///   - candidates: what ``candidates(for:)`` gave for it; nil: to be listed.
  /// - Returns: the names.
  /// - Throws: what listing the folder throws.
  func names(
    of label: String, among candidates: [Name]? = nil
  ) throws(SystemCallError) -> [Name] {
    var found: [Name] = []
    let candidates = if let candidates { candidates } else { try self.candidates(for: label) }
    for name in candidates {
      let isNamedSo = name.text == label || name.hasPrefix(label + "_")
      guard isNamedSo || !StudyCode.isLabel(name) else { continue }
      // Whatever cannot be looked at is no folder that this program made.
      guard (try? isMade(name)) == true else { continue }
      if isNamedSo || self.label(of: name, onlyIf: label) == label { found.append(name) }
    }
    return found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// What lies before the clerk of one study.
  struct Found {
    /// Its folders, in the order of their names.
    var folders: [Name] = []
    /// Its ZIP files and ISO images, also of those folders that are gone.
    var packages: [Name] = []
    /// Its folders that were handed over, and are not deleted yet.
    var handedOver: [Name] = []
  }

  /// Looks for all that lies there of one study.
  ///
  /// Under the names that the archive remembers first. Only when that is not all, everything is looked
  /// at: an earlier version published the study, or somebody has renamed or deleted a folder of it.
  ///
  /// - Parameters:
  ///   - label: the study's.
  ///   - known: what the archive remembers.
  /// - Returns: what was found; folders that may not be read do not count.
  /// - Throws: what looking at the folders throws.
  func find(
    _ label: String, _ known: PublishedNames.Known
  ) throws(SystemCallError) -> Found {
    let handedOver = try handedOver()
    let names = Array(known.names(label))
    var found = Found(
      folders: try self.names(of: label, among: names),
      handedOver: try handedOver?.names(of: label, among: names) ?? [])
    if known.isAccounted(for: Set(found.folders + found.handedOver)) {
      found.packages = try packages(known, found)
    } else {
      let candidates = try candidates(for: label)
      found.folders = try self.names(of: label, among: candidates)
      found.packages = packages(of: label, found.folders, among: candidates)
      found.handedOver = try handedOver?.names(of: label) ?? []
    }
    return found
  }

  /// Where what was handed over lies; nil when that is not to be seen.
  func handedOver() throws(SystemCallError) -> OutgoingFolders? {
    do throws(SystemCallError) {
      return OutgoingFolders(
        outgoing: try outgoing.folder(SpoolFolders.handedOverName), maker: maker)
    } catch {
      guard [ENOENT, ENOTDIR, EACCES, ELOOP].contains(error.code) else { throw error }
      return nil
    }
  }

  /// ZIP files and ISO images by the names of folders that were found.
  private func packages(
    _ known: PublishedNames.Known, _ found: Found
  ) throws(SystemCallError) -> [Name] {
    var names: Set<Name> = []
    var folders = found.folders
    // Where another study's folder has the name now, they are its packages.
    for name in found.handedOver where try outgoing.status(name) == nil { folders.append(name) }
    for folder in folders {
      let parts = max(1, known.said.first { $0.folder == folder }?.parts ?? 1)
      names.insert(MediumName.file(folder, .iso, part: 1, of: 1))
      for part in 1...parts { names.insert(MediumName.file(folder, .zip, part: part, of: parts)) }
    }
    var packages: [Name] = []
    for name in names where try outgoing.status(name) != nil { packages.append(name) }
    return packages.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// ZIP files and ISO images of one study, in the order of their names.
  ///
  /// - Parameters:
  ///   - label: the study's.
  ///   - folders: its folders, which may have other names.
  ///   - candidates: what ``candidates(for:)`` gave for it.
  /// - Returns: the names of files, also of those whose folder is gone.
  private func packages(of label: String, _ folders: [Name], among candidates: [Name]) -> [Name] {
    let folders = Set(folders)
    return candidates.filter { name in
      guard let folder = MediumName.folder(of: name) else { return false }
      return folders.contains(folder) || folder.text == label || folder.hasPrefix(label + "_")
    }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// The names of packages whose folder is not there any more.
  ///
  /// - Parameter handedOver: a folder there goes with its packages.
  /// - Returns: the names of files that this program made, by what their names tell.
  /// - Throws: what listing the folders throws.
  func strays(_ handedOver: Folder) throws(SystemCallError) -> Set<Name> {
    var strays: [Name: String] = [:]
    try outgoing.forEachName(where: { MediumName.folder(of: $0) != nil }) {
      name throws(SystemCallError) in
      guard let folder = MediumName.folder(of: name), try outgoing.status(name)?.kind == .regular,
        try outgoing.status(folder) == nil, try handedOver.status(folder) == nil
      else { return }
      strays[name] = StudyCode.label(in: folder) ?? ""
    }
    let wanted = Set(strays.values.filter { !$0.isEmpty })
    guard !wanted.isEmpty else { return Set(strays.keys) }
    // A folder that was renamed still tells its label. All are looked at once, for all packages.
    let labels = try labels(of: Set(wanted.map(StudyCode.label(ofStudy:))))
    return Set(strays.keys.filter { !labels.contains(strays[$0] ?? "") })
  }

  /// The labels of the folders of some studies: those that they are named by, each also without the
  /// numbers behind it, and those that their pages tell.
  private func labels(of studies: Set<String>) throws(SystemCallError) -> Set<String> {
    var labels: Set<String> = []
    func isWanted(_ name: Name) -> Bool {
      guard !name.isHidden else { return false }
      return StudyCode.label(in: name).map { studies.contains(StudyCode.label(ofStudy: $0)) }
        ?? true
    }
    try outgoing.forEachName(where: isWanted) { name throws(SystemCallError) in
      // Whatever cannot be looked at is no folder that this program made.
      guard (try? isMade(name)) == true, let label = label(of: name) else { return }
      labels.insert(label)
      for end in label.indices where label[end] == "_" { labels.insert(String(label[..<end])) }
    }
    return labels
  }

  /// Whether there is such a folder, and the service made it.
  func isMade(_ name: Name) throws(SystemCallError) -> Bool {
    guard let status = try outgoing.status(name), status.kind == .folder else { return false }
    return maker.map { $0 == status.owner } ?? true
  }

  /// Byte by byte: firstRange(of:) takes most of the time of a search.
  private static func holds(_ text: String, _ bytes: [UInt8]) -> Bool {
    let text = Array(text.utf8)
    return bytes.indices.contains {
      bytes[$0] == text.first && bytes[$0...].starts(with: text)
    }
  }

  /// The label of a folder's study: from its name if that is one, else from its page.
  ///
  /// - Parameters:
  ///   - name: the folder's.
  ///   - wanted: of interest alone: a page without it is not taken apart, since a search reads many.
  /// - Returns: the label; nil when there is none, or another one than is wanted.
  func label(of name: Name, onlyIf wanted: String? = nil) -> String? {
    if let label = StudyCode.label(in: name) { return label }
    do {
      let page = try outgoing.folder(name).openFile("README.TXT")
      let bytes = try page.contents(limit: Self.headByteCount)
      if let wanted, !Self.holds(wanted, bytes) { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      for line in text.split(separator: "\r\n") {
        // `Label:  7F3A-91BC-22DE`, in whatever language comes first.
        let word = line.split(separator: " ").last.map(String.init) ?? ""
        if line.contains(":"), StudyCode(word)?.text == word { return word }
      }
      return nil
    } catch {
      return nil  // gone just now, closed to us, or not made by this program
    }
  }
}
