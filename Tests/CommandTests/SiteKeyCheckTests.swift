import Foundation
import Testing

@testable import dicomshare

/// What `config check` says of the site key: what the start would.
struct SiteKeyCheckTests {
  private static let key = [UInt8](1...32)

  private func check(_ sandbox: Sandbox) throws -> Run {
    try run(
      [program, "config", "check", "--spool", "\(sandbox.path)/s", "--json"], in: sandbox.path)
  }

  private func write(_ key: [UInt8], _ sandbox: Sandbox, mode: mode_t = 0o600) throws {
    try sandbox.write(key, "s/state/site-key")
    chmod("\(sandbox.path)/s/state/site-key", mode)
  }

  @Test func aKeyThatIsRightNeedsNoWord() throws {
    let sandbox = try Sandbox()
    let text = Array(Self.key.map { String(format: "%02x", $0) }.joined().utf8)
    for key in [Self.key, text, text + [10]] {
      try write(key, sandbox)
      let check = try check(sandbox)
      #expect(check.status == 0)
      #expect(!check.output.contains("site key") && !check.output.contains("site-key"))
    }
  }

  @Test(arguments: [[], [UInt8](1...31), Array("00ff".utf8)])
  func aKeyOfAnotherLengthIsNone(_ key: [UInt8]) throws {
    let sandbox = try Sandbox()
    try write(key, sandbox)
    let check = try check(sandbox)
    #expect(check.status == 78)
    #expect(check.output.contains("the site key is neither 32 bytes nor 64 hexadecimal digits"))
  }

  @Test func whatIsNoFileIsNoKey() throws {
    let sandbox = try Sandbox()
    try sandbox.write([], "s/state/site-key/x")
    let check = try check(sandbox)
    #expect(check.status == 78)
    #expect(check.output.contains("state/site-key cannot be read"), "\(check.output)")
  }

  @Test func aKeyThatOthersMayReadDeservesASecondThought() throws {
    let sandbox = try Sandbox()
    for mode: mode_t in [0o644, 0o640, 0o602] {
      try write(Self.key, sandbox, mode: mode)
      let check = try check(sandbox)
      #expect(check.status == 0)
      #expect(check.output.contains("others may use the site key: chmod 600 "), "\(mode)")
    }
  }

  @Test func anotherKeyThanThatOfTheArchiveIsRefused() throws {
    let sandbox = try Sandbox()
    let digits = String(repeating: "5a", count: 32) + "\n"
    try sandbox.write(Array(digits.utf8), "s/archive/.index/key-check")
    for isThere in [true, false] {
      if isThere {
        try write(Self.key, sandbox)
      } else {
        try FileManager.default.removeItem(atPath: "\(sandbox.path)/s/state/site-key")
      }
      let check = try check(sandbox)
      #expect(check.status == 78)
      #expect(check.output.contains("not the one that the archive was begun with"), "\(isThere)")
    }
  }

  /// Nothing is made: the service makes one.
  @Test func withoutAnyNothingIsSaidAndNothingMade() throws {
    let sandbox = try Sandbox()
    try sandbox.write([], "s/state/x")
    let check = try check(sandbox)
    #expect(check.status == 0 && !check.output.contains("site key"))
    #expect(sandbox.list("s/state") == ["x"])
  }

  @Test(.enabled(if: geteuid() == 0, "needs root to run the program as somebody else"))
  func whoMayNotReadItIsToldThat() throws {
    let sandbox = try Sandbox()
    try write(Self.key, sandbox)
    chmod("\(sandbox.path)/s", 0o755)
    // A copy, because the folders above the built program may not be for everybody.
    try FileManager.default.copyItem(atPath: program, toPath: "\(sandbox.path)/dicomshare")
    for mode: mode_t in [0o755, 0o700] {
      chmod("\(sandbox.path)/s/state", mode)
      let check = try run(
        [
          "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
          "\(sandbox.path)/dicomshare", "config", "check", "--spool", "\(sandbox.path)/s", "--json",
        ], in: sandbox.path)
      #expect(check.status == 0, "\(check.output)\(check.errors)")
      #expect(
        check.output.contains("the site key was not looked at: you may not read it; try as root"),
        "\(check.output)")
    }
  }
}
