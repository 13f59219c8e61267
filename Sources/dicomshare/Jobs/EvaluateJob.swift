internal import DICOM
internal import SecretSharing
internal import Service
internal import ShareStorage
internal import Spool

/// Measures what splitting does to a file, without writing anything.
enum EvaluateJob {
  /// What was measured of one file in one mode.
  struct Result: Sendable {
    let mode: Mode
    let evaluation: Evaluation
    /// How long splitting takes from file to memory.
    let split: Duration
    /// How long putting together takes from memory to memory, with all checks.
    let reconstruct: Duration
  }

  /// Keeps what is written.
  private final class Memory: ByteSink {
    private(set) var bytes: [UInt8] = []

    func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
      self.bytes.append(contentsOf: bytes)
    }
  }

  /// Measures one file in every mode.
  static func run(_ input: Input) throws(Failure) -> [Result] {
    let file = try input.open()
    do throws(SharingError) {
      let source = try reading { () throws(SystemCallError) in try FileSource(file) }
      var results: [Result] = []
      for mode in Mode.allCases { results.append(try measure(source, mode)) }
      return results
    } catch {
      throw Failure(error)
    }
  }

  private static func measure(_ source: FileSource, _ mode: Mode) throws(SharingError) -> Result {
    let (archive, patient) = (Memory(), Memory())
    let start = ContinuousClock.now
    let splitter = try Splitter(source, path: [], mode: mode)
    let secrets = try reading { () throws(SystemCallError) in
      try PairSecrets { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    }
    try splitter.write(secrets, archive: archive, patient: patient)
    let middle = ContinuousClock.now
    let restored = Memory()
    try Pair(Share(MemorySource(archive.bytes)), Share(MemorySource(patient.bytes)))
      .restore(to: restored)
    let reconstructed = ContinuousClock.now
    return Result(
      mode: mode, evaluation: try splitter.evaluation(), split: middle - start,
      reconstruct: reconstructed - middle)
  }
}
