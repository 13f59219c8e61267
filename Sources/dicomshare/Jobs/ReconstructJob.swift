// Two shares into the file they were made from. The file is written without a name, and gets one
// only after its digest was checked; nothing that exists is replaced.
internal import Glibc
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

/// Puts pairs together below an output folder.
struct ReconstructJob: Sendable {
  /// Where restored files go.
  let output: Folder
  /// What made it, and makes the folders below it; their names are put on the medium together with
  /// those of the files.
  let folders: OutputFolders
  /// Which JSON is written beside each file; nil for none.
  let withMetadata: MetadataKind?

  /// What became of one pair.
  struct Result: Sendable {
    let archive: FoundShare
    /// The patient share; nil when a sheet stands for it.
    let patient: FoundShare?
    /// Where the file lies, below the output folder.
    let path: RelativePath
    /// Where the paper's JSON object lies.
    let metadata: RelativePath?
    /// Where the plain model lies.
    let model: RelativePath?
    let count: Int
    let isExact: Bool
    /// Whether the same file lay there before.
    let wasThere: Bool
  }

  /// A restored and checked file that has no name yet.
  private struct Pending {
    let archive: FoundShare
    let patient: FoundShare?
    let path: RelativePath
    let file: PendingFile
    let metadata: PendingFile?
    let count: Int
    let isExact: Bool
  }

  /// Puts pairs together, and makes the files durable together.
  ///
  /// - Returns: a result for each pair, with what is wrong, and with which files; fewer when the
  ///   process is to stop.
  func run(_ groups: [ShareGroup]) -> [Swift.Result<Result, PairFailure>] {
    var pending: [Swift.Result<Pending, PairFailure>] = []
    for group in groups where !Interruption.isWished {
      pending.append(.init { () throws(PairFailure) in try prepare(group) })
    }
    var folders: [RelativePath: Folder] = [:]
    let named = pending.map { $0.then(sync) }.map { pair in
      pair.then { pair throws(PairFailure) in try publish(pair, &folders) }
    }
    var unsynced: [RelativePath: CInt] = [:]
    for (path, folder) in folders {
      do throws(SystemCallError) {
        try self.folders.sync()
        try folder.sync()
      } catch {
        unsynced[path] = error.code
      }
    }
    return named.map { named in
      named.then { named throws(PairFailure) in
        let result = named.result
        guard let code = unsynced[result.path.parent] else { return result }
        named.withdraw()
        throw PairFailure(.unwritable(code), result.archive, result.patient)
      }
    }
  }

  /// A restored file that has its name, and what was made beside it.
  private struct Named {
    let result: Result
    let folder: Folder
    let made: [Name]

    /// Takes away again what was made; the failure that led here is the one to report.
    func withdraw() { for name in made { _ = try? folder.remove(name) } }
  }

  /// Restores a file from the first two copies of its shares that are unaltered.
  private func prepare(_ group: ShareGroup) throws(PairFailure) -> Pending {
    var first: PairFailure?
    for archive in group.archive {
      for patient in group.patientSides {
        do throws(PairFailure) {
          return try restore(archive, patient)
        } catch {
          first = first ?? error
          // Another copy of a share helps only against a bad one.
          guard error.failure.status == .badData else { throw error }
        }
      }
    }
    throw first ?? PairFailure(.otherHalfMissing(.archive, searched: false), group.shares)
  }

  private func restore(
    _ archive: FoundShare, _ patient: PatientSide
  ) throws(PairFailure) -> Pending {
    let (file, metadata): (PendingFile, PendingFile?)
    do throws(Failure) {
      file = try pendingFile(in: output)
      metadata = withMetadata != nil ? try pendingFile(in: output) : nil
    } catch {
      throw PairFailure(error, [archive])
    }
    let pair = try PairFailure.restored(archive, patient, to: file.file, json: metadata?.file)
    return Pending(
      archive: archive, patient: patient.share, path: RestoredPath.sanitized(pair.path), file: file,
      metadata: metadata, count: pair.count, isExact: pair.isExact)
  }

  private func sync(_ pair: Pending) throws(PairFailure) -> Pending {
    do throws(SystemCallError) {
      try pair.file.sync()
      try pair.metadata?.sync()
      return pair
    } catch {
      throw PairFailure(.unwritable(error.code), pair.archive, pair.patient)
    }
  }

  private func publish(
    _ pair: Pending, _ folders: inout [RelativePath: Folder]
  ) throws(PairFailure) -> Named {
    do throws(SystemCallError) {
      let parent = pair.path.parent
      let folder =
        if let known = folders[parent] { known } else {
          try self.folders.folder(parent, in: output)
        }
      folders[parent] = folder
      return try publish(pair, in: folder)
    } catch {
      throw PairFailure(Failure(writing: error), [pair.archive])
    }
  }

  /// Names the file and what is to lie beside it, or nothing of it.
  private func publish(_ pair: Pending, in folder: Folder) throws(SystemCallError) -> Named {
    var made: [Name] = []
    func publish(_ file: PendingFile, as name: Name) throws(SystemCallError) -> (Name, Bool) {
      let (name, wasThere) = try file.publish(restoredIn: folder, as: name)
      if !wasThere { made.append(name) }
      return (name, wasThere)
    }
    do throws(SystemCallError) {
      let parent = pair.path.parent
      let (name, wasThere) = try publish(pair.file, as: pair.path.last ?? "restored.dcm")
      var metadata: RelativePath?
      if let file = pair.metadata, withMetadata?.hasPaper == true {
        let beside = RestoredPath.beside(name, suffix: ".json")
        metadata = parent.appending(try publish(file, as: beside).0)
      }
      var model: RelativePath?
      if let file = pair.metadata, withMetadata?.hasModel == true {
        let beside = RestoredPath.beside(name, suffix: ".model.json")
        model = parent.appending(
          try publish(try self.model(of: file, beside: name), as: beside).0)
      }
      let result = Result(
        archive: pair.archive, patient: pair.patient, path: parent.appending(name),
        metadata: metadata, model: model, count: pair.count, isExact: pair.isExact,
        wasThere: wasThere)
      return Named(result: result, folder: folder, made: made)
    } catch {
      // The failure that led here is the one to report.
      for name in made { _ = try? folder.remove(name) }
      throw error
    }
  }

  /// The plain model, on the medium, made of the paper's object.
  private func model(
    of paper: PendingFile, beside name: Name
  ) throws(SystemCallError) -> PendingFile {
    let bytes = try paper.written().contents(limit: .max)
    guard let model = MetadataModel.bytes(of: bytes, beside: name) else {
      throw SystemCallError(call: "read", code: EIO)
    }
    let file = try PendingFile(in: output)
    try model.withUnsafeBufferPointer { buffer throws(SystemCallError) in
      try file.append(UnsafeRawBufferPointer(buffer))
    }
    try file.sync()
    return file
  }
}
