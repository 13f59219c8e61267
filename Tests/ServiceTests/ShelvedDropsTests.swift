@testable import SecretSharing
import Spool
import Testing

@testable import Service

/// Very many files in `reconstruct`: what is remembered of them has a limit, and nothing is lost.
@Suite struct ShelvedDropsTests {
  private let spool = TemporarySpool()
  private let start = ContinuousClock.now

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  private func pair(_ number: Int) -> PairID {
    PairID(
      bytes: (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } + [
        1, 2, 3, 4, 5, 6, 7, 8,
      ])
  }

  /// A listing finds these.
  private func list(
    _ drops: inout Drops, _ paths: [RelativePath], _ status: FileStatus, _ seconds: Int,
    _ unread: Unread = .nothing
  ) {
    drops.beginListing()
    for path in paths {
      drops.find(path, changed: status.changed, size: status.size, later(seconds))
    }
    drops.endListing(later(seconds), unread)
    #expect(drops.entries.count <= 2 * Drops.capacity)
  }

  /// Does what is due; a look comes back with what it finds.
  private func work(
    _ drops: inout Drops, _ site: Site, _ seconds: Int,
    _ found: (RelativePath) -> DropJob.Outcome
  ) -> (looks: Int, told: [RelativePath], joins: [PairJob]) {
    var (looks, told, joins) = (0, [RelativePath](), [PairJob]())
    while let job = drops.start(later(seconds), site.dropTools, site.pairTools) {
      switch job {
      case .look(let look):
        looks += 1
        if look.mayTell { told.append(look.path) }
        drops.take(found(look.path), of: look.path, later(seconds), isLookedUp: false)
      case .join(let join): joins.append(join)
      case .sheet: Issue.record("there is no sheet")
      }
    }
    return (looks, told, joins)
  }

  @Test func filesThatAreNoSharesAreCountedAndTellLittle() throws {
    let site = try spool.site()
    let status = try site.folders.reconstruct.status()
    let paths = (0..<12_000).map { RelativePath(["CD", Name(stringLiteral: "IM\($0).PNG")]) }
    var drops = Drops()
    var (looks, texts, rounds) = (0, [RelativePath](), 0)
    repeat {
      list(&drops, paths + texts, status, rounds)
      let done = work(&drops, site, rounds) { _ in .problem(.share(.noShareHeader), status) }
      (looks, rounds) = (looks + done.looks, rounds + 1)
      texts += done.told.compactMap { path in
        path.last.map { path.parent.appending($0 + Problem.suffix) }
      }
      #expect(drops.entries.count <= Drops.capacity)
    } while drops.survey.isOverfull && rounds < 10
    #expect(looks == paths.count, "each once")
    #expect(texts.count == Drops.maximumTexts.folder)
    #expect(drops.count == paths.count)
    #expect(drops.entries.count <= 1000)
    let report = drops.report(later(rounds), site.log)
    #expect(report.items.count == 100)
    #expect(report.items.count + report.more.failed == paths.count)
    #expect(
      report.folders.map(\.counts) == [DropCounts(failed: paths.count, noHalves: paths.count)])

