// Small files that lead from a number to shares. Their names are made under the site key, or are
// what the shares themselves say in the clear, and what they hold is sealed: a copy of the archive
// links nothing. Entries are written before the commit; one that leads nowhere is harmless.
internal import Cryptography
internal import DICOM
internal import Glibc
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Synchronization
internal import Workers

/// The index of the archive, `archive/.index/`.
struct ArchiveIndex {
  let archive: Folder
  private let names: KeyedNames
  let seal: IndexSeal
  /// What was found to be there, so that it is looked for once a study, not once a file.
  private let known: KnownEntries

  /// Where files of the archive are read.
  private let workers: Workers

  init(
    archive: Folder, names: KeyedNames, known: KnownEntries = KnownEntries(), workers: Workers
  ) {
    self.workers = workers
    self.archive = archive
    self.names = names
    seal = IndexSeal(key: names.indexKey)
    self.known = known
  }

  static let folder: Name = ".index"

  var pairs: PairIndex { PairIndex(archive: archive) }

  /// Remembers where the archive share of a pair lies, or is about to lie, and which bytes it has.
  func add(_ pair: PairID, at study: Name, _ share: Name, _ file: FileSource) throws {
    let place = PairPlace(
      study: study, name: share, code: try names.code(of: file, pair: pair))
    // Nobody asks for a pair that is not committed: the entry need not be there as a whole.
    try pairs.add(try seal.seal(place.bytes, at: .pair(pair)), of: pair)
  }

  /// The same for a pair whose archive share is there already: an index that comes from a backup may
  /// be older than the share.
  func addUnlessKnown(_ pair: PairID, at study: Name, _ share: Name, _ file: File) throws {
    guard try places(of: pair).isEmpty else { return }
    try add(pair, at: study, share, try FileSource(file))
  }

  /// Where the archive share of a pair may lie, or lay; the newest first.
  func places(of pair: PairID) throws -> [PairPlace] {
    try pairs.entries(of: pair).compactMap { record in
      if let bytes = seal.open(record, at: .pair(pair)) {
        return PairPlace(bytes, isOlder: false)
      }
      // Of these no more is believed than what the share there says of itself.
      return seal.openOlder(record).flatMap { PairPlace($0, isOlder: true) }
    }
  }

  /// The archive share of a pair; nil when the archive does not hold it.
  func archiveShare(of pair: PairID) throws -> (file: File, study: Name, name: Name)? {
    // A share that has come back to the archive has several entries.
    for place in try places(of: pair) {
      do {
        let file = try archive.folder(place.study).openFile(place.name)
        if try self.pair(file) == pair { return (file, place.study, place.name) }
      } catch let error as SystemCallError where error.code == ENOENT {
        // The share is not there, or no longer.
      }
    }
    return nil
  }

  /// Ten times as long as Linux leaves data unwritten.
  static let unwrittenNanoseconds = 300 * 1_000_000_000

  /// Rebuilds the entries of pairs that were lost in a power failure, or are younger than an index that
  /// comes from a backup.
  ///
  /// They are not synced. Linux writes them within half a minute (`dirty_expire_centisecs`,
  /// proc_sys_vm(5)), so that those of shares that came long before the last one are there.
  ///
  /// - Parameters:
  ///   - isComplete: whether all of the archive is looked through, not only its newest part.
  ///   - unwritten: how long before the newest share that part begins, in nanoseconds.
  ///   - passOver: takes what keeps a study from being read, or its entries from being written; what it
  ///     throws ends all.
  /// - Returns: how many were missing.
  /// - Throws: what listing the archive throws.
  func mend(
    isComplete: Bool = false, unwritten: Int = unwrittenNanoseconds,
    passOver: (any Error) throws -> Void = { throw $0 }
  ) throws -> Int {
    let studies = try archive.names { !$0.isHidden }.compactMap { name in
      try archive.status(name).flatMap { $0.kind == .folder ? (name, $0.changed) : nil }
    }
    guard let newest = studies.map(\.1).max() else { return 0 }
    let since = isComplete ? Int.min : newest - unwritten
    var count = 0
    for (study, changed) in studies where changed >= since {
      do { try mend(study, since, &count) } catch { try passOver(error) }
    }
    return count
  }

  private func mend(_ study: Name, _ since: Int, _ count: inout Int) throws {
    let folder = try archive.folder(study)
    for name in try folder.list() where !name.isHidden && name.hasSuffix(".png") {
      guard let status = try folder.status(name), status.kind == .regular,
        status.changed >= since,
        case let file = try folder.openFile(name), let pair = try self.pair(file),
        try archiveShare(of: pair) == nil
      else { continue }
      try add(pair, at: study, name, try FileSource(file))
      count += 1
    }
  }

  /// Seals entries of the older form again, bound to their places.
  func bindOlder(in folder: Folder) throws { _ = try OlderEntries(index: folder).bind(seal) }

  /// The pair that a file is the archive share of; nil when it is none.
  func pair(_ file: File) throws -> PairID? {
    do {
      let share = try WorkerLease(workers).inspect(file)
      return share.role == .archive ? share.pairID : nil
    } catch let error as SharingError {
      // What cannot be read now may be a share all the same.
      if case .unreadable = error { throw error }
      return nil
    } catch let error as WorkerEnded where error.cause != .killed {
      return nil
    }
  }

