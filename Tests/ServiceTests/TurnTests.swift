import Spool
import Testing

@testable import Service

@Suite struct TurnTests {
  @Test func severalBeginFarFromEachOtherAndAllGetToEverything() {
    #expect(Turn().order([1, 2, 3]) == [1, 2, 3])
    #expect(Turn(rank: 0, count: 2).order([1, 2, 3, 4]) == [1, 2, 3, 4])
    #expect(Turn(rank: 1, count: 2).order([1, 2, 3, 4]) == [3, 4, 1, 2])
    #expect(Turn(rank: 2, count: 3).order([1, 2]) == [2, 1])
    #expect(Turn(rank: 1, count: 2).order([Int]()) == [])
  }

  @Test func eachFileIsTheTurnOfOneAndTheOthersComeLater() throws {
    var counts = [0, 0, 0]
    for number in 0..<3000 {
      let path = RelativePath(["S1", try #require(Name("IM\(number)"))])
      let delays = (0..<3).map { Turn(rank: $0, count: 3).delay(path) }
      let first = try #require(delays.firstIndex(of: .zero))
      counts[first] += 1
      #expect(delays.count { $0 >= .seconds(10) && $0 <= .seconds(20) } == 2)
      #expect(Turn().delay(path) == .zero)
    }
    #expect(counts.allSatisfy { (900...1100).contains($0) })
  }
}
