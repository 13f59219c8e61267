package import SecretSharing

/// Everything the service can be told, with its defaults.
///
/// Written as TOML with keys in kebab case: see `etc/dicomshare.toml`, which explains every key.
/// A configuration that exists has been checked: its values are within their bounds and its folders
/// do not overlap by their names. What only the file system can tell is checked by
/// ``checkFolders()``.
package struct Configuration: Equatable, Sendable {
  /// The folder that holds all folders which are not named themselves.
  package var spool: String
  /// Where modalities write DICOM files.
  package var incoming: String
  /// Where claimed files are worked on; on the file system of ``incoming``.
  package var work: String
  /// Where the archive shares stay.
  package var archive: String
  /// Where study folders with the patient shares appear.
  package var outgoing: String
  /// Where both shares are dropped.
  package var reconstruct: String
  /// Where restored DICOM files appear.
  package var reconstructed: String
  /// Where files go that cannot be handled, with a reason beside them.
  package var rejected: String
  /// Where the service keeps its status and, without a credential, its site key.
  package var state: String
  /// Where a clerk asks for a study by a file's name; nil: nowhere.
  package var lookup: String?

  /// How the payload is hidden in the picture.
  package var mode = Mode.standard
  /// Whether originals may be deleted although Visual Mode restores them inexactly.
  package var acceptLossy = false
  /// What becomes of an original once its pair is proved.
  package var originals = Originals.delete
  /// How long a file that was not renamed in rests after its last event before it is taken.
  package var settle = Duration.seconds(2)
  /// How long a file rests that has holes or ends in zeros.
  package var settleInDoubt = Duration.seconds(60)
  /// After how long what is no DICOM file is rejected.
  package var foreignAfter = Duration.seconds(300)
  /// The longest file in bytes that is split; 0: no limit.
  package var maxFile = 0
  /// Less free room than that is told of, in bytes; 0 for never.
  package var lowSpace = 1_000_000_000
  /// How long a study must have been quiet before its folder is published.
  package var studyQuiet = Duration.seconds(30)
  /// After how long an incomplete or failing file is reported and no longer holds up its study.
  package var stalledAfter = Duration.seconds(600)
  /// After how long an incomplete file is split as it is, or rejected.
  package var rejectAfter = Duration.seconds(24 * 3600)
  /// How often all watched folders are listed again.
  package var rescan = Duration.seconds(60)
  /// Whether the patient shares alone suffice to reconstruct.
  package var archiveLookup = false
  /// Whether photos of sheets are read.
  package var sheetPhotos = false
  /// How long a restored file is kept.
  package var keepReconstructed = Duration.seconds(24 * 3600)
  /// How long used shares are kept.
  package var keepUsedFor = Duration.seconds(3600)
  /// After how long a study folder in `handed-over/` is deleted.
  package var handedOverAfter = Duration.seconds(3600)
  /// What names a study's folder for the clerk.
  package var label = Label.hmac
  /// How many files are processed at once; 0: 32 for each processor, at most 64.
  package var workers = 0
  /// Whether patient shares carry readable lines at their top.
  package var banner = true
  /// Whether the page that joins shares in a browser lies beside them.
  package var joinPage = true
  /// The languages of the pages that go with the shares, in order.
  package var languages = [Language.english]
  /// Whom patients and doctors ask: the lines that stand on the pages that go with the shares.
  package var contact: [String] = []
  /// Whether the pages that go with the shares name the month in which the exam was taken.
  package var examMonth = false
  /// What is made of a study for the clerk; contains ``Medium/folder``, ``Medium/sheet`` or both.
  package var media = [Medium.folder]
  /// The largest ZIP file in bytes; 0: never split.
  package var maxPart = 20_000_000
  /// Where to write metrics for node_exporter's textfile collector; nil: nowhere.
  package var metricsFile: String?

  /// What becomes of an original once its pair is proved.
  package enum Originals: Equatable, Sendable {
    /// It is deleted at once.
    case delete
    /// It is deleted after this time.
    case keepFor(Duration)
  }

  /// What names a study's folder for the clerk.
  package enum Label: String, CaseIterable, Sendable {
    /// A code made with the site key, which tells nothing.
    case hmac
    /// The accession number.
    case accession
    /// The patient's identifier.
    case patientID = "patient-id"
  }

  /// A language of the pages that go with the shares.
  package enum Language: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// Italian.
    case italian = "it"
    /// German.
    case german = "de"
    /// French.
    case french = "fr"
  }

  /// What is made of a study for the clerk.
  package enum Medium: String, CaseIterable, Sendable {
    /// The patient shares, in the study's folder.
    case folder
    /// A sheet that stands for them, in the same folder.
    case sheet
    /// A ZIP file to be sent by mail.
    case zip
    /// An ISO image to be burned.
    case iso

    /// Whether it is made from the study's folder, and lies beside it.
    package var isPackage: Bool { self == .zip || self == .iso }
  }

  /// Where the configuration lies when nothing else is said.
  package static let standardPath = "/etc/dicomshare/dicomshare.toml"

  /// Where the folders lie when nothing else is said.
  package static let standardSpool = "/var/spool/dicomshare"

  /// The defaults, with all folders below one.
  ///
  /// - Parameter folder: an absolute path in its simplest form.
  init(below folder: String) {
    let root = folder == "/" ? "" : folder
    spool = folder
    incoming = root + "/incoming"
    work = root + "/work"
    archive = root + "/archive"
    outgoing = root + "/outgoing"
    reconstruct = root + "/reconstruct"
    reconstructed = root + "/reconstructed"
    rejected = root + "/rejected"
    state = root + "/state"
  }

  /// The defaults, with all folders below one: the meaning of `--spool DIR`.
  ///
  /// - Parameter folder: the folder; a relative path starts at the current folder.
  /// - Returns: a checked configuration.
  /// - Throws: ``ConfigurationError`` `invalidPath`.
  package static func spool(_ folder: String) throws(ConfigurationError) -> Configuration {
    Configuration(below: try FolderPath.absolute(folder, key: "spool", line: nil))
  }
}
