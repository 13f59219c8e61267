import Foundation
import Testing

@testable import dicomshare

@Suite struct CommandWorkersTests {
  @Test func oneFileAndOnePairTakeOneWorker() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (one, two) = (folder.appending(path: "1").path, folder.appending(path: "2").path)
    for path in [one, two] { try Data([1]).write(to: URL(filePath: path)) }
    func count(_ arguments: String...) -> Int { CommandWorkers.count(for: arguments) }
    #expect(count("inspect", one) == 1)
    #expect(count("split", one, "--archive", folder.path, "--patient", folder.path) == 1)
    #expect(count("split", "--archive", folder.path, "--patient=x", one) == 2)
    #expect(count("split", "--archive", folder.path, "--patient", "x", one) == 1)
    #expect(count("reconstruct", one, two, "--output", "x") == 1)
    #expect(count("reconstruct", one, "--sheet", two, "--output", "x") == 1)
    #expect(count("verify", one, two) == 1)
    #expect(count("verify", one, folder.path) == 2)
    #expect(count("verify", one, two, one) == 2)
    #expect(count("inspect", one, two) == 2)
    #expect(count("split", folder.path, "--archive", "x") == 2)
    #expect(count("inspect", folder.path + "/none") == 2)
    #expect(count("verify") == 2)
  }
}
