internal import Glibc
internal import Spool

/// What a study's pages say besides, since the clerk should look at it before handing it over.
///
/// A note waits as a hidden, empty file in the staging folder until the study is published.
enum StudyNote: String, CaseIterable, Sendable {
  /// An image may not have arrived whole.
  case torn
  /// An image came again whose first copy may not be whole.
  case cameAgain = "came-again"
  /// Images had not arrived when the folder was published.
  case missing
  /// Another study has the same Study Instance UID, and another patient.
  case severalPatients = "patients"
  /// Images came without a Study Instance UID.
  case noStudyUID = "no-study"
  /// Study or patient are called by what programs fill in.
  case placeholder
  /// Images were issued again, which an earlier folder holds, too.
  case issuedAgain = "again"
  /// All files together need more room than a CD has, or a DVD. Nothing waits for these three: they
  /// are found when the pages are written.
  case overCD = "over-cd"
  case overDVD = "over-dvd"
  /// A file is longer than FAT32 allows.
  case overFAT = "over-fat"

  /// What the sizes of a study's files ask for.
  ///
  /// - Parameter lengths: of all files, in bytes.
  /// - Returns: at most one note on disks, and one on sticks.
  static func sizes(_ lengths: [Int]) -> [StudyNote] {
    // ECMA-119 counts in sectors; before the first file come descriptors, folders and path tables.
    let disk = lengths.reduce(1 << 20) { $0 + ($1 + 2047) / 2048 * 2048 + 512 }
    var notes: [StudyNote] = []
    if disk > dvdByteCount {
      notes.append(.overDVD)
    } else if disk > cdByteCount {
      notes.append(.overCD)
    }
    if lengths.contains(where: { $0 > UInt32.max }) { notes.append(.overFAT) }
    return notes
  }

  /// A CD-R of 80 minutes: 360,000 sectors (ECMA-394).
  private static let cdByteCount = 737_280_000
  /// A DVD-R: 2,295,104 sectors (ECMA-359); a DVD+R has a few less (ECMA-349).
  private static let dvdByteCount = 4_700_372_992

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
