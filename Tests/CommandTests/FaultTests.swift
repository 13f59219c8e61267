import Foundation
import Glibc
import Testing

@testable import dicomshare

/// What the program does when the system refuses.
@Suite(.serialized)
struct FaultTests {
  @Test(arguments: [["split"], ["split", "x", "--archive", "a"], ["frobnicate"], ["--wrong"]])
  func wrongUsageIsStatus64(_ arguments: [String]) throws {
    let run = try run([program] + arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("Usage: dicomshare"))
  }

  @Test(.enabled(if: mounts, "needs root to mount a small file system"))
  func aFullDiskIsSaidAndNothingRemains() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(side: 2048), "in.dcm")
    try withMount("size=1m", in: sandbox) {
      for (archive, patient) in [("full", "p"), ("a", "full")] {
        let run = try sandbox.dicomshare(
          "split", "in.dcm", "--archive", archive, "--patient", patient)
        #expect(run.status == 74)
        let side = archive == "full" ? "archive" : "patient"
        #expect(
          run.errors.contains(
            "in.dcm: the disk with the folder for the \(side) shares is full and nothing was kept"),
          "\(run.errors)")
        #expect(sandbox.list(archive).isEmpty)
        #expect(sandbox.list(patient).isEmpty)
      }
    }
  }

  /// Room for 16 MB, and for so many files; its own folder is one of them.
  @Test(.enabled(if: mounts, "needs root to mount a small file system"), arguments: [1, 2, 4])
  func aDiskThatTakesNoFurtherFilesIsNotCalledFull(_ files: Int) throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    let words = ": the file system to write to takes no further files, whatever room it has (df -i)"
    let split = try sandbox.dicomshare("split", "in.dcm", "--archive", "a", "--patient", "p")
    try #require(split.status == 0, "\(split.errors)")
    try withMount("size=16m,nr_inodes=\(files)", in: sandbox) {
      let run = try sandbox.dicomshare(
        "split", "in.dcm", "--archive", "full/a", "--patient", "full/p")
      #expect(run.status == 74)
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(sandbox.list("full").isEmpty)
      // The file itself is one, and the folder that it lay in another.
      guard files < 2 else { return }
      let back = try sandbox.dicomshare("reconstruct", "a", "p", "--output", "full")
      #expect(back.status == 74)
      #expect(back.errors.contains(words), "\(back.errors)")
      #expect(sandbox.list("full").isEmpty)
    }
  }

  /// Whenever they run out.
  @Test func tooFewOpenFilesAreSaid() throws {
    let sandbox = try Sandbox()
    for name in ["1.dcm", "2.dcm", "3.dcm"] { try sandbox.write(Sample.picture(side: 512), name) }
    for count in Array(repeating: 8...14, count: 6).joined() {
      let run = try run(
        [
          "/bin/sh", "-c",
          "ulimit -n \(count); exec \(program) split ?.dcm --archive a --patient p",
        ], in: sandbox.path)
      #expect([0, 75].contains(run.status), "\(count): \(run.errors)")
      #expect(run.status == 0 || run.errors.contains("too many files are open"))
    }
    #expect(sandbox.list("a").count == sandbox.list("p").count)
  }

  /// The same error as for 4 GiB on FAT; behind a limit of the process comes a signal with it.
  @Test func aResultThatIsTooLongForAFileIsSaidAndNothingRemains() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture(side: 1024))
    for command in [
      "split in.dcm --archive new --patient new/p",
      "reconstruct \(archive) \(patient) --output new",
    ] {
      let run = try run(
        ["/bin/sh", "-c", "ulimit -f 100; exec \(program) \(command) --json"], in: sandbox.path)
      #expect(run.status == 74, "\(run.errors)")
      #expect(run.output.contains("longer than a file may be there"), "\(run.output)")
      #expect(sandbox.list("new").isEmpty)
    }
  }

  /// Its own folder is the last file that it takes.
  @Test(
    .enabled(if: mounts, "needs root to mount a small file system"), arguments: ["demo", "bench"])
  func whereNoTemporaryFolderCanBeMadeThatIsSaid(_ command: String) throws {
    let sandbox = try Sandbox()
    try withMount("size=64m,nr_inodes=1", in: sandbox) {
      let run = try run(["/usr/bin/env", "TMPDIR=full", program, command], in: sandbox.path)
      #expect(run.status == 74)
      #expect(
        run.errors == """
          dicomshare: full: the file system takes no further files, whatever room it has (df -i), \
          and nothing was kept; delete files that nobody needs, or name another folder for \
          temporary files in TMPDIR

          """)
    }
  }

  @Test(.enabled(if: mounts, "needs root to mount a small file system"))
  func whereAFileHasRoomAndItsMetadataHasNotNothingRemains() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "study/CT/in.dcm")
    let split = try sandbox.dicomshare("split", "study", "--archive", "a", "--patient", "p")
    try #require(split.status == 0, "\(split.errors)")
    var statuses: Set<Int32> = []
    for size in stride(from: 4, through: 40, by: 4) {
      try withMount("size=\(size)k", in: sandbox) {
        let run = try sandbox.dicomshare(
          "reconstruct", "a", "p", "--output", "full", "--with-metadata=both")
        statuses.insert(run.status)
        #expect(sandbox.list("full") == (run.status == 0 ? ["CT"] : []))
        #expect(
          sandbox.list("full/CT")
            == (run.status == 0 ? ["in.dcm", "in.dcm.json", "in.dcm.model.json"] : []),
          "\(size) kB: \(run.errors)")
        #expect(run.status == 0 || run.errors.contains("nothing was kept"))
      }
    }
    #expect(statuses == [0, 74])
  }

  @Test(.enabled(if: mounts, "needs root to mount a small file system"))
  func aReadOnlyTargetIsSaidAndNothingRemains() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    try withMount("ro", in: sandbox) {
      let run = try sandbox.dicomshare("split", "in.dcm", "--archive", "a", "--patient", "full")
      #expect(run.status == 73)
      #expect(run.errors.contains("read-only file system"))
      #expect(sandbox.list("a").isEmpty)
    }
  }

  @Test(.enabled(if: isRoot, "needs root to run the program as somebody else"))
  func missingPermissionIsSaid() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    try sandbox.write(Sample.picture(), "secret.dcm")
    chmod("\(sandbox.path)/secret.dcm", 0o600)
    for folder in ["a", "p"] {
      mkdir("\(sandbox.path)/\(folder)", 0o777)
      chmod("\(sandbox.path)/\(folder)", 0o777)
    }
    mkdir("\(sandbox.path)/closed", 0o755)
    // A copy, because the folders above the built program may not be for everybody.
    try FileManager.default.copyItem(atPath: program, toPath: "\(sandbox.path)/dicomshare")
    let nobody = [
      "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
      "\(sandbox.path)/dicomshare", "split",
    ]
    let unreadable = try run(
      nobody + ["secret.dcm", "--archive", "a", "--patient", "p"], in: sandbox.path)
    #expect(unreadable.status == 77, "\(unreadable.errors)")
    #expect(unreadable.errors.hasPrefix("dicomshare: secret.dcm: no permission to read"))
    let unwritable = try run(
      nobody + ["in.dcm", "--archive", "a", "--patient", "closed"], in: sandbox.path)
    #expect(unwritable.status == 77, "\(unwritable.errors)")
    #expect(unwritable.errors.contains("no permission to write into the target folder"))
    #expect(sandbox.list("a").isEmpty)
    #expect(sandbox.list("closed").isEmpty)
  }

  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func closedStreamsHarmNothing(_ closed: String) throws {
    let sandbox = try Sandbox()
    let numbers = (1...8).map { UInt64($0) }
    for number in numbers { try sandbox.write(Sample.picture(seed: number), "study/\(number)") }
    let split = "'\(program)' split study --archive a --patient p \(closed)"
    #expect(try run(["/bin/sh", "-c", split], in: sandbox.path).status == 0)
    let restore = "'\(program)' reconstruct a p --output out \(closed)"
    let run = try run(["/bin/sh", "-c", restore], in: sandbox.path)
    #expect(run.status == 0, "\(run.errors)")
    for number in numbers {
      #expect(try sandbox.read("out/\(number)") == Sample.picture(seed: number))
    }
  }

  @Test func whatCannotBeSaidIsToldAndReadersMayLeave() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(seed: 1), "study/1")
    #expect(
      try sandbox.dicomshare("split", "study", "--archive", "a", "--patient", "p").status == 0)
    let now = Int(Date().timeIntervalSince1970)
    try sandbox.write(
      Array("{\"version\": 1, \"time\": \(now)}\n".utf8), "s/state/status.json")
    for words in [
      "verify a p", "inspect a --json", "reconstruct a p --output out", "config show",
      "config check --spool $PWD/s", "status --spool $PWD/s", "status --check --spool $PWD/s",
      "status --json --spool $PWD/s", "--help", "--version", "split --help", "help find",
    ] {
      let full = try run(["/bin/sh", "-c", "'\(program)' \(words) >/dev/full"], in: sandbox.path)
      #expect(full.status == 74, "\(words): \(full.status) \(full.errors)")
      #expect(full.errors.contains("standard output cannot be written: No space left"), "\(words)")
    }
    #expect(try sandbox.read("out/1") == Sample.picture(seed: 1))
    let left = try run(
      [
        "/bin/bash", "-c",
        "'\(program)' reconstruct a p --output left | true; exit ${PIPESTATUS[0]}",
      ],
      in: sandbox.path)
    #expect(left.status == 0 && left.errors.isEmpty, "\(left.errors)")
    #expect(try sandbox.read("left/1") == Sample.picture(seed: 1))
  }

  @Test func aNameThatIsTakenBySymbolicLinkIsNotWrittenThrough() throws {
    let sandbox = try Sandbox()
    let (archive, patient) = try sandbox.split(Sample.picture())
    try sandbox.write([], "out/.keep")
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/out/in.dcm", withDestinationPath: "\(sandbox.path)/victim")
    let run = try sandbox.dicomshare("reconstruct", archive, patient, "--output", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(sandbox.path)/victim"))
    #expect(sandbox.list("out") == [".keep", "in (2).dcm", "in.dcm"])
  }

  @Test func aSignalEndsTheWorkBetweenTwoFiles() throws {
    let sandbox = try Sandbox()
    let process = try split(64, in: sandbox, "--patient", "p")
    while sandbox.list("p").isEmpty, process.isRunning { usleep(1000) }
    process.terminate()
    process.waitUntilExit()
    let (archive, patient) = (sandbox.list("a"), sandbox.list("p"))
    #expect(archive.map { $0.dropFirst() } == patient.map { $0.dropFirst() })
    // A fast machine may have been done before the signal came.
    if archive.count < 64 {
      #expect(process.terminationReason == .uncaughtSignal)
      #expect(process.terminationStatus == SIGTERM)
    }
    let verify = try sandbox.dicomshare("verify", "a", "p")
    #expect(verify.status == 0, "\(verify.errors)")
    #expect(verify.output.split(separator: "\n").count == archive.count)
  }

  /// Whichever thread the kernel gives a signal to, the file that is being worked on is finished.
  @Test func onlyOneThreadTakesSignals() throws {
    let sandbox = try Sandbox()
    let process = try split(64, in: sandbox, "--patient", "p")
    while sandbox.list("p").isEmpty, process.isRunning { usleep(1000) }
    kill(process.processIdentifier, SIGSTOP)
    let tasks = "/proc/\(process.processIdentifier)/task"
    var threads: [String: UInt64] = [:]
    for task in try FileManager.default.contentsOfDirectory(atPath: tasks) {
      let status = try String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)
      let blocked = try #require(status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") })
      let mask = try #require(UInt64(blocked.split(separator: "\t")[1], radix: 16))
      threads[String(status.split(separator: "\n")[0].dropFirst(6)) + " " + task] = mask
    }
    kill(process.processIdentifier, SIGCONT)
    process.terminate()
    process.waitUntilExit()
    // One that sigwait(3) is in has none of them in this list.
    let wished: UInt64 = [SIGHUP, SIGINT, SIGTERM].reduce(0) { $0 | 1 << UInt64($1 - 1) }
    let takers = threads.filter { $0.value & wished != wished }
    #expect(threads.count > 2)
    #expect(takers.keys.allSatisfy { $0.hasPrefix("signals ") }, "\(threads)")
  }

  /// nohup(1) has a command go on when its terminal is gone.
  @Test func aSignalThatIsPassedOverStaysSo() throws {
    let sandbox = try Sandbox()
    let process = try split(32, in: sandbox, "--patient", "p", passingOverHangup: true)
    while sandbox.list("p").isEmpty, process.isRunning { usleep(1000) }
    kill(process.processIdentifier, SIGHUP)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(sandbox.list("p").count == 32)
  }

  /// A sheet is there for its shares, or not at all.
  @Test(arguments: [20, 40, 80, 160])
  func aSignalLeavesNoSheetWithoutAShare(_ milliseconds: UInt32) throws {
    let sandbox = try Sandbox()
    let process = try split(16, in: sandbox, "--sheet", "sheet.txt")
    usleep(milliseconds * 1000)
    process.terminate()
    process.waitUntilExit()
    let hasSheet = FileManager.default.fileExists(atPath: "\(sandbox.path)/sheet.txt")
    #expect(hasSheet == !sandbox.list("a").isEmpty)
  }

  @Test func bothHalvesInOneFolderAreWarnedAbout() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Sample.picture(), "in.dcm")
    let run = try sandbox.dicomshare("split", "in.dcm", "--archive", "x", "--patient", "./x")
    #expect(run.status == 0)
    #expect(run.errors.contains("warning: both shares go into one folder"))
    #expect(sandbox.list("x").count == 2)
  }

  /// Begins to split so many files, as in a terminal.
  private func split(
    _ count: Int, in sandbox: Sandbox, _ output: String...,
    passingOverHangup isPassing: Bool = false
  ) throws -> Process {
    for number in 0..<count {
      try sandbox.write(Sample.picture(seed: UInt64(number), side: 400), "study/\(number)")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", (isPassing ? "trap '' HUP; " : "") + "exec \"$0\" \"$@\"", program]
      + ["split", "study", "--archive", "a"] + output
    process.currentDirectoryURL = URL(fileURLWithPath: sandbox.path)
    process.standardOutput = FileHandle.nullDevice
    try start(process)
    return process
  }
}
