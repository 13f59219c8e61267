import Spool
import Testing

@testable import Service

@Suite struct AskedFoldersTests {
  @Test func theyComeInOrderAndOnce() throws {
    var folders = AskedFolders()
    var wereTaken: [Bool] = []
    for path in ["B", "A", "B", "A/inner"] {
      wereTaken.append(folders.add(try #require(RelativePath(Array(path.utf8)))))
    }
    #expect(wereTaken == [true, true, true, true])
    let listed = [folders.next(), folders.next(), folders.next()]
    #expect(listed == [RelativePath("B"), RelativePath("A"), nil], "the inner one goes with A")
    #expect(folders.isEmpty)
  }

  /// As where one more comes for each that is listed.
  @Test func theirMemoryDoesNotGrowWhileTheyKeepComing() throws {
    var folders = AskedFolders()
    var most = 0
    for number in 0..<1000 {
      let isTaken = folders.add(RelativePath(try #require(Name("\(number)"))))
      #expect(isTaken)
      if number > 0, folders.next() == nil { Issue.record("none was left") }
      most = max(most, folders.room)
    }
    #expect(most <= 3)
  }
}
