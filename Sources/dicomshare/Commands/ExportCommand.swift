internal import ArgumentParser
internal import Configuration
internal import Journal
internal import Service
internal import Spool

/// `dicomshare export`: a study's archive shares, for another hospital.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Copy a study's archive shares into a folder, for another hospital.",
    discussion: """
      Makes a folder named by the label, with a README.TXT for the other hospital and SHA256SUMS. \
      Every share is checked before it is copied and compared after; shares that are damaged are \
      named and left out, with exit status 65. The folder appears when it is complete, and \
      nothing is overwritten. Exit status 66: the archive holds no such study; 73: the folder \
      is there already.
      """)

  @Argument(
    help: """
      The study's label, in small or capital letters, with or without hyphens; O is read as 0, \
      I and L as 1, U as V.
      """)
  var label: String

  @Option(
    help: "The folder to make the study's folder in; made when missing.", transform: Path.file)
  var output: Path

  @OptionGroup var source: ConfigCommand.Source

  @Flag(
    help: """
      Copy every share of images that were issued again; otherwise only the newest, which belongs \
      to the patient's newest folder.
      """)
  var all = false

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func validate() throws {
    guard StudyCode(label) == nil else { return }
    throw ValidationError(
      "A label has 12 digits and letters, as in 7F3A-91BC-22DE, and this is none: "
        + "\(Path(argument: label).shown). Leave out what follows it in a folder's name, as _2 of later "
        + "images. The command find tells the label of a number.")
  }

  func run() throws {
    guard let study = StudyCode(label) else { preconditionFailure("validated above") }
    Interruption.listen()
    defer { Interruption.finish() }
    let folders = OutputFolders()
    defer { folders.removeEmpty() }
    let configuration = try source.read()
    let archive = try ServiceFailure.orExit(configuration) { () throws(StartError) in
      do throws(SystemCallError) {
        return try Folder(path: configuration.archive)
      } catch {
        throw .folder(.archive, error)
      }
    }
    let console = Console(json: json)
    let job = ExportJob(
      archive: archive, study: study, languages: configuration.languages,
      contact: configuration.contact, hasJoinPage: configuration.joinPage,
      takesAll: all)
    var notes: [String] = []
    if job.hasNamesake {
      notes.append("another study has the same label, it is called \(study.text)-2 here")
    }
    do throws(Failure) {
      let folder = try folders.folder(output)
      if Location.isFolder(output, within: Path(configuration.outgoing)) {
        console.warn(
          output,
          "the patient's shares lie in this folder or beside it; who has both has the exam")
      }
      let result = try job.run(to: folder)
      report(result, of: study, in: Path(configuration.archive) / study.text, notes, console)
    } catch {
      console.failure(Path(study.text), error)
    }
    for note in notes { console.note(Path(study.text), note) }
    try console.finish()
  }

  private func report(
    _ result: ExportJob.Result, of study: StudyCode, in archive: Path, _ notes: [String],
    _ console: Console
  ) {
    var notes = notes
    for (name, failure) in result.failures { console.failure(archive / name.bytes, failure) }
    guard result.shares > 0 else { return }
    let folder = output / study.text
    if result.replaced > 0 {
      let note = """
        left out \(result.replaced) \(result.replaced == 1 ? "share" : "shares") of images that were \
        issued again; --all copies them, too, for a patient who brings an earlier folder
        """
      console.note(folder, note)
      notes.append(note)
    }
    console.result(
      """
      \(folder.shown): \(result.shares) archive \(result.shares == 1 ? "share" : "shares"), \
      \(result.bytes) bytes
      """,
      [
        ("study", .text(study.text)), ("folder", .path(folder)),
        ("shares", .number(result.shares)), ("bytes", .number(result.bytes)),
        ("replaced", .number(result.replaced)),
        ("left_out", .number(result.failures.count)), ("warnings", console.warnings()),
        ("notes", .list(notes.map { .text($0) })),
      ])
  }
}
