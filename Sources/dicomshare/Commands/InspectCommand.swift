internal import ArgumentParser
internal import SecretSharing
internal import ShareStorage
internal import Synchronization
internal import Workers

/// `dicomshare inspect`: what one share says of itself.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a share says of itself; nothing of that is secret.")

  @Argument(help: "Shares, or folders of them.", transform: Path.file)
  var share: [Path]

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func run() throws {
    let console = Console(json: json)
    let inputs = Inputs(share, skipping: Companion.isLeftAlone)
    let pairs = Mutex<Set<PairID>>([])
    let sheets = Mutex<[(Input, Sheet)]>([])
    Parallel.forEach(inputs.files) { input in
      Result { () throws(Failure) in try FoundShare.inspect(input) }
    } report: { input, result in
      switch result {
      case .success(let share):
        if share.role == .archive { _ = pairs.withLock { $0.insert(share.pairID) } }
        report(input, share, console)
      case .failure(let failure):
        let isOther = failure.code == Failure(.notPNG(.unknown)).code
        do throws(Failure) {
          guard isOther, let found = try SheetFile.found(in: input) else { throw failure }
          sheets.withLock { $0 += found.sheets.map { (input, $0) } }
          if let mistake = found.mistake { console.failure(input.path, Failure(mistake)) }
        } catch {
          console.failure(input.path, error)
        }
      }
    }
    for (input, sheet) in sheets.withLock({ $0 }) {
      let count = pairs.withLock { $0.count { sheet.key.pair($0) != nil } }
      report(input, sheet, count, console)
    }
    try console.finish()
  }

  private func report(_ input: Input, _ sheet: Sheet, _ count: Int, _ console: Console) {
    let study = sheet.label.map { " of study \($0)" } ?? ""
    console.result(
      "\(input.path.shown): a sheet\(study); archive shares of it named here: \(count)",
      [
        ("sheet", .path(input.path)), ("version", .number(1)),
        ("study", sheet.label.map { .text($0) } ?? .null), ("shares", .number(count)),
      ])
  }

  private func report(_ input: Input, _ share: ShareFacts, _ console: Console) {
    if share.bytesAfterEnd > 0 {
      console.note(
        input.path,
        "\(share.bytesAfterEnd) bytes stand behind the end of the picture; they mean nothing")
    }
    let color = share.channels == 1 ? "gray" : "color"
    console.result(
      "\(input.path.shown): the \(share.role.word) share of pair \(share.pairID), "
        + "\(share.width) x \(share.height), \(share.bits)-bit \(color)",
      [
        ("share", .path(input.path)), ("version", .number(share.version)),
        ("role", .text(share.role.word)), ("pair", .text(share.pairID.description)),
        ("width", .number(share.width)), ("height", .number(share.height)),
        ("bits", .number(share.bits)), ("channels", .number(share.channels)),
        ("banner_rows", .number(share.bannerRows)), ("bytes", .number(input.size)),
        ("bytes_after_end", .number(share.bytesAfterEnd)),
      ])
  }
}
