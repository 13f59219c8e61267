internal import DICOM
internal import Glibc
internal import ShareStorage
internal import Spool
internal import Workers

/// One look at a file.
struct Look {
  let file: File
  let status: FileStatus
  let lease: File.Lease
  /// What a worker found in it, if it was to be read.
  let examination: Examination?
  /// False for what does not begin like a DICOM file, and for what its writer has closed empty.
  let mayBeImage: Bool
  /// Nil for what is not to be read.
  private let structure: Examination.Structure?
  private let doubt: ZeroTail

  init(
    _ file: File, named name: Name, _ limits: ArrivalLimits, isHarmful: Bool,
    _ worker: WorkerLease
  ) throws {
    self.file = file
    lease = limits.trusted(file.probeLease())
    status = try file.status()
    guard lease != .refused, status.links == 1, !isHarmful else {
      structure = nil
      doubt = .none
      // Whose study it is may be known before it is finished: that one waits for it.
      examination = isHarmful ? nil : try? worker.examine(file, isHeld: false)
      mayBeImage = examination?.structure != .foreign
      return
    }
    // Over a network, what is passed to a worker is best a copy.
    let copy =
      limits.areWritersLocal ? nil : try FileSource.inMemory(file, limit: PairDraft.byteLimit)
    let found = try worker.examine(copy ?? file, isHeld: true)
    examination = found
    // The index of a copied CD holds no image, and is no study.
    guard !Self.isIndex(name, found) else {
      structure = .foreign
      doubt = .none
      mayBeImage = false
      return
    }
    structure = found.structure
    doubt = try Self.doubt(found, file)
    mayBeImage = structure != .foreign && status.size > 0
  }

  /// Whether a file is the index of a CD (PS3.10 section 8.6), as file systems may show its name: it
  /// has neither a study nor pixel data.
  private static func isIndex(_ name: Name, _ found: Examination) -> Bool {
    let isNamed = ["DICOMDIR", "DICOMDIR.", "DICOMDIR;1", "DICOMDIR.;1"].contains { form in
      name.hasSuffix(form) && name.bytes.count == form.utf8.count
    }
    guard isNamed, let identity = found.identity else { return false }
    return identity.studyInstanceUID == nil && found.structure == .doubtful
  }

  private static func doubt(_ found: Examination, _ file: File) throws -> ZeroTail {
    guard found.structure == .complete || found.structure == .doubtful else { return .none }
    return try file.hasHole() ? .torn : found.zeroTail
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
      links: status.links, size: status.size, rest: isClaimed ? .seconds(Int64.max / 2) : rest,
      quiet: isSame ? rest : .zero, age: max(history.age(now), .zero))
  }
}
