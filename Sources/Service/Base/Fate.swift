// What becomes of a file is a value, and errors are turned into it here and nowhere else.
internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import Spool
internal import Workers

/// What came of a job.
enum Fate: Sendable {
  /// The file has reached its place; its study, whose shares wait to be published, is named.
  case done(study: String?)
  /// The pair is whole; the source, which no lease protects, is looked at once more later, in the
  /// claim that is named.
  case settling(study: String, claim: Name)
  /// There is nothing to be done here: the file is gone, or another instance has it.
  case gone
  /// To be looked at again later.
  case wait(Wait, FileStatus?)
  /// This file failed for a reason that may pass.
  case retry(Event.FolderRole, Event.Reason)
  /// No file can go on at present: a medium is full, read-only or out of reach.
  case blocked(Event.FolderRole, Event.Reason)

  /// Why a file waits.
  enum Wait: String, Sendable {
    case empty = "it is empty"
    case beingWritten = "a process has it open for writing"
    case incomplete = "it does not end where its structure says"
    case doubtful = "it holds no pixels or ends in zeros, and more may follow"
    case torn = "it has a hole or ends in zeros, and parts of it may be missing"
    case temporary = "a temporary file of its sender lies beside it"
    case tooLong = "it is longer than max-file"
    case noRoom = "it is much longer than what is in it, and there is no room for all of it"
    case large = "it is long, and another long file is being split"
    case notYetDICOM = "it does not begin like a DICOM file"
    case notQuiet = "it was changed a short while ago"
    case severalLinks = "it has more than one name"
    case changed = "it changed while it was read"
    case pairInProgress = "another copy of it is being split"
    case published = "its study was published while it was split"

    /// The same as a reason for the journal.
    var reason: Event.Reason { Event.Reason(vetted: rawValue) }
  }

  /// What a failed step means for its file; `role` is the folder that it wrote to, or read from.
  init(_ error: any Error, at role: Event.FolderRole) {
    switch error {
    case let error as Placed: self = Fate(error.cause, at: error.role)
    case StartError.folder(let role, let error): self = Fate(error, at: role)
    case is Fenced: self = .gone
    case let error as SystemCallError: self = Self.system(error, role)
    case let error as SharingError: self = Self.sharing(error, role)
    case let error as UnwrittenMetrics:
      self = .retry(role, Event.Reason("metrics-file cannot be written", code: error.cause.code))
    case is PrivateFolder.Inside: self = .retry(role, "the service's own folder lies in it")
    case is DamagedSheet: self = .retry(role, "the key of a study's sheet is damaged")
    case let error as WorkerEnded: self = .retry(role, error.reason)
    default: self = .retry(role, "the file could not be worked on")
    }
  }

  private static func sharing(_ error: SharingError, _ role: Event.FolderRole) -> Fate {
    switch error {
    case .sourceChanged: .wait(.changed, nil)
    case .unreadable(let error): reading(error, role)
    case .unwritable(let code): system(SystemCallError(call: "write", code: code), role)
    case .notDICOM: .wait(.notYetDICOM, nil)
    case .truncated, .damagedPNG, .notPNG, .noShareHeader, .savedWithEightBits,
      .geometryMismatch, .newerVersion,
      .sameHalfTwice, .differentPairs, .altered, .alteredOrUnrelated, .malformedPayload,
      .digestMismatch:
      // Of shares that this service has just written: memory, disk or program are at fault.
      .retry(role, "the pair that was written does not give back its source")
    }
  }

  private static func reading(_ error: ReadError, _ role: Event.FolderRole) -> Fate {
    error.code == 0
      ? .wait(.changed, nil) : .retry(role, Event.Reason("reading failed", code: error.code))
  }

  private static func system(_ error: SystemCallError, _ role: Event.FolderRole) -> Fate {
    let (call, code) = (error.call, error.code)
    let reason = Event.Reason(vetted: error.description, code: code)
    switch code {
    // A worker process that cannot be started says nothing of the file.
    case ENOENT, ESTALE: return call == "posix_spawn" ? .retry(role, reason) : .gone
    case EAGAIN where call == "posix_spawn":
      return .retry(
        role,
        Event.Reason(
          vetted: "\(reason); raise TasksMax= of the unit (systemctl edit dicomshare)", code: code))
    // smbd's lease on a file that a client has open (fcntl(2), F_SETLEASE: EWOULDBLOCK).
    case EAGAIN where call == "openat": return .wait(.beingWritten, nil)
    case ENOSPC, EDQUOT, EROFS, ENOTCONN, EHOSTDOWN, ETIMEDOUT: return .blocked(role, reason)
    // Whatever holds them, more work at a time would not give them back.
    case EMFILE, ENFILE: return .blocked(role, reason)
    // What cannot be written stops everything; what cannot be read is one file's affair.
    case EIO where call == "write" || call == "fsync": return .blocked(role, reason)
    default: return .retry(role, reason)
    }
  }
}

extension WorkerEnded {
  /// The same for the journal.
  var reason: Event.Reason {
    switch cause {
    case .crashed: "a worker process crashed over it"
    case .stalled: "a worker process made no progress with it"
    case .killed: "a worker process was killed while it worked on it"
    case .unready: "a worker process could not begin"
    }
  }
}

extension SystemCallError {
  /// Whether permissions of a file or folder forbade it.
  var isDenied: Bool { code == EACCES || code == EPERM }
}

extension Event.Reason: ExpressibleByStringLiteral {
  /// A reason in words of this program.
  package init(stringLiteral text: StaticString) { self.init(text) }
}
