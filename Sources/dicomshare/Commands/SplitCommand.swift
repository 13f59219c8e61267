internal import ArgumentParser
internal import SecretSharing
internal import Spool

/// `dicomshare split`: DICOM files into pairs of shares.
struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split DICOM files into an archive share and a patient share each.",
    discussion: """
      Every file becomes two PNG images of noise, A*.PNG and P*.PNG. Both are read back and \
      compared with the file before they get their names. The files themselves are left alone.
      """)

  @Argument(help: "DICOM files, or folders of them.")
  var input: [Path]

  @Option(help: "The folder for the halves that stay; made when missing.")
  var archive: Path

  @Option(help: "The folder for the halves that go with the patient; made when missing.")
  var patient: Path

  @Option(
    help: """
      standard: the file comes back byte for byte; visual: grey levels may differ by one.
      """)
  var mode: Mode = .standard

  @Flag(
    help: """
      Issue a further, independent pair of a file that was split before; this command always does.
      """)
  var issueAgain = false

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func run() throws {
    Interruption.listen()
    defer { Interruption.finish() }
    let console = Console(json: json)
    let inputs = Inputs(input)
    if let job = job(console), !inputs.files.isEmpty {
      console.begin(files: inputs.files.count, bytes: inputs.files.reduce(0) { $0 + $1.size })
      Parallel.forEach(Batch.batches(inputs.files, size: \.size)) { batch in
        job.run(batch)
      } report: { batch, results in
        for (input, result) in zip(batch, results) { report(input, result, console) }
      }
    }
    try console.finish()
  }

  /// What splits the files; nothing when the folders cannot be had, which has been said then.
  private func job(_ console: Console) -> SplitJob? {
    var folders: [Path] = []
    do throws(Failure) {
      folders.append(archive)
      let kept = try outputFolder(archive)
      folders.append(patient)
      let given = try outputFolder(patient)
      if try Location.areSame(kept, given) {
        console.note(patient, "warning: both halves go into one folder; who has it has the exam")
      }
      return SplitJob(archive: kept, patient: given, mode: mode)
    } catch {
      console.failure(folders.last ?? archive, error)
      return nil
    }
  }

  private func report(
    _ input: Input, _ result: Result<SplitJob.Result, Failure>, _ console: Console
  ) {
    switch result {
    case .success(let result):
      let kept = archive / result.archiveName.bytes
      let given = patient / result.patientName.bytes
      for warning in result.report.warnings { console.note(input.path, "warning: \(warning)") }
      switch result.report.whyExact {
      case .notApplicable:
        console.note(
          input.path,
          "carried exactly: visual mode is for shades of grey and color, and the file has none")
      case .tooSmall:
        console.note(
          input.path,
          "carried exactly: the picture is too small for visual mode to hide the header in it")
      case .standard, nil: break
      }
      console.result(
        "\(input.path.shown): \(kept.shown) \(given.shown)",
        [
          ("input", .path(input.path)), ("archive", .path(kept)), ("patient", .path(given)),
          ("pair", .text(result.pairID.description)), ("mode", .text(mode.rawValue)),
          ("exact", .flag(result.isExact)), ("bytes", .number(result.report.fileBytes)),
          ("payload_bytes", .number(result.report.payloadBytes)),
          ("warnings", .list(result.report.warnings.map { .text($0) })),
        ])
    case .failure(let failure):
      console.failure(input.path, failure)
    }
    console.advance(bytes: input.size)
  }
}
