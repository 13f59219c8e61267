import Glibc
import Journal
import Spool
import Testing

@testable import Service

@Suite struct ThroughputTests {
  let start = ContinuousClock.now

  private func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  @Test func onlyTimeWithWorkCounts() {
    var throughput = Throughput(start)
    for second in [0, 20, 40] {
      throughput.begin(at(second))
      throughput.add(bytes: 3000, at(second + 2))
      throughput.end(at(second + 2))
    }
    throughput.settle(at(100))
    let work = Throughput.Work(files: 3, bytes: 9000, busy: .seconds(6))
    #expect(throughput.total == work)
    #expect(throughput.recent(at(100)) == work)
    #expect(work.bytesPerSecond == 1500)
    #expect(work.filesPerTenSeconds == 5)
  }

  @Test func workersAtTheSameTimeCountOnce() {
    var throughput = Throughput(start)
    throughput.begin(at(1))
    throughput.begin(at(2))
    throughput.end(at(4))
    throughput.end(at(6))
    throughput.settle(at(9))
    #expect(throughput.total.busy == .seconds(5))
  }

  @Test func whatIsStillInWorkCountsAsItGoes() {
    var throughput = Throughput(start)
    throughput.begin(at(0))
    throughput.settle(at(1000))
    #expect(throughput.total.busy == .seconds(1000))
    let recent = throughput.recent(at(1000)).busy
    #expect((.seconds(290)...(.seconds(300))).contains(recent))
  }

  @Test func fiveMinutesLaterItIsForgotten() {
    var throughput = Throughput(start)
    throughput.begin(at(0))
    throughput.add(bytes: 7, at(5))
    throughput.end(at(25))
    throughput.settle(at(289))
    #expect(throughput.recent(at(289)) == throughput.total)
    throughput.settle(at(310))
    #expect(throughput.recent(at(310)).files == 0)
    #expect(throughput.recent(at(310)).busy == .seconds(5))
    throughput.settle(at(400))
    #expect(throughput.recent(at(400)) == Throughput.Work())
    #expect(throughput.total == Throughput.Work(files: 1, bytes: 7, busy: .seconds(25)))
  }

  @Test func workersMayComeInAnotherOrderThanTheirTimes() {
    var throughput = Throughput(start)
    throughput.begin(at(10))
    throughput.begin(at(9))
    throughput.add(bytes: 1, at(31))
    throughput.add(bytes: 1, at(29))
    throughput.end(at(31))
    throughput.end(at(30))
    throughput.settle(at(40))
    #expect(throughput.total == Throughput.Work(files: 2, bytes: 2, busy: .seconds(21)))
    #expect(throughput.recent(at(40)) == throughput.total)
  }

  @Test func withoutWorkNothingIsDividedByZero() {
    #expect(Throughput.Work().filesPerTenSeconds == 0)
    #expect(Throughput.Work().bytesPerSecond == 0)
  }

  @Test(arguments: [(0, "0.000"), (7, "0.007"), (1234, "1.234"), (60_050, "60.050")])
  func metricsTellSecondsToTheMillisecond(milliseconds: Int, text: String) {
    #expect(Metrics.seconds(.milliseconds(milliseconds)) == text)
  }

  @Test(arguments: [ENOENT, EACCES, ENOSPC])
  func metricsThatCannotBeWrittenAreNamed(_ code: CInt) {
    let error = UnwrittenMetrics(cause: SystemCallError(call: "open", code: code))
    guard case .retry(.state, let reason) = Fate(error, at: .state) else {
      Issue.record("nobody is told")
      return
    }
    #expect("\(reason)".hasPrefix("metrics-file cannot be written: "))
  }
}
