package import SecretSharing

/// What was measured of one file in one mode.
package struct EvaluationResult: Equatable, Sendable {
  /// How this was split.
  package let mode: Mode
  /// What hiding the payload did to the picture.
  package let evaluation: Evaluation
  /// How long splitting takes from file to memory.
  package let split: Duration
  /// How long reconstruction takes from memory to memory, with all checks.
  package let reconstruct: Duration
}

extension EvaluationResult {
  func write(to writer: inout MessageWriter) {
    writer.append(mode == .visual)
    for field in Evaluation.numbers { writer.append(evaluation[keyPath: field]) }
    writer.append(evaluation.psnr)
    writer.append(evaluation.ssim)
    writer.append(split / .seconds(1))
    writer.append(reconstruct / .seconds(1))
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    mode = try reader.flag() ? .visual : .standard
    var evaluation = Evaluation.zero
    for field in Evaluation.numbers { evaluation[keyPath: field] = try reader.count() }
    evaluation.psnr = try reader.double()
    evaluation.ssim = try reader.double()
    self.evaluation = evaluation
    split = try reader.duration()
    reconstruct = try reader.duration()
  }
}

extension MessageReader {
  fileprivate mutating func duration() throws(MalformedMessage) -> Duration {
    let seconds = try double()
    // Years of it, or no number: what Duration cannot hold would end the process.
    guard (0...1e9).contains(seconds) else { throw MalformedMessage() }
    return .seconds(seconds)
  }
}

extension Evaluation {
  static var numbers: [WritableKeyPath<Evaluation, Int>] {
    [
      \.dicomBytes, \.secretBytes, \.payloadBytes, \.capacityBytes, \.spillRows, \.changedWords,
      \.words,
    ]
  }
}
