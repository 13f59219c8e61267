internal import Configuration
internal import Spool

/// How long evidence is waited for, and how far it can be trusted.
struct ArrivalLimits: Sendable {
  /// How long a file that was not renamed in rests after its last event.
  var settle = Duration.seconds(2)
  /// Without rename and lease, only time tells that a file is finished.
  var quietWithoutLease = Duration.seconds(60)
  /// How long what is no DICOM file must have been quiet to be rejected.
  var quietBeforeRejection = Duration.seconds(300)
  /// How long what may go on must have been quiet to be taken.
  var quietInDoubt = Duration.seconds(10)
  /// How long what looks torn must have been quiet to be taken.
  var quietIfTorn = Duration.seconds(60)
  /// How long what ends oddly, and is finished otherwise, must have been quiet to be taken.
  var quietBeforeOdd = Duration.seconds(300)
  /// After how long what never became complete is taken as it is, or rejected.
  var rejectAfter = Duration.seconds(86_400)
  /// Whether every writer is a process of this kernel: only then a lease proves that there is none.
  var areWritersLocal = true
  /// Longer files are rejected; 0: none are.
  var maxFile = 0

  /// Files of this length or more wait for each other.
  static let largeByteCount = 64 << 20
  /// How many times its length there must be room for a file that is much longer than its blocks.
  static let sparseRoomFactor = 4
}

extension ArrivalLimits {
  /// The limits of a configuration.
  ///
  /// - Parameters:
  ///   - configuration: what the site chose.
  ///   - incoming: the folder that is watched.
  /// - Throws: what fstatfs(2) does.
  init(_ configuration: Configuration, incoming: Folder) throws(SystemCallError) {
    settle = configuration.settle
    quietIfTorn = configuration.settleInDoubt
    quietBeforeRejection = configuration.foreignAfter
    rejectAfter = configuration.rejectAfter
    maxFile = configuration.maxFile
    quietBeforeOdd = min(quietBeforeOdd, configuration.rejectAfter)
    areWritersLocal = try FileSystemKind(incoming) == .local
  }

  /// How long a file that waits for a reason must have been quiet, where only that tells and a look
  /// before costs what a look does over a network; nil for all that may change sooner.
  func quiet(_ reason: Fate.Wait) -> Duration? {
    guard !areWritersLocal else { return nil }
    return switch reason {
    case .notQuiet, .doubtful: quietWithoutLease
    case .torn: quietIfTorn
    default: nil
    }
  }

  /// What a lease tells here.
  func trusted(_ lease: File.Lease) -> File.Lease {
    lease == .granted && !areWritersLocal ? .unavailable : lease
  }
}
