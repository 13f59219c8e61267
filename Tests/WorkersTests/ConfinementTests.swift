import CProbe
import Foundation
import Glibc
import Testing
import Threads

@testable import Workers

/// What a worker cannot do, whatever a file makes of it.
@Suite struct ConfinementTests {
  @Test func aConfinedProcessOpensNothingAndTalksToNobody() {
    #expect(cprobe_confined() == 0)
  }

  /// ThreadSanitizer starts a thread of its own in each process, before that can confine itself.
  private static let isAlone = dlsym(nil, "__tsan_init") == nil

  /// A sanitizer maps far more than it uses.
  private static let isSanitized = !isAlone || dlsym(nil, "__asan_init") != nil

  /// No request tells how much the files need then.
  @Test(.enabled(if: !isSanitized), arguments: [WorkerKind.packages, .photos])
  func whatLibrariesReadIsReadWithLittleMemory(kind: WorkerKind) throws {
    let worker = try WorkerProcess(executable: program, kind: kind)
    defer { worker.end() }
    #expect(try worker.answer(to: .letGo, [], patience: .seconds(60)) == .done)
    let limits = try String(contentsOfFile: "/proc/\(worker.pid)/limits", encoding: .utf8)
    let memory = limits.split(separator: "\n").first { $0.hasPrefix("Max address space") }
    #expect(memory?.split(separator: " ").dropFirst(3).first == "\(1 << 30)")
  }

  @Test(.enabled(if: isAlone), arguments: WorkerKind.allCases)
  func aWorkerIsConfined(kind: WorkerKind) throws {
    let worker = try WorkerProcess(executable: program, kind: kind)
    defer { worker.end() }
    let (file, _) = try temporaryFile([1, 2, 3])
    // It answers only when it has confined itself.
    _ = try worker.answer(to: .examine(isHeld: true), [file], patience: .seconds(60))
    let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(worker.pid)/task")
    #expect(tasks.count == 1 + (kind == .ordinary ? ThreadCrew.standardCount : 0))
    for task in tasks {
      let status = try String(
        contentsOfFile: "/proc/\(worker.pid)/task/\(task)/status", encoding: .utf8)
      let fields = Dictionary(
        status.split(separator: "\n").compactMap { line in
          line.firstIndex(of: ":").map {
            (String(line[..<$0]), line[$0...].dropFirst().trimmingCharacters(in: .whitespaces))
          }
        }, uniquingKeysWith: { first, _ in first })
      #expect(fields["Seccomp"] == "2")
      #expect(fields["NoNewPrivs"] == "1")
      for set in ["CapEff", "CapPrm", "CapInh", "CapAmb"] {
        #expect(fields[set] == "0000000000000000")
      }
    }
  }
}
