internal import ArgumentParser

/// `dicomshare bench`: how fast this program is here, beside what could be had at most.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure splitting and reconstructing, side by side with the limits of this machine.",
    discussion: """
      Everything runs in turn, round after round; medians are shown, and how many times as long \
      `split` and `reconstruct` take as each of the others. The limits are single calls on the \
      same number of bytes; other programs are measured where they are installed. Files are \
      written below TMPDIR, or else /var/tmp, and taken away again.
      """)

  @Argument(
    help: "DICOM files, or folders of them; without any, synthetic ones are made.",
    transform: Path.file)
  var file: [Path] = []

  @Option(help: "How many rounds.")
  var rounds = 5

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func validate() throws {
    if rounds < 1 {
      throw ValidationError("At least one round is needed; give --rounds 1 or more.")
    }
  }

  func run() throws {
    Interruption.listen()
    defer { Interruption.finish() }
    let console = Console(json: json)
    var place = BenchFolder.base
    do throws(Failure) {
      let folder = try BenchFolder()
      place = file.first ?? Path("bench")
      try measure(folder, console)
    } catch {
      console.failure(place, error)
    }
    try console.finish()
  }

  private func measure(_ folder: BenchFolder, _ console: Console) throws(Failure) {
    for data in try sets(folder, console) where !Interruption.isWished {
      var benchmark = Benchmark(data, in: folder)
      for _ in 0..<rounds where !Interruption.isWished { try benchmark.run() }
      if !Interruption.isWished { BenchReport(benchmark: benchmark, console: console).print() }
    }
  }

  private func sets(_ folder: BenchFolder, _ console: Console) throws(Failure) -> [BenchData.Set] {
    if file.isEmpty { return try BenchData.make(below: folder) }
    let inputs = Inputs(file).files
    var usable: [Input] = []
    for input in inputs {
      if let failure = input.failure {
        console.failure(input.path, failure)
      } else {
        usable.append(input)
      }
    }
    return usable.isEmpty ? [] : [BenchData.Set(name: "given", files: usable)]
  }
}
