internal import Glibc
internal import Spool

/// What a study's pages say besides, since the clerk should look at it before handing it over.
///
/// A note waits as a hidden, empty file in the staging folder until the study is published.
enum StudyNote: String, CaseIterable, Sendable {
  /// An image may not have arrived whole.
  case torn
  /// Images had not arrived when the folder was published.
  case missing
  /// Another study has the same Study Instance UID, and another patient.
  case severalPatients = "patients"
  /// Images came without a Study Instance UID.
  case noStudyUID = "no-study"
  /// Study or patient are called by what programs fill in.
  case placeholder

  private var file: Name { Name(".note-" + rawValue) ?? Name.pending }

  /// Leaves notes for the publisher.
  static func write(_ notes: Set<StudyNote>, in folder: Folder) throws(SystemCallError) {
    for note in notes {
      do throws(SystemCallError) {
        _ = try folder.createFile(note.file, mode: 0o640)
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
  }

  /// The notes that were left, in the order in which they are shown.
  static func read(in folder: Folder) throws(SystemCallError) -> [StudyNote] {
    var notes: [StudyNote] = []
    for note in allCases where try folder.status(note.file) != nil { notes.append(note) }
    return notes
  }
}
