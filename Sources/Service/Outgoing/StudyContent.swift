/// What the pages of a study's folder may know; nothing of it came from a file.
struct StudyContent: Sendable {
  /// The study's label, which is a code, whatever the folder is called.
  let label: String
  /// How many images there are.
  let images: Int
  /// Whether an earlier folder of the study was published.
  let isSupplement: Bool
  /// Whether a sheet is there, and what it stands for.
  var division = SheetDivision.sharesOnly
  /// What the clerk should look at.
  var notes: [StudyNote] = []
  /// Whether ``JoinPage`` lies beside the shares.
  var hasJoinPage = false
  /// Whom to ask, line by line; from the configuration.
  var contact: [String] = []
}
