/// How far a dropped folder has come, in images.
struct DropCounts: Equatable, Sendable {
  /// Put together and checked.
  var reconstructed = 0
  /// Patient's halves whose archive half is not here.
  var lonePatients = 0
  /// Archive's halves whose patient half is not here.
  var loneArchives = 0
  /// Damaged, altered, or no shares.
  var failed = 0
  /// Of those: documents, programs and pictures that are no halves.
  var noHalves = 0
  /// Not looked at yet, or just being put together.
  var inWork = 0
  /// Whether the folder does not let its files be taken out.
  var isReadOnly = false
  /// Whether STATUS.HTM itself tells this, and need not be named there.
  var isOnPage = false

  /// The same, for STATUS.HTM.
  var onPage: DropCounts {
    var counts = self
    counts.isOnPage = true
    return counts
  }

  /// Images that wait for their other half.
  var waiting: Int { lonePatients + loneArchives }

  /// The images whose other half is missing: "these", or how many where halves of both kinds wait.
  func whose(
    _ count: Int, _ this: String, _ these: String, _ one: String, _ several: String,
    of preposition: String = ""
  ) -> String {
    guard lonePatients > 0, loneArchives > 0 else { return count == 1 ? this : these }
    return preposition + PageTexts.count(count, one, several)
  }

  /// All that were dropped, as far as is known.
  var total: Int { reconstructed + waiting + failed + inWork }

  /// The same without what is no half, such as the logo of a mail.
  var images: Int { total - noHalves }

  /// Images that failed.
  var failedImages: Int { failed - noHalves }

  /// Whether all images have been reconstructed, and nothing else keeps the folder but what is no half.
  var hasOnlyNoHalves: Bool {
    reconstructed > 0 && noHalves > 0 && images == reconstructed && !isReadOnly
  }

  /// Whether nothing waits for another half, and something is wrong or nothing is of use.
  var isStuck: Bool { waiting + inWork == 0 && (failed > 0 || hasNoHalf) }

  /// Whether no half of an image was dropped at all.
  var hasNoHalf: Bool { total == noHalves && !isReadOnly }
}
