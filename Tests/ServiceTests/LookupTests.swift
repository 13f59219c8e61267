import Configuration
@testable import DICOM
import Foundation
import Journal
import Spool
import Testing

@testable import Service

@Suite struct LookupTests {
  let spool = TemporarySpool()
  let misses = LookupTurns()

  private func site() throws -> Site {
    try spool.site {
      $0.lookup = spool.url.path() + "/lookup"
      $0.label = .accession
    }
  }

  private func ask(_ name: String, _ content: String = "") throws {
    try Data(content.utf8).write(to: spool.url.appending(path: "lookup/\(name)"))
  }

  private func answer(_ name: String) throws -> String? {
    let names = try spool.files("lookup")
    guard names.contains(name + ".answer.txt") else { return nil }
    return String(decoding: try spool.contents("lookup/\(name).answer.txt"), as: UTF8.self)
  }

  /// A published study whose accession number cannot be the name of a file.
  private func publish(_ site: Site) throws -> String {
    let index = site.archiveIndex
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    // As add(_:label:) does for an identity with this number.
    for value in ["12/3", try #require(FolderTitle.spelled("12/3"))] {
      try index.add(kind: "accession", value: value, label: study)
    }
    let folder = try site.folders.staging.folder(study)
    try FolderTitle.write(FolderTitle.spelled("12/3"), in: folder)
    guard case .published = try site.publisher.publish(study) else {
      Issue.record("not published")
      return ""
    }
    return study.text ?? ""
  }

