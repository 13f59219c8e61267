import Journal
import Spool
import Synchronization
import Testing

@testable import Service
@testable import Workers

/// Short files, whose pairs are written before their names are known, and longer ones.
@Suite struct WrittenPairTests {
  /// What workers were asked for, in order.
  private final class Asked: Sendable {
    let requests = Mutex<[WorkerRequest]>([])
  }

  /// A worker in this process that notes what it is asked for.
  private final class NotingWorker: Worker {
    private let worker = LocalWorker()
    private let asked: Asked
    let isAlive = true

    init(_ asked: Asked) { self.asked = asked }

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply {
      asked.requests.withLock { $0.append(request) }
      return try worker.answer(to: request, files, patience: patience)
    }

    func end() {}
  }

  private static let short = SmallDICOM.file()
  private static let long = SmallDICOM.file(rows: UInt16(WrittenPair.byteLimit / 8))

  @Test func aShortFileIsPlannedAndWrittenByOneRequest() throws {
    let asked = Asked()
    let spool = TemporarySpool { NotingWorker(asked) }
    let site = try spool.site()
    #expect(site.arrive(try spool.send(Self.short)).fate.isDone)
    #expect(asked.requests.withLock(\.count) == 2)
    #expect(site.arrive(try spool.send(Self.long, as: "S1/IM2")).fate.isDone)
    #expect(asked.requests.withLock(\.count) == 5)
    #expect(try spool.shares("archive").count == 2)
  }

  @Test(arguments: [short, long]) func theSameBytesLeaveNothingBehind(_ bytes: [UInt8]) throws {
    let spool = TemporarySpool()
    let site = try spool.site()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    #expect(spool.log.kinds == [.splitDone, .duplicateRemoved])
    #expect(try spool.files("work/.outgoing/pending").isEmpty)
    #expect(try spool.files("archive/.pending").isEmpty)
  }
}
