internal import SecretSharing
internal import Service
internal import ShareStorage
internal import Spool

/// The stages of splitting and reconstructing, one file after the other on one thread.
struct BenchStages {
  let operations: BenchOperations
  let folder: BenchFolder

  /// The stages in the order of the journey.
  ///
  /// `plan` is the walk, the JSON, the digest and the plan of
  /// the embedding; `cut` is embedding, random grids, tags and PNG.
  static let splitNames = ["read", "plan", "cut", "write", "sync", "read back"]
  /// The stages of the way back.
  ///
  /// `check` is the tags and the payload.
  static let reconstructNames = ["read", "check", "restore", "write", "sync"]

  /// Splits every file in stages.
  func split() throws(Failure) -> [String: Cost] {
    let output = try folder.emptyFolder("unverified")
    let meter = StageMeter()
    do throws(SharingError) {
      try inBatches { shares, written throws(SharingError) in
        let source = MeteredSource(source: try BenchOperations.source(shares.input), meter: meter)
        let pair = [try MeteredFile(in: output, meter), try MeteredFile(in: output, meter)]
        let splitter = try meter.measured("plan") { () throws(SharingError) in
          try Splitter(source, path: shares.input.relative, mode: .standard)
        }
        let secrets = try BenchOperations.secrets()
        try meter.measure("cut") { () throws(SharingError) in
          try splitter.write(secrets, archive: pair[0], patient: pair[1])
        }
        written += pair
        let halves = try halves(shares)
        try meter.measure("read back") { () throws(SharingError) in
          try splitter.verify(archive: halves.0, patient: halves.1)
        }
      }
      return meter.costs
    } catch {
      throw Failure(error)
    }
  }

  /// Reconstructs every pair in stages.
  func reconstruct() throws(Failure) -> [String: Cost] {
    let output = try folder.emptyFolder("restored")
    let meter = StageMeter()
    do throws(SharingError) {
      try inBatches { shares, written throws(SharingError) in
        let halves = try halves(shares)
        let file = try MeteredFile(in: output, meter)
        let pair = try meter.measured("check") { () throws(SharingError) in
          try Pair(
            Share(MeteredSource(source: halves.0, meter: meter)),
            Share(MeteredSource(source: halves.1, meter: meter)))
        }
        try meter.measure("restore") { () throws(SharingError) in try pair.restore(to: file) }
        written.append(file)
      }
      return meter.costs
    } catch {
      throw Failure(error)
    }
  }

  /// Works on the files, and syncs so many together as a series does.
  private func inBatches(
    _ work: (BenchOperations.Shares, inout [MeteredFile]) throws(SharingError) -> Void
  ) throws(SharingError) {
    for batch in Batch.batches(operations.shares, size: \.input.size) {
      var written: [MeteredFile] = []
      for shares in batch {
        let before = written.count
        try work(shares, &written)
        for file in written[before...] { try file.startSync() }
      }
      for file in written { try file.sync() }
    }
  }

  private func halves(
    _ shares: BenchOperations.Shares
  ) throws(SharingError) -> (FileSource, FileSource) {
    func open(_ folderName: Name, _ name: Name) throws(SharingError) -> FileSource {
      let path = folder.path(folderName) / name.bytes
      return try BenchOperations.source(Input(path: path, relative: [], size: 0))
    }
    return (try open("archive", shares.archive), try open("patient", shares.patient))
  }
}
