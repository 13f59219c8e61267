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

  /// The folders of one study, in the order of their names.
  ///
  /// Those that were handed over do not count, nor do folders that may not be read.
  func names(of label: String) throws(SystemCallError) -> [Name] {
    var found: [Name] = []
    for name in try outgoing.list() where !name.isHidden {
      // Whatever cannot be looked at is no folder that this program made.
      guard (try? isMade(name)) == true else { continue }
      if name.text == label || name.hasPrefix(label + "_") || self.label(of: name) == label {
        found.append(name)
      }
    }
    return found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// Whether there is such a folder, and the service made it.
  func isMade(_ name: Name) throws(SystemCallError) -> Bool {
    guard let status = try outgoing.status(name), status.kind == .folder else { return false }
    return maker.map { $0 == status.owner } ?? true
  }

  /// The label of a folder's study: from its name if that is one, else from its page.
  func label(of name: Name) -> String? {
    if let label = StudyCode.label(in: name) { return label }
    do {
      let page = try outgoing.folder(name).openFile("README.TXT")
      let text = String(decoding: try page.contents(limit: Self.headByteCount), as: UTF8.self)
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
