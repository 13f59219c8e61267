extension PageTexts {
  static let english = PageTexts(
    language: "English",
    title: "One half of a medical exam",
    summary: """
      The pictures in this folder are one half of the images of a medical exam. They look like \
      noise: by themselves they show nothing, and whoever finds them learns nothing. Only together \
      with the other half, which the hospital keeps, do they give the exam back, exactly as it was.
      """,
    label: "Label",
    images: "Images",
    thisHalf: "this half",
    otherHalf: "the hospital's half",
    together: "the exam",
    patientTitle: "For the patient",
    patient: [
      "Keep this folder and bring it to your doctor. All its files belong together.",
      """
      Leave the files as they are. Do not resize, edit or convert the pictures, and do not send \
      them as photos (JPEG) or screenshots: that makes them useless. You may copy them, and send \
      them as files.
      """,
      """
      Do not lose it: this half can be made again only while the machine that took the images, or \
      the hospital's image archive (PACS), still has the exam.
      """,
    ],
    doctorTitle: "For the doctor",
    doctor: [
      """
      Copy this whole folder, as it is, into the folder `reconstruct` of a dicomshare service. \
      Names of files and folders do not matter.
      """,
      """
      Ask the hospital for the other half, by the label above, and put that there, too. The \
      service of that hospital may fetch it by itself.
      """,
      """
      The exam appears in the folder `reconstructed` once its every byte has been checked. \
      `STATUS.HTM` in `reconstruct` tells what is still missing.
      """,
      "`sha256sum -c SHA256SUMS` tells whether all files have arrived whole.",
    ],
    supplement: """
      These images came later than those in another folder with the same label. Both folders \
      belong together.
      """,
    export: Export(
      title: "The archive's half of a medical exam",
      summary: """
        The pictures in this folder are the half of a medical exam that stays in the archive of \
        the hospital that made it. By themselves they show nothing. Together with the patient's \
        half, which has the same label, they give the exam back, exactly as it was.
        """,
      stepsTitle: "For the other hospital",
      steps: [
        """
        Whoever has both halves has the exam: send this one by another way than the patient's.
        """,
        """
        Put both halves into the folder `reconstruct` of your dicomshare service, or use the \
        command `dicomshare reconstruct`. Names of files and folders do not matter.
        """,
        """
        Keep the files unchanged. Pictures that were resized, edited or saved as photos (JPEG) \
        cannot be used.
        """,
        "`sha256sum -c SHA256SUMS` tells whether all files have arrived whole.",
      ]),
    status: Status(
      title: "Reconstruction", failed: "Problems", waiting: "Waiting for the other half",
      done: "Done", nothing: "nothing"))
}
