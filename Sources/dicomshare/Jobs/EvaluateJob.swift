internal import SecretSharing
internal import Workers

/// Measures what splitting does to a file, without writing anything.
enum EvaluateJob {
  /// Measures one file in every mode.
  static func run(_ input: Input) throws(Failure) -> [EvaluationResult] {
    let file = try input.open()
    return try CommandWorkers.ask { worker in
      try Mode.allCases.map { try worker.evaluate(file, $0) }
    }
  }
}
