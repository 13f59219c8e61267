internal import ArgumentParser
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Synchronization

/// `dicomshare split`: DICOM files into pairs of shares.
struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split DICOM files into an archive share and a patient share each.",
    discussion: """
      Every file becomes two PNG images of noise, A*.PNG and P*.PNG. Both are read back and \
      compared with the file before they get their names. The files themselves are left alone.
      """)

  @Argument(
    help: "DICOM files, or folders of them; a file that is named twice is split once.",
    transform: Path.file)
  var input: [Path]

  @Option(help: "The folder for the archive shares; made when missing.", transform: Path.file)
  var archive: Path

  @Option(
    help: "The folder for the shares that go with the patient; made when missing.",
    transform: Path.file)
  var patient: Path?

  @Option(
    help: """
      A new text file for a sheet, which stands for all patient shares; in place of --patient, or \
      beside it.
      """, transform: Path.file)
  var sheet: Path?

  @Option(
    help: """
      standard: the file comes back byte for byte; visual: gray levels may differ by one.
      """)
  var mode: Mode = .standard

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func validate() throws {
    guard patient != nil || sheet != nil else {
      throw ValidationError("Name a folder with --patient, or a new file with --sheet.")
    }
  }

  func run() throws {
    Interruption.listen()
    defer { Interruption.finish() }
    let folders = OutputFolders()
    defer { folders.removeEmpty() }
    let console = Console(json: json)
    let inputs = Inputs(input)
    if !inputs.files.isEmpty, let job = job(folders, console) {
      let count = Mutex(0)
      console.begin(files: inputs.files.count, bytes: inputs.files.map(\.size).saturatedSum)
      Parallel.forEach(Batch.batches(inputs.files, size: \.size)) { batch in
        job.run(batch)
      } report: { batch, results in
        for (input, result) in zip(batch, results) {
          if case .success = result { count.withLock { $0 += 1 } }
          report(input, result, console)
        }
      }
      if let sheet { finish(sheet, count.withLock { $0 }, console) }
    }
    try console.finish()
  }

  /// What splits the files; nothing when the folders or the sheet cannot be had, which has been
  /// said then.
  private func job(_ folders: OutputFolders, _ console: Console) -> SplitJob? {
    var place = archive
    do throws(Failure) {
      let kept = try folders.folder(archive, synced: false)
      var given: Folder?
      if let patient {
        place = patient
        given = try folders.folder(patient, synced: false)
        if let warning = Location.warning(archive, patient) { console.warn(patient, warning) }
      }
      var key: SheetKey?
      if let sheet {
        place = sheet
        let made = try Self.newSheet()
        // Durable before the first share that depends on it.
        try SheetFile.write(made, sheet)
        key = made.key
        if Location.isFolder(sheet, within: archive) {
          console.warn(
            sheet,
            "the sheet lies in the folder of the archive shares; who has it has the exam")
        }
      }
      return SplitJob(
        folders: folders, archive: kept, patient: given, sheet: key, mode: mode)
    } catch {
      console.failure(place, error)
      return nil
    }
  }

  /// A sheet with a label by chance, by which people tell it from others.
  private static func newSheet() throws(Failure) -> Sheet {
    do throws(SystemCallError) {
      let word = try SystemRandom.name(12)
      let label = stride(from: 0, to: 12, by: 4).map { start in
        String(word.dropFirst(start).prefix(4))
      }
      let key = try SheetKey { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
      return Sheet(label: label.joined(separator: "-"), key: key)
    } catch {
      throw Failure(reading: error.code)
    }
  }

  private func finish(_ sheet: Path, _ count: Int, _ console: Console) {
    if count > 0 {
      let files = count == 1 ? "one file" : "\(count) files"
      console.note(sheet, "the sheet stands for the patient shares of \(files); print it")
      return
    }
    do throws(Failure) {
      try SheetFile.remove(sheet)
    } catch {
      console.failure(sheet, error)
    }
  }

  private func report(
    _ input: Input, _ result: Result<SplitJob.Result, Failure>, _ console: Console
  ) {
    switch result {
    case .success(let result):
      let kept = archive / result.archiveName.bytes
      let given = patient.flatMap { patient in result.patientName.map { patient / $0.bytes } }
      for warning in result.report.warnings { console.note(input.path, "warning: \(warning)") }
      switch result.report.whyExact {
      case .notApplicable:
        console.note(
          input.path,
          "carried exactly: visual mode is for shades of gray and color, and does not apply here")
      case .tooSmall:
        console.note(
          input.path,
          "carried exactly: the picture is too small for visual mode to hide the header in it")
      case .standard, nil: break
      }
      console.result(
        "\(input.path.shown): \(kept.shown)" + (given.map { " \($0.shown)" } ?? ""),
        [
          ("input", .path(input.path)), ("archive", .path(kept)),
          ("patient", given.map { .path($0) } ?? .null),
          ("sheet", sheet.map { .path($0) } ?? .null),
          ("pair", .text(result.pairID.description)), ("mode", .text(mode.rawValue)),
          ("exact", .flag(result.isExact)), ("bytes", .number(result.report.fileBytes)),
          ("payload_bytes", .number(result.report.payloadBytes)),
          ("warnings", console.warnings(result.report.warnings)),
        ])
    case .failure(let failure):
      console.failure(input.path, failure)
    }
    console.advance(bytes: input.size)
  }
}
