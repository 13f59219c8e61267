import Spool
import Testing

@testable import Service

@Suite struct EmptyFoldersTests {
  private let path = RelativePath("a")

  /// What may go at each of some moments, in seconds; nil for a time of change: it is not empty.
  private func due(_ looks: [(second: Int, changed: Int?)]) -> [Bool] {
    let begin = ContinuousClock.now
    var folders = EmptyFolders()
    return looks.map { second, changed in
      let found = changed.map { [(path, $0)] } ?? []
      return folders.due(found, begin + .seconds(second)) == [path]
    }
  }

  @Test func aFolderGoesAfterAnHourWhateverItsTimesSay() {
    #expect(due([(0, 0), (3599, 0), (3600, 0)]) == [false, false, true])
  }

  @Test func aFolderThatWasUsedBeginsAnew() {
    #expect(
      due([(0, 0), (3600, 1), (5000, nil), (7200, 1), (10_799, 1), (10_800, 1)])
        == [false, false, false, false, false, true])
  }
}
