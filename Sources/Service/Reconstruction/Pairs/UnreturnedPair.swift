internal import Spool

/// A pair whose file was restored, while the archive cannot take back its share, which it has lost.
struct UnreturnedPair {
  let file: RestoredMemory.Restored
  /// The shares that lay there then, if this run saw it.
  var shares: Set<DropMemory.Mark> = []

  /// Whether a share lay there when the file was restored; whoever drops another one wants the file
  /// once more.
  func has(_ share: FileStatus) -> Bool {
    shares.contains(DropMemory.Mark(share)) || share.changed <= file.mark.modified
  }
}
