import Foundation
import Testing

@testable import dicomshare

/// What a run of the program came to.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  /// The objects that `--json` printed, one a line.
  func objects() throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  /// The words for what went wrong, of a run with `--json`.
  func errorCodes() throws -> [String] { try objects().compactMap { $0["error"] as? String } }
}

/// The program as it was built, beside the test process.
let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  .deletingLastPathComponent().appendingPathComponent("dicomshare").path

/// Runs a command and waits for its end.
func run(_ command: [String], in folder: String? = nil) throws -> Run {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: command[0])
  process.arguments = Array(command.dropFirst())
  if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
  let (output, errors) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = FileHandle.nullDevice
  try process.run()
  // Both pipes are read while the program runs; a full one would stop it.
  let collected = Collected()
  let reader = Thread { collected.finish(errors.fileHandleForReading.readDataToEndOfFile()) }
  reader.start()
  let text = output.fileHandleForReading.readDataToEndOfFile()
  let complaints = collected.wait()
  process.waitUntilExit()
  return Run(
    status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
    errors: String(decoding: complaints, as: UTF8.self))
}

/// Hands bytes from one thread to another.
private final class Collected: @unchecked Sendable {
  // Every access holds the condition's lock.
  private let condition = NSCondition()
  private var data: Data?

  func finish(_ data: Data) {
    condition.lock()
    self.data = data
    condition.signal()
    condition.unlock()
  }

  func wait() -> Data {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let data { return data }
      condition.wait()
    }
  }
}

/// A folder of its own for a test, removed with all that lies in it.
final class Sandbox {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dicomshare-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    // A leftover in the folder for temporary files harms nobody.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Runs the program in this folder.
  func dicomshare(_ arguments: String...) throws -> Run {
    try run([program] + arguments, in: path)
  }

  /// Writes a file, and the folders above it.
  func write(_ bytes: [UInt8], _ name: String) throws {
    let place = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  /// What a file holds.
  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)))
  }

  /// The names in a folder, hidden ones included, sorted; none when there is no such folder.
  func list(_ name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")) ?? []).sorted()
  }

  /// Splits the file `in.dcm` and returns the paths of its shares.
  func split(_ bytes: [UInt8], as name: String = "in.dcm") throws -> (String, String) {
    try write(bytes, name)
    let run = try dicomshare("split", name, "--archive", "a", "--patient", "p", "--json")
    try #require(run.status == 0, "\(run.output)\(run.errors)")
    let object = try #require(try run.objects().first)
    return (
      try #require(object["archive"] as? String), try #require(object["patient"] as? String)
    )
  }
}

/// DICOM files to work on.
enum Sample {
  /// A small 8-bit picture.
  static func picture(seed: UInt64 = 1, side: UInt16 = 96) -> [UInt8] {
    var noise = Noise(seed: seed)
    var set = DataSetWriter()
    set.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.7")
    set.text(0x0008_0018, "UI", "2.25.1234567890\(seed)")
    set.text(0x0010_0010, "PN", "Nobody^Norbert")
    set.us(0x0028_0002, 1)
    set.text(0x0028_0004, "CS", "MONOCHROME2")
    set.us(0x0028_0010, side)
    set.us(0x0028_0011, side)
    set.us(0x0028_0100, 8)
    set.us(0x0028_0101, 8)
    set.us(0x0028_0102, 7)
    set.us(0x0028_0103, 0)
    let count = Int(side) * Int(side)
    set.ob(
      0x7FE0_0010, (0..<count).map { UInt8(90 + ($0 / Int(side)) % 60 + Int(noise.uniform() * 4)) })
    return set.file(
      sopClass: "1.2.840.10008.5.1.4.1.1.7", sopInstance: "2.25.1234567890\(seed)")
  }
}
