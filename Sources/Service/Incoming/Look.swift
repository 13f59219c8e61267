internal import DICOM
internal import Glibc
internal import ShareStorage
internal import Spool

/// One look at a file.
struct Look {
  let file: File
  let source: CachedSource
  let status: FileStatus
  let lease: File.Lease
  let structure: ArrivalEvidence.Structure
  let doubt: ArrivalEvidence.Doubt
  let dicom: DICOMFile?

  init(_ file: File, _ limits: ArrivalLimits, isHarmful: Bool) throws {
    self.file = file
    lease = limits.trusted(file.probeLease())
    status = try file.status()
    let isFree = lease != .refused && status.links == 1
    source = try CachedSource(file, isHeld: isFree && !isHarmful)
    guard isFree, !isHarmful else {
      structure = isFree ? .harmful : .blank
      doubt = .none
      dicom = nil
      return
    }
    dicom = try Self.walk(source)
    guard let dicom else {
      doubt = .none
      let head = try source.bytes(0..<min(source.count, 132))
      structure = head.allSatisfy { $0 == 0 } ? .blank : .foreign
      return
    }
    structure = Self.structure(of: dicom)
    doubt = try Self.doubt(dicom, file, source)
  }

  /// What a walk finds; nil where there is no DICOM file.
  private static func walk(_ source: CachedSource) throws -> DICOMFile? {
    do {
      return try DICOMFile(source)
    } catch .notDICOM {
      return nil
    }
  }

  private static func structure(of walk: DICOMFile) -> ArrivalEvidence.Structure {
    if walk.isComplete { return walk.mayGoOn ? .doubtful : .complete }
    return walk.isOddlyEnded ? .odd : .incomplete
  }

  private static func doubt(
    _ walk: DICOMFile, _ file: File, _ source: CachedSource
  ) throws -> ArrivalEvidence.Doubt {
    guard walk.isComplete else { return .none }
    if try file.hasHole() { return .torn }
    switch try walk.zeroTail(source) {
    case .none: return .none
    case .margin: return .margin
    case .torn: return .torn
    }
  }

  /// What this look and earlier ones tell together.
  ///
  /// - Parameters:
  ///   - history: of the earlier ones.
  ///   - isClaimed: whether the file has been taken: nobody calls it by its name any more.
  /// - Returns: the evidence.
  func evidence(_ history: ArrivalJob.History, isClaimed: Bool) -> ArrivalEvidence {
    let now = ContinuousClock.now
    let rest = now - history.quietSince
    let isSame = history.last.map { $0 == status } ?? false
    return ArrivalEvidence(
      isRenamed: history.isRenamed, lease: lease, structure: structure, doubt: doubt,
      links: status.links, rest: isClaimed ? .seconds(Int64.max / 2) : rest,
      quiet: isSame ? rest : .zero, age: max(history.age(now), .zero))
  }
}
