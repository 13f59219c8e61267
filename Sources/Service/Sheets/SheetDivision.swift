/// How the patient's side of a study is divided between shares and a sheet.
enum SheetDivision: Sendable {
  /// There is no sheet.
  case sharesOnly
  /// A sheet stands for all images.
  case sheetOnly
  /// A sheet stands for all images, and each has a share, too.
  case both
  /// A sheet stands for some images, shares for others: the configuration has been changed.
  case divided
}
