internal import Journal
internal import SecretSharing
internal import Spool
internal import Threads

// What is to be done for the sheets that were dropped, and when.
extension DroppedSheets {
  /// The next pair that is tried again.
  mutating func popRetry(_ now: Instant) -> PairID? { retries.popDue(now) }

  /// What to say of a sheet now.
  func cause(of group: Group, _ now: Instant, hasStrangers: Bool) -> SheetCause? {
    if !group.failed.isEmpty, group.found.isEmpty, let error = group.failed.values.first {
      return .incomplete(restored: group.restored.count, failed: group.failed.count, error)
    }
    if let failing = group.failing, now >= failing + Self.failingDelay { return .delayed }
    guard group.isMissing, !group.isSearching, now >= group.begun + Self.aloneDelay else {
      return nil
    }
    return hasStrangers ? .strangers : .archiveMissing(isLookedUp: group.isSearched)
  }

  /// The sheets that a file holds.
  func groups(of path: RelativePath) -> [Group] { groups.filter { $0.copies[path] != nil } }

  /// What is wrong with one of several sheets in a file, once that is certain.
  func mistake(in path: RelativePath) -> SheetCause? {
    mistakes[path].flatMap { $0.isTold ? .oneOfSeveral($0.mistake) : nil }
  }

  /// The files of a group that go when it is used up.
  private func passing(_ group: Group) -> [RelativePath] {
    group.copies.keys.filter { mistakes[$0] == nil }
  }

  /// A group and all others whose files hold its sheet, too: such a file goes when all are used up.
  private func together(with place: Int) -> [Int] {
    var places = [place]
    var paths = Set(passing(groups[place]))
    while let next = groups.indices.first(where: { other in
      !places.contains(other) && groups[other].copies.keys.contains(where: paths.contains)
    }) {
      places.append(next)
      paths.formUnion(passing(groups[next]))
    }
    return places
  }

  /// When there may be something to be done for a sheet.
  mutating func next() -> Instant? {
    let dues = groups.filter { !$0.isRunning }.flatMap { group in
      [
        group.search, group.isInDoubt ? group.changed : nil, untold(group)?.due,
        group.isUsedUp && !passing(group).isEmpty ? group.changed + Self.quiet : nil,
        group.isMissing && !group.isSearching && group.told == nil
          ? group.begun + Self.aloneDelay : nil,
        group.told == .delayed ? nil : group.failing.map { $0 + Self.failingDelay },
        group.failed.isEmpty || !group.found.isEmpty || group.told != nil ? nil : group.changed,
      ].compactMap(\.self).map { max($0, group.heldUntil) }
    }
    return (dues + [retries.next()].compactMap(\.self)).min()
  }

  /// The next work for a sheet.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - hasStrangers: whether archive shares were dropped that are nobody's.
  ///   - isArriving: whether something beside a file may still be being written.
  /// - Returns: the work; nil when nothing is due.
  mutating func start(
    _ now: Instant, hasStrangers: Bool, isArriving: (RelativePath) -> Bool
  ) -> SheetJob.Work? {
    for place in groups.indices where !groups[place].isRunning {
      let group = groups[place]
      let isBusy = group.copies.keys.contains(where: isArriving)
      let cause = cause(of: group, now, hasStrangers: hasStrangers)
      let others = together(with: place)
      let isDue = group.search.map { $0 <= now } ?? false
      if isDue || group.isInDoubt && now >= group.heldUntil, !isBusy {
        groups[place].doubted = []
        // Whoever drops it once more has the archive asked once more, where that may be.
        return work(
          [place],
          .search(isDue || group.isSearched ? group.sheet : nil, doubted: group.doubted))
      }
      let isUntold = cause != group.told || untold(group).map({ $0.due <= now }) == true
      if isUntold, now >= group.heldUntil {
        let paths = group.copies.keys.filter {
          mistakes[$0].map { !$0.isTold && $0.due <= now } == true
        }
        for path in paths { mistakes[path]?.isTold = true }
        groups[place].telling = (cause, Array(paths))
        // One text lies beside a file, whatever it holds.
        return work([place], .tell(cause ?? others.compactMap { groups[$0].told }.first))
      }
      guard group.isUsedUp, !passing(group).isEmpty, now >= group.changed + Self.quiet else {
        if isBusy { groups[place].heldUntil = now + .seconds(1) }
        continue
      }
      let isAll = others.allSatisfy { other in
        let group = groups[other]
        return group.isUsedUp && !group.isRunning && now >= group.changed + Self.quiet
          && !group.copies.keys.contains(where: isArriving)
      }
      guard isAll else {
        groups[place].heldUntil = now + .seconds(1)
        continue
      }
      return work(others, .finish(restored: others.reduce(0) { $0 + groups[$1].restored.count }))
    }
    return nil
  }

