internal import Spool

/// The files in a study's folder that hold the sheet: for paper, and for an e-mail.
enum SheetFiles {
  static let page: Name = "SHEET.HTM"
  static let text: Name = "SHEET.TXT"

  /// Whether a file of this name holds the key of a sheet, or did before it was published.
  static func include(_ name: Name) -> Bool {
    [page, text, StagedSheet.file].contains(name)
  }

  /// Whether one of them lies in a folder.
  static func lie(in folder: Folder) throws(SystemCallError) -> Bool {
    for name in [page, text, StagedSheet.file] where try folder.status(name) != nil { return true }
    return false
  }
}
