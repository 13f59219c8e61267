internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import Spool
internal import Workers

/// Where the shares of one claim's pair are, pending and final.
struct ClaimFiles {
  let folders: SpoolFolders
  let names: KeyedNames
  let claim: Name
  let study: StudyFolder
  /// Reads shares.
  let worker: WorkerLease
  /// Go into the study's staging folder with the patient share.
  let texts: StagedTexts

  /// A patient share that was found.
  struct PatientShare {
    let file: File
    /// Its name in the folder of pending shares, when it has no final one yet.
    let pendingName: Name?
    /// Whether this claim made it.
    let isOwn: Bool
  }

  // MARK: - Pending

  /// Makes two pending files whose names no other attempt has.
  ///
  /// A paused process that still writes to, or links, the files of its own attempt cannot touch
  /// those of the next one.
  ///
  /// - Parameter hasPatient: false where a sheet alone stands for the patient share.
  /// - Returns: the files, both of the same name.
  /// - Throws: what making them throws.
  func makePending(hasPatient: Bool) throws -> (archive: DurableFile, patient: DurableFile?) {
    let name = claim + ("-" + (try SystemRandom.name()))
    let archive = try at(.archive) {
      try DurableFile(in: folders.archivePending, pending: name)
    }
    guard hasPatient else { return (archive, nil) }
    do {
      return try at(.outgoing) {
        (archive, try DurableFile(in: folders.outgoingPending, pending: name))
      }
    } catch {
      try at(.archive) { try archive.discard() }
      throw error
    }
  }

  /// Which folder a pair cannot be written to, or read back from; found by doing so once more with a
  /// file that nobody needs.
  ///
  /// - Parameters:
  ///   - archive: the archive share that came of it.
  ///   - byteCount: how many bytes it was to have.
  /// - Returns: the folder.
  func failing(_ archive: DurableFile, byteCount: Int) -> Event.FolderRole {
    do {
      try archive.file.reserve(byteCount)
      // At the end, where it takes further room.
      var piece = [UInt8](repeating: 0, count: 64 << 10)
      try archive.file.write(piece, at: try archive.file.status().size)
      try archive.file.sync()
      let size = try archive.file.status().size
      for offset in stride(from: 0, to: size, by: piece.count) {
        _ = try piece.withUnsafeMutableBytes { buffer throws(SystemCallError) in
          try archive.file.read(at: offset, into: buffer)
        }
      }
      return .outgoing
    } catch {
      return .archive
    }
  }

  /// Removes this claim's pending archive shares; none of them can be committed from then on.
  ///
  /// Those that were committed stay unless `andCommitted` says otherwise: their second name tells
  /// that this claim did so.
  func discardArchivePending(andCommitted: Bool = false) throws {
    let folder = folders.archivePending
    try at(.archive) {
      for name in try pending(in: folder) {
        if !andCommitted, let status = try folder.status(name), status.links > 1 { continue }
        try folder.remove(name)
      }
    }
  }

  /// Whether this claim made the archive share of a name: it has the pending name still.
  ///
  /// Where files are committed by a rename, it never has.
  func hasCommitted(_ archiveShare: Name) throws -> Bool {
    try at(.archive) {
      guard let committed = try study.folder.status(archiveShare) else { return false }
      return try pending(in: folders.archivePending).contains {
        try folders.archivePending.status($0)?.identity == committed.identity
      }
    }
  }

  /// Removes this claim's pending patient shares.
  func discardPatientPending() throws {
    try at(.outgoing) {
      for name in try pending(in: folders.outgoingPending) {
        try folders.outgoingPending.remove(name)
      }
    }
  }

  /// Removes the pending names of a pair that has its final ones.
  func removePending(_ archive: Name, _ patient: Name?) throws {
    if let patient { try at(.outgoing) { try folders.outgoingPending.remove(patient) } }
    try at(.archive) { try folders.archivePending.remove(archive) }
  }

  private func pending(in folder: Folder) throws -> [Name] {
    try folder.list().filter { $0.bytes.starts(with: claim.bytes) }
  }

  // MARK: - Final

