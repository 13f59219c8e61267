internal import DICOM
internal import Journal
internal import Spool

/// Tells the clerk and the journal of studies whose identifiers may mix patients, or part one.
struct StudyDoubts {
  /// The studies that were looked at.
  let known: StudyMemory
  let staging: Folder
  let log: any EventLog

  /// What a study's pages say because of its identifiers.
  static func notes(_ identity: Identity) -> Set<StudyNote> {
    var notes: Set<StudyNote> = []
    if identity.studyInstanceUID?.isEmpty != false { notes.insert(.noStudyUID) }
    if Placeholder.isAny(identity) { notes.insert(.placeholder) }
    return notes
  }

  /// Looks at a study once, when the first of its images comes; its shares are not in their places.
  func tell(_ identity: Identity, _ files: ClaimFiles, _ index: ArchiveIndex) throws {
    let label = files.study.name
    guard known.insert(label) else { return }
    let text = files.study.label.text
    if files.texts.notes.contains(.noStudyUID) {
      log.record(.noStudyIdentity(study: text, "images have no Study Instance UID"))
    }
    if files.texts.notes.contains(.placeholder) {
      log.record(
        .noStudyIdentity(study: text, "its identifiers look like placeholders, which many share"))
    }
    guard let uid = identity.studyInstanceUID, !uid.isEmpty else { return }
    let others = try at(.archive) {
      try index.labels(kind: "study-uid", value: uid).filter { $0 != label }
    }
    guard let other = others.last else { return }
    log.record(.severalPatients(study: text, other: other.text ?? "?"))
    for name in [label] + others where try name == label || staging.status(name) != nil {
      try StudyNote.write([.severalPatients], in: staging.folder(name, makingWith: 0o770))
    }
  }
}
