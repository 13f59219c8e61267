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
      take(try list(incoming, now, at: path), now)
    }
    for hint in try reconstruct.watch?.hints() ?? [] {
      switch hint {
      case .created(let path), .touched(let path): drops.notice(path, now, isRenamed: false)
      case .movedIn(let path): drops.notice(path, now, isRenamed: true)
      case .foldersChanged, .everything: timers.set(.listReconstruct, now)
      case .overflow:
        site.log.record(.eventsLost(.reconstruct))
        timers.set(.listReconstruct, now)
      }
    }
  }

  private func notice(_ path: RelativePath, _ now: Instant, _ sign: Arrivals.Sign) {
    guard !path.names.contains(where: Scanner.isIgnored) else { return }
    arrivals.notice(.incoming(path), now, sign)
  }

  /// Lists a tree; from the moment when there are too few watches for it, it is polled.
  private func list(
    _ scanner: Scanner, _ now: Instant, at path: RelativePath = RelativePath()
  ) throws -> Scanner.Listing {
    let wasReached = scanner.isLimitReached
    let timer = scanner === incoming ? Timer.listIncoming : .listReconstruct
    defer {
      if scanner.isLimitReached, !wasReached {
        site.log.record(.watchLimitReached(scanner.role))
        timers.set(timer, now + Scanner.pollInterval)
      }
    }
    let listing = try scanner.list(path)
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
    let listing = try list(incoming, now)
    take(listing, now, isFirst: isFirst)
    arrivals.keep(onlyIncoming: Set(listing.files.map(\.path)))
    reportedSpecials.formIntersection(listing.specials.keys)
    removeEmptyFolders(listing, now)
  }

  private func take(_ listing: Scanner.Listing, _ now: Instant, isFirst: Bool = false) {
    for file in listing.files {
      arrivals.notice(
        .incoming(file.path), now, ageBefore: isFirst ? Self.age(changed: file.changed) : .zero)
    }
    for (path, special) in listing.specials where reportedSpecials.insert(path).inserted {
      site.log.record(.specialFile(.incoming, special))
    }
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
    drops.keep(only: files)
    Problem(site).clearOrphans(among: files)
    for (path, special) in listing.specials where reportedSpecials.insert(path).inserted {
      site.log.record(.specialFile(.reconstruct, special))
    }
    return listing
  }
}
