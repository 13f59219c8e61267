internal import SecretSharing
internal import Workers

extension Advice {
  /// What is said in English.
  static func english(_ cause: ProblemCause) -> Advice {
    switch cause {
    case .waiting(let role):
      Advice(
        what: """
          This picture is \(half(role)) of a medical image. \(capital(half(role.other))) is not \
          here yet.
          """,
        toDo: "put \(half(role.other)) into the folder \"reconstruct\", too. \(source(role.other))",
        more: """
          If you have put in both halves and see this text beside each of them, they are halves of \
          different images. This text disappears once the image has been reconstructed.
          """)
    case .share(let error): of(error)
    case .package(let format, let error): englishPackage(format, error)
    case .sheet(let cause): englishSheet(cause)
    case .folder(let counts): of(counts)
    case .links(let count): englishLinks(count)
    case .placeholder: englishPlaceholder
    case .closedFolders(let count): englishClosedFolders(count)
    case .leftNames(let count): englishLeftNames(count)
    }
  }

  private static func half(_ role: Role) -> String {
    role == .patient ? "the patient's half" : "the archive's half"
  }

  private static func capital(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Where a half is to be had.
  private static func source(_ role: Role) -> String {
    role == .patient
      ? "The patient has it: on a CD, on a USB stick, in a mail, or on a sheet of paper."
      : """
      The hospital that took the images sends it: ask there, quoting the label on the page \
      INDEX.HTM that came with the pictures.
      """
  }

  private static let sheetPhoto = """
    If it is a photo of a sheet, put a text file with the lines of the sheet here instead.
    """

  static let englishOtherPicture =
    "If it is another picture, such as the logo of a mail, it is not needed."

  /// What to do about a sheet in something that is no share.
  static func englishSheet(in place: String = "file") -> String {
    "If there is a sheet in this \(place), put a text file with the lines of the sheet here instead."
  }

  static let englishPutPictures =
    "put the picture files of the CD, stick, or mail here, as they are."

  private static let original = "ask for the original file, as it was on the CD, stick, or mail."

  private static func of(_ error: SharingError) -> Advice {
    switch error {
    case .notPNG(let kind): of(kind)
    case .truncated(let have, let expected):
      Advice(
        what: "This picture is cut off: "
          + (expected > 0
            ? "\(have) of \(expected) bytes have arrived." : "only \(have) bytes have arrived."),
        toDo: "copy the file again from the CD, stick, or mail.")
    case .damagedPNG:
      Advice(
        what: "This picture is damaged.",
        toDo: """
          copy the file again from the CD, stick, or mail. If that does not help, ask for a new \
          copy of it.
          """)
    case .noShareHeader, .geometryMismatch:
      Advice(
        what: """
          This picture is not one half of a medical image, or it was cropped, resized, rotated, or \
          saved as a photo. It can no longer be used.
          """,
        toDo: original + (error == .noShareHeader ? " \(sheetPhoto) \(englishOtherPicture)" : ""))
    case .savedWithEightBits:
      Advice(
        what: """
          A program has saved this picture with 8 bits instead of 16. Half of what it held is lost.
          """, toDo: original)
    case .newerVersion(let version):
      Advice(
        what: "This picture was made by a newer version of dicomshare (format \(version)).",
        toDo: "have dicomshare updated.")
    case .altered(let role):
      Advice(
        what: """
          The two halves belong together, but \(half(role)) was altered after it was made. Nothing \
          was reconstructed, because the image could not be trusted.
          """, toDo: "get an unaltered copy of \(half(role)). \(source(role))")
    case .alteredOrUnrelated:
      Advice(
        what: """
          One of the two halves was altered, or they do not belong together. Nothing was \
          reconstructed, because the image could not be trusted.
          """, toDo: "get new copies of both halves.")
    case .sameHalfTwice(let role):
      Advice(
        what: "Both files are \(half(role)) of the same image.",
        toDo: "put \(half(role.other)) here, too. \(source(role.other))")
    case .differentPairs:
      Advice(
        what: "The two halves come from different images.",
        toDo: "put the halves that belong together here.")
    case .malformedPayload, .digestMismatch:
      Advice(
        what: "This version of dicomshare cannot read what this picture holds.",
        toDo: "keep both halves, and tell the administrator.")
    case .notDICOM, .sourceChanged, .unreadable:
      Advice(
        what: "This file could not be read.",
        toDo: "copy it again. If that does not help, tell the administrator.")
    case .unwritable:
      Advice(
        what: "There is no room for the reconstructed image.",
        toDo: "tell the administrator. The image appears once there is room.")
    }
  }

  private static func of(_ kind: ForeignKind) -> Advice {
    switch kind {
    case .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp:
      Advice(
        what: """
          This file is a picture in \(kind.pictureName) format. If it is a half that was saved in this format, \
          it cannot be used.
          """, toDo: [original, sheetPhoto, englishOtherPicture].joined(separator: " "))
    case .mangledPNG:
      Advice(
        what: """
          This picture was damaged on its way: a program treated it as text, as FTP does in ASCII \
          mode.
          """, toDo: "transfer the file again, in binary mode.")
    case .empty:
      Advice(
        what: "This file is empty, or holds nothing but zeros.",
        toDo: "copy it again from the CD, stick, or mail.")
    case .pdf:
      Advice(
        what: "This is a PDF document, not one half of a medical image.",
        toDo: englishPutPictures + " " + englishSheet())
    case .html:
      Advice(
        what: """
          This is a web page, not one half of a medical image. A portal may have sent its login \
          page in place of the file.
          """, toDo: "download the file again, and see that you are logged in.")
    case .dicom:
      Advice(
        what: "This is a DICOM file. It is a medical image already, and nothing has to be done.",
        toDo: "open it with a DICOM viewer.")
    case .zip, .iso, .compressed:
      Advice(
        what: "This file is packed, or is the image of a disc.",
        toDo: "unpack or open it on your computer, and put the folder that is in it here.")
    case .zipPart:
      Advice(
        what: "This is one of several parts of a ZIP file.",
        toDo: """
          unpack it on your computer, with all parts in one folder, and put the folder that is in it \
          here.
          """)
    case .winmail:
      Advice(
        what: """
          The attachments of the mail are packed into a file winmail.dat, as Outlook does with Rich \
          Text.
          """,
        toDo: """
          open the mail in Outlook, save its attachments, and put those here. Or ask for a new mail, \
          in HTML or plain text.
          """)
    case .encrypted: englishEncrypted
    case .shortcut: englishLinks(1)
    case .mail, .compoundFile:
      Advice(
        what: "This is a saved mail or a document, not one half of a medical image.",
        toDo: "save the attachments of the mail, and put those here. \(englishSheet())")
    case .unknown:
      Advice(
        what: "This file is not a PNG picture, so it is not one half of a medical image.",
        toDo: englishPutPictures + " " + englishSheet())
    }
  }

  private static func of(_ counts: DropCounts) -> Advice {
    let none = counts.hasNoHalf ? englishNoHalf(in: "folder") : nil
    let total = counts.images == 1 ? "1 image" : "\(counts.images) images"
    let rest = [
      (counts.waiting, "waiting"), (counts.failedImages, "failed"),
      (counts.inWork, "being processed"),
    ].filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    var toDo = [none?.toDo].compactMap(\.self)
    for (count, role) in [(counts.lonePatients, Role.archive), (counts.loneArchives, .patient)]
    where count > 0 {
      toDo.append(
        """
        put \(half(role)) of \(counts.whose(count, "this image", "these images", "image", "images")) \
        into the folder \
        "reconstruct", too, in any order and under any name. \(source(role))
        """)
    }
    if counts.hasOnlyNoHalves {
      toDo.append(englishTakeExam)
    } else if counts.failed > 0 {
      toDo.append(
        """
        read the texts in the folder whose names end in \
        "\(ProblemText.suffix)"\(counts.isOnPage ? "" : ", or STATUS.HTM"). They say what is wrong \
        with each file.
        """)
    }
    var more: [String] = []
    if counts.lonePatients > 0, counts.loneArchives > 0 {
      more.append("Halves of both kinds are here, but of different images.")
    }
    if counts.isReadOnly {
      more.append(
        """
        The folder does not let its files be taken out. What was reconstructed is in the folder \
        "reconstructed". Delete this folder when nothing is missing.
        """)
    }
    if !counts.hasOnlyNoHalves {
      more.append("This text disappears once all images have been reconstructed.")
    }
    return Advice(
      what: none?.what ?? "\(counts.reconstructed) of \(total) reconstructed\(rest)."
        + englishOthers(counts.noHalves),
      toDo: all(toDo),
      more: none == nil && !more.isEmpty ? more.joined(separator: " ") : nil)
  }
}
