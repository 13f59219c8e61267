internal import SecretSharing

/// How far one dropped file has come.
enum DropState: Equatable, Sendable {
  /// A share: which half of which pair.
  struct Half: Hashable, Sendable {
    let role: Role
    let pair: PairID
  }

  /// Not known yet what it is.
  case unseen
  /// A share that waits for its other half, or is being joined with it.
  case half(Half)
  /// It cannot be used, and why; the half that it is, if it is one.
  case refused(Problem.Cause, Half?)
  /// Its image was restored, and its folder does not let it be taken out.
  case restoredButKept(Half)
  /// A package whose shares were taken out, or a sheet that is used up, while its folder does not let
  /// it be taken out.
  case openedButKept
  /// A sheet; ``DroppedSheets`` knows more.
  case sheet

  /// The half that the file is, if that is known.
  var half: Half? {
    switch self {
    case .half(let half), .restoredButKept(let half): half
    case .refused(_, let half): half
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
    case .unseen, .half, .refused, .sheet: false
    }
  }
}
