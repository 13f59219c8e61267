internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said of sheets in English.
  static func englishSheet(_ cause: SheetCause) -> Advice {
    switch cause {
    case .text(.noSheet):
      Advice(
        what: "There is no sheet in this file.",
        toDo: """
          put the text of the sheet here: it begins with DCMSHARE-SHEET 1, a line with the label \
          follows, and three lines of code.
          """)
    case .text(.header): mistyped("The first line of the sheet, DCMSHARE-SHEET 1,")
    case .text(.label): mistyped("The second line of the sheet, the label,")
    case .text(.code(let line)):
      mistyped(
        "The \(["first", "second", "third"][min(max(line, 1), 3) - 1]) of the three lines of code")
    case .text(.newerVersion(let version)):
      Advice(
        what: "This sheet was made by a newer version of dicomshare (format \(version)).",
        toDo: "have dicomshare updated.")
    case .text(.tooMany):
      Advice(
        what: "There are more than \(SheetSearch.maximumSheets) sheets in this file.",
        toDo: "put those that were not read into a file of their own.")
    case .oneOfSeveral(let mistake): oneOfSeveral(mistake)
    case .photo(let problem): photo(problem)
    case .photoFormat(let kind):
      Advice(
        what: """
          This file is a picture in \(kind.pictureName) format. A photo of a sheet is read as JPEG.
          """,
        toDo: """
          if it is a photo of a sheet, save it as JPEG (iPhone: Settings, Camera, Formats, Most \
          Compatible), or put a text file with the lines of the sheet here. If it is a half that \
          was saved in this format, it cannot be used: ask for the original PNG file.
          """)
    case .archiveMissing(let isLookedUp):
      Advice(
        what: isLookedUp
          ? "This sheet stands for the patient's half. The archive's half is not in this archive."
          : "This sheet stands for the patient's half. The archive's half is not here yet.",
        toDo: """
          put the archive's half into the folder "reconstruct", too. The hospital that took the \
          images sends it: ask there, quoting the label on the sheet.
          """, more: "This text disappears once an image of this sheet has been reconstructed.")
    case .strangers:
      Advice(
        what: """
          This sheet stands for the patient's half. The archive's halves that wait here do not \
          belong to this sheet. Images that came later have a sheet of their own, and so has each \
          issue of an exam.
          """,
        toDo: """
          put the archive's half that belongs to this sheet here, too. The hospital that took the \
          images sends it: ask there, quoting the label on the sheet. If you want the images that \
          wait here, put their sheet here.
          """)
    case .notThisSheet:
      Advice(
        what: """
          This picture is the archive's half of a medical image, and does not belong to the sheet \
          that is here. Images that came later have a sheet of their own, and so has each issue of \
          an exam.
          """, toDo: "put the patient's half of this image here, or the sheet that came with it.")
    case .incomplete(let restored, let failed, let error):
      Advice(
        what: """
          \(restored) of \(restored + failed) \(restored + failed == 1 ? "image" : "images") of this \
          sheet reconstructed, \(failed) failed. \
          Of the first that failed: \(Advice.english(.share(error)).what)
          """, toDo: "tell the administrator, and leave the sheet here.")
    case .delayed:
      Advice(
        what: """
          Images of this sheet cannot be reconstructed at present: something cannot be read or \
          written. This is tried again and again.
          """, toDo: "tell the administrator, and leave the sheet here.")
    }
  }

  private static func oneOfSeveral(_ mistake: SheetMistake) -> Advice {
    let place = mistake.line.map { " (line \($0) of the text)" } ?? ""
    let advice = englishSheet(.text(mistake.error))
    return Advice(
      what: "There are several sheets in this file. One cannot be used\(place): \(advice.what)",
      toDo: advice.toDo,
      more: "The others are used. The file stays here until it is corrected, or taken away.")
  }

  private static func mistyped(_ line: String) -> Advice {
    Advice(
      what: "\(line) is mistyped.", toDo: "compare it with the sheet, and correct this text.",
      more: "Small letters, spaces, and line breaks do not matter.")
  }

  private static func photo(_ problem: PhotoProblem) -> Advice {
    let type = "put a text file with the lines of the sheet here."
    return switch problem {
    case .unreadable:
      Advice(
        what: "This photo is damaged, or cannot be read here.", toDo: "take another, or \(type)")
    case .tooLarge:
      Advice(
        what: "This picture is larger than photos of a sheet are.",
        toDo: "take another of the QR code alone, or \(type)")
    case .noCode:
      Advice(
        what: """
          No QR code can be read in this photo. If it is one half of a medical image that was saved \
          as a photo, what it held is lost.
          """,
        toDo: """
          take another photo of the sheet: near, straight from above, in good light, with the whole \
          QR code in it. Or \(type) If it is a half, ask for the original PNG file. \
          \(englishOtherPicture)
          """)
    case .noSheet:
      Advice(
        what: "The QR code in this photo is not the one of a sheet.",
        toDo: "take a photo of the QR code on the sheet, or \(type)")
    case .noReader: Advice(what: "Photos of sheets cannot be read here.", toDo: type)
    }
  }
}
