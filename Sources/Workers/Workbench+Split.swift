internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads

extension Workbench {
  func plan(
    _ path: [UInt8], _ mode: Mode, _ banner: [String]
  ) throws(SharingError) -> WorkerReply {
    guard let source, let walk else { throw .notDICOM }
    let splitter = try Splitter(source, path: path, mode: mode, banner: banner, walked: walk)
    self.splitter = splitter
    return .planned(SplitPlan(splitter))
  }

  func write(archive: File, patient: File) throws(SharingError) -> WorkerReply {
    guard let splitter else { throw .notDICOM }
    defer { clear() }
    let secrets = try secrets()
    // Both are on their way to the medium while they are read back.
    if let crew = crew(splitter.file.count) {
      let sinks = (PlacedFile(archive, progress), PlacedFile(patient, progress))
      try splitter.write(secrets, archive: sinks.0, patient: sinks.1, with: crew)
      sinks.0.startSync()
      sinks.1.startSync()
    } else {
      let sinks = (DescriptorSink(archive, progress), DescriptorSink(patient, progress))
      try splitter.write(secrets, archive: sinks.0, patient: sinks.1)
      try sinks.0.startSync()
      try sinks.1.startSync()
    }
    return .written(try verified(splitter, archive, patient))
  }

  func split(
    _ path: [UInt8], _ mode: Mode, _ banner: [String], archive: File, patient: File
  ) throws(SharingError) -> WorkerReply {
    guard let source, let walk else { throw .notDICOM }
    guard mode == .standard, let crew = crew(source.count) else {
      _ = try plan(path, mode, banner)
      guard let splitter, case .written(let pair) = try write(archive: archive, patient: patient)
      else { throw .notDICOM }
      return .split(SplitPlan(splitter), pair)
    }
    defer { clear() }
    let sinks = (PlacedFile(archive, progress), PlacedFile(patient, progress))
    let splitter = try Splitter.split(
      source, path: path, banner: banner, walked: walk, secrets: secrets, archive: sinks.0,
      patient: sinks.1, with: crew)
    sinks.0.startSync()
    sinks.1.startSync()
    return .split(SplitPlan(splitter), try verified(splitter, archive, patient))
  }

  func secrets() throws(SharingError) -> PairSecrets {
    try reading { () throws(SystemCallError) in
      try PairSecrets { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    }
  }

  private func verified(
    _ splitter: Splitter, _ archive: File, _ patient: File
  ) throws(SharingError) -> PairID {
    let written = try watched(archive)
    try splitter.verify(
      archive: written, patient: try watched(patient), with: crew(splitter.file.count))
    return try Share(written).pairID
  }

  /// Threads that work side by side on a file of so many bytes; nil when one is enough.
  func crew(_ byteCount: Int) -> (any Crew)? {
    guard let helpers, helpers.count > 1, byteCount >= Helpers.leastBytes else { return nil }
    return helpers
  }

  func write(_ pair: DrawnPair, _ files: [File]) throws(SharingError) -> WorkerReply {
    guard let splitter else { throw .notDICOM }
    defer { clear() }
    let secrets = try reading { () throws(SystemCallError) in
      try PairSecrets(pair) { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    }
    let sinks = files.map { DescriptorSink($0, progress) }
    try splitter.write(secrets, archive: sinks[0], patient: sinks.dropFirst().first)
    for sink in sinks { try sink.startSync() }
    let archive = try watched(files[0])
    if files.count > 1 {
      try splitter.verify(archive: archive, patient: try watched(files[1]))
    } else {
      try splitter.verify(archive: archive, drawn: pair)
    }
    return .written(pair.pairID)
  }
}