  /// The next mistake in a file of a group that the doctor has not been told.
  private func untold(_ group: Group) -> Mistake? {
    group.copies.keys.compactMap { mistakes[$0] }.filter { !$0.isTold }.min { $0.due < $1.due }
  }

  private mutating func work(_ places: [Int], _ task: SheetJob.Task) -> SheetJob.Work {
    for place in places { groups[place].running = task }
    var copies = places.reduce(into: [:]) { copies, place in
      copies.merge(groups[place].copies) { first, _ in first }
    }
    if case .finish = task { copies = copies.filter { mistakes[$0.key] == nil } }
    return SheetJob.Work(
      ids: places.map { groups[$0].id },
      copies: copies.map {
        SheetJob.Copy(path: $0.key, status: $0.value, mistake: mistake(in: $0.key))
      }, task: task)
  }

  /// A job has ended.
  ///
  /// - Returns: the pairs that are to be restored now.
  mutating func take(
    _ outcome: SheetJob.Outcome, of ids: [Int], _ now: Instant
  ) -> Set<PairID> {
    if case .finished(let copies, _, _) = outcome {
      // Another may have come meanwhile.
      for place in groups.indices where ids.contains(groups[place].id) {
        for copy in copies where groups[place].copies[copy.path] == copy.status {
          groups[place].copies[copy.path] = nil
        }
      }
      groups.removeAll(where: \.copies.isEmpty)
    }
    var found: Set<PairID> = []
    for place in groups.indices where ids.contains(groups[place].id) {
      found.formUnion(take(outcome, at: place, now))
      groups[place].running = nil
    }
    return found
  }

  private mutating func take(
    _ outcome: SheetJob.Outcome, at place: Int, _ now: Instant
  ) -> Set<PairID> {
    switch outcome {
    case .found(let pairs, let gone, _):
      groups[place].lose(gone)
      groups[place].changed = now
      guard let pairs else { return [] }
      groups[place].isSearched = true
      groups[place].isSearchFailing = false
      groups[place].search = nil
      groups[place].found = Set(pairs).subtracting(groups[place].restored)
      groups[place].lost.subtract(pairs)
      let group = groups[place]
      groups[place].delayed = group.delayed.filter {
        group.found.contains($0.key) || group.dropped.contains($0.key)
      }
      groups[place].settle(now)
      if groups[place].isMissing { groups[place].searchLater(now) }
      return groups[place].found
    case .told:
      groups[place].told = groups[place].telling.cause
      groups[place].tellDelay = Self.retryDelay
    case .finished: break
    case .failed(_, let work):
      if case .search(_, let doubted) = work.task { groups[place].doubted.formUnion(doubted) }
      fail(at: place, now)
    }
    return []
  }

  /// What is to be done for a group is done again later.
  private mutating func fail(at place: Int, _ now: Instant) {
    switch groups[place].running {
    case .search(nil, _): groups[place].heldUntil = now + Self.firstDelay
    case .search:
      groups[place].isSearchFailing = true
      groups[place].settle(now)
      groups[place].searchLater(now, atMost: Self.lastFailingDelay)
    case .tell:
      for path in groups[place].telling.mistakes { mistakes[path]?.isTold = false }
      groups[place].heldUntil = now + groups[place].tellDelay
      groups[place].tellDelay = min(groups[place].tellDelay * 2, Self.lastRetryDelay)
      return
    case .finish, nil: break
    }
    groups[place].changed = now
  }

  /// Remembers that the journal says why something could not be done for groups.
  ///
  /// - Returns: whether it did not say so of one of them.
  mutating func report(_ reason: Event.Reason, where isMeant: (Group) -> Bool) -> Bool {
    let new = groups.indices.filter {
      isMeant(groups[$0]) && !groups[$0].reported.contains(reason.description)
    }
    for place in new { groups[place].reported.append(reason.description) }
    return !new.isEmpty
  }
}
