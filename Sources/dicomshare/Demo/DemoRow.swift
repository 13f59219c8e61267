internal import SecretSharing
internal import Workers

/// One line of the demonstration's table.
struct DemoRow {
  /// The file that was split.
  let input: Input
  /// What became of it.
  let split: SplitJob.Result
  /// How long splitting took, with writing, syncing and reading back.
  let duration: Duration
  /// What both modes do to it.
  let evaluations: [EvaluationResult]
  /// Whether the same bytes came back.
  var isIdentical = false

  init(
    input: Input, split: SplitJob.Result, duration: Duration, evaluations: [EvaluationResult]
  ) {
    self.input = input
    self.split = split
    self.duration = duration
    self.evaluations = evaluations
  }

  /// The lines of the table: the columns of the paper's Table I, for both modes, and the outcome.
  static func table(_ rows: [DemoRow]) -> [String] {
    let modes = Mode.allCases.flatMap { mode in
      ["capacity", "PSNR/dB", "SSIM"].map { "\($0) (\(mode.rawValue.prefix(1)))" }
    }
    let head = ["file", "DICOM", "secret"] + modes + ["split/ms", "came back"]
    return aligned([head] + rows.map(\.cells))
  }

  private var cells: [String] {
    let modes = evaluations.flatMap { result in
      let found = result.evaluation
      return [
        "\(found.capacityBytes)", found.psnr.isFinite ? decimal(found.psnr, digits: 2) : "equal",
        decimal(found.ssim, digits: 6),
      ]
    }
    return [
      printable(input.relative), "\(split.report.fileBytes)",
      "\(evaluations.first?.evaluation.secretBytes ?? 0)",
    ] + modes + [
      decimal(duration / .milliseconds(1), digits: 1), isIdentical ? "identical" : "DIFFERENT",
    ]
  }
}
