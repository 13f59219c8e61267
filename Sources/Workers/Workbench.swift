internal import Cryptography
internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads

/// Where a worker does what it is asked: all that reads what others have made.
///
/// It has the files that came with the request, and nothing else: no name, no folder, no key of the
/// site.
final class Workbench {
  let progress: Progress
  let threads: ThreadCrew?
  private let limitMemory: (Int) -> Void
  /// A longer file passes through the processors' caches all the same.
  private static let heldByteCount = 1 << 20
  private let packages: PackageBench
  var source: WatchedSource?
  var walk: DICOMFile?
  var splitter: Splitter?

  /// - Parameters:
  ///   - progress: is told while work goes on.
  ///   - threads: work on large files, too.
  ///   - limitMemory: is told how many bytes of memory the work may take beside what any work takes.
  init(
    _ progress: Progress, _ threads: ThreadCrew? = nil,
    limitMemory: @escaping (Int) -> Void = { _ in }
  ) {
    self.progress = progress
    self.threads = threads
    self.limitMemory = limitMemory
    packages = PackageBench(progress)
  }

  /// Does what a request asks for, with so many files as it says.
  func reply(to request: WorkerRequest, _ files: [File]) -> WorkerReply {
    do throws(SharingError) {
      switch request {
      case .examine(let isHeld): return try examine(files[0], isHeld: isHeld)
      case .digest: return try digest()
      case .plan(let path, let mode, let banner): return try plan(path, mode, banner)
      case .write: return try write(archive: files[0], patient: files[1])
      case .split(let path, let mode):
        return try split(path, mode, archive: files[0], patient: files[1])
      case .writeDrawn(let pair): return try write(pair, files)
      case .compare(let mayBeLossy): return try compare(files, mayBeLossy: mayBeLossy)
      case .compareDrawn(let pair, let mayBeLossy):
        return try compare(pair, files, mayBeLossy: mayBeLossy)
      case .inspect(let isWhole): return try inspect(files[0], isWhole: isWhole)
      case .restore: return try restore(Array(files[2...]), files[0], files[1])
      case .restoreDrawn(let pair): return try restore(Array(files[1...]), files[0], pair)
      case .expand(let pair): return try expand(pair, archive: files[0], patient: files[1])
      case .evaluate(let mode): return try evaluate(files[0], mode)
      case .openPackage, .nextInPackage, .readPackage: return try packages.reply(to: request, files)
      case .letGo:
        clear()
        packages.close()
        return .done
      case .readSheets(let form): return try SheetReading(files[0], progress).reply(form)
      }
    } catch {
      return .failed(error)
    }
  }

  // MARK: - Splitting

  private func examine(_ file: File, isHeld: Bool) throws(SharingError) -> WorkerReply {
    clear()
    let size = try reading { () throws(SystemCallError) in try file.status().size }
    allowMemory([size])
    let source = try isHeld && size <= Self.heldByteCount ? held(file, size) : watched(file)
    do throws(ReadError) {
      let (examination, walk) = try Examination.of(source)
      self.source = source
      self.walk = walk
      return .examined(examination)
    } catch {
      throw .unreadable(error)
    }
  }

  /// A file that is read once and kept in memory as long as it is worked on.
  ///
  /// A write to the file after it was read shows in its status, as with any other file.
  private func held(_ file: File, _ size: Int) throws(SharingError) -> WatchedSource {
    let content = try reading { () throws(SystemCallError) in try file.contents(limit: size) }
    guard content.count == size else { throw .sourceChanged }
    return WatchedSource(source: MemorySource(content), progress: progress)
  }

