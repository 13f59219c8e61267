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
}
