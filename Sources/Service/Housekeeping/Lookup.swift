// For the clerk without a shell: an empty file named by an accession number, made in `lookup`, becomes
// an answer within two seconds. While the question lies there, its answer is renewed whenever the
// truth changes. Both go after ten minutes; what has content and is no answer is left alone. The journal says who asked and which study was named,
// never for which number.
internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// Answers the questions in `lookup`; runs on a worker.
struct Lookup {
  /// `lookup`.
  let folder: Folder
  let search: ArchiveSearch
  let languages: [Configuration.Language]
  let clock: AgeClock
  let log: any EventLog
  let misses: LookupTurns
  /// The present in seconds since 1970, by the clock that may be set.
  var wall: @Sendable () -> Int = { time(nil) }

  /// What the name of an answer ends in; the second where something else has the first.
  private static let suffixes = [".answer.txt", ".answer-2.txt"]
  private static let keepSeconds = 600
  /// The most answers a pass; the rest waits for the next one.
  private static let maximumAnswers = 20
  /// The same for everything that is looked at in one round.
  private static let maximumEntries = 5000
  /// A name has at most 255 bytes.
  private static let longestName = 240
  private static let maximumAnswerBytes = 64 << 10

  /// A file that asks.
  private struct Question {
    let name: Name
    let answer: Name
    let status: FileStatus
    /// Whether no answer is there that is newer than the question.
    let isNew: Bool
    /// What else has the name that the answer should have; nil: nothing.
    let obstacle: FileKind?
  }

  /// Goes through the folder once.
  ///
  /// - Parameter now: the present moment.
  /// - Returns: the first reason for which something could not be done; all else was done.
  func run(_ now: LookupTurns.Instant = .now) -> Event.Reason? {
    var failure: Event.Reason?
    var isAnythingLeft = false
    /// Somebody else's file, a name that no file may have: all others are answered.
    func trying<Result>(_ body: () throws -> Result?) -> Result? {
      do {
        return try body()
      } catch is SomebodysFile {
        isAnythingLeft = true
        return nil
      } catch {
        failure = failure ?? Self.reason(error)
        return nil
      }
    }
    guard let names = trying({ try portion() }) else { return failure }
    let questions = names.filter { !IgnoredName.include($0) }.compactMap { name in
      trying { try question(name, now) }
    }
    var answers = 0
    for question in questions where question.isNew && answers < Self.maximumAnswers {
      guard misses.allows(question.status.owner, now) else { continue }
      if trying({ try answer(question, now) }) != nil { answers += 1 }
    }
    // Each of the others has its turn.
    let known = questions.filter { !$0.isNew }
    for question in misses.turn(known, Self.maximumAnswers - answers) {
      _ = trying { try answer(question, now) }
    }
    return failure ?? (isAnythingLeft ? Self.somebodys : nil)
  }

  private static let somebodys: Event.Reason =
    "a file that is not empty has lain there for ten minutes, and is no question; take it away"

  /// What is looked at in one round: of very many names each has its turn.
  private func portion() throws -> [Name] {
    let number = misses.portion
    let listing = try FolderListing(folder)
    var names = try listing.next(Self.maximumEntries)
    for _ in 0..<number where !names.isEmpty { names = try listing.next(Self.maximumEntries) }
    misses.portion = names.count == Self.maximumEntries ? number + 1 : 0
    // There are fewer than before.
    return names.isEmpty && number > 0 ? try portion() : names
  }

  private static func reason(_ error: any Error) -> Event.Reason {
    switch error {
    case let error as SystemCallError: Event.Reason(vetted: error.description)
    case StartError.folder(_, let error): Event.Reason(vetted: error.description)
    case is LookupObstacle: "something else than a file has the names of an answer; remove it"
    default: "a question could not be answered"
    }
  }

  /// What a file asks; nil when it asks nothing, or its time is over.
  private func question(_ name: Name, _ now: LookupTurns.Instant) throws -> Question? {
    guard let status = try folder.status(name), status.kind == .regular else { return nil }
    let isAnswer = Self.suffixes.contains(where: name.hasSuffix)
    let answers = isAnswer ? [] : Self.answers(name)
    let isOver = age(name, status, now) >= .seconds(Self.keepSeconds)
    // What has content is somebody's file, and no question; an answer is the service's own.
    guard try status.size == 0 || isAnswer && isOwn(status) else {
      if isOver { throw SomebodysFile() }
      return nil
    }
    guard !isOver else {
      for name in [name] + answers {
        guard let last = try folder.status(name), last.kind == .regular,
          try last.size == 0 || isOwn(last)
        else { continue }
        try folder.remove(name)
        misses.forget(name)
      }
      return nil
    }
    guard !isAnswer else { return nil }
    var obstacle: FileKind?
    for answer in answers {
      let last = try folder.status(answer)
      guard last.map({ $0.kind == .regular }) ?? true else {
        obstacle = obstacle ?? last?.kind
        continue
      }
      // By the times of both, unless they may be those of two clocks.
      let isAnswered = misses.isAnswered(name)
      return Question(
        name: name, answer: answer, status: status,
        isNew: try last.map {
          try !(isAnswered ?? ($0.changed >= status.changed)) || !isOwn($0)
        } ?? true,
        obstacle: obstacle)
    }
    throw LookupObstacle()
  }

