import ShareStorage
import Testing

@Suite struct SaturatedSumTests {
  @Test func itIsTheSum() {
    #expect([Int]().saturatedSum == 0)
    #expect([1, 20, 300].saturatedSum == 321)
    #expect([.max - 1, 1].saturatedSum == .max)
  }

  @Test(arguments: [[Int.max, 1], [1, .max], [.max, .max, .max], [1 << 62, 1 << 62]])
  func whatNoNumberHoldsIsTheLargest(_ lengths: [Int]) {
    #expect(lengths.saturatedSum == .max)
  }
}
