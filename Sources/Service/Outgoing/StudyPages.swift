internal import Configuration
internal import Cryptography
internal import DICOM
internal import ShareStorage
internal import Spool

/// What lies beside the shares in a study's folder.
struct StudyPages {
  let site: Site
  let label: String
  var isSupplement = false

  /// Writes the pages and the checksums; whatever an earlier run wrote is replaced.
  ///
  /// - Returns: the length of all shares together, in bytes.
  func write(in folder: Folder, _ shares: [Name]) throws -> Int {
    let content = StudyContent(
      label: label, images: shares.count, isSupplement: isSupplement,
      notes: try StudyNote.read(in: folder), hasJoinPage: site.configuration.joinPage,
      contact: site.configuration.contact)
    let languages = site.configuration.languages
    var sums = Checksums()
    var total = 0
    for name in shares {
      let source = try FileSource(try folder.openFile(name))
      try sums.add(source, name)
      total += source.count
    }
    var pages: [(Name, [UInt8])] = [
      ("README.TXT", StudyReadme(content: content, languages: languages).bytes),
      ("INDEX.HTM", Array(StudyIndex(content: content, languages: languages).html.utf8)),
    ]
    if site.configuration.joinPage {
      pages.append((JoinPage.fileName, JoinPage(language: languages.first ?? .english).bytes))
    }
    for (name, bytes) in pages {
      sums.add(bytes, name)
      try put(bytes, name, in: folder)
    }
    try put(sums.bytes, "SHA256SUMS", in: folder)
    return total
  }

  private func put(_ bytes: [UInt8], _ name: Name, in folder: Folder) throws {
    try folder.writeWhole(bytes, as: name, pending: Name.pending, durable: true)
  }
}

extension Name {
  /// A hidden name for a file in the making, in a folder that nobody else writes to.
  static let pending: Name = ".pending"
}