  /// Remembers which study belongs to an accession number, a study and a patient.
  func add(_ identity: Identity, label: Name) throws {
    // Nearly all files of a study say the same: one digest stands for a keyed name of each value.
    let digest = Self.digest(identity, label)
    guard !known.contains(digest) else { return }
    for (kind, value) in Self.values(identity) { try add(kind: kind, value: value, label: label) }
    known.insert(digest)
  }

  private static func digest(_ identity: Identity, _ label: Name) -> [UInt8] {
    var message: [UInt8] = []
    for value in [
      identity.accessionNumber, identity.studyInstanceUID, identity.patientID, label.text,
    ] {
      // Lengths first: no two lists of values make the same message.
      withUnsafeBytes(of: value?.utf8.count ?? -1) { message.append(contentsOf: $0) }
      message.append(contentsOf: (value ?? "").utf8)
    }
    return SHA256.digest(message)
  }

  /// The labels that were remembered for a value of the kind `accession`, `study-uid` or
  /// `patient-id`, each once, oldest first.
  func labels(kind: String, value: String) throws -> [Name] {
    var labels: [Name] = []
    for number in 0... {
      let (kind, digits) = entry(kind: kind, value: value, number: number)
      guard let record = try read(kind: kind, hexadecimal: digits) else { break }
      // An entry that does not open hides none of those behind it.
      // An older index may hold one twice: two workers came with it at the same moment.
      if let label = open(record, kind, digits), !labels.contains(label) { labels.append(label) }
    }
    return labels
  }

  /// Whether there may be entries of a kind: one that is rare need not be looked for at each file.
  func hasAny(_ kind: Name) throws -> Bool {
    let text = kind.text ?? ""
    guard !known.isAbsent(text) else { return false }
    do throws(SystemCallError) {
      _ = try archive.place(RelativePath([Self.folder, kind]))
      return true
    } catch {
      guard error.code == ENOENT else { throw error }
      known.note(text, isAbsent: true)
      return false
    }
  }

  private func open(_ record: [UInt8], _ kind: Name, _ hexadecimal: String) -> Name? {
    if let bytes = seal.open(record, at: .value(kind: kind, hexadecimal: hexadecimal)) {
      return Name(bytes)
    }
    return known.mayBeOlder ? seal.openOlder(record).flatMap { Name($0) } : nil
  }

  private static func values(_ identity: Identity) -> [(String, String)] {
    var values: [(String, String)] = []
    func add(_ kind: String, _ value: String?) {
      if let value, !value.isEmpty { values.append((kind, value)) }
    }
    // Whatever form a number has that is asked for, one of its forms is here.
    for number in forms(identity.accessionNumber) {
      add("accession", number)
      // As the clerk sees it, and can write it: a file cannot be named 12/3.
      add("accession", FolderTitle.spelled(number))
      // As it is asked for, whatever a clerk does with capitals.
      add("accession", FolderTitle.folded(number))
    }
    add("study-uid", identity.studyInstanceUID)
    for number in forms(identity.patientID) { add("patient-id", number) }
    return values
  }

  private static func forms(_ value: String?) -> [String] {
    value.map { CanonicalForms.distinct([$0, CanonicalForms.composed($0)]) } ?? []
  }

  /// Remembers that a label belongs to a value, unless that is known.
  func add(kind: String, value: String, label: Name) throws {
    let first = entry(kind: kind, value: value, number: 0).hexadecimal
    guard !known.contains(first, label) else { return }
    try addUnknown(kind: kind, value: value, label: label)
    known.insert(first, label)
    known.note(kind, isAbsent: false)
  }

  private func addUnknown(kind: String, value: String, label: Name) throws {
    let present = try labels(kind: kind, value: value)
    guard !present.contains(label) else { return }
    // Of the same look: another worker may have written this label since.
    var number = present.count
    while true {
      let (folderName, digits) = entry(kind: kind, value: value, number: number)
      let (folder, name) = try place(kind: folderName, hexadecimal: digits)
      do {
        try folder.writeNew(
          try seal.seal(label.bytes, at: .value(kind: folderName, hexadecimal: digits)), as: name,
          durable: true)
        return
      } catch let error as SystemCallError where error.code == EEXIST {
        // Another worker was faster; perhaps with the same label.
        if try labels(kind: kind, value: value).contains(label) { return }
        number += 1
      }
    }
  }

  private func entry(
    kind: String, value: String, number: Int
  ) -> (kind: Name, hexadecimal: String) {
    let name = names.indexEntry(kind: kind, value: value, number: number)
    guard let kind = Name(kind) else { preconditionFailure("kinds are literals") }
    return (kind, String(decoding: name.bytes, as: UTF8.self))
  }

  /// 256 folders a kind, so that none becomes too large.
  private func place(
    kind: Name, hexadecimal: String
  ) throws -> (folder: Folder, name: Name) {
    guard let first = Name(String(hexadecimal.prefix(2))),
      let rest = Name(String(hexadecimal.dropFirst(2)))
    else { preconditionFailure("hexadecimal digits make a name") }
    let folder = try archive.folder(
      RelativePath([Self.folder, kind, first]), makingWith: 0o750)
    return (folder, rest)
  }

  private func read(kind: Name, hexadecimal: String) throws -> [UInt8]? {
    guard let first = Name(String(hexadecimal.prefix(2))),
      let rest = Name(String(hexadecimal.dropFirst(2)))
    else { return nil }
    return try archive.folderIfPresent(RelativePath([Self.folder, kind, first]))?
      .fileIfPresent(rest)?.contents(limit: 1024)
  }
}
