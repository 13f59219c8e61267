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
}
