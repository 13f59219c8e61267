internal import SecretSharing
internal import Service
internal import ShareStorage
internal import Spool
internal import Synchronization

/// Splitting and reconstructing some files as the commands do it.
final class BenchOperations {
  /// A file and the shares that ``split()`` made of it.
  struct Shares {
    let input: Input
    let archive: Name
    let patient: Name
  }

  private let files: [Input]
  private let folder: BenchFolder
  /// What the last ``split()`` made.
  private(set) var shares: [Shares] = []

  init(_ files: [Input], in folder: BenchFolder) {
    self.files = files
    self.folder = folder
  }

  /// What is measured, in an order in which the shares are there when they are needed.
  func candidates() -> [Candidate] {
    [
      Candidate(name: "split", kind: .operation) { () throws(Failure) in try self.split() },
      Candidate(name: "split, not read back", kind: .operation) { () throws(Failure) in
        try self.splitUnverified()
      },
      Candidate(name: "reconstruct", kind: .operation) { () throws(Failure) in
        try self.reconstruct()
      },
    ]
  }

  private func split() throws(Failure) -> Cost {
    let job = SplitJob(
      folders: OutputFolders(), archive: try folder.emptyFolder("archive"),
      patient: try folder.emptyFolder("patient"),
      mode: .standard)
    let results = Mutex<[(Input, Result<SplitJob.Result, Failure>)]>([])
    let cost = Cost.of {
      Parallel.forEach(Batch.batches(files, size: \.size)) {
        job.run($0)
      } report: {
        batch, done in
        results.withLock { $0 += zip(batch, done) }
      }
    }
    var shares: [Shares] = []
    for (input, result) in results.withLock({ $0 }) {
      let made = try result.get()
      guard let patient = made.patientName else { continue }
      shares.append(Shares(input: input, archive: made.archiveName, patient: patient))
    }
    self.shares = shares
    return cost
  }

  /// Splits without the proof: what reading back costs is the difference.
  private func splitUnverified() throws(Failure) -> Cost {
    let output = try folder.emptyFolder("unverified")
    let failure = Mutex<Failure?>(nil)
    let cost = Cost.of {
      Parallel.forEach(Batch.batches(files, size: \.size)) { batch in
        Result { () throws(Failure) in try Self.splitUnverified(batch, to: output) }
      } report: { _, result in
        if case .failure(let error) = result { failure.withLock { $0 = error } }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return cost
  }

  private static func splitUnverified(_ batch: [Input], to output: Folder) throws(Failure) {
    do throws(SharingError) {
      var written: [PendingFile] = []
      for input in batch {
        let splitter = try Splitter(source(input), path: input.relative, mode: .standard)
        let pair = try writing { () throws(SystemCallError) in
          [try PendingFile(in: output), try PendingFile(in: output)]
        }
        try splitter.write(try secrets(), archive: pair[0], patient: pair[1])
        try writing { () throws(SystemCallError) in
          for file in pair { try file.startSync() }
        }
        written += pair
      }
      try writing { () throws(SystemCallError) in
        for file in written { try file.sync() }
        for file in written { try file.publish(in: output, as: "S" + SystemRandom.name(12)) }
        try output.sync()
      }
    } catch {
      throw Failure(error)
    }
  }

  private func reconstruct() throws(Failure) -> Cost {
    let job = ReconstructJob(
      output: try folder.emptyFolder("restored"), folders: OutputFolders(), withMetadata: nil)
    let failure = Mutex<Failure?>(nil)
    let cost = Cost.of {
      let found = FoundShares([folder.path("archive"), folder.path("patient")])
      let pairs = Matching(found.shares, archive: nil).pairs
      Parallel.forEach(Batch.batches(pairs, size: \.byteCount)) {
        job.run($0)
      } report: {
        _, results in
        for case .failure(let error) in results { failure.withLock { $0 = error.failure } }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return cost
  }

  /// Opens a file to be read from its beginning.
  static func source(_ input: Input) throws(SharingError) -> FileSource {
    try reading { () throws(SystemCallError) in
      let (folder, name) = try Location.parent(of: input.place ?? input.path)
      return try FileSource(folder.openFile(name))
    }
  }

  /// Draws the random values of a pair.
  static func secrets() throws(SharingError) -> PairSecrets {
    try reading { () throws(SystemCallError) in
      try PairSecrets { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    }
  }
}
