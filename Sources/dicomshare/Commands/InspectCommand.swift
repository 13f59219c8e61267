internal import ArgumentParser
internal import SecretSharing

/// `dicomshare inspect`: what one share says of itself.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a share says of itself; nothing of that is secret.")

  @Argument(help: "Shares, or folders of them.")
  var share: [Path]

  @Flag(help: "Print one JSON object a line.")
  var json = false

  func run() throws {
    let console = Console(json: json)
    let inputs = Inputs(share, skipping: Companions.include)
    for (path, failure) in inputs.failures { console.failure(path, failure) }
    Parallel.forEach(inputs.files) { input in
      Result { () throws(Failure) in try FoundShare(input) }
    } report: { input, result in
      switch result {
      case .success(let share): report(share, console)
      case .failure(let failure): console.failure(input.path, failure)
      }
    }
    try console.finish()
  }

  private func report(_ share: FoundShare, _ console: Console) {
    console.result(
      "\(share.input.path.shown): the \(share.role.word) share of pair \(share.pairID)",
      [
        ("share", .path(share.input.path)), ("role", .text(share.role.word)),
        ("pair", .text(share.pairID.description)), ("bytes", .number(share.input.size)),
      ])
  }
}
