public import SecretSharing

/// Everything the daemon can be told, with its defaults.
///
/// Written as TOML with keys in kebab case: see `etc/dicomshare.toml`, which explains every key.
/// A configuration that exists has been checked: its values are within their bounds and its folders
/// do not overlap as far as their names tell. What only the file system can tell is checked by
/// ``checkFolders()``.
public struct Configuration: Equatable, Sendable {
  /// The folder that holds all folders which are not named themselves.
  public var spool: String
  /// Where modalities write DICOM files.
  public var incoming: String
  /// Where claimed files are worked on; on the file system of ``incoming``.
  public var work: String
  /// Where the archive's halves stay.
  public var archive: String
  /// Where study folders with the patient's halves appear.
  public var outgoing: String
  /// Where both halves are dropped.
  public var reconstruct: String
  /// Where restored DICOM files appear.
  public var reconstructed: String
  /// Where files go that cannot be handled, with a reason beside them.
  public var rejected: String
  /// Where the daemon keeps its status and, without a credential, its site key.
  public var state: String
  /// Where a clerk asks for a study by a file's name; nil: nowhere.
  public var lookup: String?

  /// How the payload is hidden in the picture.
  public var mode = Mode.standard
  /// Whether originals may be deleted although Visual Mode restores them inexactly.
  public var acceptLossy = false
  /// What becomes of an original once its pair is proved.
  public var originals = Originals.delete
  /// How long a study must have been quiet before its folder is published.
  public var studyQuiet = Duration.seconds(30)
  /// After how long an incomplete or failing file is reported and no longer holds up its study.
  public var stalledAfter = Duration.seconds(600)
  /// After how long an incomplete file is split as it is, or rejected.
  public var rejectAfter = Duration.seconds(24 * 3600)
  /// How often all watched folders are listed again.
  public var rescan = Duration.seconds(60)
  /// Whether the patient's halves alone suffice to reconstruct.
  public var archiveLookup = false
  /// How long a restored file is kept.
  public var keepReconstructed = Duration.seconds(24 * 3600)
  /// How long shares are kept that have been put together.
  public var keepUsedFor = Duration.seconds(7 * 86_400)
  /// After how long a study folder in `handed-over/` is deleted.
  public var handedOverAfter = Duration.seconds(3600)
  /// What names a study's folder for the clerk.
  public var label = Label.hmac
  /// How many files are on their way at a time; 0: 16 for each processor, at most 32.
  public var workers = 0
  /// Whether patient shares carry readable lines at their top.
  public var banner = true
  /// The languages of the pages that go with the shares, in order.
  public var languages = [Language.english]
  /// What is made of a study for the clerk; always contains ``Medium/folder``.
  public var media = [Medium.folder]
  /// The largest ZIP file in bytes; 0: never split.
  public var maxPart = 20_000_000
  /// Where to write metrics for node_exporter's textfile collector; nil: nowhere.
  public var metricsFile: String?

  /// What becomes of an original once its pair is proved.
  public enum Originals: Equatable, Sendable {
    /// It is deleted at once.
    case delete
    /// It is deleted after this time.
    case keepFor(Duration)
  }

  /// What names a study's folder for the clerk.
  public enum Label: String, CaseIterable, Sendable {
    /// A code made with the site key, which tells nothing.
    case hmac
    /// The accession number.
    case accession
    /// The patient's identifier.
    case patientID = "patient-id"
  }

  /// A language of the pages that go with the shares.
  public enum Language: String, CaseIterable, Sendable {
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
  public enum Medium: String, CaseIterable, Sendable {
    /// The study folder itself.
    case folder
    /// A ZIP file to be sent by mail.
    case zip
    /// An ISO image to be burned.
    case iso
  }

  /// Where the configuration lies when nothing else is said.
  public static let standardPath = "/etc/dicomshare/dicomshare.toml"

  /// Where the folders lie when nothing else is said.
  public static let standardSpool = "/var/spool/dicomshare"

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
  public static func spool(_ folder: String) throws(ConfigurationError) -> Configuration {
    Configuration(below: try FolderPath.absolute(folder, key: "spool", line: nil))
  }
}
