// The one table of what people are told when something cannot be done. Every sentence says what
// is wrong and what to do; none holds a byte of a file's content.
internal import DICOM
internal import Spool
internal import Glibc
internal import SecretSharing
internal import Workers

extension Failure {
  /// What to tell about an error of the library.
  init(_ error: SharingError) {
    switch error {
    case .notDICOM:
      self.init(
        "not-dicom", .badData,
        "this is not a DICOM file; export it again from the modality or the PACS as DICOM")
    case .sourceChanged:
      self.init(
        "source-changed", .tryAgain,
        "the file changed while it was read; wait until it has been written, then try again")
    case .unreadable(let error):
      self.init(reading: error.code)
    case .unwritable(let code):
      self.init(writing: code)
    case .notPNG(let kind):
      self.init("not-png", .badData, Self.sentence(kind))
    case .truncated(let have, let expected):
      // Where so much is missing that the picture's size is, the whole length is not known.
      let length = expected > 0 ? "\(have) of \(expected) bytes" : "only \(have) bytes"
      self.init(
        "truncated", .badData,
        "the share is cut off, it has \(length); copy it again from the original")
    case .damagedPNG:
      self.init(
        "damaged-png", .badData,
        "the PNG file is damaged; copy it again from the original medium")
    case .noShareHeader:
      self.init(
        "no-share-header", .badData,
        "not a share, or one that was cropped, resized, rotated or saved as a photo; "
          + "ask for the original file")
    case .savedWithEightBits:
      self.init(
        "saved-with-eight-bits", .badData,
        "a share of 16 bits that was saved with 8, so half of it is lost; ask for the original file"
      )
    case .geometryMismatch:
      self.init(
        "geometry-mismatch", .badData,
        "the picture's size or depth is not the one its share header names, so the picture was "
          + "edited or resized; ask for the original file")
    case .newerVersion(let version):
      self.init(
        "newer-version", .badData,
        "the share is of version \(version) of the format, which this program does not know; "
          + "install a newer dicomshare")
    case .sameHalfTwice(let role):
      self.init(
        "same-half-twice", .badData,
        "these are two copies of the same share, the \(role.word) share; "
          + "bring the \(role.other.word) share as well")
    case .differentPairs:
      self.init(
        "different-pairs", .badData,
        "these shares belong to two different files; find the other share of each")
    case .altered(let role):
      self.init(
        "altered", .badData,
        "the \(role.word) share was altered after it was made; ask for an unaltered copy of it")
    case .alteredOrUnrelated:
      self.init(
        "altered-or-unrelated", .badData,
        "one of the two shares was altered, or they do not belong together; "
          + "ask for unaltered copies of both")
    case .malformedPayload:
      self.init(
        "malformed-payload", .badData,
        "both shares are authentic, but this version cannot read what they hold; "
          + "keep both and try a newer dicomshare")
    case .digestMismatch:
      self.init(
        "digest-mismatch", .badData,
        "the restored file is not the one that was split, so it was not kept; "
          + "keep both shares and report this")
    }
  }

  /// What to tell when a worker could not be asked, or gave no answer.
  init(ofWorker error: any Error) {
    switch error {
    case let error as WorkerEnded: self.init(error)
    case let error as SystemCallError: self = .noWorker(error.code)
    default: self = .noWorker(0)
    }
  }

  /// What to tell when a process that worked on an input has ended.
  init(_ error: WorkerEnded) {
    switch error.cause {
    case .crashed, .stalled:
      let what = error.cause == .crashed ? "crashed" : "made no progress"
      self.init(
        "ends-program", .badData,
        "the process that read this \(what); nothing was made of it, keep it and report this")
    case .killed:
      self.init(
        "killed", .tryAgain,
        "the process that read this was killed, perhaps because memory ran out; try again")
    case .unready(let code): self = .noWorker(code)
    }
  }

  /// What to tell when no process can be started to read an input.
  static func noWorker(_ code: CInt) -> Failure {
    Failure(
      "no-process", .tryAgain,
      "no process could be started to read this: \(ErrorText.of(code)); try again")
  }

