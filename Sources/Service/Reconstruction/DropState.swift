internal import SecretSharing

/// How far one dropped file has come.
enum DropState: Equatable, Sendable {
  /// A share: which share of which pair.
  struct Share: Hashable, Sendable {
    let role: Role
    let pair: PairID
  }

  /// Not known yet what it is.
  case unseen
  /// A share that waits for its other share, or is being joined with it.
  case share(Share)
  /// It cannot be used, and why; the share that it is, if it is one.
  case refused(Problem.Cause, Share?)
  /// Its image was restored, and its folder does not let it be taken out.
  case restoredButKept(Share)
  /// A package whose shares were taken out, or a sheet that is used up, while its folder does not let
  /// it be taken out.
  case openedButKept
  /// A sheet; ``DroppedSheets`` knows more.
  case sheet

  /// The share that the file is, if that is known.
  var share: Share? {
    switch self {
    case .share(let share), .restoredButKept(let share): share
    case .refused(_, let share): share
    case .unseen, .openedButKept, .sheet: nil
    }
  }

  /// Why it cannot be used.
  var cause: Problem.Cause? {
    if case .refused(let cause, _) = self { cause } else { nil }
  }

  /// Whether nothing is left to be done but to take the file away.
  var isKept: Bool {
    switch self {
    case .restoredButKept, .openedButKept: true
    case .unseen, .share, .refused, .sheet: false
    }
  }
}
