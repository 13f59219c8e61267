import Foundation
import Glibc
import Testing

/// A demonstration that cannot come to its end.
@Suite struct DemonstrationTests {
  @Test(.enabled(if: mounts, "needs root to mount a small file system"))
  func aDemonstrationWithTooLittleRoomSaysWhatItLeaves() throws {
    let sandbox = try Sandbox()
    try withMount("size=1m", in: sandbox) {
      let run = try sandbox.dicomshare("demo", "full/demo")
      #expect(run.status == 74)
      #expect(run.errors.contains("full/demo: there is not enough room for the demonstration"))
      #expect(run.errors.contains("what it has made so far is left there, remove it"))
      #expect(sandbox.list("full/demo").contains("study"))
    }
  }

  @Test(.enabled(if: mounts, "needs root to mount a small file system"), arguments: [3, 14, 30])
  func aDemonstrationWithTooFewInodesSaysThat(_ files: Int) throws {
    let sandbox = try Sandbox()
    try withMount("size=64m,nr_inodes=\(files)", in: sandbox) {
      let run = try sandbox.dicomshare("demo", "full/demo")
      #expect(run.status == 74)
      #expect(run.errors.contains("takes no further files"), "\(run.errors)")
      #expect(run.errors.contains("df -i"), "\(run.errors)")
    }
  }

  @Test(arguments: [SIGTERM, SIGKILL])
  func aSignalThatEndsADemonstrationEndsItsService(_ signal: Int32) throws {
    let sandbox = try Sandbox()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["demo", "demo"]
    process.currentDirectoryURL = URL(fileURLWithPath: sandbox.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try start(process)
    while sandbox.list("demo/spool/incoming").isEmpty, process.isRunning { usleep(10_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    // The lock of a spool that a service works on is held.
    let instances = sandbox.list("demo/spool/work").filter { !$0.hasPrefix(".") }
    #expect(!instances.isEmpty || signal == SIGKILL)
    // One that nobody has stopped on its way out needs a moment, and may take its folder with it.
    let deadline = ContinuousClock.now + (signal == SIGKILL ? .seconds(30) : .zero)
    for instance in instances {
      let lock = open("\(sandbox.path)/demo/spool/work/\(instance)/lock", O_RDWR | O_CLOEXEC)
      guard lock >= 0 || signal != SIGKILL else { continue }
      while flock(lock, LOCK_EX | LOCK_NB) != 0, .now < deadline { usleep(10_000) }
      #expect(flock(lock, LOCK_EX | LOCK_NB) == 0, "its service is still there")
      close(lock)
    }
  }
}