  /// What to tell of a file that is no PNG image.
  private static func sentence(_ kind: ForeignKind) -> String {
    switch kind {
    case .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp:
      "this is a picture in \(kind.pictureName) format; a share that was saved as one cannot be used, "
        + "ask for the original PNG file"
    case .mangledPNG:
      "a PNG file that was changed as if it were text; copy it again in binary mode"
    case .empty: "the file is empty, or nothing but zeros; copy it again from the original"
    case .zip: "this is a ZIP file; unpack it and name the folder that is in it"
    case .zipPart:
      "this is one of several parts of a ZIP file; unpack them together and name the folder in it"
    case .iso: "this is the image of a disc; mount or unpack it and name that folder"
    case .compressed: "this is a compressed file; unpack it and name what is in it"
    case .mail, .compoundFile: "this is a mail or a document; save its attachments and name those"
    case .winmail:
      "this is a winmail.dat file, into which Outlook packs attachments; save these in Outlook, or "
        + "ask for a new mail in HTML or plain text"
    case .encrypted:
      "this is encrypted (S/MIME or PGP); open it in the mail program of its receiver, save the "
        + "attachments and name those"
    case .shortcut:
      "this is a shortcut to another file, or to a website; name a copy of the file itself"
    case .pdf: "this is a PDF document and not a share; shares are PNG files"
    case .html:
      "this is a web page and not a share; perhaps a portal asked for a login, download it again"
    case .dicom: "this is a DICOM file and not a share; it needs no reconstruction"
    case .unknown:
      "this is not a PNG image and so not a share; shares are PNG files, ask for the original"
    }
  }

  /// What to tell of a file that was to be split, and is something else.
  init(notDICOM kind: ForeignKind) {
    switch kind {
    case .empty, .zip, .zipPart, .iso, .compressed, .mail, .compoundFile, .winmail, .encrypted,
      .shortcut:
      self.init("not-dicom", .badData, Self.sentence(kind))
    case .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp:
      self.init(
        "not-dicom", .badData,
        "this is a picture in \(kind.pictureName) format and not a DICOM file; export it again from the "
          + "modality or the PACS as DICOM")
    case .mangledPNG, .pdf, .html, .dicom, .unknown: self.init(.notDICOM)
    }
  }

  /// A share was to be split.
  static var isShare: Failure {
    Failure(
      "not-dicom", .badData,
      "this is a share, which was split already; reconstruct gives the exam back from both shares")
  }

  /// What to tell when an input cannot be read.
  ///
  /// - Parameter code: the system's error number; 0 when the file ended too early.
  init(reading code: CInt) {
    switch code {
    case 0:
      self.init(
        "cut-short", .tryAgain,
        "the file became shorter while it was read; wait until it is complete, then try again")
    case ENOENT, ENOTDIR, ENAMETOOLONG:
      self.init("no-such-file", .noInput, "there is no such file or folder; check the name")
    case EACCES, EPERM:
      self.init(
        "no-permission", .noPermission,
        "no permission to read this; ask its owner, or run this as another user")
    case ELOOP, EINVAL, ENXIO, EISDIR:
      self.init(
        "not-a-regular-file", .noInput,
        "this is a folder, a symbolic link or a special file, not a regular one; "
          + "name the file itself")
    case EMFILE, ENFILE:
      self.init(
        "too-many-open-files", .tryAgain,
        "too many files are open; raise the limit (ulimit -n) or try again")
    case ENOMEM:
      self.init(
        "out-of-memory", .tryAgain,
        "there is not enough memory to read this; end other programs, or raise the limit "
          + "(ulimit -v), and try again")
    default:
      self.init(
        "unreadable", .inputOutput,
        "cannot be read: \(ErrorText.of(code)); check the medium and its connection")
    }
  }

  /// What the command had to say is not whole; what it was to do is done all the same.
  static func unwrittenOutput(_ code: CInt) -> Failure {
    Failure(
      "unwritable", .inputOutput,
      "standard output cannot be written: \(ErrorText.of(code)); what was said there is not whole")
  }

  /// A folder without anything that could be taken.
  static let emptyFolder = Failure(
    "no-input", .noInput, "there is no file in this folder; name another one")

  /// A folder in very many others.
  static let tooDeep = Failure(
    "unreadable", .inputOutput, "this folder lies too deep in others; name it itself")

  /// A share whose other share is not among the inputs.
  static func otherHalfMissing(_ role: Role, searched: Bool) -> Failure {
    let place = searched ? "neither among the files given nor in the archive" : "missing"
    return Failure(
      "other-half-missing", .noInput,
      "the other share of the pair, the \(role.other.word) share, is \(place); "
        + Self.howToGive(role, searched))
  }

  private static func howToGive(_ role: Role, _ searched: Bool) -> String {
    switch role {
    case .patient: searched ? "name it too" : "name it too, or use --archive"
    case .archive: "name it too, or give the patient's sheet with --sheet"
    }
  }
}

extension Role {
  /// How people call this share.
  var word: String {
    switch self {
    case .archive: "archive"
    case .patient: "patient"
    }
  }
}
