internal import DICOM
internal import SecretSharing
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
    defer { clear() }
    guard let splitter else { throw .notDICOM }
    try write(splitter, try secrets(), archive, patient)
    return .written(try verified(splitter, archive, patient))
  }

  /// Writes shares; they are on their way to the medium then, while they are read back.
  private func write(
    _ splitter: Splitter, _ secrets: PairSecrets, _ archive: File, _ patient: File?
  ) throws(SharingError) {
    if let crew = crew(splitter.file.count) {
      let sink = PlacedFile(archive, progress)
      let other = patient.map { PlacedFile($0, progress) }
      try splitter.write(secrets, archive: sink, patient: other, with: crew)
      sink.startSync()
      other?.startSync()
    } else {
      let sink = DescriptorSink(archive, progress)
      let other = patient.map { DescriptorSink($0, progress) }
      try splitter.write(secrets, archive: sink, patient: other)
      try sink.startSync()
      try other?.startSync()
    }
  }

  func split(
    _ path: [UInt8], _ mode: Mode, archive: File, patient: File
  ) throws(SharingError) -> WorkerReply {
    defer { clear() }
    guard let source, let walk else { throw .notDICOM }
    guard mode == .standard, let crew = crew(source.count) else {
      _ = try plan(path, mode, [])
      guard let splitter, case .written(let pair) = try write(archive: archive, patient: patient)
      else { throw .notDICOM }
      return .split(SplitPlan(splitter), pair)
    }
    let sinks = (PlacedFile(archive, progress), PlacedFile(patient, progress))
    let splitter = try Splitter.split(
      source, path: path, banner: [], walked: walk, secrets: secrets, archive: sinks.0,
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
    do throws(SharingError) {
      let written = try watched(archive)
      try splitter.verify(
        archive: written, patient: try watched(patient), with: crew(splitter.file.count))
      return try Share(written).pairID
    } catch {
      // The source could be read a moment ago.
      throw Self.readingBack(error)
    }
  }

  /// Threads that work side by side on a file of so many bytes; nil when one is enough.
  func crew(_ byteCount: Int) -> (any Crew)? {
    guard let threads, threads.count > 1, byteCount >= ThreadCrew.leastBytes else { return nil }
    return threads
  }

  func write(_ pair: DrawnPair, _ files: [File]) throws(SharingError) -> WorkerReply {
    defer { clear() }
    guard let splitter else { throw .notDICOM }
    let secrets = try reading { () throws(SystemCallError) in
      try PairSecrets(pair) { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    }
    let (file, other) = (files[0], files.dropFirst().first)
    try write(splitter, secrets, file, other)
    do throws(SharingError) {
      let archive = try watched(file)
      let crew = crew(splitter.file.count)
      if let other {
        try splitter.verify(archive: archive, patient: try watched(other), with: crew)
      } else {
        try splitter.verify(archive: archive, drawn: pair, with: crew)
      }
    } catch {
      throw Self.readingBack(error)
    }
    return .written(pair.pairID)
  }
}
