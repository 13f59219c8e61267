internal import ArgumentParser
internal import Configuration
internal import Glibc
internal import Service
internal import Spool

/// `dicomshare join-page`: the page that joins shares in a browser.
struct JoinPageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join-page",
    abstract: "Write the page that restores an exam in a browser.",
    discussion: """
      JOIN.HTM is one file. Opened in a browser, without a network, it takes both shares of an \
      exam, or the archive shares and the patient's sheet, checks them, shows the exam, and saves \
      it. A file that is there is not replaced. Exit \
      status 73: the file is there already, or cannot be made.
      """)

  @Option(help: "The file to write; - for standard output.", transform: Path.fileOrStream)
  var output: Path

  @Option(
    help: """
      The language for browsers that ask for none of those in the page: de, en, fr, or it.
      """)
  var language = "en"

  @Flag(help: "Print a JSON object.")
  var json = false

  func validate() throws {
    guard output != .stream || !json else {
      throw ValidationError("With --output -, the page is all that is printed; leave out --json.")
    }
    guard Configuration.Language(rawValue: language) == nil else { return }
    throw ValidationError(
      "The page does not know this language: \(printable(Array(language.utf8))). Name one of "
        + Configuration.Language.allCases.map(\.rawValue).sorted().joined(separator: ", ") + ".")
  }

  func run() throws {
    guard let language = Configuration.Language(rawValue: language) else {
      preconditionFailure("validated above")
    }
    let console = Console(json: json)
    let page = JoinPage(language: language).bytes
    guard output != .stream else {
      return print(String(decoding: page, as: UTF8.self), terminator: "")
    }
    do throws(SystemCallError) {
      let (folder, name) = try Location.parent(of: output)
      let file = try PendingFile(in: folder, mode: 0o644)
      try page.withUnsafeBufferPointer { bytes throws(SystemCallError) in
        try file.append(UnsafeRawBufferPointer(bytes))
      }
      try file.flush()
      try file.sync()
      try file.publish(in: folder, as: name)
      try folder.sync(orRemoving: [name])
      console.result(
        "\(output.shown): \(page.count) bytes",
        [("output", .path(output)), ("bytes", .number(page.count))])
    } catch {
      console.failure(
        output,
        error.code == EEXIST
          ? Failure(
            "exists", .cannotCreate,
            "the file is there already and was left alone; name another one")
          : Failure(writing: error))
    }
    try console.finish()
  }
}
