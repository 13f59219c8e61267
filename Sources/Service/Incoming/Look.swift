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
  let dicom: DICOMFile?

  init(_ file: File, _ history: ArrivalJob.History, isHarmful: Bool) throws {
    self.file = file
    lease = file.probeLease()
    status = try file.status()
    let isFree = lease != .refused && status.links == 1
    source = try CachedSource(file, isHeld: isFree && !isHarmful)
    guard isFree, !isHarmful else {
      structure = isFree ? .harmful : .blank
      dicom = nil
      return
    }
    do {
      let walk = try DICOMFile(source)
      dicom = walk
      structure = !walk.isComplete ? .incomplete : walk.mayGoOn ? .doubtful : .complete
    } catch .notDICOM {
      dicom = nil
      let head = try source.bytes(0..<min(source.count, 132))
      structure = head.allSatisfy { $0 == 0 } ? .blank : .foreign
    }
  }

  func evidence(_ history: ArrivalJob.History) -> ArrivalEvidence {
    let now = ContinuousClock.now
    let isSame = history.last.map { $0 == status } ?? false
    return ArrivalEvidence(
      isRenamed: history.isRenamed, lease: lease, structure: structure, links: status.links,
      quiet: isSame ? now - history.quietSince : .zero, age: now - history.firstSeen)
  }
}
