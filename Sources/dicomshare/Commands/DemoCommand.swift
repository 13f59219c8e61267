internal import ArgumentParser

/// `dicomshare demo`: the whole journey of a small synthetic study.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Make a small synthetic study, split it, put it together.")
  func run() throws {}
}
