/// Says what a benchmark found: tables for people, objects for programs.
struct BenchReport {
  let benchmark: Benchmark
  let console: Console

  private var bytes: Int { benchmark.data.bytes }

  /// Prints everything.
  func print() {
    let data = benchmark.data
    let head =
      "\(data.name): \(data.files.count) files, \(decimal(Double(bytes) / 1e6, digits: 1)) MB"
    var table = [
      [
        head, "wall ms", "CPU ms", "wall MB/s", "CPU MB/s", "peak MiB", "split wall", "CPU",
        "reconstruct wall", "CPU",
      ]
    ]
    for row in benchmark.rows where !row.costs.isEmpty {
      let cost = Cost.median(row.costs)
      table.append(
        cells(row.candidate.name, cost)
          + [
            row.candidate.kind == .operation
              ? decimal(Double(cost.peakBytes) / 1_048_576, digits: 1) : ""
          ]
          + ratios(to: row.candidate).map { $0.map { decimal($0, digits: 2) + "x" } ?? "" })
    }
    say(table, kind: nil)
    for row in benchmark.rows { say(row.candidate, row.costs) }
    stages("split", BenchStages.splitNames, benchmark.splitStages)
    stages("reconstruct", BenchStages.reconstructNames, benchmark.reconstructStages)
    console.lines([""])
  }

  /// How much more splitting and reconstructing took: wall and CPU of each.
  private func ratios(to other: Candidate) -> [Double?] {
    if other.kind == .operation { return [nil, nil, nil, nil] }
    return ["split", "reconstruct"].flatMap { name in
      [
        benchmark.ratio(name, to: other.name, of: \.wall),
        benchmark.ratio(name, to: other.name, of: \.cpu),
      ]
    }
  }

  private func stages(_ journey: String, _ names: [String], _ costs: [String: [Cost]]) {
    let rows = names.compactMap { name in costs[name].map { (name, Cost.median($0)) } }
    guard !rows.isEmpty else { return }
    let all = rows.reduce(0) { $0 + $1.1.cpu }
    say(
      [
        [
          "stages of \(journey), one thread", "wall ms", "CPU ms", "wall MB/s", "CPU MB/s",
          "of CPU",
        ]
      ]
        + rows.map { name, cost in
          cells("  \(name)", cost) + [decimal(100 * cost.cpu / max(all, 1e-9), digits: 0) + "%"]
        }, kind: journey)
    for (name, cost) in rows { say(name, "stage of \(journey)", cost, []) }
  }

  private func say(_ table: [[String]], kind: String?) { console.lines([""] + aligned(table)) }

  private func say(_ candidate: Candidate, _ costs: [Cost]) {
    guard !costs.isEmpty else { return }
    let names = ["split_wall", "split_cpu", "reconstruct_wall", "reconstruct_cpu"]
    let ratios = zip(names, self.ratios(to: candidate)).compactMap { name, ratio in
      ratio.map { (name + "_ratio", JSONValue.fraction($0, digits: 4)) }
    }
    let cost = Cost.median(costs)
    say(candidate.name, candidate.kind.rawValue, cost, [("rounds", .number(costs.count))] + ratios)
  }

  private func say(_ name: String, _ kind: String, _ cost: Cost, _ more: [(String, JSONValue)]) {
    var members: [(String, JSONValue)] = [
      ("data", .text(benchmark.data.name)), ("files", .number(benchmark.data.files.count)),
      ("bytes", .number(bytes)), ("kind", .text(kind)), ("name", .text(name)),
      ("wall_seconds", .fraction(cost.wall, digits: 6)),
      ("cpu_seconds", .fraction(cost.cpu, digits: 6)),
      ("wall_bytes_per_second", .fraction(rate(cost.wall), digits: 0)),
      ("cpu_bytes_per_second", .fraction(rate(cost.cpu), digits: 0)),
    ]
    if kind == Candidate.Kind.operation.rawValue {
      members.append(("peak_bytes", .number(cost.peakBytes)))
    }
    console.object(members + more)
  }

  private func cells(_ name: String, _ cost: Cost) -> [String] {
    [
      name, decimal(cost.wall * 1e3, digits: 1), decimal(cost.cpu * 1e3, digits: 1),
      decimal(rate(cost.wall) / 1e6, digits: 0), decimal(rate(cost.cpu) / 1e6, digits: 0),
    ]
  }

  private func rate(_ seconds: Double) -> Double { Double(bytes) / max(seconds, 1e-9) }
}

extension Console {
  /// Prints lines for people; nothing with `--json`.
  fileprivate func lines(_ lines: [String]) {
    if !isJSON { for line in lines { result(line, []) } }
  }

  /// Prints an object for programs; nothing without `--json`.
  fileprivate func object(_ members: [(String, JSONValue)]) { if isJSON { result("", members) } }
}
