import Glibc
import Testing

@testable import Spool

@Suite struct RoomTests {
  /// As FUSE and network file systems answer that have no end of their own.
  @Test(arguments: [
    (1 << 60 as UInt64, 16 as UInt64), (.max, 4096), (.max, 1), (1 << 52, 4096),
  ])
  func whatNoNumberHoldsIsNotTakenForLittle(_ blocks: UInt64, _ byteCount: UInt64) {
    #expect(Folder.freeBytes(blocks: blocks, byteCount: byteCount) >= 1 << 60)
  }

  @Test func blocksAreCountedInBytes() {
    #expect(Folder.freeBytes(blocks: 3, byteCount: 4096) == 12_288)
    #expect(Folder.freeBytes(blocks: 0, byteCount: 4096) == 0)
  }

  /// Its own folder is the one file that it takes.
  @Test(.enabled(if: SmallFileSystem.isPossible, "needs to mount a small file system"))
  func whereNoInodeIsLeftTheErrorSaysSo() throws {
    let small = try SmallFileSystem("size=16m,nr_inodes=1")
    let full = small.folder
    let makings: [() throws -> Void] = [
      { try full.makeFolder("a", mode: 0o700) }, { _ = try full.createFile("a", mode: 0o600) },
      { _ = try PendingFile(in: full) }, { try full.append([1], to: "a", mode: 0o600) },
      { _ = try full.writeNote([65], as: "a") },
    ]
    for making in makings {
      #expect(
        performing: making,
        throws: { error in
          (error as? SystemCallError)?.code == ENOSPC
            && "\(error)"
              == "its file system takes no further files (df -i): No space left on device"
        })
    }
  }

  @Test func whereInodesAreLeftTheErrorIsTheCalls() {
    #expect(
      SystemCallError(call: "mkdirat", code: ENOSPC).description
        == "making a folder failed: No space left on device")
  }
}
