internal import Cryptography
internal import DICOM
internal import SecretSharing
internal import Spool
internal import ShareStorage

/// Where a worker does what it is asked: all that reads what others have made.
///
/// It has the files that came with the request, and nothing else: no name, no folder, no key of the
/// site.
final class Workbench {
  private let progress: Progress
  private let limitMemory: (Int) -> Void
  private var source: WatchedSource?
  private var walk: DICOMFile?
  private var splitter: Splitter?

  /// - Parameters:
  ///   - progress: is told while work goes on.
  ///   - limitMemory: is told how many bytes of files are worked on.
  init(_ progress: Progress, limitMemory: @escaping (Int) -> Void = { _ in }) {
    self.progress = progress
    self.limitMemory = limitMemory
  }

  /// Does what a request asks for, with so many files as it says.
  func reply(to request: WorkerRequest, _ files: [File]) -> WorkerReply {
    do throws(SharingError) {
      switch request {
      case .examine(let isHeld): return try examine(files[0], isHeld: isHeld)
      case .digest: return try digest()
      case .plan(let path, let mode, let banner): return try plan(path, mode, banner)
      case .write: return try write(archive: files[0], patient: files[1])
      case .compare(let mayBeLossy): return try compare(files, mayBeLossy: mayBeLossy)
      case .inspect(let isWhole): return try inspect(files[0], isWhole: isWhole)
      case .restore: return try restore(files)
      case .evaluate(let mode): return try evaluate(files[0], mode)
      }
    } catch {
      return .failed(error)
    }
  }

  // MARK: - Splitting

  private func examine(_ file: File, isHeld: Bool) throws(SharingError) -> WorkerReply {
    clear()
    let cached = try reading { () throws(SystemCallError) in
      limitMemory(try file.status().size)
      return try CachedSource(file, isHeld: isHeld)
    }
    let source = WatchedSource(source: cached, progress: progress)
    do throws(ReadError) {
      let (examination, walk) = try Examination.of(source)
      self.source = source
      self.walk = walk
      return .examined(examination)
    } catch {
      throw .unreadable(error)
    }
  }

  private func clear() {
    source = nil
    walk = nil
    splitter = nil
  }

  private func digest() throws(SharingError) -> WorkerReply {
    guard let source else { throw .notDICOM }
    let hash = SHA256()
    var offset = 0
    do throws(ReadError) {
      while offset < source.count {
        let piece = try source.bytes(offset..<min(offset + (1 << 20), source.count))
        piece.withUnsafeBytes { hash.update($0) }
        offset += piece.count
      }
    } catch {
      throw .unreadable(error)
    }
    return .digest(hash.finish())
  }

  private func plan(
    _ path: [UInt8], _ mode: Mode, _ banner: [String]
  ) throws(SharingError) -> WorkerReply {
    guard let source, let walk else { throw .notDICOM }
    let splitter = try Splitter(source, path: path, mode: mode, banner: banner, walked: walk)
    self.splitter = splitter
    return .planned(SplitPlan(splitter))
  }

  private func write(archive: File, patient: File) throws(SharingError) -> WorkerReply {
    guard let splitter else { throw .notDICOM }
    defer { clear() }
    let secrets = try reading { () throws(SystemCallError) in
      try PairSecrets { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    }
    let sinks = (DescriptorSink(archive, progress), DescriptorSink(patient, progress))
    try splitter.write(secrets, archive: sinks.0, patient: sinks.1)
    // Both are on their way to the medium while they are read back.
    try sinks.0.startSync()
    try sinks.1.startSync()
    let written = try watched(archive)
    try splitter.verify(archive: written, patient: try watched(patient))
    return .written(try Share(written).pairID)
  }

  private func compare(_ files: [File], mayBeLossy: Bool) throws(SharingError) -> WorkerReply {
    let (source, archive, patient) = (
      try watched(files[0]), try watched(files[1]), try watched(files[2])
    )
    limitMemory(source.count + archive.count + patient.count)
    let pair = try Pair(try Share(archive), try Share(patient))
    guard pair.isExact || mayBeLossy else { return .compared(isSame: false) }
    // The same bytes may have come by another path, or in another mode.
    let splitter = try Splitter(
      source, path: pair.path, mode: pair.isExact ? .standard : .visual)
    try splitter.verify(archive: archive, patient: patient)
    return .compared(isSame: true)
  }

  private func evaluate(_ file: File, _ mode: Mode) throws(SharingError) -> WorkerReply {
    let source = try watched(file)
    // Both shares and the restored file stay in memory.
    limitMemory(4 * source.count)
    let clock = ContinuousClock()
    let (archive, patient, restored) = (MemorySink(), MemorySink(), MemorySink())
    let begun = clock.now
    let splitter = try Splitter(source, path: [], mode: mode)
    let secrets = try reading { () throws(SystemCallError) in
      try PairSecrets { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    }
    try splitter.write(secrets, archive: archive, patient: patient)
    let middle = clock.now
    try Pair(Share(MemorySource(archive.bytes)), Share(MemorySource(patient.bytes)))
      .restore(to: restored)
    let end = clock.now
    return .evaluated(
      EvaluationResult(
        mode: mode, evaluation: try splitter.evaluation(), split: middle - begun,
        reconstruct: end - middle))
  }

  // MARK: - Shares

  private func inspect(_ file: File, isWhole: Bool) throws(SharingError) -> WorkerReply {
    let source = try watched(file)
    limitMemory(source.count)
    let share = try Share(source)
    if isWhole { try share.verify() }
    return .inspected(ShareFacts(share))
  }

  private func restore(_ files: [File]) throws(SharingError) -> WorkerReply {
    let (one, other) = (try watched(files[0]), try watched(files[1]))
    limitMemory(one.count + other.count)
    let pair = try Pair(try Share(one), try Share(other))
    guard files.count > 2 else {
      try pair.restore(to: DiscardingSink())
      return .restored(Restoration(pair, identity: nil))
    }
    let sink = DescriptorSink(files[2], progress)
    let json = files.count > 3 ? DescriptorSink(files[3], progress) : nil
    try pair.restore(to: sink, json: json)
    try sink.startSync()
    try json?.startSync()
    let restored = try watched(files[2])
    do throws(DICOMError) {
      return .restored(Restoration(pair, identity: try DICOMFile(restored).identity))
    } catch {
      if case .unreadable(let error) = error { throw .unreadable(error) }
      return .restored(Restoration(pair, identity: nil))
    }
  }

  private func watched(_ file: File) throws(SharingError) -> WatchedSource {
    try reading { () throws(SystemCallError) in
      WatchedSource(source: try FileSource(file), progress: progress)
    }
  }

  private func reading<R>(
    _ body: () throws(SystemCallError) -> R
  ) throws(SharingError) -> R {
    do throws(SystemCallError) {
      return try body()
    } catch {
      throw .unreadable(ReadError(code: error.code))
    }
  }
}