  /// Gives a pending patient share its final name in the study's staging folder.
  ///
  /// - Returns: that folder, for the caller to sync.
  func place(_ pending: Name, archiveShare: Name) throws -> Folder {
    var attempt = 0
    while true {
      let name = names.patientShare(archiveShare: archiveShare, attempt: attempt)
      // A publisher may rename the folder away at any time: the name is looked up each time.
      let staging = try folders.staging.place(RelativePath(study.name), makingWith: 0o770)
      try texts.write(in: staging)
      do {
        try folders.outgoingPending.publish(pending, in: staging, as: name, isOwn: true)
        return staging
      } catch {
        switch error.code {
        case EEXIST: attempt += 1
        case ENOENT:
          // The folder was removed in between, or the pending share is another instance's now.
          if try folders.outgoingPending.status(pending) == nil { throw Fenced() }
        default: throw error
        }
      }
    }
  }

  /// Makes the names in the study's staging folder durable, if it is still there.
  func syncStaging() throws {
    do {
      try folders.staging.folder(study.name).sync()
    } catch {
      guard error.code == ENOENT else { throw error }
      // Published meanwhile, and made durable by the publisher.
    }
  }

  // MARK: - Finding

  /// Finds the patient share of a pair on this machine, final names first.
  func findPatient(of pair: PairID, archiveShare: Name) throws -> PatientShare? {
    let own = try pendingPatient(of: pair)
    let possible = (0..<3).map {
      names.patientShare(archiveShare: archiveShare, attempt: $0)
    }
    let placed = try firstPlace { folder in
      for name in possible {
        guard let file = try open(name, in: folder), try isPatient(file, of: pair) else { continue }
        return PatientShare(file: file, pendingName: nil, isOwn: own != nil)
      }
      return nil
    }
    if let placed { return placed }
    guard let own else { return nil }
    return PatientShare(
      file: try folders.outgoingPending.openFile(own), pendingName: own, isOwn: true)
  }

  /// Whether a claim other than this one has the patient share pending.
  func isPendingElsewhere(_ pair: PairID) throws -> Bool {
    for name in try folders.outgoingPending.list()
    where !name.bytes.starts(with: claim.bytes) {
      if let file = try open(name, in: folders.outgoingPending),
        try isPatient(file, of: pair)
      {
        return true
      }
    }
    return false
  }

  private func pendingPatient(of pair: PairID) throws -> Name? {
    for name in try pending(in: folders.outgoingPending) {
      if let file = try open(name, in: folders.outgoingPending),
        try isPatient(file, of: pair)
      {
        return name
      }
    }
    return nil
  }

  /// Goes through all folders in which a patient share or a sheet may be, in the order of its way
  /// out, until one of them gives something.
  func firstPlace<Found>(_ body: (Folder) throws -> Found?) throws -> Found? {
    if let staging = try open(study.name, below: folders.staging),
      let found = try body(staging)
    {
      return found
    }
    for parent in [folders.publishing, folders.outgoing, folders.handedOver] {
      for name in try parent.list() where try !name.isHidden && mayHold(name) {
        if let folder = try open(name, below: parent), let found = try body(folder) {
          return found
        }
      }
    }
    return nil
  }

  /// Whether a folder may hold what belongs to this study: of thousands, nearly all bear the label of
  /// another study in the archive, and are not looked into.
  private func mayHold(_ name: Name) throws -> Bool {
    let own = OwnedName(name)?.rest ?? name
    let other = OwnedName.study(of: own)
    // An accession number may look like a label.
    guard StudyCode.label(in: own) != nil, other != study.name else { return true }
    return try at(.archive) { try folders.archive.status(other) == nil }
  }

  private func open(_ name: Name, below parent: Folder) throws -> Folder? {
    do {
      return try parent.folder(name)
    } catch {
      // Gone, or closed to us, as `lost+found` is: no folder that this program made.
      guard [ENOENT, ENOTDIR, ELOOP, EACCES].contains(error.code) else { throw error }
      return nil
    }
  }

  private func open(_ name: Name, in folder: Folder) throws -> File? {
    do {
      return try folder.openFile(name)
    } catch {
      // Gone, no file, or closed to us: nothing that this program made.
      guard [ENOENT, ELOOP, EINVAL, ENXIO, EACCES].contains(error.code) else { throw error }
      return nil
    }
  }

  private func isPatient(_ file: File, of pair: PairID) throws -> Bool {
    do {
      let share = try worker.inspect(file)
      return share.role == .patient && share.pairID == pair
    } catch let error as SharingError {
      // Half written, or no share: not the one that is looked for.
      if case .unreadable(let read) = error, read.code != 0 { throw error }
      return false
    }
  }
}
