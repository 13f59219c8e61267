import Foundation
import Testing

/// Other programs that `bench` measures, as they are called.
struct PeersTests {
  private static let peers = ["gfsplit", "gfcombine", "openssl", "age-keygen", "age"]

  /// A sandbox with programs of these names, which note what they are called with and which signals
  /// do not reach them.
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    let script = """
      #!/bin/bash
      printf '%s\\n' "$@" >> '\(sandbox.path)/said'
      grep SigBlk /proc/self/status >> '\(sandbox.path)/blocked'
      """
    for name in Self.peers {
      try sandbox.write(Array(script.utf8), "bin/\(name)")
      try #require(chmod("\(sandbox.path)/bin/\(name)", 0o755) == 0)
    }
    // Unlike bash, dash lets all signals through by itself.
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/bin/sh", withDestinationPath: "/bin/bash")
    try sandbox.write(Sample.picture(), "-in.dcm")
    let bench = try run(
      [
        "/usr/bin/env", "PATH=\(sandbox.path)/bin:/usr/bin:/bin", program, "bench", "--rounds", "1",
        "--json", "--", "-in.dcm",
      ], in: sandbox.path)
    try #require(bench.status == 0, "\(bench.output)\(bench.errors)")
    return sandbox
  }

  @Test func whatTheyAreCalledWithIsNoOptionAndSignalsReachThem() throws {
    let sandbox = try sandbox()
    let said = String(decoding: try sandbox.read("said"), as: UTF8.self).split(separator: "\n")
    #expect(said.count { $0 == "./-in.dcm" } == 3, "\(said)")
    #expect(!said.contains("-in.dcm"))
    let blocked = String(decoding: try sandbox.read("blocked"), as: UTF8.self)
    #expect(Set(blocked.split(separator: "\n")) == ["SigBlk:\t0000000000000000"])
  }
}
