internal import Configuration
internal import Spool
internal import Threads

// How the lane of arriving files learns of them.
extension IncomingDesk {
  func takeHints(_ now: Instant) throws {
    var changed: Set<RelativePath> = []
    for hint in try tree.scanner.watch?.hints() ?? [] {
      switch hint {
      case .created(let path): notice(path, now, .created)
      case .touched(let path): notice(path, now, .touched)
      case .movedIn(let path): notice(path, now, .renamed)
      case .removed(let path):
        if path.last.flatMap(IgnoredName.owner) != nil { notice(path, now, .touched) }
      case .foldersChanged(let path): changed.insert(path)
      case .everything: tree.listSoon(now, isOverflow: false)
      case .overflow: tree.listSoon(now, isOverflow: true)
      }
    }
    // A folder whose listing includes that of another one stands for both.
    for path in changed
    where !changed.contains(where: { $0 != path && path.hasPrefix($0) }) {
      var empty = LeftAlone()
      let listing = try tree.list(now, at: path) { [self] file, size in
        take(file, size, now, isFirst: false, &empty)
      }
      tree.tell(listing.specials, areAll: false)
    }
  }

  private func notice(_ path: RelativePath, _ now: Instant, _ sign: Arrivals.Sign) {
    guard !path.names.contains(where: IgnoredName.include) else {
      // What it belongs to may be finished now.
      guard let owner = path.last.flatMap(IgnoredName.owner),
        arrivals.entries[.incoming(path.parent.appending(owner))] != nil
      else { return }
      return notice(path.parent.appending(owner), now, .touched)
    }
    if sign != .renamed, arrivals.isCrowded, isEmpty(path) { return }
    arrivals.notice(.incoming(path), now, sign)
  }

  private func isEmpty(_ path: RelativePath) -> Bool {
    guard let name = path.last, let folder = try? site.folders.incoming.folder(path.parent),
      let status = try? folder.status(name)
    else { return false }  // the look tells what is wrong
    return status.size == 0
  }

  /// Lists `incoming`; at the beginning, files may be older than this run.
  func list(_ now: Instant, isFirst: Bool = false) throws {
    try makeIssueAgain()
    arrivals.beginListing()
    var empty = LeftAlone()
    var listing = try tree.list(now) { [self] file, size in
      take(file, size, now, isFirst: isFirst, &empty)
    }
    arrivals.endListing()
    listing.leftAlone.add(empty)
    tree.tell(listing.specials)
    tree.remember(listing.leftAlone)
    removeEmptyFolders(listing, now)
  }

  /// Whoever looks after the folders may have taken it away with the rest.
  private func makeIssueAgain() throws {
    if try site.folders.incoming.status(SpoolFolders.issueAgain) == nil {
      try site.folders.incoming.makeFolder(SpoolFolders.issueAgain, mode: 0o770)
    }
  }

  private func take(
    _ file: Scanner.Listing.File, _ size: Int, _ now: Instant, isFirst: Bool,
    _ empty: inout LeftAlone
  ) {
    let place = ArrivalJob.Place.incoming(file.path)
    let age = Control.age(changed: file.changed)
    let isKnown = arrivals.entries[place] != nil
    // Where there are many, an empty file costs nothing until it is given up.
    if size == 0, arrivals.isCrowded, !isKnown, age < site.configuration.rejectAfter {
      empty.note(.empty, file.path, changed: file.changed)
      return
    }
    arrivals.notice(place, now, ageBefore: isFirst || size == 0 ? age : .zero)
  }

  /// Folders that modalities made and that have been empty for an hour.
  private func removeEmptyFolders(_ listing: Scanner.Listing, _ now: Instant) {
    for path in emptyFolders.due(listing.empty, now) {
      guard path.names != [SpoolFolders.issueAgain], let name = path.last else { continue }
      do {
        try site.folders.incoming.folder(path.parent).removeFolder(name)
      } catch {
        // In use again, gone, or not ours to remove: it does no harm.
      }
    }
  }
}
