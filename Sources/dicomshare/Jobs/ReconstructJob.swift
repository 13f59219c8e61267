// Two halves into the file they were made from. The file is written without a name, and gets one
// only after its digest was checked; nothing that exists is replaced.
internal import Glibc
internal import SecretSharing
internal import Spool

/// Puts pairs together below an output folder.
struct ReconstructJob: Sendable {
  /// Where restored files go.
  let output: Folder
  /// Whether the paper's JSON object is written beside each file.
  let withMetadata: Bool

  /// What became of one pair.
  struct Result: Sendable {
    let archive: FoundShare
    let patient: FoundShare
    /// Where the file lies, below the output folder.
    let path: RelativePath
    let metadata: RelativePath?
    let count: Int
    let isExact: Bool
    /// Whether the same file lay there before.
    let wasThere: Bool
  }

  /// Puts a group together, from the first two of its copies that are unaltered.
  ///
  /// - Throws: what is wrong, and with which files.
  func run(_ group: ShareGroup) throws(PairFailure) -> Result {
    var first: PairFailure?
    for archive in group.archive {
      for patient in group.patient {
        do throws(PairFailure) {
          return try restore(archive, patient)
        } catch {
          first = first ?? error
          // Another copy of a half helps only against a bad half.
          guard error.failure.status == .badData else { throw error }
        }
      }
    }
    throw first ?? PairFailure(.otherHalfMissing(.archive, searched: false), group.shares)
  }

  private func restore(
    _ archive: FoundShare, _ patient: FoundShare
  ) throws(PairFailure) -> Result {
    let pair = try PairFailure.opened(archive, patient)
    do throws(SharingError) {
      let file = try writing { () throws(SystemCallError) in try OutputFile(in: output) }
      try pair.restore(to: file)
      return try writing { () throws(SystemCallError) in
        try file.sync()
        let path = RestoredPath.sanitised(pair.path)
        let folder = try output.folder(path.parent, makingWith: 0o750)
        let (name, wasThere) = try publish(file, in: folder, as: path.last ?? "restored.dcm")
        let metadata = withMetadata ? try writeMetadata(pair.json, in: folder, beside: name) : nil
        return Result(
          archive: archive, patient: patient, path: path.parent.appending(name),
          metadata: metadata.map { path.parent.appending($0) }, count: pair.count,
          isExact: pair.isExact,
          wasThere: wasThere)
      }
    } catch {
      throw PairFailure(error, archive, patient)
    }
  }

  private func writeMetadata(
    _ json: [UInt8], in folder: Folder, beside name: Name
  ) throws(SystemCallError) -> Name {
    let file = try OutputFile(in: folder)
    try file.file.write(json)
    try file.sync()
    return try publish(
      file, in: folder, as: RestoredPath.beside(name, suffix: ".json")
    ).0
  }

  /// Names a file; a number is added while another file has the name, but the same content is
  /// not stored twice.
  private func publish(
    _ file: OutputFile, in folder: Folder, as name: Name
  ) throws(SystemCallError) -> (Name, wasThere: Bool) {
    var number = 1
    while true {
      let candidate = RestoredPath.numbered(name, number)
      do throws(SystemCallError) {
        try file.publish(in: folder, as: candidate)
        try folder.sync()
        return (candidate, false)
      } catch {
        guard error.code == EEXIST else { throw error }
        if try same(file, in: folder, as: candidate) { return (candidate, true) }
        number += 1
      }
    }
  }

  private func same(
    _ file: OutputFile, in folder: Folder, as name: Name
  ) throws(SystemCallError) -> Bool {
    guard let status = try folder.status(name), status.kind == .regular else { return false }
    let other: File
    do throws(SystemCallError) {
      other = try folder.openFile(name)
    } catch {
      // Gone, replaced by something else, or not for us to read: then it is not the same file.
      return false
    }
    return try file.hasSameContent(as: other)
  }
}

/// Why two halves could not be put together, and which files that is about.
struct PairFailure: Error {
  /// What is wrong.
  let failure: Failure
  /// The files that this is said of.
  let shares: [FoundShare]

  /// A failure of certain files.
  init(_ failure: Failure, _ shares: [FoundShare]) {
    self.failure = failure
    self.shares = shares
  }

  /// A failure of a pair: of one half, where it is known which.
  init(_ error: SharingError, _ archive: FoundShare, _ patient: FoundShare) {
    failure = Failure(error)
    shares =
      switch error {
      case .altered(.archive): [archive]
      case .altered(.patient): [patient]
      case .unwritable: [archive]
      default: [archive, patient]
      }
  }

  /// Opens both halves and checks them against each other.
  static func opened(
    _ archive: FoundShare, _ patient: FoundShare
  ) throws(PairFailure) -> Pair {
    let one = try open(archive)
    let other = try open(patient)
    do throws(SharingError) {
      return try Pair(one, other)
    } catch {
      throw PairFailure(error, archive, patient)
    }
  }

  private static func open(_ share: FoundShare) throws(PairFailure) -> Share {
    do throws(Failure) {
      return try share.open()
    } catch {
      throw PairFailure(error, [share])
    }
  }
}
