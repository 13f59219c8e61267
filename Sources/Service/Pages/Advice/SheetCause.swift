internal import Journal
internal import SecretSharing
internal import Workers

/// What is wrong with a sheet that was dropped, or with what was dropped beside it.
enum SheetCause: Equatable, Sendable {
  /// One of its lines, or no sheet at all: what its text says of itself.
  case text(SheetError)
  /// One sheet of several in a text is mistyped; the others are used.
  case oneOfSeveral(SheetMistake)
  /// Of a photo.
  case photo(PhotoProblem)
  /// A picture of a format that photos of a sheet are not read from.
  case photoFormat(ForeignKind)
  /// No archive share of it is here; with `archive-lookup`, none in the archive, either.
  case archiveMissing(isLookedUp: Bool)
  /// There are archive shares here, and none of them is one of this sheet's.
  case strangers
  /// Said of an archive share: a sheet is here, and it is not this one's.
  case notThisSheet
  /// So many of its images were restored, and so many were not, the first of them for this reason.
  case incomplete(restored: Int, failed: Int, SharingError)
  /// Images of it, or its archive shares, cannot be written or read for the time being.
  case delayed

  init(_ problem: SheetProblem) {
    switch problem {
    case .text(let error): self = .text(error)
    case .photo(let problem): self = .photo(problem)
    }
  }

  /// Whether it is a picture from which nothing was read: it may be anything.
  var isOfPicture: Bool {
    switch self {
    case .photoFormat: true
    case .photo(let problem): SheetProblem.photo(problem).isOfPicture
    default: false
    }
  }

  /// The same for the journal.
  var reason: Event.Reason {
    switch self {
    case .text(.noSheet): "a text that holds no sheet"
    case .text(.header): "the first line of a sheet is mistyped"
    case .text(.label): "the label of a sheet is mistyped"
    case .text(.code): "a line of a sheet's code is mistyped"
    case .text(.newerVersion): "a sheet of a later version"
    case .text(.tooMany): "more sheets in one text than are read"
    case .oneOfSeveral: "one of several sheets in a text cannot be read"
    case .photo(.unreadable): "a photo that cannot be read"
    case .photo(.tooLarge): "a photo with too many pixels"
    case .photo(.noCode): "a photo in which no QR code can be read"
    case .photo(.noSheet): "a photo of a QR code that holds no sheet"
    case .photo(.noReader): "libzbar or libturbojpeg, which read photos, is not installed"
    case .photoFormat: "a picture that is neither JPEG nor PNG"
    case .archiveMissing: "no archive share of a sheet is here"
    case .strangers, .notThisSheet: "archive shares and a sheet that do not belong together"
    case .incomplete: "not all images of a sheet could be restored"
    case .delayed: "images of a sheet cannot be restored at present"
    }
  }
}
