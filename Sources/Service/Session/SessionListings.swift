internal import Configuration
internal import Glibc
internal import Journal
internal import Spool
internal import Threads

// What the control thread does with hints, and how it lists the watched folders.
extension Session {
  func takeHints(_ now: Instant) throws {
    var changed: Set<RelativePath> = []
    for hint in try incoming.watch?.hints() ?? [] {
      switch hint {
      case .created(let path): notice(path, now, .created)
      case .touched(let path): notice(path, now, .touched)
      case .movedIn(let path): notice(path, now, .renamed)
      case .removed(let path):
        if path.last.flatMap(IgnoredName.owner) != nil { notice(path, now, .touched) }
      case .foldersChanged(let path): changed.insert(path)
      case .everything: timers.set(.listIncoming, now)
      case .overflow:
        site.log.record(.eventsLost(.incoming))
        timers.set(.listIncoming, now)
      }
    }
    // A folder whose listing includes that of another one stands for both.
    for path in changed
    where !changed.contains(where: { $0 != path && path.hasPrefix($0) }) {
      var empty = LeftAlone()
      let listing = try list(incoming, now, at: path) { [self] file, size in
        take(file, size, now, isFirst: false, &empty)
      }
      tell(listing.specials, in: .incoming, areAll: false)
    }
    for hint in try reconstruct.watch?.hints() ?? [] {
      switch hint {
      case .created(let path), .touched(let path): drops.notice(path, now, isRenamed: false)
      case .movedIn(let path): drops.notice(path, now, isRenamed: true)
      case .removed: break
      case .foldersChanged, .everything: timers.set(.listReconstruct, now)
      case .overflow:
        site.log.record(.eventsLost(.reconstruct))
        timers.set(.listReconstruct, now)
      }
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

  /// Lists a tree; from the moment when there are too few watches for it, it is polled.
  private func list(
    _ scanner: Scanner, _ now: Instant, at path: RelativePath = RelativePath(),
    each: ((Scanner.Listing.File, Int) -> Void)? = nil
  ) throws -> Scanner.Listing {
    let wasReached = scanner.isLimitReached
    let timer = scanner === incoming ? Timer.listIncoming : .listReconstruct
    defer {
      if scanner.isLimitReached, !wasReached {
        site.log.record(.watchLimitReached(scanner.role))
        timers.set(timer, now + Scanner.pollInterval)
      }
    }
    let listing = try scanner.list(path, each: each)
    // What could not be read may be readable in a moment; a folder that stays closed to us is worth
    // no more than one further look until the next listing that is due anyway.
    if listing.isPartial, partialListings.insert(timer).inserted {
      timers.set(timer, now + .seconds(1))
    } else if !listing.isPartial, path.names.isEmpty {
      partialListings.remove(timer)
    }
    return listing
  }

  /// Lists `incoming`; at the beginning, files may be older than this run.
  func listIncoming(_ now: Instant, isFirst: Bool = false) throws {
    try makeIssueAgain()
    arrivals.beginListing()
    var empty = LeftAlone()
    var listing = try list(incoming, now) { [self] file, size in
      take(file, size, now, isFirst: isFirst, &empty)
    }
    arrivals.endListing()
    listing.leftAlone.add(empty)
    tell(listing.specials, in: .incoming)
    remember(listing.leftAlone, in: .incoming)
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
    let age = Self.age(changed: file.changed)
    let isKnown = arrivals.entries[place] != nil
    // Where there are many, an empty file costs nothing until it is given up.
    if size == 0, arrivals.isCrowded, !isKnown, age < site.configuration.rejectAfter {
      empty.note(.empty, file.path, changed: file.changed)
      return
    }
    arrivals.notice(place, now, ageBefore: isFirst || size == 0 ? age : .zero)
  }

  private func tell(
    _ specials: [RelativePath: Event.Special], in role: Event.FolderRole, areAll: Bool = true
  ) {
    for (path, special) in specials where reportedSpecials[role]?.contains(path) != true {
      site.log.record(.specialFile(role, special))
    }
    let known = areAll ? [] : reportedSpecials[role] ?? []
    reportedSpecials[role] = known.union(specials.keys)
  }

  /// How long ago a time in nanoseconds since 1970 was; a clock that was put back makes nothing old.
  static func age(changed: Int) -> Duration {
    max(.zero, .seconds(time(nil) - changed / 1_000_000_000))
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

  @discardableResult
  func listReconstruct(_ now: Instant) throws -> Scanner.Listing {
    let listing = try list(reconstruct, now)
    let files = Set(listing.files.map(\.path))
    for file in listing.files { drops.notice(file.path, now, isRenamed: false, isHint: false) }
    drops.keep(only: files, now)
    Problem(site.folders).clearOrphans(among: files)
    tell(listing.specials, in: .reconstruct)
    remember(listing.leftAlone, in: .reconstruct)
    return listing
  }
}
