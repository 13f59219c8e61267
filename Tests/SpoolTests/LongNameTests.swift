import Glibc
import Testing

@testable import Spool

/// What a file system may list, and this one does not.
@Suite struct LongNameTests {
  /// A record as the kernel hands it out, getdents64(2), of a name of so many bytes.
  private func listed(_ byteCount: Int, padding: Int = 0) -> Name? {
    let offset = 19
    let length = offset + byteCount + 1 + padding
    let record = UnsafeMutableRawBufferPointer.allocate(byteCount: length + 64, alignment: 8)
    defer { record.deallocate() }
    record.initializeMemory(as: UInt8.self, repeating: UInt8(ascii: "x"))
    record.storeBytes(of: UInt16(length), toByteOffset: 16, as: UInt16.self)
    for place in offset..<offset + byteCount { record[place] = UInt8(ascii: "n") }
    for place in offset + byteCount..<length { record[place] = 0 }
    return record.baseAddress.flatMap {
      FolderListing.name(UnsafePointer($0.assumingMemoryBound(to: dirent.self)))
    }
  }

  @Test(arguments: [1, 255, 256, 257, 284, 765, 1024])
  func aNameIsAsLongAsItsRecord(_ byteCount: Int) throws {
    for padding in 0..<8 {
      let name = try #require(listed(byteCount, padding: padding))
      #expect(name.bytes == [UInt8](repeating: UInt8(ascii: "n"), count: byteCount))
    }
  }
}
