internal import SecretSharing

/// A pair whose patient share is not here, but a sheet that stands for it.
struct SheetPair: Sendable {
  let values: DrawnPair
  /// The label on the sheet: people know the exam by it.
  let label: String?
  /// Whose file the sheet is, by the number of the user.
  let owner: Int
}
