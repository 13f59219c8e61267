internal import Configuration
internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// What lies beside the shares in a study's folder.
struct StudyPages {
  let configuration: Configuration
  let label: String
  var isSupplement = false
  /// The number that the site names folders by, if it does.
  var title: String?

  /// Writes the pages and the checksums; whatever an earlier run wrote is replaced.
  ///
  /// - Returns: the length of all shares together, in bytes.
  func write(in folder: Folder, _ staged: StagedContent) throws -> Int {
    // The page in a browser takes shares.
    let hasJoinPage = configuration.joinPage && staged.division != .sheetOnly
    let languages = configuration.languages
    var sums = Checksums()
    var lengths: [Int] = []
    var hasStripes = false
    for name in staged.shares {
      let source = try FileSource(try folder.openFile(name))
      try sums.add(source, name)
      lengths.append(source.count)
      if try Self.isStripe(source) { hasStripes = true }
    }
    let month = try ExamMonth.read(in: folder)
    let content = StudyContent(
      label: label, images: staged.images, isSupplement: isSupplement,
      division: staged.division,
      notes: try StudyNote.read(in: folder) + StudyNote.sizes(lengths), hasStripes: hasStripes,
      hasJoinPage: hasJoinPage, comesWithJoinPage: configuration.joinPage, month: month,
      contact: configuration.contact)
    var pages: [(Name, [UInt8])] = [
      ("README.TXT", StudyReadme(content: content, languages: languages).bytes),
      ("INDEX.HTM", Array(StudyIndex(content: content, languages: languages).html.utf8)),
    ]
    if let sheet = staged.sheet {
      pages += self.pages(of: sheet.sheet, staged.imagesOnSheet, month)
    }
    if hasJoinPage {
      pages.append((JoinPage.fileName, JoinPage(language: languages.first ?? .english).bytes))
    }
    for (name, bytes) in pages {
      sums.add(bytes, name)
      try put(bytes, name, in: folder)
    }
    try put(sums.bytes, "SHA256SUMS", in: folder)
    return lengths.reduce(0, +)
  }

  /// Whether a share is at least four times as high as wide, as those of many frames are.
  ///
  /// Width and height are the first words of IHDR (PNG, third edition, 11.2.1).
  private static func isStripe(_ share: FileSource) throws -> Bool {
    guard share.count >= 24 else { return false }
    let bytes = try share.bytes(16..<24)
    let numbers = [bytes[0..<4], bytes[4..<8]].map { $0.reduce(0) { $0 << 8 | Int($1) } }
    return numbers[1] >= 4 * numbers[0]
  }

  private func pages(
    of sheet: Sheet, _ images: Int, _ month: ExamMonth?
  ) -> [(Name, [UInt8])] {
    let content = SheetContent(
      sheet: sheet, label: label, images: images, isSupplement: isSupplement, number: title,
      month: month, comesWithJoinPage: configuration.joinPage, contact: configuration.contact)
    let languages = configuration.languages
    return [
      (SheetFiles.text, SheetNote(content: content, languages: languages).bytes),
      (SheetFiles.page, Array(SheetPage(content: content, languages: languages).html.utf8)),
    ]
  }

  private func put(_ bytes: [UInt8], _ name: Name, in folder: Folder) throws {
    try folder.writeWhole(bytes, as: name, pending: Name.pending, durable: true)
  }
}
