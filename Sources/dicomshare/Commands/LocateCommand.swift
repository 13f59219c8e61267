internal import ArgumentParser
internal import Glibc
internal import SecretSharing
internal import Service
internal import Workers

/// `dicomshare locate`: the other half of a share in the archive.
struct LocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locate",
    abstract: "Find the archive half that belongs to a share.",
    discussion: "Exit status 66: the archive does not hold it. Needs the site key.")

  @Argument(help: "A share.")
  var share: Path

  @OptionGroup var source: ConfigCommand.Source

  @Flag(help: "Print a JSON object.")
  var json = false

  func run() throws {
    let configuration = try source.read()
    let search = try ServiceFailure.orExit { () throws(StartError) in
      try ArchiveSearch(configuration)
    }
    let console = Console(json: json)
    let inputs = Inputs([share])
    for input in inputs.files {
      let found: ShareFacts
      do throws(Failure) {
        found = try FoundShare.inspect(input)
      } catch {
        console.failure(input.path, error)
        continue
      }
      let half = try ServiceFailure.orExit { () throws(StartError) in
        try search.archiveHalf(of: found.pairID)
      }
      guard let half else {
        console.failure(
          input.path, Failure("not-in-archive", .noInput, "the archive does not hold its half"))
        continue
      }
      console.result(
        half,
        [
          ("share", .path(input.path)), ("pair", .text(found.pairID.description)),
          ("archive", .text(half)),
        ])
    }
    try console.finish()
  }
}