  func clear() {
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

  private func compare(_ files: [File], mayBeLossy: Bool) throws(SharingError) -> WorkerReply {
    let (source, archive, patient) = (
      try watched(files[0]), try watched(files[1]), try watched(files[2])
    )
    try allowMemory([source, archive, patient].map(\.count), opening: [archive, patient])
    let pair = try Pair(
      try Share(archive), try Share(patient),
      with: crew([archive, patient].map(\.count).saturatedSum))
    guard let splitter = try splitter(as: pair, source, mayBeLossy) else {
      return .compared(isSame: false)
    }
    try splitter.verify(archive: archive, patient: patient, with: crew(source.count))
    return .compared(isSame: true)
  }

  private func compare(
    _ drawn: DrawnPair, _ files: [File], mayBeLossy: Bool
  ) throws(SharingError) -> WorkerReply {
    let (source, archive) = (try watched(files[0]), try watched(files[1]))
    try allowMemory([source, archive].map(\.count), opening: [archive])
    let share = try Share(archive)
    let crew = crew(source.count)
    guard let patient = Share(drawn, with: share) else { throw .alteredOrUnrelated }
    let pair = try Pair(share, patient, with: crew)
    guard let splitter = try splitter(as: pair, source, mayBeLossy) else {
      return .compared(isSame: false)
    }
    try splitter.verify(archive: archive, drawn: drawn, with: crew)
    return .compared(isSame: true)
  }

  /// What would split a source as a pair was; nil when that is not exact enough.
  private func splitter(
    as pair: Pair, _ source: WatchedSource, _ mayBeLossy: Bool
  ) throws(SharingError) -> Splitter? {
    guard pair.isExact || mayBeLossy else { return nil }
    // The same bytes may have come by another path, or in another mode.
    return try Splitter(source, path: pair.path, mode: pair.isExact ? .standard : .visual)
  }

  private func evaluate(_ file: File, _ mode: Mode) throws(SharingError) -> WorkerReply {
    let source = try watched(file)
    // Both shares and the restored file stay in memory.
    allowMemory(Array(repeating: source.count, count: 4))
    let clock = ContinuousClock()
    let (archive, patient, restored) = (MemorySink(), MemorySink(), MemorySink())
    let begun = clock.now
    let splitter = try Splitter(source, path: [], mode: mode)
    try splitter.write(try secrets(), archive: archive, patient: patient)
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
    try allowMemory([source.count], opening: [source])
    let share = try Share(source)
    if isWhole { try share.verify() }
    return .inspected(ShareFacts(share))
  }

  private func restore(
    _ outputs: [File], _ one: File, _ other: File
  ) throws(SharingError) -> WorkerReply {
    let (one, other) = (try watched(one), try watched(other))
    let byteCount = [one, other].map(\.count).saturatedSum
    try allowMemory([byteCount], opening: [one, other])
    let crew = crew(byteCount)
    return try restore(outputs, Pair(try Share(one), try Share(other), with: crew))
  }

  private func restore(
    _ outputs: [File], _ archive: File, _ drawn: DrawnPair
  ) throws(SharingError) -> WorkerReply {
    let source = try watched(archive)
    try allowMemory([source.count], opening: [source])
    let archive = try Share(source)
    guard let patient = Share(drawn, with: archive) else { throw .alteredOrUnrelated }
    return try restore(outputs, Pair(archive, patient, with: crew(source.count)))
  }

  /// Restores a file, and its JSON object if there are two outputs; checks all if there is none.
  private func restore(_ outputs: [File], _ pair: Pair) throws(SharingError) -> WorkerReply {
    guard let output = outputs.first else {
      try pair.restore(to: DiscardingSink())
      return .restored(Restoration(pair, identity: nil))
    }
    let json = outputs.count > 1 ? DescriptorSink(outputs[1], progress) : nil
    // What a pair says of the file's length may be anything.
    if let crew = crew([pair.count, pair.count].saturatedSum) {
      let sink = PlacedFile(output, progress)
      try pair.restore(to: sink, json: json, with: crew)
      sink.startSync()
    } else {
      let sink = DescriptorSink(output, progress)
      try pair.restore(to: sink, json: json)
      try sink.startSync()
    }
    try json?.startSync()
    let restored = try watched(output)
    do throws(DICOMError) {
      return .restored(Restoration(pair, identity: try DICOMFile(restored).identity))
    } catch {
      if case .unreadable(let error) = error { throw Self.readingBack(.unreadable(error)) }
      return .restored(Restoration(pair, identity: nil))
    }
  }

  private func expand(
    _ drawn: DrawnPair, archive: File, patient: File
  ) throws(SharingError) -> WorkerReply {
    let source = try watched(archive)
    try allowMemory([source.count], opening: [source])
    let sink = DescriptorSink(patient, progress)
    try Share(source).expand(drawn, to: sink)
    try sink.startSync()
    return .done
  }

  /// What it means that something cannot be read which was written just now: the medium that it was
  /// written to is at fault, not that of the source or of a share.
  static func readingBack(_ error: SharingError) -> SharingError {
    guard case .unreadable(let error) = error, error.code != 0 else { return error }
    return .unwritable(error.code)
  }

  /// Sets the limit for work on files: three times their bytes.
  private func allowMemory(_ byteCounts: [Int]) {
    let sum = byteCounts.saturatedSum
    limitMemory([sum, sum, sum].saturatedSum)
  }

  /// Sets the limit for work on files; some of them are shares, which any program may have encoded.
  private func allowMemory(
    _ byteCounts: [Int], opening shares: [WatchedSource]
  ) throws(SharingError) {
    var needed = byteCounts + byteCounts + byteCounts
    for share in shares { needed.append(try Share.memory(share)) }
    limitMemory(needed.saturatedSum)
  }

  func watched(_ file: File) throws(SharingError) -> WatchedSource {
    try reading { () throws(SystemCallError) in
      WatchedSource(source: try FileSource(file), progress: progress)
    }
  }

  func reading<R>(
    _ body: () throws(SystemCallError) -> R
  ) throws(SharingError) -> R {
    do throws(SystemCallError) {
      return try body()
    } catch {
      throw .unreadable(ReadError(code: error.code))
    }
  }
}
