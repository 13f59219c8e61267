internal import ArgumentParser
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// `dicomshare reconstruct`: pairs of shares into DICOM files.
struct ReconstructCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconstruct",
    abstract: "Restore DICOM files from their shares.",
    discussion: """
      Name shares, or folders of them, in any order; they find each other by what they carry. \
      Only a file whose every byte was checked appears in the output folder, under the path it \
      had when it was split. Nothing that lies there is replaced.
      """)

  @Argument(help: "Shares, or folders of them.", transform: Path.file)
  var share: [Path] = []

  @Option(help: "The folder for the restored files; made when missing.", transform: Path.file)
  var output: Path

  @Option(help: "Folder to search for missing shares.", transform: Path.file)
  var archive: Path?

  @Option(
    help: """
      A file with a sheet, which stands for the patient shares: a text, a mail, or a photo of its QR \
      code; - for standard input.
      """, transform: Path.fileOrStream)
  var sheet: Path?

  @Option(
    help: ArgumentHelp(
      """
      Also write the header as JSON beside each file: paper (also without a kind), the data set and \
      the file meta information, NAME.json; model, the data set alone as PS3.18 has it, \
      NAME.model.json; or both.
      """, valueName: "kind"))
  var withMetadata: MetadataKind?

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func validate() throws {
    guard !share.isEmpty || sheet != nil && archive != nil else {
      throw ValidationError("Name shares, or --sheet and --archive.")
    }
  }

  func run() throws {
    Interruption.listen()
    defer { Interruption.finish() }
    let folders = OutputFolders()
    defer { folders.removeEmpty() }
    let console = Console(json: json)
    let key = sheet.map { Self.key($0, console) }
    if case .some(nil) = key { return try console.finish() }
    let found = FoundShares(share)
    for (path, failure) in found.failures { console.failure(path, failure) }
    let matching = Matching(
      found.shares, archive: usableArchive(console), sheet: key.flatMap(\.self))
    if let sheet, share.isEmpty, matching.pairs.isEmpty {
      console.failure(sheet, .sheetNeedsArchive)
    }
    if let folder = folder(folders, console), !matching.pairs.isEmpty {
      let job = ReconstructJob(output: folder, folders: folders, withMetadata: withMetadata)
      let bytes = matching.pairs.map(\.byteCount).saturatedSum
      console.begin(files: matching.pairs.count, bytes: bytes)
      Parallel.forEach(Batch.batches(matching.pairs, size: \.byteCount)) { batch in
        job.run(batch)
      } report: { batch, results in
        for (group, result) in zip(batch, results) { report(group, result, console) }
      }
    }
    for failure in matching.failures { console.failure(failure) }
    try console.finish()
  }

  /// The key of a sheet; nil when it cannot be read, which has been said then.
  ///
  /// What is wrong with another sheet in the same text is said, too.
  static func key(_ path: Path, _ console: Console) -> SheetKey? {
    do throws(Failure) {
      let found = try SheetFile.read(path)
      if let mistake = found.mistake { console.failure(path, Failure(mistake)) }
      guard found.sheets.count == 1 else { throw .severalSheets(found.sheets.count) }
      return found.sheets[0].key
    } catch {
      console.failure(path, error)
      return nil
    }
  }

  private func usableArchive(_ console: Console) -> ShareLookup? {
    guard let archive else { return nil }
    let index = ShareLookup(archive)
    if let failure = index.failure { console.failure(archive, failure) }
    return index.failure == nil ? index : nil
  }

  private func folder(_ folders: OutputFolders, _ console: Console) -> Folder? {
    do throws(Failure) {
      return try folders.folder(output, synced: false)
    } catch {
      console.failure(output, error)
      return nil
    }
  }

  private func report(
    _ group: ShareGroup, _ result: Result<ReconstructJob.Result, PairFailure>, _ console: Console
  ) {
    switch result {
    case .success(let result):
      let file = output / result.path.bytes
      if !result.isExact {
        console.note(file, "made in visual mode: gray levels may differ from the original by one")
      }
      let there = result.wasThere ? " (was there already)" : ""
      console.result(
        "\(result.archive.input.path.shown)"
          + (result.patient.map { " \($0.input.path.shown)" } ?? "") + ": \(file.shown)\(there)",
        [
          ("archive", .path(result.archive.input.path)),
          ("patient", result.patient.map { .path($0.input.path) } ?? .null),
          ("output", .path(file)),
          ("pair", .text(group.pairID.description)), ("bytes", .number(result.count)),
          ("exact", .flag(result.isExact)), ("was_there", .flag(result.wasThere)),
          ("metadata", result.metadata.map { .path(output / $0.bytes) } ?? .null),
          ("model", result.model.map { .path(output / $0.bytes) } ?? .null),
        ])
    case .failure(let failure):
      console.failure(failure)
    }
    console.advance(bytes: group.byteCount)
  }
}

extension Console {
  /// Reports what is wrong with shares, once for each file that it is said of.
  func failure(_ failure: PairFailure) {
    var told: Set<Path> = []
    // One file may have been named as both.
    for share in failure.shares where told.insert(share.input.path).inserted {
      self.failure(share.input.path, failure.failure)
    }
  }
}
