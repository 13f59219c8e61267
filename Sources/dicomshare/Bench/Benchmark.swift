/// Runs everything on some files in turn, round after round.
struct Benchmark {
  /// The files.
  let data: BenchData.Set
  /// What was run, and what each round of it took.
  private(set) var rows: [(candidate: Candidate, costs: [Cost])]
  /// What the stages of splitting took, by name.
  private(set) var splitStages: [String: [Cost]] = [:]
  /// What the stages of reconstructing took.
  private(set) var reconstructStages: [String: [Cost]] = [:]

  private let stages: BenchStages

  init(_ data: BenchData.Set, in folder: BenchFolder) {
    self.data = data
    let operations = BenchOperations(data.files, in: folder)
    stages = BenchStages(operations: operations, folder: folder)
    let candidates =
      operations.candidates() + BenchLimits(files: data.files, folder: folder).candidates()
      + Peers(files: data.files, folder: folder).candidates()
    rows = candidates.map { ($0, []) }
  }

  /// Runs one round.
  mutating func run() throws(Failure) {
    for index in rows.indices where !Interruption.isWished {
      if let cost = try rows[index].candidate.run() { rows[index].costs.append(cost) }
    }
    guard !Interruption.isWished else { return }
    for (name, cost) in try stages.split() { splitStages[name, default: []].append(cost) }
    for (name, cost) in try stages.reconstruct() {
      reconstructStages[name, default: []].append(cost)
    }
  }

  /// How much more one candidate took than another: the median over the rounds.
  func ratio(_ one: String, to other: String, of number: (Cost) -> Double) -> Double? {
    let pair = [one, other].compactMap { name in rows.first { $0.candidate.name == name }?.costs }
    guard pair.count == 2, !pair[0].isEmpty, pair[0].count == pair[1].count else { return nil }
    let ratios = zip(pair[0], pair[1]).map { number($0) / max(number($1), 1e-9) }
    return Cost.median(ratios)
  }
}
