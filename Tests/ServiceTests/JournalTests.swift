import Foundation
@testable import Journal
@testable import Service
import Testing
@testable import Configuration

@Suite struct JournalEventTests {
  static let reason = Event.Reason("something did not work", code: EIO)

  /// One event of every sort.
  static let events: [Event] = [
    .started(workers: 2), .stopping(open: 1), .reloading(open: 1), .failed(reason), .reloaded,
    .reloadRefused(.lossyNotAccepted), .configurationWarning("think twice"),
    .watching(.incoming, by: .inotify), .watchLimitReached(.reconstruct, .watches),
    .eventsLost(.incoming),
    .siteKeyMade, .siteKeyBesideArchive, .lowSpace(.archive, bytes: 3),
    .lowFiles(.archive, count: 812), .paused(.archive, reason),
    .resumed(.archive, after: .seconds(90)),
    .splitDone(pair: "00ff", study: "7F3A-91BC-22DE", bytes: 526_336, duration: .milliseconds(12)),
    .splitNote(pair: "00ff", study: "7F3A-91BC-22DE", reason),
    .duplicateRemoved(pair: "00ff", study: "7F3A-91BC-22DE"),
    .alreadySplit(study: "7F3A-91BC-22DE"), .rejected(reason),
    .stalled(.incoming, age: .seconds(700), reason),
    .incompleteAccepted(pair: "00ff", study: "7F3A-91BC-22DE"), .sourceChanged,
    .doubtfulAccepted(pair: "00ff", study: "7F3A-91BC-22DE"), .sourceChanged,
    .cameAgain(pair: "00ff", study: "7F3A-91BC-22DE", former: "00fe"),
    .retry(.work, reason), .foreignRejected(count: 83),
    .noStudyIdentity(study: "7F3A-91BC-22DE", "a reason"),
    .severalPatients(study: "7F3A-91BC-22DE", other: "7F3A-91BC-22DF"),

    .leftAlone(.incoming, count: 3, age: .seconds(700), "a reason"),
    .specialFile(.incoming, .other), .folderReplaced(.archive),
    .studyPublished(study: "7F3A-91BC-22DE", shares: 50, bytes: 26_000_000),
    .supplementPublished(study: "7F3A-91BC-22DE", shares: 1, bytes: 999),
    .partTooLarge(study: "7F3A-91BC-22DE", images: 2),
    .mediumMade(study: "7F3A-91BC-22DE", .zip, part: 1, of: 3, bytes: 19_000_000),
    .mediumFailed(study: "7F3A-91BC-22DE", .iso, reason),
    .handedOverRemoved(study: "7F3A-91BC-22DE", media: 1), .sheetErased(study: "7F3A-91BC-22DE"),
    .straysRemoved(count: 2),
    .lookupAnswered(owner: 1001, studies: ["7F3A-91BC-22DE"]),
    .reconstructed(pair: "00ff", bytes: 1000, duration: .seconds(3)),
    .archiveLookedUp(pair: "00ff", study: "7F3A-91BC-22DE", owner: 1002),
    .reconstructProblem(pair: nil, reason),
    .dropReported(reconstructed: 212, of: 214, waiting: 2, failed: 0),
    .packageOpened(shares: 12),
    .sheetRemoved(reconstructed: 12),
    .archiveShareReturned(pair: "00ff"), .indexMended(count: 2),
    .retentionRemoved(.reconstructed, count: 4), .tookOver(instance: "a1", claims: 3), .fenced,
  ]

  @Test func everySortIsHere() {
    #expect(Set(Self.events.map(\.kind)) == Set(Event.Kind.allCases))
  }

  @Test func identifiersAreDistinctAndWellFormed() {
    let all = Event.Kind.allCases.map(\.messageID)
    #expect(Set(all).count == all.count)
    for id in all {
      // sd-id128(3): a random UUID, version 4, variant 1.
      #expect(id.count == 32 && id.allSatisfy { "0123456789abcdef".contains($0) })
      #expect(Array(id)[12] == "4" && "89ab".contains(Array(id)[16]))
    }
  }

  @Test(arguments: events)
  func entriesAreWhatTheJournalAccepts(event: Event) {
    let entry = JournalLog.entry(for: event)
    let names = entry.map { $0.prefix { $0 != "=" } }
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0 == "_" || ($0.isASCII && $0.isUppercase) || $0.isNumber })
    }
    #expect(entry.contains("MESSAGE_ID=\(event.kind.messageID)"))
    #expect(entry.contains("PRIORITY=\(event.priority)"))
    #expect(entry.contains("MESSAGE=\(event.message)"))
    #expect(!event.message.contains("\n") && !event.message.hasSuffix("."))
  }

  @Test func splitDoneHasItsFields() {
    let event = Event.splitDone(
      pair: "00ff", study: "7F3A-91BC-22DE", bytes: 526_336, duration: .milliseconds(12))
    #expect(
      JournalLog.entry(for: event) == [
        "MESSAGE=split 526.3 kB of study 7F3A-91BC-22DE into pair 00ff in 12 ms",
        "MESSAGE_ID=\(Event.Kind.splitDone.messageID)", "PRIORITY=6",
        "SYSLOG_IDENTIFIER=dicomshare", "DICOMSHARE_EVENT=split-done", "DICOMSHARE_PAIR=00ff",
        "DICOMSHARE_STUDY=7F3A-91BC-22DE", "DICOMSHARE_BYTES=526336",
        "DICOMSHARE_DURATION_USEC=12000",
      ])
  }

  @Test func errorNumbersHaveTheStandardField() {
    let entry = JournalLog.entry(for: .rejected(Event.Reason("cannot read it", code: EIO)))
    #expect(entry.contains("ERRNO=5"))
    #expect(entry.contains("DICOMSHARE_REASON=cannot read it: Input/output error"))
  }

  @Test func aServiceWhoseStandardErrorLeadsNowhereWritesToTheJournal() throws {
    let null = open("/dev/null", O_WRONLY)
    let file = open("/proc/self/stat", O_RDONLY)
    defer { for descriptor in [null, file] { close(descriptor) } }
    let own = "\(getpid())"
    #expect(JournalLog.isUnheard(started: own, error: null))
    #expect(!JournalLog.isUnheard(started: own, error: file), "somebody reads what it says")
    #expect(!JournalLog.isUnheard(started: "1", error: null), "a command that a service runs")
    #expect(!JournalLog.isUnheard(started: nil, error: null))
  }

  @Test func terminalLinesSayHowSeriousTheyAre() {
    #expect(TerminalLog.line(for: .reloaded) == "reloaded the configuration")
    #expect(TerminalLog.line(for: .rejected(.init("no"))) == "warning: rejected a file: no")
    #expect(TerminalLog.line(for: .failed(.init("no"))) == "error: cannot go on: no")
  }

  @Test(
    arguments: zip(
      [0, 999, 1000, 999_949, 999_950, 26_000_000],
      [
        "0 B", "999 B", "1.0 kB", "999.9 kB", "1.0 MB", "26.0 MB",
      ]))
  func bytesReadWell(bytes: Int, text: String) {
    #expect(Event.text(bytes: bytes) == text)
  }
}
