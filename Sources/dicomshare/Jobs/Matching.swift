internal import SecretSharing

/// Which shares go together.
struct Matching {
  /// Groups in which both shares are there.
  private(set) var pairs: [ShareGroup] = []
  /// What cannot be reconstructed, with the reason.
  private(set) var failures: [PairFailure] = []

  /// Matches shares by their pair ids, and looks up missing ones in an archive; all that belong to
  /// a sheet when no share is named.
  init(_ shares: [FoundShare], archive: ShareLookup?, sheet: SheetKey? = nil) {
    var single: [ShareGroup] = []
    let isSheetAlone = sheet != nil && shares.isEmpty
    let named = isSheetAlone ? archive?.archiveShares ?? [] : shares
    for var group in ShareGroup.groups(named, sheet: sheet)
    where !isSheetAlone || group.drawn != nil {
      if let missing = group.missing, let stored = archive?.group(group.pairID) {
        for share in missing == .archive ? stored.archive : stored.patient { group.add(share) }
      }
      if group.missing == nil { pairs.append(group) } else { single.append(group) }
    }
    if !judge(single) { explain(single, searched: archive != nil) }
  }

  /// Two shares are left: what keeps them from being a pair.
  ///
  /// Their tags come first: role and pair id of an altered share may be what was altered.
  private mutating func judge(_ single: [ShareGroup]) -> Bool {
    let left = single.flatMap(\.shares)
    guard left.count == 2 else { return false }
    do throws(PairFailure) {
      _ = try PairFailure.restored(left[0], left[1])
      return false
    } catch {
      // Of two archive shares, each lacks its other share.
      let isKnown =
        left[0].role != left[1].role
        || !["different-pairs", "same-half-twice"].contains(error.failure.code)
      if isKnown { failures.append(error) }
      return isKnown
    }
  }

  private mutating func explain(_ single: [ShareGroup], searched: Bool) {
    for group in single {
      guard let share = group.shares.first else { continue }
      let failure: Failure =
        group.shares.count > 1
        ? Failure(.sameHalfTwice(share.role))
        : .otherHalfMissing(share.role, searched: searched)
      failures.append(PairFailure(failure, group.shares))
    }
  }
}
