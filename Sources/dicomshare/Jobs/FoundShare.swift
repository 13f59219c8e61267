internal import SecretSharing
internal import Workers
internal import ShareStorage

/// A share among the inputs, known by its header; not held open.
struct FoundShare: Sendable {
  /// Where it lies.
  let input: Input
  /// Which of the two it is.
  let role: Role
  /// What both shares of its pair have in common.
  let pairID: PairID
  /// How many bytes somebody has added behind the picture.
  let bytesAfterEnd: Int

  /// Reads a share's header.
  init(_ input: Input) throws(Failure) {
    let share = try Self.inspect(input)
    self.input = input
    role = share.role
    pairID = share.pairID
    bytesAfterEnd = share.bytesAfterEnd
  }

  /// What a file says of itself, as a share.
  static func inspect(_ input: Input) throws(Failure) -> ShareFacts {
    let file = try input.open()
    return try CommandWorkers.ask { try $0.inspect(file) }
  }
}

/// The shares of one pair id: any number of copies of either share.
struct ShareGroup: Sendable {
  /// What they have in common.
  let pairID: PairID
  /// The copies of the archive share.
  var archive: [FoundShare] = []
  /// The copies of the patient share.
  var patient: [FoundShare] = []
  /// What a sheet tells of the pair, if it does: it stands for the patient share.
  var drawn: DrawnPair?

  /// All copies of both shares.
  var shares: [FoundShare] { archive + patient }

  /// The length of one share, which is about that of the restored file.
  var byteCount: Int { shares.first?.input.size ?? 0 }

  /// The share that is missing.
  var missing: Role? {
    archive.isEmpty ? .archive : patient.isEmpty && drawn == nil ? .patient : nil
  }

  /// Adds a copy of a share.
  mutating func add(_ share: FoundShare) {
    switch share.role {
    case .archive: archive.append(share)
    case .patient: patient.append(share)
    }
  }

  /// Groups shares, in the order in which their pairs first appear.
  ///
  /// - Parameters:
  ///   - shares: the shares.
  ///   - sheet: the key of a sheet that stands for patient shares.
  /// - Returns: a group for each pair.
  static func groups(_ shares: [FoundShare], sheet: SheetKey? = nil) -> [ShareGroup] {
    var groups: [ShareGroup] = []
    var places: [PairID: Int] = [:]
    for share in shares {
      let place = places[share.pairID] ?? groups.count
      if place == groups.count {
        groups.append(
          ShareGroup(pairID: share.pairID, drawn: sheet?.pair(share.pairID)))
      }
      places[share.pairID] = place
      groups[place].add(share)
    }
    return groups
  }
}

/// The shares among the inputs, and what of the inputs is none.
struct FoundShares {
  /// The shares, in the order of the inputs.
  let shares: [FoundShare]
  /// What is no share, or cannot be read, with the reason.
  let failures: [(Path, Failure)]

  /// Opens everything that the arguments name; what is named twice is one share.
  init(_ arguments: [Path]) {
    let inputs = Inputs(arguments, skipping: Companion.isLeftAlone)
    var failures: [(Path, Failure)] = []
    var shares: [FoundShare] = []
    // A pair's are looked at sooner than a second worker is ready.
    let results = Parallel.map(inputs.files, atLeast: 2) { input in
      // After a signal no other is begun.
      Interruption.isWished ? nil : Result { () throws(Failure) in try FoundShare(input) }
    }
    for case (let input, let result?) in zip(inputs.files, results) {
      switch result {
      case .success(let share): shares.append(share)
      case .failure(let failure): failures.append((input.path, failure))
      }
    }
    self.shares = shares
    self.failures = failures
  }
}