  /// How long a file has been there.
  ///
  /// What a clock that is ahead has dated would stay until it is there: its time begins now.
  private func age(_ name: Name, _ status: FileStatus, _ now: LookupTurns.Instant) -> Duration {
    let wall = wall()
    let moment = status.changed / 1_000_000_000
    // Linux 6.13 has finer times for files than for time(2): a change may be a second ahead.
    let isAhead = moment > wall + 1
    return misses.known(name, changed: status.changed, isAhead: isAhead, now)
      ?? clock.age(since: moment, wall: wall)
  }

  /// Whether the service has written a file: otherwise the question would count as answered, and
  /// neither be told in the journal nor slow down who guesses.
  ///
  /// Where a mount gives all files one owner, the folder has that, too.
  private func isOwn(_ file: FileStatus) throws -> Bool {
    try file.owner == geteuid() || file.owner == folder.status().owner
  }

  /// The names that the answer to a question may have, the best first.
  private static func answers(_ name: Name) -> [Name] {
    suffixes.compactMap { Name(name.bytes.prefix(longestName) + Array($0.utf8)) }
  }

  /// Writes the answer to a question, unless it is there.
  private func answer(_ question: Question, _ now: LookupTurns.Instant) throws -> Bool {
    let studies = try studies(question.name)
    let text = text(studies)
    if question.isNew {
      let owner = question.status.owner
      if studies.isEmpty { misses.add(owner, now) }
      switch question.obstacle {
      case .symbolicLink: log.record(.specialFile(.lookup, .symbolicLink))
      case .special: log.record(.specialFile(.lookup, .other))
      case .folder, .regular, nil: break
      }
      log.record(.lookupAnswered(owner: Int(owner), studies: studies.map(\.label)))
    } else if try folder.openFile(question.answer).contents(limit: Self.maximumAnswerBytes) == text
    {
      return false
    }
    try folder.writeWhole(
      text, as: question.answer, pending: ".answer-" + (try SystemRandom.name()), durable: false)
    misses.setAnswered(question.name)
    return true
  }

  private func studies(_ name: Name) throws -> [ArchiveSearch.Study] {
    for spelling in Self.spellings(name) {
      let studies = try search.studies(.accession, spelling)
      if !studies.isEmpty { return studies }
      // The label on a page that somebody holds in hand, or a folder's name.
      if let study = try search.study(labeled: FolderTitle.trimmed(spelling)) { return [study] }
      let trimmed = FolderTitle.trimmed(spelling)
      if let name = Name(trimmed), let study = try search.study(ofOutgoing: name) {
        return [study]
      }
    }
    return []
  }

  /// What a name may ask for.
  private static func spellings(_ name: Name) -> [String] {
    guard let asked = name.text else { return [] }
    // File managers like to add an extension: "12345.txt" asks for 12345, unless that is its name.
    return [asked] + (asked.lastIndex(of: ".").map { [String(asked[..<$0])] } ?? [])
  }

  /// All numbers that are looked up for a name.
  static func values(_ name: Name) -> [String] {
    spellings(name).flatMap { ArchiveSearch.spellings(.accession, $0) }
  }

  /// The answer, in all languages of the site.
  private func text(_ studies: [ArchiveSearch.Study]) -> [UInt8] {
    var text = PlainText()
    for (index, language) in languages.enumerated() {
      if index > 0 { text.rule() }
      let texts = LookupTexts.of(language)
      guard !studies.isEmpty else {
        text.paragraph(texts.none)
        continue
      }
      let page = PageTexts.of(language)
      for study in studies { text.facts(facts(study, texts, page), colon: page.colon) }
    }
    return text.bytes
  }

  private func facts(
    _ study: ArchiveSearch.Study, _ texts: LookupTexts, _ page: PageTexts
  ) -> [(name: String, value: String)] {
    // The clerk knows outgoing by another path, if by any.
    let names = (study.outgoingFolders + study.outgoingPackages).compactMap {
      $0.split(separator: "/").last.map(String.init)
    }
    var facts = [
      (name: page.label, value: study.label), (page.images, "\(study.images)"),
      (
        texts.days,
        study.firstDay == study.lastDay ? study.firstDay : "\(study.firstDay) - \(study.lastDay)"
      ),
    ]
    if let arriving = study.arriving {
      facts.append(
        (
          texts.arriving,
          texts.since(LocalTime.minute(arriving.since), page.status.imageCount(arriving.images))
        ))
    }
    facts += PlainText.facts(texts.outgoing, names)
    if let time = study.handedOver { facts.append((texts.handedOver, LocalTime.minute(time))) }
    if study.arriving == nil, names.isEmpty, study.handedOver == nil {
      facts.append((texts.outgoing, texts.gone))
    }
    return facts
  }
}

/// What is no file has the names that an answer may have.
private struct LookupObstacle: Error {}

/// A file has content, and is no answer.
private struct SomebodysFile: Error {}
