internal import SecretSharing
internal import Workers

extension Failure {
  /// What to tell about a sheet that cannot be read.
  init(_ error: SheetError) {
    switch error {
    case .noSheet:
      self.init(
        "no-sheet", .badData,
        "there is no sheet in this text; it begins with DCMSHARE-SHEET 1, name the file that holds "
          + "it")
    case .header:
      self.init(
        "sheet-mistyped", .badData,
        "the first line of the sheet is mistyped; it reads DCMSHARE-SHEET 1")
    case .label:
      self.init(
        "sheet-mistyped", .badData,
        "the second line of the sheet, the study's label, is mistyped; compare it with the sheet")
    case .code(let line):
      let word = ["first", "second", "third"][min(max(line, 1), 3) - 1]
      self.init(
        "sheet-mistyped", .badData,
        "the \(word) of the three lines of the sheet's code is mistyped; compare it with the sheet")
    case .newerVersion(let version):
      self.init(
        "newer-sheet", .badData,
        "the sheet is of version \(version), which this program does not know; "
          + "install a newer dicomshare")
    case .tooMany:
      self.init(
        "too-many-sheets", .badData,
        "more than \(SheetSearch.maximumSheets) sheets are in this text; "
          + "put the others in a file of their own")
    }
  }

  /// What to tell about one sheet in a text whose others are right.
  init(_ mistake: SheetMistake) {
    let failure = Failure(mistake.error)
    let place = mistake.line.map { ", in line \($0) of the text" } ?? ""
    self.init(
      failure.code, failure.status, "of another sheet in this text\(place): \(failure.sentence)")
  }

  /// What to tell about a photo or a mail without a sheet that can be read.
  init(_ problem: SheetProblem) {
    switch problem {
    case .text(let error): self.init(error)
    case .photo(.unreadable):
      self.init(
        "photo-unreadable", .badData,
        "this photo is damaged, or of a kind that is not read; take another, or name a text file")
    case .photo(.tooLarge):
      self.init(
        "photo-too-large", .badData,
        "this picture is larger than photos of a sheet are; take another of the QR code alone")
    case .photo(.noCode):
      self.init(
        "no-code", .badData,
        "no QR code can be read in this photo; take another, near and from straight above, "
          + "or name a text file")
    case .photo(.noSheet):
      self.init(
        "no-sheet", .badData,
        "the QR code in this photo is not the one of a sheet; take a photo of the sheet")
    case .photo(.noReader):
      self.init(
        "no-photo-reader", .badData,
        "libzbar or libturbojpeg is not installed; install both to read photos, "
          + "or name a text file")
    }
  }

  /// A text holds more than one sheet.
  static func severalSheets(_ count: Int) -> Failure {
    Failure(
      "several-sheets", .badData,
      "there are \(count) sheets in this text; save each in a file of its own, and name one of them"
    )
  }

  /// A sheet is looked for in a file that is no text, page, mail or photo.
  static let packedSheet = Failure(
    "no-sheet", .badData,
    "this is a packed file or a document, and not a text; take the sheet out of it, or name a text "
      + "file with its five lines")

  /// A sheet is looked for in more than is kept in memory.
  static let inputTooLong = Failure(
    "input-too-long", .badData,
    "more than 64 MiB came by standard input, where a sheet is looked for; name the file instead")

  /// Where a new sheet should go, there is a file.
  static let sheetExists = Failure(
    "sheet-exists", .cannotCreate,
    "there is a file of this name already, and a sheet replaces nothing; name another file")

  /// An archive share that no sheet stands beside.
  static let notThisSheet = Failure(
    "not-this-sheet", .badData,
    "this share does not belong to the sheet; bring the sheet that was made with it, "
      + "or its patient share")

  /// A patient share where an archive share is needed.
  static let patientShare = Failure(
    "patient-share", .badData, "this is a patient share; expand takes archive shares")

  /// Nothing to do: a sheet alone is half of an exam.
  static let sheetNeedsArchive = Failure(
    "sheet-needs-archive", .noInput,
    "no archive share of this sheet is here; name the archive shares, or use --archive")
}
