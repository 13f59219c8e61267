internal import ArgumentParser
internal import Workers

/// `dicomshare worker`: reads files for the process that started it; see ``WorkerProgram``.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Read files for another process of dicomshare.",
    shouldDisplay: false)

  @Flag(help: "Open ZIP files, disc images and mails.")
  var packages = false

  @Flag(help: "Read photos of QR codes.")
  var photos = false

  func run() { WorkerProgram.run(packages ? .packages : photos ? .photos : .ordinary) }
}
