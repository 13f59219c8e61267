extension JoinTexts {
  static let english = [
    "language": "English", "languages": "Language",
    "title": "See a medical exam from its two halves",
    "drop": """
    Drop both halves of the exam here: the files of the patient and the files of the hospital, in \
    any order. Folders, ZIP files, and a whole CD can be dropped as they are.
    """,
    "chooseFiles": "Choose files", "chooseFolder": "Choose a folder",
    "sheetTitle": "Use the sheet instead of the patient's files", "sheetUse": "Use this sheet",
    "sheetLabel": """
    The code on the patient's sheet, typed or pasted. Small letters, spaces, and dashes do not \
    matter. A text file or a mail with the sheet can be dropped, too.
    """,
    "sheetTaken": "The sheet {0} was understood. It opens the hospital's files that belong to it.",
    "private": """
    Nothing leaves this computer: this page works without a network and sends nothing anywhere. \
    Close the browser when you are done.
    """,
    "progress": "Progress", "working": "Files read: {0} of {1}.",
    "nothingJoined": "No image could be restored from these files.",
    "joinedOne": "{0} image restored. Every byte of it was checked.",
    "joinedMany": "{0} images restored. Every byte of them was checked.",
    "inexactOne": """
    {0} image is not exact: its gray levels may differ by one from those of the original. That was \
    chosen when it was split.
    """,
    "inexactMany": """
    {0} images are not exact: their gray levels may differ by one from those of the originals. \
    That was chosen when they were split.
    """,
    "addedOne": """
    {1}: {0} byte stands behind the end of the picture. Somebody has added it; it means nothing.
    """,
    "addedMany": """
    {1}: {0} bytes stand behind the end of the picture. Somebody has added them; they mean nothing.
    """,
    "clear": "Start over",
    "saveTitle": "Save the exam", "saveAll": "Save all as a ZIP file",
    "saveFolder": "Save all into a folder", "saveOne": "Save the image shown",
    "size": "All together: {0}", "units": "bytes kB MB GB TB",
    "saving": "Saving: {0} of {1}", "saved": "Saved.", "offered": "The browser is saving it.",
    "saveFailed": """
    Saving did not succeed. Check that there is enough room and that the folder can be written to.
    """,
    "problems": "Problems", "filesOne": "{0} file", "filesMany": "{0} files",
    "andMore": "and {0} more",
    "patients": "Note: these are exams of {0} different patients.", "exam": "The exam",
    "notForDiagnosis": "Not for diagnosis. This page is for a first look only.",
    "seriesList": "Series", "seriesNumber": "Series {0}", "otherFile": "File",
    "imagesOne": "{0} image", "imagesMany": "{0} images",
    "image": "Image", "imageOf": "Image {0} of {1}", "frame": "Frame",
    "frameOf": "Frame {0} of {1}", "pictureName": "Picture. {0}.",
    "mode": "Dragging", "modeWindow": "changes brightness and contrast",
    "modeMove": "moves the picture", "modeMeasure": "measures a length",
    "larger": "Zoom in", "smaller": "Zoom out", "invert": "Invert", "reset": "Reset",
    "preset": "Window", "center": "Brightness", "width": "Contrast range",
    "wholeRange": "Whole range", "ownWindow": "As set",
    "keys": """
    Mouse wheel or Page Up and Page Down: next picture. Ctrl and wheel, two fingers, or + and -: \
    zoom. Arrow keys: as dragging; Enter: begin and end a line. 0: reset. I: invert.
    """,
    "length": "{0} mm, not for diagnosis",
    "lengthDetector": "{0} mm on the detector, not for diagnosis",
    "lengthPixels": "{0} pixels, not for diagnosis",
    "hiddenPicture": """
    This page does not show pictures of this kind. The file is complete: save it and open it with \
    a DICOM viewer.
    """,
    "noPicture": """
    This file has no picture. It is complete: save it and open it with a program for DICOM files.
    """,
    "report": "Report", "pdf": "This file holds a PDF document.", "openPDF": "Open the document",
    "savePDF": "Save the document",
    "patient": "Patient", "patientID": "Patient ID", "born": "Date of birth",
    "date": "Date of the exam", "modality": "Modality", "study": "Description",
    "seriesName": "Series",
    "foot": """
    This page is part of dicomshare. It checks both halves before it shows anything. It is no \
    medical device.
    """,
    "oldBrowser": """
    This browser is too old for this page, or does not let it work. Open it with a current \
    Firefox, Chrome, Edge, or Safari.
    """,
    "verdict.waiting-archive": """
    The archive's half of these images is missing.
    What to do: ask the hospital for it, quoting the label on the page INDEX.HTM or on the sheet, \
    and drop it here.
    """,
    "verdict.waiting-patient": """
    The patient's half of these images is missing.
    What to do: drop the files of the patient's CD, stick, or mail here.
    """,
    "verdict.notThisSheet": """
    This picture does not belong to the sheet. Images that came later have a sheet of their own.
    What to do: bring the sheet that was made with it, or the patient's half.
    """,
    "verdict.tooLarge": """
    This is too large for this page.
    What to do: restore the exam with dicomshare.
    """,
    "verdict.damagedZIP": """
    This file is damaged, or is not a ZIP file.
    What to do: copy it again, or unpack it and drop the files here.
    """,
    "verdict.encryptedZIP": """
    This ZIP file is protected by a password.
    What to do: unpack it with the password and drop the files here.
    """,
    "verdict.failed": """
    The browser could not do this.
    What to do: load this page again and try once more, or try another browser.
    """,
  ]
}
