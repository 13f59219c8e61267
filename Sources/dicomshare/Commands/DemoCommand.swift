internal import ArgumentParser
internal import Glibc
internal import SecretSharing

/// `dicomshare demo`: the whole journey of a small synthetic study.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a small synthetic study, split it, reconstruct it, show the result.",
    discussion: """
      Leaves everything in the folder to look at: the study, both shares of every file, what came \
      back, and pictures of one radiograph with its shares.
      """)

  @Argument(
    help: "An empty or new folder; without one, a new folder for temporary files.",
    transform: Path.file)
  var folder: Path?

  func validate() throws {
    let place = folder ?? Location.temporaryBase("/tmp")
    guard Self.isForService(place), Self.isForService(Location.resolvedStart(of: place)) else {
      throw ValidationError(
        "The service of the demonstration needs a folder whose whole path is UTF-8 without control "
          + "characters; name one.")
    }
  }

  /// Whether a service takes a path for its folders.
  private static func isForService(_ path: Path) -> Bool {
    String(validating: path.bytes, as: UTF8.self) != nil
      && path.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  func run() throws {
    Interruption.listen()
    defer { Interruption.finish() }
    let folders = OutputFolders()
    defer { folders.removeEmpty() }
    let console = Console(json: false)
    var path = folder ?? Location.temporaryBase("/tmp")
    var isMade = folder != nil
    do throws(Failure) {
      if folder == nil { path = try Location.temporary("demo", below: path) }
      isMade = true
      try show(Demo(path, folders), console)
    } catch {
      // What was left undone because of a signal needs no sentence.
      if !Interruption.isWished { console.failure(path, isMade ? Self.leaving(error) : error) }
    }
    try console.finish()
  }

  /// Unlike the other commands, this one leaves what it made before a disk was full.
  private static func leaving(_ failure: Failure) -> Failure {
    guard ["disk-full", "quota-exceeded"].contains(failure.code) else { return failure }
    let lack =
      failure == .noFurtherFiles
      ? "the file system takes no further files (df -i), too few for the demonstration"
      : "there is not enough room for the demonstration"
    return Failure(
      failure.code, failure.status,
      "\(lack); what it has made so far is left there, remove "
        + "it, then name a folder with more room")
  }

  private func show(_ demo: Demo, _ console: Console) throws(Failure) {
    let inputs = try demo.makeStudy()
    var rows: [DemoRow] = []
    for input in inputs {
      let start = ContinuousClock.now
      let result = try demo.split(input)
      let duration = ContinuousClock.now - start
      rows.append(
        DemoRow(
          input: input, split: result, duration: duration, evaluations: try EvaluateJob.run(input)))
    }
    try demo.reconstruct()
    for index in rows.indices { rows[index].isIdentical = try demo.isIdentical(rows[index].input) }
    if let radiograph = rows.first(where: { $0.input.relative.starts(with: "DX/".utf8) }) {
      try demo.drawPictures(radiograph.split)
    }
    for line in DemoRow.table(rows) { console.result(line, []) }
    let different = rows.filter { !$0.isIdentical }
    for row in different { console.failure(row.input.path, Failure(.digestMismatch)) }
    console.result(
      """
      Sizes in bytes; (s) standard mode, (v) visual mode; PSNR and SSIM before the change is undone.

      \(rows.count - different.count) of \(rows.count) files came back byte for byte.
      Look at \(demo.path.shown)/pictures: the radiograph, its two shares, what came back.
      The shares lie in archive/ and patient/ beside it, the restored files in reconstructed/.

      The same study through the service:
      """, [])
    let same = try demo.journey(inputs) { console.result($0, []) }
    console.result("\(same) of \(inputs.count) files came back byte for byte.", [])
    if same < inputs.count { throw Failure(.digestMismatch) }
  }
}
