import SecretSharing
import Synchronization
import Testing

@testable import Workers

/// What a worker may take: as much as the files need, however another program has encoded them.
@Suite struct MemoryLimitTests {
  /// The head of a PNG file, and zeros behind it.
  private func picture(_ width: Int, _ height: Int, _ depth: UInt8, _ color: UInt8) -> [UInt8] {
    func big(_ number: Int) -> [UInt8] {
      withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) }
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + Array("IHDR".utf8)
      + big(width) + big(height) + [depth, color, 0, 0, 0] + [UInt8](repeating: 0, count: 10_000)
  }

  private func limits(_ request: WorkerRequest, _ files: [[UInt8]]) throws -> [Int] {
    let told = Mutex<[Int]>([])
    let bench = Workbench(Progress {}) { bytes in told.withLock { $0.append(bytes) } }
    _ = bench.reply(to: request, try files.map { try temporaryFile($0).0 })
    return told.withLock { $0 }
  }

  @Test func samplesThatAreToBeDecodedCount() throws {
    let small = picture(100, 50, 8, 0)
    // Each sample, and as much again for the form with fewer channels or bits.
    #expect(try limits(.inspect(isWhole: true), [small]) == [3 * small.count + 2 * 100 * 50])
    let deep = picture(200, 50, 16, 6)
    #expect(
      try limits(.restore, [small, deep])
        == [3 * (small.count + deep.count) + 2 * 100 * 50 + 2 * 200 * 50 * 8])
  }

  @Test func whatAFileCannotHoldDoesNotCount() throws {
    let most = 2 * (8 * picture(1, 1, 8, 0).count + (16 << 20))
    for (width, depth, color) in [(100_000, 16, 6), (0x7FFF_FFFF, 16, 6), (1 << 20, 8, 3)]
      as [(Int, UInt8, UInt8)]
    {
      let huge = picture(width, width, depth, color)
      let found = try limits(.inspect(isWhole: false), [huge])
      #expect(found == [3 * huge.count + most])
    }
    let none = picture(0, 1, 8, 0)
    #expect(try limits(.inspect(isWhole: false), [none]) == [3 * none.count])
    #expect(try limits(.inspect(isWhole: false), [[1, 2, 3]]) == [9])
  }
}
