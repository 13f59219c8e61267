internal import Spool

/// What a study's folder holds on its way to the clerk.
struct StagedContent {
  /// The patient shares.
  let shares: [Name]
  /// Their length together, in bytes.
  let shareBytes: Int
  /// The sheet, until its page is written and its hidden file goes.
  let sheet: StagedSheet?
  /// How many images the sheet alone stands for, and how many have a share, too.
  private let onlyOnSheet: Int
  private let copies: Int
  /// Whether the pages are there, and the sheet's hidden file has gone: a run ended in between.
  let isPaged: Bool

  init(_ folder: Folder) throws {
    let names = try folder.list()
    shares = names.filter(KeyedNames.isPatientShare)
    shareBytes = try shares.reduce(0) { try $0 + (folder.status($1)?.size ?? 0) }
    let isWritten = names.contains(SheetFiles.text) && names.contains("SHA256SUMS")
    do {
      sheet = try StagedSheet.read(in: folder)
    } catch is DamagedSheet where isWritten {
      sheet = nil  // overwritten already, since it is on the page
    }
    onlyOnSheet = StagedSheet.count(.image, in: names)
    copies = StagedSheet.count(.copy, in: names)
    isPaged = sheet == nil && isWritten
  }

  var isEmpty: Bool { shares.isEmpty && onlyOnSheet == 0 && !isPaged }

  /// Whether the key of a sheet lies in the folder.
  var hasSheet: Bool { sheet != nil || isPaged }

  var images: Int { shares.count + onlyOnSheet }

  /// For how many images the sheet stands.
  var imagesOnSheet: Int { onlyOnSheet + copies }

  /// How the patient's side is divided between shares and the sheet.
  var division: SheetDivision {
    if sheet == nil { return .sharesOnly }
    if shares.isEmpty { return .sheetOnly }
    return onlyOnSheet == 0 && copies == shares.count ? .both : .divided
  }
}
