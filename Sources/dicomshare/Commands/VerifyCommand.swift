internal import ArgumentParser
internal import SecretSharing
internal import ShareStorage

/// `dicomshare verify`: whether shares are whole and unaltered.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that shares are whole; where both of a pair are named, that none was altered.",
    discussion: """
      One share alone shows whether its file is whole and well-formed. Whether it was altered \
      shows only beside the other share: then both are checked fully, to the last restored byte, \
      and nothing is written. Two files are always checked as the two shares of one pair; in a \
      folder, shares find each other.
      """)

  @Argument(help: "Shares, or folders of them.", transform: Path.file)
  var share: [Path]

  @Option(
    help: """
      A file with a sheet, which stands for the patient shares: a text, a mail, or a photo of its QR \
      code; - for standard input.
      """,
    transform: Path.fileOrStream)
  var sheet: Path?

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func run() throws {
    let console = Console(json: json)
    let key = sheet.map { ReconstructCommand.key($0, console) }
    if case .some(nil) = key { return try console.finish() }
    let found = FoundShares(share)
    for (path, failure) in found.failures { console.failure(path, failure) }
    for share in found.shares where share.bytesAfterEnd > 0 {
      console.note(
        share.input.path,
        "\(share.bytesAfterEnd) bytes stand behind the end of the picture; they mean nothing")
    }
    // Two files are meant as a pair; in folders, shares find each other.
    if sheet == nil, let (one, other) = two(found) {
      report(VerifyJob.verdict(one, other), one.pairID, console)
      return try console.finish()
    }
    let groups = ShareGroup.groups(found.shares, sheet: key.flatMap(\.self))
    console.begin(files: groups.count, bytes: found.shares.map(\.input.size).saturatedSum)
    Parallel.forEach(groups) { group in
      VerifyJob.verdicts(group)
    } report: { group, verdicts in
      for verdict in verdicts { report(verdict, group.pairID, console) }
      console.advance(bytes: group.shares.map(\.input.size).saturatedSum)
    }
    try console.finish()
  }

  /// The two files that were named, if there are two and both are shares; they may be one.
  private func two(_ found: FoundShares) -> (FoundShare, FoundShare)? {
    guard share.count == 2, found.failures.isEmpty, let one = found.shares.first,
      let other = found.shares.last, one.input.path == share[0]
    else { return nil }
    // Named twice, by whatever path, it was found once.
    let isOne = found.shares.count == 1 && !Location.isFolder(share[1])
    return isOne || found.shares.count == 2 && other.input.path == share[1] ? (one, other) : nil
  }

  private func report(_ verdict: VerifyJob.Verdict, _ pair: PairID, _ console: Console) {
    let pair = pair.description
    switch verdict {
    case .whole(let share):
      console.result(
        "\(share.input.path.shown): whole; the \(share.role.word) share of pair \(pair)",
        [
          ("share", .path(share.input.path)), ("verdict", .text("whole")),
          ("role", .text(share.role.word)), ("pair", .text(pair)),
        ])
    case .authentic(let archive, let patient, let count, let isExact):
      console.result(
        "\(archive.input.path.shown)\(patient.map { " \($0.input.path.shown)" } ?? ""): unaltered; "
          + "\(patient == nil ? "gives" : "give") back \(count) bytes\(isExact ? "" : ", gray levels may differ by one")",
        [
          ("archive", .path(archive.input.path)),
          ("patient", patient.map { .path($0.input.path) } ?? .null),
          ("verdict", .text("unaltered")), ("pair", .text(pair)), ("bytes", .number(count)),
          ("exact", .flag(isExact)),
        ])
    case .failed(let failure):
      console.failure(failure)
    }
  }
}
