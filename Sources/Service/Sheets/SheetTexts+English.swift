extension SheetTexts {
  static let english = SheetTexts(
    summary: """
      This sheet is one of the two halves of the images of a medical exam. By itself it shows \
      nothing. Together with the other half, which the hospital keeps, it restores the exam, exactly \
      as it was.
      """,
    folder: """
      `SHEET.HTM` (to be printed) and `SHEET.TXT` (for an e-mail) are one of the two halves of the \
      images of a medical exam; one of these files is enough. By itself this half shows nothing. \
      Together with the other half, which the hospital keeps, it restores the exam, exactly as it \
      was.
      """,
    patient: [
      """
      Keep this sheet and take it to your doctor. Guard it like a key: a photo of it is a copy.
      """,
      """
      Never type the five lines of this sheet into a website, and never read them out on the \
      telephone. You may send them to your doctor by e-mail (`SHEET.TXT`).
      """,
      """
      Do not lose this sheet: this half can be made again only while the machine that took the \
      images, or the hospital's image archive (PACS), still has the exam.
      """,
    ],
    doctor: [
      """
      Ask the hospital for the other half, quoting the label, and put it into the folder \
      `reconstruct` of a dicomshare service. If the service belongs to that hospital, it may fetch \
      the other half automatically.
      """,
      """
      Put `SHEET.TXT` there, too, or a text file with the five lines of this sheet, copied or typed: \
      typing errors are found. If the service allows it, a photo of the printed QR code (JPEG or PNG) \
      will do.
      """,
      """
      The exam appears in the folder `reconstructed` once every byte has been checked.
      """,
    ],
    command: """
      Without a service, this command does it: `dicomshare reconstruct --sheet FILE --archive FOLDER \
      --output FOLDER`.
      """,
    number: "Number",
    supplement: """
      These images came later than those of another sheet with the same label. Both sheets belong \
      together.
      """,
    copy: """
      This half is here twice: as pictures, and on a sheet (`SHEET.HTM` to be printed, `SHEET.TXT` \
      for an e-mail). One of the two is enough. The sheet is easily copied: a photo of it is \
      this half, too.
      """,
    part: """
      One part of this half is the pictures, the other part is on the sheet (`SHEET.HTM` to be \
      printed, `SHEET.TXT` for an e-mail). The doctor needs both.
      """)
}
