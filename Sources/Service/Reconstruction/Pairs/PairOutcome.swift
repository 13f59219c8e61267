internal import Journal
internal import SecretSharing
internal import Spool

/// What came of the attempt to restore an image from the shares of one pair.
struct PairOutcome: Sendable {
  enum Result: Sendable {
    /// The file is there, and its shares were put away.
    case restored
    /// The file was there, and copies of its shares were put away.
    case putAway
    /// The file is not there any more, and copies of its shares stay.
    case restoredIsGone
    /// The file is there, and a folder does not let its shares be taken out.
    case restoredButKept(Event.Reason)
    /// The file was restored, now or before, and the archive cannot take back its share, which it has
    /// lost.
    case unreturned(Event.FolderRole, Event.Reason)
    /// Copies cannot be used: of those that are at fault; a problem text lies beside each.
    case refused([RelativePath: SharingError])
    /// The shares changed meanwhile.
    case changed
    /// A call failed; the fate tells what that means.
    case failed(Fate)
  }

  let pair: PairID
  /// The shares, archive shares first.
  let paths: [RelativePath]
  let result: Result
  /// Of these, the places where another file lies by now.
  var replaced: [RelativePath] = []
  /// The file that was restored now.
  var file: RestoredMemory.Restored?
  /// Why the next run will not know of it.
  var unremembered: SystemCallError?
  /// Why the pair was refused.
  var failure: SharingError?
}
