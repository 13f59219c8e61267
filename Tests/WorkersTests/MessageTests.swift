import Cryptography
import DICOM
import SecretSharing
import Testing

@testable import Workers

/// What a process and its workers tell each other, and what neither believes.
@Suite struct MessageTests {
  private static let requests: [WorkerRequest] =
    [
      .examine(isHeld: true), .examine(isHeld: false), .digest, .write, .restore,
      .plan(path: Array("S1/IM1".utf8), .visual, banner: ["one", ""]),
      .split(path: Array("S1/IM1".utf8), .visual),
      .plan(path: [], .standard, banner: []), .compare(mayBeLossy: true), .inspect(isWhole: true),
      .evaluate(.standard), .openPackage(.iso, depth: 2), .nextInPackage, .readPackage,
      .letGo,
    ]
    + SheetForm.allCases.map(WorkerRequest.readSheets)
    + drawn.flatMap {
      [.writeDrawn($0), .restoreDrawn($0), .expand($0), .compareDrawn($0, mayBeLossy: false)]
    }

  private static let drawn =
    PairID(Array(16..<32)).map { id in
      [
        DrawnPair(
          pairID: id, streamKey: Secret(Array(0..<32)), checkKey: Secret(Array(32..<64)))
      ]
    } ?? []

  private static let errors: [SharingError] = [
    .notDICOM, .sourceChanged, .unreadable(ReadError(code: 5)), .unwritable(28), .notPNG(.unknown),
    .notPNG(.compoundFile), .savedWithEightBits,
    .truncated(have: 1, expected: 2), .damagedPNG, .noShareHeader, .geometryMismatch,
    .newerVersion(7), .sameHalfTwice(.archive), .differentPairs, .altered(.patient),
    .alteredOrUnrelated, .malformedPayload, .digestMismatch,
  ]

  private static let sheetErrors: [SheetError] = [
    .noSheet, .header, .label, .code(line: 3), .newerVersion(2), .tooMany,
  ]

  /// What a worker says of sheets.
  private static var sheetReplies: [WorkerReply] {
    let sheets = ["7F3A-91BC-22DE", nil].map {
      Sheet(label: $0, key: SheetKey(Secret(Array(0..<32))))
    }
    let mistakes = sheetErrors.flatMap { [SheetMistake($0, line: 7), SheetMistake($0, line: nil)] }
    return [.sheets(FoundSheets(sheets))]
      + mistakes.map { .sheets(FoundSheets([sheets[0]], mistake: $0)) }
      + sheetErrors.map { .noSheet(.text($0)) }
      + PhotoProblem.allCases.map { .noSheet(.photo($0)) }
  }

  /// What a worker says of a share.
  private static var facts: [ShareFacts] {
    final class Sink: ByteSink {
      var bytes: [UInt8] = []
      func write(_ bytes: UnsafeRawBufferPointer) { self.bytes += bytes }
    }
    do {
      let (archive, patient) = (Sink(), Sink())
      try Splitter(MemorySource(smallDICOM()), path: [], mode: .standard)
        .write(
          PairSecrets { buffer in buffer.copyBytes(from: Array(0..<UInt8(buffer.count))) },
          archive: archive, patient: patient)
      return try [archive.bytes, patient.bytes + [0]].map {
        ShareFacts(try Share(MemorySource($0)))
      }
    } catch {
      Issue.record(error)
      return []
    }
  }

  private static var replies: [WorkerReply] {
    var identity = Identity.nobody
    identity.patientID = "Ä^1"
    var report = SplitReport.zero
    report.fileBytes = 12
    report.spillRows = 3
    report.warnings = ["one", "two"]
    let pair = PairID(Array(0..<16))
    let plan = SplitPlan(digest: [UInt8](repeating: 7, count: 32), isExact: false, report: report)
    let digest = [UInt8](repeating: 7, count: 32)
    return [
      .progress, .ready, .unready(code: 1), .done, .packaged(nil), .piece([1, 2]),
      .unopened(.tooLarge),
      .packaged(PackagedFile(folder: [0x42], name: [0x41], content: .mail)),
      .packaged(PackagedFile(folder: [], name: [], content: .photo, picture: .avif)),
      .digest(digest),
      .compared(isSame: true),
      .examined(Examination(structure: .odd, zeroTail: .torn, identity: identity)),
      .examined(Examination(structure: .foreign, zeroTail: .none, identity: nil)),
      .planned(SplitPlan(digest: digest, isExact: false, report: report)),
      .evaluated(
        EvaluationResult(
          mode: .visual, evaluation: .zero, split: .seconds(1), reconstruct: .zero)),
      .restored(
        Restoration(path: [0x2F], count: 3, isExact: true, digest: digest, identity: identity)),
    ] + (pair.map { [.written($0), .split(plan, $0)] } ?? []) + facts.map(WorkerReply.inspected)
      + sheetReplies
      + errors.map(WorkerReply.failed)
  }

