internal import Spool

/// What one file has the publisher write on its study's pages.
struct StagedTexts {
  /// How the clerk's folder is called instead of by its label, if the site chose that.
  var title: String?
  /// What the study's pages are to say besides.
  var notes: Set<StudyNote> = []
  /// When the exam was taken, if the site wants its pages to say so.
  var month: ExamMonth?

  /// Leaves it in the study's staging folder.
  func write(in staging: Folder) throws {
    try FolderTitle.write(title, in: staging)
    try StudyNote.write(notes, in: staging)
    try ExamMonth.write(month, in: staging)
  }
}