  @Test func aNumberIsUnderstoodAsItsFolderIsSpelled() throws {
    let site = try site()
    let label = try publish(site)
    try ask("12-3")
    try ask("12-3.txt")
    try ask("12:3")
    #expect(try #require(site.lookup(misses)).run() == nil)
    for name in ["12-3", "12-3.txt", "12:3"] {
      let text = try #require(try answer(name))
      #expect(text.contains(label) && text.contains(/In outgoing: +12-3\s/))
    }
    #expect(
      spool.log.events.suffix(3)
        == [Event](
          repeating: .lookupAnswered(owner: Int(getuid()), studies: [label]), count: 3))
  }

  /// Does nothing with the answer but read it, and whether it is another than before.
  private func answered(_ name: String, _ site: Site) throws -> String {
    #expect(try #require(site.lookup(misses)).run() == nil)
    return try #require(try answer(name))
  }

  @Test func anAnswerFollowsTheExamFromItsArrivalToItsEnd() throws {
    let site = try spool.site {
      $0.lookup = spool.url.path() + "/lookup"
      $0.media = [.folder, .zip]
      $0.handedOverAfter = .zero
    }
    let number = "ACC7"
    try ask(number)
    #expect(try answered(number, site).contains("No exam"))
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    try site.archiveIndex.add(kind: "accession", value: number, label: study)
    #expect(
      try answered(number, site).contains(/Arriving: +since 20[-0-9]+ [0-9:]+, 1 image so far/))
    guard case .published(let jobs, _) = try site.publisher.publish(study) else {
      Issue.record("not published")
      return
    }
    for job in jobs { _ = MediumJob(name: job, media: site.media, log: site.log).run() }
    let label = try #require(study.text)
    #expect(try answered(number, site).contains("\(label)\r\n              \(label).ZIP"))
    try site.folders.outgoing.move(study, to: site.folders.handedOver, as: study)
    let handedOver = try answered(number, site)
    #expect(handedOver.contains(/Handed over on: +20/) && handedOver.contains("\(label).ZIP"))
    site.retention.run()
    #expect(try spool.files("outgoing").isEmpty)
    let later = try answered(number, site)
    #expect(later.contains(/Handed over on: +20/) && !later.contains("outgoing"))
    // Renewed while nothing was asked again: the journal was told once.
    #expect(spool.log.kinds.count { $0 == .lookupAnswered } == 1)
  }

  /// Where a sheet stands for them, the images that have arrived are marks.
  @Test(arguments: [[Configuration.Medium.sheet], [.folder, .sheet], [.folder]])
  func whatArrivesIsToldWhateverThePatientGets(_ media: [Configuration.Medium]) throws {
    let site = try spool.site {
      $0.lookup = spool.url.path() + "/lookup"
      $0.media = media
    }
    for seed in 1...2 {
      let file = try spool.send(SmallDICOM.file(seed: UInt16(seed)), as: "\(seed)")
      #expect(site.arrive(file).fate.isDone)
    }
    let study = try #require(try site.folders.staging.list().first)
    try site.archiveIndex.add(kind: "accession", value: "ACC7", label: study)
    try ask("ACC7")
    #expect(try answered("ACC7", site).contains("2 images so far"))
  }

  @Test func whatIsAskedMayHaveBlanksAroundItAndOtherLetters() throws {
    let site = try site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    let index = site.archiveIndex
    for value in ["Acc/7x", "Acc-7x", "ACC-7X"] {
      try index.add(kind: "accession", value: value, label: study)
    }
    for name in ["Acc-7x", " acc-7x ", "ACC-7X.txt", study.text ?? "", "acc:7X"] {
      try ask(name)
      #expect(try answered(name, site).contains(study.text ?? "?"), "\(name)")
    }
  }

  /// macOS writes the names of files in one form, a modality numbers in another; some in neither.
  @Test(arguments: ["MÜ-12/É", "MU\u{308}-12/E\u{301}", "MÜ-12/E\u{301}"])
  func formsOfOneNumberAreOneNumber(number: String) throws {
    let site = try spool.site {
      $0.lookup = spool.url.path() + "/lookup"
      $0.label = .accession
    }
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    let label = try #require(study.text)
    try site.archiveIndex.add(
      Identity(patientID: number, accessionNumber: number), label: study)
    let lookup = try #require(site.folders.lookup)
    // As it is, in small letters, and with the hyphens that a folder's name has.
    for asked in ["MÜ-12/É", "MU\u{308}-12/E\u{301}", "mü-12/é", "mu\u{308}-12/e\u{301}"] {
      let studies = try site.archiveSearch.studies(.accession, asked)
      #expect(studies.map(\.label) == [label], "\(Array(asked.utf8))")
      let name = try #require(Name(asked.replacing("/", with: ":")))
      _ = try lookup.createFile(name, mode: 0o600)
      #expect(try #require(site.lookup(misses)).run() == nil)
      let answer = try lookup.openFile(name + ".answer.txt").contents(limit: 4096)
      #expect(String(decoding: answer, as: UTF8.self).contains(label), "\(name.bytes)")
    }
    for asked in ["MÜ-12/É", "MU\u{308}-12/E\u{301}"] {
      #expect(try site.archiveSearch.studies(.patientID, asked).map(\.label) == [label])
    }
    for asked in ["MU-12/E", "MÜ-１２/É", "MŰ-12/É"] {
      #expect(try site.archiveSearch.studies(.patientID, asked).isEmpty, "\(asked)")
    }
  }

  @Test func onlyCanonicalFormsAreAlike() {
    #expect(CanonicalForms.all("12/3").count == 1)
    #expect(CanonicalForms.all("É").map { Array($0.utf8) } == [[0xC3, 0x89], [0x45, 0xCC, 0x81]])
    for (one, other) in [("ﬁ", "fi"), ("１", "1"), ("²", "2"), ("ß", "ss"), ("Ⅷ", "VIII")] {
      #expect(CanonicalForms.composed(one).utf8.elementsEqual(one.utf8), "\(other)")
    }
    // Two marks in either order; a sign that stands for a letter (Å), and Hangul.
    for (one, other) in [
      ("a\u{323}\u{307}", "a\u{307}\u{323}"), ("\u{212B}", "Å"), ("한", "\u{1112}\u{1161}\u{11AB}"),
    ] {
      #expect(
        CanonicalForms.composed(one).utf8.elementsEqual(CanonicalForms.composed(other).utf8))
    }
  }

  @Test func answersSpeakTheLanguagesOfTheSite() throws {
    let site = try spool.site {
      $0.lookup = spool.url.path() + "/lookup"
      $0.languages = [.german, .french]
    }
    try ask("1")
    let text = try answered("1", site)
    for word in ["Auftragsnummer", "accession"] { #expect(text.contains(word)) }
    #expect(!text.contains("number"))
  }

  @Test func aFolderOfAnOlderIndexIsFoundByItsName() throws {
    let site = try site()
    let label = try publish(site)
    let index = spool.url.appending(path: "archive/.index/accession")
    try FileManager.default.removeItem(at: index)
    try ask("12-3")
    _ = try #require(site.lookup(misses)).run()
    #expect(try #require(try answer("12-3")).contains(label))
  }

  @Test func onlyEmptyFilesAreQuestionsAndOneBadNameStopsNothing() throws {
    let site = try site()
    let label = try publish(site)
    let folder = try #require(site.folders.lookup)
    try ask("letter", "Dear colleague")
    try ask(String(repeating: "x", count: 250))
    _ = try folder.createFile(try #require(Name([0x30, 0xFF])), mode: 0o600)
    try folder.makeFolder("a folder", mode: 0o700)
    try ask("12-3")
    #expect(try #require(site.lookup(misses)).run() == nil)
    #expect(try #require(try answer("12-3")).contains(label))
    #expect(try answer("letter") == nil)
    #expect(try spool.contents("lookup/letter").count == 14)
  }

  /// A lookup whose clock differs from that of the files by some seconds.
  private func lookup(_ site: Site, ahead seconds: Int) throws -> Lookup {
    let lookup = try #require(site.lookup(misses))
    return Lookup(
      folder: lookup.folder, search: lookup.search, languages: lookup.languages,
      clock: AgeClock(wall: time(nil) + seconds), log: lookup.log, misses: misses,
      wall: { time(nil) + seconds })
  }

  @Test func whatHasContentIsNeverRemoved() throws {
    let site = try site()
    try ask("letter", "Dear colleague")
    try ask("N1")
    let later = try lookup(site, ahead: 700)
    #expect(try lookup(site, ahead: 0).run() == nil)
    #expect(try answer("N1") != nil)
    let reason: Event.Reason =
      "a file that is not empty has lain there for ten minutes, and is no question; take it away"
    for _ in 0..<2 { #expect(later.run() == reason) }
    // The question and its answer have gone.
    #expect(try spool.files("lookup") == ["letter"])
    #expect(try spool.contents("lookup/letter").count == 14)
  }

  /// The file server's clock is ahead, or the own one was put back.
  @Test func aQuestionOfAClockThatIsAheadIsAnsweredAndGoesInTime() throws {
    let site = try site()
    let label = try publish(site)
    try ask("12-3")
    try ask("letter", "Dear colleague")
    let lookup = try lookup(site, ahead: -3600)
    let now = ContinuousClock.now
    for second in 0..<3 { #expect(lookup.run(now + .seconds(second)) == nil) }
    #expect(try #require(try answer("12-3")).contains(label))
    #expect(try spool.files("lookup").contains("letter"))
    #expect(lookup.run(now + .seconds(599)) == nil)
    #expect(try spool.files("lookup").contains("12-3"))
    #expect(spool.log.kinds.count { $0 == .lookupAnswered } == 1)
    _ = lookup.run(now + .seconds(601))
    #expect(try spool.files("lookup") == ["letter"])
    // Asked again, it is a new question.
    try ask("12-3")
    #expect(lookup.run(now + .seconds(602)) != nil)
    #expect(spool.log.kinds.count { $0 == .lookupAnswered } == 2)
  }

  /// What somebody else has made under the name of an answer is neither written to nor removed.
  @Test func whatHasTheNameOfAnAnswerKeepsNoQuestionFromOne() throws {
    let site = try site()
    let label = try publish(site)
    let folder = spool.url.appending(path: "lookup")
    let outside = spool.url.appending(path: "outside")
    try Data("mine".utf8).write(to: outside)
    for name in ["12-3", "12:3", "12-3.txt", "12:3.txt"] { try ask(name) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "12-3.answer.txt"), withDestinationURL: outside)
    #expect(mkfifo(folder.appending(path: "12:3.answer.txt").path(), 0o600) == 0)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "12-3.txt.answer.txt"), withIntermediateDirectories: false)
    for end in ["", "-2"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "12:3.txt.answer\(end).txt"), withIntermediateDirectories: false)
    }
    // All others are answered.
    let reason = Event.Reason(
      vetted: "something else than a file has the names of an answer; remove it")
    for _ in 0..<3 { #expect(try #require(site.lookup(misses)).run() == reason) }
    for name in ["12-3", "12:3", "12-3.txt"] {
      let text = try spool.contents("lookup/\(name).answer-2.txt")
      #expect(String(decoding: text, as: UTF8.self).contains(label), "\(name)")
    }
    #expect(try spool.contents("outside").count == 4)
    #expect(spool.log.events.count { $0 == .specialFile(.lookup, .symbolicLink) } == 1)
    #expect(spool.log.events.count { $0 == .specialFile(.lookup, .other) } == 1)
    #expect(spool.log.kinds.count { $0 == .lookupAnswered } == 3)
  }

  /// Neither the journal nor the count of misses is got round by an answer that is there already.
  @Test func anAnswerThatSomebodyElseWroteCountsAsNone() throws {
    let site = try site()
    for number in 0..<10 {
      try ask("N\(number)")
      try ask("N\(number).answer.txt", "mine")
      let path = spool.url.appending(path: "lookup/N\(number).answer.txt").path()
      guard getuid() == 0, chown(path, 12345, 12345) == 0 else { return }  // only root can
    }
    #expect(try #require(site.lookup(misses)).run() == nil)
    let answered = try (0..<10).count { try #require(try answer("N\($0)")).contains("No exam") }
    #expect(answered == 6, "the others wait")
    #expect(spool.log.kinds.count { $0 == .lookupAnswered } == 6)
  }

  @Test func whoGuessesIsSlowedDownAndNobodyElse() {
    let now = ContinuousClock.now
    for _ in 0..<5 {
      #expect(misses.allows(1, now))
      misses.add(1, now)
    }
    #expect(misses.allows(1, now))
    misses.add(1, now)
    #expect(!misses.allows(1, now + .seconds(1)))
    #expect(misses.allows(1, now + .seconds(2)))
    #expect(misses.allows(2, now))
    for _ in 0..<100 { misses.add(1, now) }
    #expect(!misses.allows(1, now + .seconds(299)))
    #expect(misses.allows(1, now + .seconds(300)))
    // An hour later nothing of it is left.
    misses.add(1, now + .seconds(3601))
    #expect(misses.allows(1, now + .seconds(3601)))
  }

  @Test func missesAreCountedAndTheNextQuestionsWait() throws {
    let site = try site()
    for number in 0..<10 { try ask("N\(number)") }
    _ = try #require(site.lookup(misses)).run()
    #expect(try spool.files("lookup").count { $0.hasSuffix(".answer.txt") } == 6)
  }

  /// Whoever may read the archive alone is told which folder is closed.
  @Test(arguments: ["state", "archive"])
  func aSearchNamesTheFolderThatCannotBeOpened(_ name: String) throws {
    let configuration = try site().configuration
    try FileManager.default.removeItem(at: spool.url.appending(path: name))
    let role: Event.FolderRole = name == "state" ? .state : .archive
    let failure = SystemCallError(call: "open", code: ENOENT)
    #expect(throws: StartError.folder(role, failure)) { _ = try ArchiveSearch(configuration) }
  }

  @Test func aFolderThatSomebodyElseMadeIsNotNamed() throws {
    let site = try site()
    let label = try publish(site)
    let planted = spool.url.appending(path: "outgoing/\(label)_9").path()
    try FileManager.default.createDirectory(atPath: planted, withIntermediateDirectories: true)
    guard getuid() == 0, chown(planted, 12345, 12345) == 0 else { return }  // only root can
    let names = try site.archiveSearch.studies(.accession, "12/3").flatMap(\.outgoingFolders)
    #expect(names.map { $0.split(separator: "/").last } == ["12-3"])
  }

  @Test func whatIsPublishedTellsTheDayAndNotTheHour() throws {
    let site = try site()
    _ = try publish(site)
    for name in try spool.files("outgoing") + ["12-3"] {
      var status = stat()
      #expect(stat(spool.url.path() + "/outgoing/" + name, &status) == 0)
      #expect(status.st_mtim.tv_sec % 86_400 == 43_200 && status.st_mtim.tv_nsec == 0, "\(name)")
    }
    #expect(Backlog.outgoing(site.folders.outgoing, strays: []).oldestSeconds < 600)
  }
}
