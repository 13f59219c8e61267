import Glibc
import Testing

@testable import Spool

/// What several append to one file at a time.
@Suite struct AppendTests {
  /// A lock that is not to be had is no reason to go on without one.
  @Test func onlyWhereThereAreNoLocksNoneIsHeld() throws {
    func locked(_ code: CInt) throws -> Bool {
      var calls = 0
      return try File.locked {
        calls += 1
        errno = code
        return code == 0 || code == EINTR && calls > 1 ? 0 : -1
      }
    }
    #expect(try locked(0))
    #expect(try locked(EINTR), "a signal came, and it was waited for again")
    for code in [EOPNOTSUPP, ENOSYS, ENOLCK] { #expect(try !locked(code)) }
    for code in [EIO, EBADF] {
      #expect(throws: SystemCallError(call: "flock", code: code)) { try locked(code) }
    }
  }

  /// Half a line would stand before what is appended when there is room again.
  @Test(.enabled(if: SmallFileSystem.isPossible, "needs to mount a small file system"))
  func whatThereIsNoRoomForIsNotAppendedInPart() throws {
    let small = try SmallFileSystem("size=64k")
    let file = try small.folder.createFile("lines", mode: 0o600)
    // A page is left, but for these.
    try file.write([UInt8](repeating: 1, count: 60 << 10), at: 0)
    let room = (64 << 10) - (60 << 10)
    let more = [UInt8](repeating: 2, count: room + 1)
    let error = #expect(throws: SystemCallError.self) {
      try small.folder.append(more, to: "lines", mode: 0o600)
    }
    #expect(error?.code == ENOSPC)
    #expect(try file.status().size == 60 << 10)
    try small.folder.append([3], to: "lines", mode: 0o600)
    #expect(try file.status().size == (60 << 10) + 1)
  }
}