    // They lie there, and cost nothing more.
    list(&drops, paths, status, rounds + 1)
    let idle = work(&drops, site, rounds + 1) { _ in .gone }
    #expect(idle.looks == 0)
    // All but some go.
    list(&drops, Array(paths.prefix(10)), status, rounds + 2)
    #expect(drops.count == 10)
    let last = drops.report(later(rounds + 2), site.log)
    #expect(last.folders.map(\.counts.total) == [10])
  }

  /// A disk that cannot be read for a moment has nothing forgotten, nor called incomplete.
  @Test func whatIsShelvedInAFolderThatWasNotReadStays() throws {
    let site = try spool.site()
    let status = try site.folders.reconstruct.status()
    func paths(_ folder: Name) -> [RelativePath] {
      (0..<2000).map { RelativePath([folder, Name(stringLiteral: "IM\($0).PNG")]) }
    }
    let companion = RelativePath(["bare", "JOIN.HTM"])
    var drops = Drops()
    for seconds in 0..<3 {
      list(&drops, paths("A") + paths("B") + [companion], status, seconds)
      _ = work(&drops, site, seconds) { _ in .problem(.share(.noShareHeader), status) }
    }
    try #require(drops.shelf.count > 1000)
    func counts(_ seconds: Int) -> [Name: Int] {
      let report = drops.report(later(seconds), site.log)
      return Dictionary(uniqueKeysWithValues: report.folders.map { ($0.name, $0.counts.total) })
    }
    #expect(counts(20) == ["A": 2000, "B": 2000, "bare": 0])
    var leftAlone = LeftAlone()
    for name in ["A", "bare"] as [Name] {
      leftAlone.note(.failing, RelativePath([name]), changed: 0)
    }
    for seconds in 21..<25 {
      list(&drops, Array(paths("B").prefix(10)), status, seconds, Unread(leftAlone))
      let shelved = drops.shelf.folders.mapValues(\.total)
      #expect(drops.count == 2010, "\(shelved)")
      #expect(counts(seconds) == ["A": 2000, "B": 10, "bare": 0])
    }
    // They cost nothing when they are found again, and go when they are not.
    list(&drops, paths("A"), status, 30)
    let idle = work(&drops, site, 30) { _ in .gone }
    #expect(idle.looks == 0 && drops.count == 2000)
    #expect(drops.shelf.folders.mapValues(\.total).keys.sorted { "\($0)" < "\($1)" } == ["A"])
    list(&drops, [], status, 31)
    #expect(drops.count == 0)

    // Of very many places not all are known: it may be any.
    list(&drops, paths("A") + paths("B"), status, 40)
    _ = work(&drops, site, 40) { _ in .problem(.share(.noShareHeader), status) }
    for number in 0..<1001 {
      leftAlone.note(.closed, RelativePath([Name(stringLiteral: "\(number)")]), changed: 0)
    }
    let known = drops.count
    list(&drops, [], status, 41, Unread(leftAlone))
    #expect(drops.count == known && known > 1000)
  }

  @Test func aShareWhoseOtherShareWasShelvedIsJoined() throws {
    let site = try spool.site()
    let status = try site.folders.reconstruct.status()
    let archives = (0..<6000).map { RelativePath(["A", Name(stringLiteral: "\($0)")]) }
    var drops = Drops()
    var seconds = 0
    func share(_ path: RelativePath) -> DropJob.Outcome {
      let number = path.last?.text.flatMap { Int($0) } ?? 0
      return .share(path.names.first == "A" ? .archive : .patient, pair(number), status)
    }
    repeat {
      list(&drops, archives, status, seconds)
      _ = work(&drops, site, seconds, share)
      seconds += 11
      _ = work(&drops, site, seconds, share)  // looked at once more, to tell that they are alone
    } while drops.survey.isOverfull && seconds < 200
    list(&drops, archives, status, seconds)
    #expect(drops.entries.isEmpty && drops.count == archives.count)
    #expect(drops.waiting == archives.count)

    // One other half, and one that is nobody's.
    for (number, name) in [(17, "P"), (7_000_000, "P")] {
      drops.notice(
        RelativePath([Name(stringLiteral: name), Name(stringLiteral: "\(number)")]),
        later(seconds), isRenamed: true)
    }
    let early = work(&drops, site, seconds, share)
    #expect(early.joins.isEmpty)
    #expect(drops.wantsListing)
    let patients = [17, 7_000_000].map { RelativePath(["P", Name(stringLiteral: "\($0)")]) }
    list(&drops, archives + patients, status, seconds + 2)
    let done = work(&drops, site, seconds + 2, share)
    #expect(done.joins.map(\.pair) == [pair(17)])
    #expect(done.looks == 1, "the others are left on the shelf")
    #expect(drops.count == archives.count + patients.count)
  }
}
