internal import SecretSharing
internal import Workers

/// What is wrong with something that was dropped into `reconstruct`.
enum ProblemCause: Equatable, Sendable {
  /// This half waits for the other one.
  case waiting(Role)
  case share(SharingError)
  /// A package that cannot be opened.
  case package(PackageFormat, PackageError)
  /// Of a sheet, or of what lies beside one.
  case sheet(SheetCause)
  /// Of a whole folder that was dropped.
  case folder(DropCounts)
  /// So many folders cannot be entered.
  case closedFolders(Int)
  /// So many links to files, which nobody follows; one: the file beside which it is said.
  case links(Int)
  /// What iCloud leaves of a file that it has not downloaded.
  case placeholder
  /// So many files and folders have names as unfinished ones have, or hidden ones, and stay like that.
  case leftNames(Int)

  /// Whether this is no half of an image, and holds none: a document, a program, another picture.
  var isNoHalf: Bool {
    switch self {
    case .share(.notPNG(let kind)):
      switch kind {
      case .unknown, .jpeg, .heic, .avif, .webp, .gif, .tiff, .bmp, .pdf, .html, .dicom: true
      case .empty, .mangledPNG, .zip, .zipPart, .iso, .compressed, .mail, .winmail,
        .encrypted, .shortcut, .compoundFile:
        false
      }
    case .share(.noShareHeader), .package(_, .noShares): true
    case .sheet(let cause): cause.isOfPicture
    case .share, .package, .waiting, .folder, .closedFolders, .links, .placeholder, .leftNames:
      false
    }
  }
}
