internal import DICOM

/// Whose exam a file is, as far as the file says so.
struct Exam: Sendable {
  let identity: Identity
  /// Nil when it names no study: then the folder that it came in tells, or all of its bytes.
  let label: StudyLabel?
}
