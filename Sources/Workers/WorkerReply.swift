internal import SecretSharing

/// What a worker answers.
enum WorkerReply: Equatable, Sendable {
  /// The work goes on: bytes were read or written since the last message. Never the last reply.
  case progress
  /// The process is confined, and reads requests from now on. Comes first, and never again.
  case ready
  /// The process could not confine itself, with an error number, and reads nothing.
  case unready(code: UInt8)
  case examined(Examination)
  case digest([UInt8])
  case planned(SplitPlan)
  case written(PairID)
  case split(SplitPlan, PairID)
  case compared(isSame: Bool)
  case inspected(ShareFacts)
  case restored(Restoration)
  case evaluated(EvaluationResult)
  /// What has no answer is done.
  case done
  /// The next file in a package; nil at its end.
  case packaged(PackagedFile?)
  case piece([UInt8])
  case unopened(PackageError)
  case sheets(FoundSheets)
  case noSheet(SheetProblem)
  case failed(SharingError)

  var encoded: [UInt8] {
    var writer = MessageWriter()
    switch self {
    case .progress: writer.append(UInt8(1))
    case .examined(let examination):
      writer.append(UInt8(2))
      examination.write(to: &writer)
    case .digest(let digest):
      writer.append(UInt8(3))
      writer.append(digest)
    case .planned(let plan):
      writer.append(UInt8(4))
      plan.write(to: &writer)
    case .written(let pair):
      writer.append(UInt8(5))
      writer.append(pair.bytes)
    case .compared(let isSame):
      writer.append(UInt8(6))
      writer.append(isSame)
    case .inspected(let facts):
      writer.append(UInt8(7))
      facts.write(to: &writer)
    case .restored(let restoration):
      writer.append(UInt8(8))
      restoration.write(to: &writer)
    case .evaluated(let result):
      writer.append(UInt8(9))
      result.write(to: &writer)
    case .failed(let error):
      writer.append(UInt8(10))
      error.write(to: &writer)
    case .done: writer.append(UInt8(11))
    case .packaged(let file):
      writer.append(UInt8(12))
      writer.append(file != nil)
      file?.write(to: &writer)
    case .piece(let bytes):
      writer.append(UInt8(13))
      writer.append(bytes)
    case .unopened(let error):
      writer.append(UInt8(14))
      writer.append(error.rawValue)
    case .sheets(let found):
      writer.append(UInt8(15))
      found.write(to: &writer)
    case .noSheet(let problem):
      writer.append(UInt8(16))
      problem.write(to: &writer)
    case .split(let plan, let pair):
      writer.append(UInt8(17))
      plan.write(to: &writer)
      writer.append(pair.bytes)
    case .ready: writer.append(UInt8(18))
    case .unready(let code):
      writer.append(UInt8(19))
      writer.append(code)
    }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws(MalformedMessage) {
    var reader = MessageReader(bytes)
    switch try reader.byte() {
    case 1: self = .progress
    case 2: self = .examined(try Examination(&reader))
    case 3: self = .digest(try reader.array(count: 32))
    case 4: self = .planned(try SplitPlan(&reader))
    case 5: self = .written(try PairID(&reader))
    case 6: self = .compared(isSame: try reader.flag())
    case 7: self = .inspected(try ShareFacts(&reader))
    case 8: self = .restored(try Restoration(&reader))
    case 9: self = .evaluated(try EvaluationResult(&reader))
    case 10: self = .failed(try SharingError(&reader))
    case 11: self = .done
    case 12: self = .packaged(try reader.flag() ? try PackagedFile(&reader) : nil)
    case 13: self = .piece(try reader.array())
    case 14:
      guard let error = PackageError(rawValue: try reader.byte()) else { throw MalformedMessage() }
      self = .unopened(error)
    case 15: self = .sheets(try FoundSheets(&reader))
    case 16: self = .noSheet(try SheetProblem(&reader))
    case 17: self = .split(try SplitPlan(&reader), try PairID(&reader))
    case 18: self = .ready
    case 19: self = .unready(code: try reader.byte())
    default: throw MalformedMessage()
    }
    try reader.finish()
  }
}