  @Test(arguments: requests) func aRequestArrivesAsItWasSent(_ request: WorkerRequest) throws {
    #expect(try WorkerRequest(request.encoded) == request)
  }

  @Test(arguments: replies) func aReplyArrivesAsItWasSent(_ reply: WorkerReply) throws {
    #expect(try WorkerReply(reply.encoded) == reply)
  }

  @Test func eachKindOfMessageIsAmongThese() {
    #expect(Set(Self.requests.map { $0.encoded[0] }) == Set(1...18))
    #expect(Set(Self.replies.map { $0.encoded[0] }) == Set(1...19))
  }

  @Test func whatIsCutOffOrTooLongIsRefused() {
    for bytes in Self.requests.map(\.encoded) {
      for count in 0..<bytes.count {
        #expect(throws: MalformedMessage.self) { try WorkerRequest(Array(bytes.prefix(count))) }
      }
      #expect(throws: MalformedMessage.self) { try WorkerRequest(bytes + [0]) }
    }
    for bytes in Self.replies.map(\.encoded) {
      for count in 0..<bytes.count {
        #expect(throws: MalformedMessage.self) { try WorkerReply(Array(bytes.prefix(count))) }
      }
      #expect(throws: MalformedMessage.self) { try WorkerReply(bytes + [0]) }
    }
  }

  @Test func aCountThatNothingBacksIsRefused() {
    for count in [1, 1 << 20, Int.max, -1, Int.min] {
      var writer = MessageWriter()
      writer.append(UInt8(3))
      writer.append(count)
      #expect(throws: MalformedMessage.self) { try WorkerRequest(writer.bytes) }
      #expect(throws: MalformedMessage.self) { try WorkerReply(writer.bytes) }
      var texts = MessageWriter()
      texts.append(count)
      #expect(throws: MalformedMessage.self) {
        var reader = MessageReader(texts.bytes)
        return try reader.texts()
      }
    }
  }

  /// They are added up and multiplied by those who ask.
  @Test(arguments: [-1, Int.min, 1 << 48 + 1, Int.max])
  func numbersThatNothingHasAreRefused(_ number: Int) throws {
    let digest = [UInt8](repeating: 7, count: 32)
    func isRefused(_ reply: WorkerReply) -> Bool {
      do throws(MalformedMessage) {
        _ = try WorkerReply(reply.encoded)
        return false
      } catch {
        return true
      }
    }
    for field in SplitReport.numbers {
      var report = SplitReport.zero
      report[keyPath: field] = number
      let plan = SplitPlan(digest: digest, isExact: true, report: report)
      #expect(isRefused(.planned(plan)), "\(field)")
    }
    for field in Evaluation.numbers {
      var evaluation = Evaluation.zero
      evaluation[keyPath: field] = number
      let result = EvaluationResult(
        mode: .visual, evaluation: evaluation, split: .zero, reconstruct: .zero)
      #expect(isRefused(.evaluated(result)), "\(field)")
    }
    #expect(
      isRefused(
        .restored(
          Restoration(path: [], count: number, isExact: true, digest: digest, identity: nil))))
    for facts in Self.facts.map({ WorkerReply.inspected($0).encoded }) {
      for place in 0..<7 {
        var writer = MessageWriter()
        writer.append(number)
        var bytes = facts
        let start = facts.count - 8 * (7 - place)
        bytes.replaceSubrange(start..<start + 8, with: writer.bytes)
        #expect(throws: MalformedMessage.self, "number \(place)") { try WorkerReply(bytes) }
      }
    }
    for error in [SharingError.truncated(have: number, expected: 1), .newerVersion(number)] {
      #expect(isRefused(.failed(error)), "\(error)")
    }
    // What a header claims may be as much as a number holds.
    let claim = SharingError.truncated(have: 1, expected: number)
    #expect(isRefused(.failed(claim)) == (number < 0))
    for error in [SheetError.code(line: number), .newerVersion(number)] {
      #expect(isRefused(.noSheet(.text(error))), "\(error)")
    }
    if let sheet = Self.sheetReplies.first, case .sheets(let found) = sheet {
      let mistake = SheetMistake(.noSheet, line: number)
      #expect(isRefused(.sheets(FoundSheets(found.sheets, mistake: mistake))))
    }
  }

  @Test func timesThatNobodyCanMeasureAreRefused() {
    for seconds in [Double.nan, .infinity, -1, 1e300] {
      var writer = MessageWriter()
      writer.append(UInt8(9))
      writer.append(false)
      for _ in 0..<7 { writer.append(0) }
      for number in [0, 0, seconds, 0] { writer.append(number) }
      #expect(throws: MalformedMessage.self) { try WorkerReply(writer.bytes) }
    }
  }
}
