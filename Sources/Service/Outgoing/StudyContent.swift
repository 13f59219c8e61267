internal import Configuration

/// What the pages of a study's folder may know; nothing of it came from a file, but for the month that
/// a site has chosen to show.
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
  /// Whether pictures are so much higher than wide that they look like a stripe.
  var hasStripes = false
  /// Whether ``JoinPage`` lies beside the shares.
  var hasJoinPage = false
  /// Whether it comes with the archive's half.
  var comesWithJoinPage = false
  /// When the exam was taken, where the site shows that.
  var month: ExamMonth?
  /// Whom to ask, line by line; from the configuration.
  var contact: [String] = []

  /// What is said of the pictures, and of other folders of this study, in one language.
  func remarks(_ language: Configuration.Language) -> [String] {
    let isLater = isSupplement && !notes.contains(.issuedAgain)
    return [
      hasStripes ? PageTexts.of(language).stripes : nil, isLater ? supplement(language) : nil,
    ].compactMap(\.self)
  }
}
