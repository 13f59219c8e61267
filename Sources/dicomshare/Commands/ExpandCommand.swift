internal import ArgumentParser
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// `dicomshare expand`: a sheet and archive shares into the patient shares.
struct ExpandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expand",
    abstract: "Make the patient shares that a sheet stands for.",
    discussion: """
      Each archive share of the sheet gives one patient share, the same bytes each time. Both \
      together are the exam: keep them apart.
      """)

  @Argument(help: "Archive shares, or folders of them.", transform: Path.file)
  var share: [Path]

  @Option(
    help: "A file with a sheet: a text, a mail, or a photo of its QR code; - for standard input.",
    transform: Path.fileOrStream)
  var sheet: Path

  @Option(help: "The folder for the patient shares; made when missing.", transform: Path.file)
  var patient: Path

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func run() throws {
    Interruption.listen()
    defer { Interruption.finish() }
    let folders = OutputFolders()
    defer { folders.removeEmpty() }
    let console = Console(json: json)
    if let key = ReconstructCommand.key(sheet, console), let folder = folder(folders, console) {
      let found = FoundShares(share)
      for (path, failure) in found.failures { console.failure(path, failure) }
      warn(found.shares, console)
      console.begin(
        files: found.shares.count, bytes: found.shares.map(\.input.size).saturatedSum)
      let job = ExpandJob(key: key, patient: folder)
      Parallel.forEach(found.shares) { share in
        Interruption.isWished ? nil : Result { () throws(Failure) in try job.run(share) }
      } report: { share, result in
        if let result { report(share, result, console) }
        console.advance(bytes: share.input.size)
      }
    }
    try console.finish()
  }

  /// Says so when the patient shares go where archive shares lie.
  private func warn(_ shares: [FoundShare], _ console: Console) {
    let named = share.filter { Location.areSame($0, patient) }
    let places = named + Set(shares.map { Location.above($0.input.path) })
    let warnings = Set(places.compactMap { Location.warning($0, patient) })
    // That of one folder comes first.
    if let warning = warnings.min() { console.warn(patient, warning) }
  }

  private func folder(_ folders: OutputFolders, _ console: Console) -> Folder? {
    do throws(Failure) {
      return try folders.folder(patient)
    } catch {
      console.failure(patient, error)
      return nil
    }
  }

  private func report(
    _ share: FoundShare, _ result: Result<Name, Failure>, _ console: Console
  ) {
    switch result {
    case .success(let name):
      let made = patient / name.bytes
      console.result(
        "\(share.input.path.shown): \(made.shown)",
        [
          ("archive", .path(share.input.path)), ("patient", .path(made)),
          ("pair", .text(share.pairID.description)), ("warnings", console.warnings()),
        ])
    case .failure(let failure): console.failure(share.input.path, failure)
    }
  }
}
