internal import SecretSharing

extension PageTexts {
  static let english = PageTexts(
    language: "English",
    title: "One half of a medical exam",
    summary: """
      This folder contains one of the two halves of the images of a medical exam. The pictures look like \
      the screen of a television without reception: by themselves they show nothing and give \
      nothing away. Only together with the other half, which the hospital keeps, do \
      they restore the exam, exactly as it was.
      """,
    colon: ":",
    label: "Label",
    images: "Images",
    month: "Month of the exam",
    contact: "Contact",
    months: [
      "January", "February", "March", "April", "May", "June",
      "July", "August", "September", "October", "November", "December",
    ],
    thisHalf: "this half",
    otherHalf: "other half",
    together: "the exam",
    patientTitle: "For the patient",
    patient: [
      "Keep this folder and take it to your doctor. All its files belong together.",
      """
      Leave the files as they are. Do not resize, edit, or convert the pictures, and do not send \
      them as photos (JPEG) or screenshots: that makes them useless. You may copy them, and send \
      them as files.
      """,
      """
      Do not lose this folder: this half can be made again only while the machine that took the \
      images, or the hospital's image archive (PACS), still has the exam.
      """,
    ],
    doctorTitle: "For the doctor",
    doctor: [
      """
      Copy this whole folder, as it is, into the folder `reconstruct` of a dicomshare service. \
      Names of files and folders do not matter.
      """,
      """
      Ask the hospital for the other half, quoting the label above, and put it there, too. If the \
      service belongs to that hospital, it may fetch the other half automatically.
      """,
      """
      The exam appears in the folder `reconstructed` once every byte has been checked. \
      `STATUS.HTM` in `reconstruct` shows what is still missing.
      """,
      """
      Open it with any DICOM viewer, such as Weasis, MicroDicom (Windows), or Horos (Mac). To keep \
      it in your PACS, import the folder there.
      """,
    ],
    supplement: """
      These images came later than those in another folder with the same label. Both folders \
      belong together.
      """,
    stripes: """
      Some pictures look like a long stripe: each of them holds many images, one below the other.
      """,
    banner: ["Half of a medical image. Do not alter it.", "For your doctor."],
    part: { part, count in
      "This is part \(part) of \(count). The doctor needs all \(count) parts, in any order."
    },
    export: Export(
      title: "The archive's half of a medical exam",
      summary: """
        This folder contains the half of a medical exam that stays in the archive of the hospital \
        that took the images. By itself it shows nothing. Together with the patient's half, which \
        has the same label, it restores the exam, exactly as it was.
        """,
      stepsTitle: "For the other hospital",
      steps: [
        """
        Both halves together are the exam: send this one through another channel than the \
        patient's.
        """,
        """
        Put both halves into the folder `reconstruct` of your dicomshare service, or use the \
        command `dicomshare reconstruct`. Names of files and folders do not matter.
        """,
        """
        Keep the files unchanged. Pictures that were resized, edited, or saved as photos (JPEG) \
        cannot be used.
        """,
      ]),
    status: Status(
      title: "Reconstruction", failed: "Problems", waiting: "Waiting for the other half",
      done: "Done", noProblems: "none", noneWaiting: "none", noneDone: "none",
      stopped: "The service is stopped. Nothing is lost; it continues once it is started again.",
      empty: "This folder is empty. Put both halves of an exam into it.",
      problems: { count($0, "problem", "problems") },
      imagesWaiting: { count($0, "image waiting", "images waiting") },
      imagesInWork: { count($0, "image being processed", "images being processed") },
      filesInWork: { count($0, "file being processed", "files being processed") },
      studiesDone: { count($0, "exam done", "exams done") },
      folder: { $0.map { "Folder \($0)" } ?? "A folder" },
      study: { $0.map { "Exam \($0)" } ?? "An exam" },
      file: { role in
        switch role {
        case .patient?: "A patient's half"
        case .archive?: "An archive's half"
        case nil: "A file"
        }
      },
      sheet: "A sheet",
      pair: "pair",
      imageCount: { count($0, "image", "images") },
      sent: { destination, sent, failed in
        "sent to \(destination): \(count(sent, "image", "images"))"
          + (failed > 0 ? ", not sent: \(failed)" : "")
      },
      more: { "and \($0) more" },
      foot: { keep, seconds in
        """
        Exams that are done stay in the folder `reconstructed` for \(keep). This page refreshes \
        every \(seconds) seconds.
        """
      },
      viewers: """
        Open them with any DICOM viewer, such as Weasis, MicroDicom (Windows), or Horos (Mac). To \
        keep them in your PACS, import the folder there.
        """),
    toDo: "What to do: ",
    advice: Advice.english,
    inexact: """
      The image was split in Visual Mode: gray levels may differ by one from the original. \
      Everything else is unchanged.
      """)
}
