internal import ArgumentParser
internal import Glibc
internal import SecretSharing
internal import Service
internal import ShareStorage
internal import Workers

/// `dicomshare locate`: the other share of a pair in the archive.
struct LocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locate",
    abstract: "Find the archive share that belongs to a share.",
    discussion: "Exit status 66: the archive does not hold it. Needs the site key, and so root.")

  @Argument(help: "A share.", transform: Path.file)
  var share: Path

  @OptionGroup var source: ConfigCommand.Source

  @Flag(help: "Print a JSON object.")
  var json = false

  func run() throws {
    let configuration = try source.read()
    let search = try ServiceFailure.orExit(configuration, needsKey: true) { () throws(StartError) in
      try ArchiveSearch(configuration)
    }
    let console = Console(json: json)
    let inputs = Inputs([share], skipping: Companion.isLeftAlone)
    for input in inputs.files {
      let found: ShareFacts
      do throws(Failure) {
        found = try FoundShare.inspect(input)
      } catch {
        console.failure(input.path, error)
        continue
      }
      let place = try ServiceFailure.orExit(configuration, needsKey: true) {
        () throws(StartError) in
        try search.archiveShare(of: found.pairID)
      }
      guard let place else {
        console.failure(
          input.path,
          Failure(
            "not-in-archive", .noInput,
            "the archive does not hold the other share of its pair; ask the hospital whose page came "
              + "with it"))
        continue
      }
      console.result(
        place,
        [
          ("share", .path(input.path)), ("pair", .text(found.pairID.description)),
          ("archive", .text(place)),
        ])
    }
    try console.finish()
  }
}
