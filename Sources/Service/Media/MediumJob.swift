// Makes one medium of a study whose folder is before the clerk: everything is written and synced
// under pending names, and then appears by renames. Whatever fails leaves nothing behind but the
// job itself, and is tried again; the study's folder does not wait for it.
internal import Configuration
internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Makes the ZIP files or the ISO image of a published study.
struct MediumJob: Sendable {
  /// The job's name in `work/.outgoing/media`.
  let name: Name
  let media: MediaFolder
  let log: any EventLog
  /// Tells its files in the making from those of another attempt, which an instance that was taken for
  /// dead may still be at.
  private let attempt = UInt64.random(in: .min ... .max)

  private var outgoing: Folder { media.folders.outgoing }
  private var configuration: Configuration { media.folders.configuration }

  /// What came of it.
  enum Outcome: Sendable {
    case made
    /// The study's folder is not there any more, or another instance has the job.
    case gone
    case failed(study: String?, Configuration.Medium, Event.Reason)
  }

  /// What is left free on the file system, in bytes, so that exams can still be taken in.
  private static let reserve = 16 << 20

  /// A line of checksums has no more bytes: 64 digits, two blanks, a name, and its end.
  private static let lineByteCount = 66 + 255 + 1

  /// What lies beside the shares, and goes into every file of a medium.
  private static let companions: Set<Name> = [
    "README.TXT", "INDEX.HTM", JoinPage.fileName, SheetFiles.page, SheetFiles.text,
  ]

  private struct Source {
    let folder: Folder
    let shares: [MediumPlan.Share]
    let companions: [(name: Name, source: FileSource)]
    /// The companions' lines in the checksums.
    let sums: [UInt8]
    /// The lengths of all that goes into the medium, in bytes.
    var lengths: [Int] { shares.map(\.byteCount) + companions.map(\.source.count) }
  }

  /// Does the work; leaves no pending file behind.
  func run() -> Outcome {
    var label: String?
    var medium = Configuration.Medium.zip
    do {
      guard let job = try media.open(name) else {
        try media.end(name)
        return .gone
      }
      let study = job.label.text ?? ""
      (label, medium) = (study, job.medium)
      guard let source = try source(job.folder) else {
        try media.end(name)
        return .gone
      }
      let (lengths, tooLarge) = try write(source, job.medium, study, in: job.home)
      noteParts(lengths.count, job)
      guard try reveal(lengths.count, of: job.folder, job.medium, from: job.home, source.folder)
      else {
        try media.end(name)
        return .gone
      }
      for (index, bytes) in lengths.enumerated() {
        log.record(
          .mediumMade(
            study: study, medium, part: index + 1, of: lengths.count, bytes: bytes))
      }
      if tooLarge > 0 { log.record(.partTooLarge(study: study, images: tooLarge)) }
      try media.end(name)
      return .made
    } catch {
      do {
        // Another attempt has made an end of it, or gives the room back.
        guard try media.giveBack(name, pending) else { return .gone }
      } catch {
        // The first error is the one to report; the next attempt begins with this.
      }
      switch Fate(error, at: .outgoing) {
      case .retry(_, let reason), .blocked(_, let reason):
        return .failed(study: label, medium, reason)
      case .wait, .settling, .done, .gone:
        return .failed(study: label, medium, "the study's folder changed while it was read")
      }
    }
  }

  /// What the folder holds; nil when it is not there.
  private func source(_ name: Name) throws -> Source? {
    let folder: Folder
    do {
      folder = try outgoing.folder(name)
    } catch {
      guard [ENOENT, ENOTDIR, ELOOP].contains(error.code) else { throw error }
      return nil
    }
    // Exactly what was published: whatever else lies there now is not for the patient.
    let lines = MediumPlan.sums(try checksums(in: folder))
    var shares: [MediumPlan.Share] = []
    var companions: [(Name, FileSource)] = []
    var sums: [UInt8] = []
    for (name, line) in lines {
      let file = try folder.openFile(name)
      if KeyedNames.isPatientShare(name) {
        shares.append(MediumPlan.Share(name: name, byteCount: try file.status().size, sum: line))
      } else if Self.companions.contains(name) {
        companions.append((name, try FileSource(file)))
        sums += line
      }
    }
    return Source(folder: folder, shares: shares, companions: companions, sums: sums)
  }

  /// The file of checksums; clerks may write into the folder, too.
  ///
  /// - Throws: EFBIG when it is longer than lines for all that is there can be.
  private func checksums(in folder: Folder) throws(SystemCallError) -> [UInt8] {
    let file = try folder.openFile("SHA256SUMS")
    let limit = Self.lineByteCount * (try folder.list().count)
    guard try file.status().size <= limit else {
      throw SystemCallError(call: "read", code: EFBIG)
    }
    return try file.contents(limit: limit)
  }

  // MARK: - Writing

  /// Writes all files of the medium, named by their numbers.
  ///
  /// - Returns: their lengths, and how many shares are too large for a part of their own.
  private func write(
    _ source: Source, _ medium: Configuration.Medium, _ label: String, in home: Folder
  ) throws -> (lengths: [Int], tooLarge: Int) {
    // libarchive gathers an ISO image in a file of its own before it writes it.
    let copies = medium == .iso ? 2 : 1
    let lengths = repeatElement(source.lengths, count: copies).joined()
    // Whoever may write into the folder may have made a file any length.
    guard try outgoing.freeBytes() > (lengths + [Self.reserve]).saturatedSum else {
      throw SystemCallError(call: "statvfs", code: ENOSPC)
    }
    let plan = MediumPlan(
      source.shares, companions: source.companions.map(\.source.count),
      limit: medium == .zip ? MediumPlan.zipLimit(mail: configuration.maxPart) : 0)
    var made: [Int] = []
    for (index, part) in plan.parts.enumerated() {
      let file = try home.createFile(pending + "-\(index + 1)", mode: 0o640)
      let writer: any PackageWriter =
        try medium == .zip
        ? ZIPWriter(to: file)
        : ISOWriter(
          volume: label, hasLargeFiles: source.shares.contains { $0.byteCount >= 1 << 32 },
          to: file)
      try fill(writer, part, index + 1, plan.parts.count, source, medium, label)
      try writer.finish()
      try file.sync()
      made.append(try file.status().size)
    }
    return (made, plan.tooLarge)
  }

  private func fill(
    _ writer: any PackageWriter, _ part: [MediumPlan.Share], _ number: Int, _ count: Int,
    _ source: Source, _ medium: Configuration.Medium, _ label: String
  ) throws {
    // A folder of its own in each ZIP file: parts that are unpacked at one place must not replace
    // each other's checksums.
    let folder =
      medium == .iso
      ? "" : (count == 1 ? label : "\(label)_\(number)of\(count)") + "/"
    for (name, source) in source.companions { try writer.add(folder + (name.text ?? ""), source) }
    if count > 1 {
      try writer.add(
        folder + "PART.TXT",
        PlainText.sentences(
          configuration.languages.map { PageTexts.of($0).part(number, count) }))
    }
    try writer.add(folder + "SHA256SUMS", part.flatMap(\.sum) + source.sums)
    for share in part {
      let file = try FileSource(try source.folder.openFile(share.name))
      try writer.add(folder + (share.name.text ?? ""), file)
    }
  }

  /// How the names of the files in the making begin.
  private var pending: Name { Name.pending + "-\(attempt)" }

  // MARK: - Appearing

  /// Has the archive remember what will lie beside the folder.
  private func noteParts(
    _ count: Int,
    _ job: (home: Folder, folder: Name, medium: Configuration.Medium, label: Name)
  ) {
    media.packages.note(job.folder)
    guard job.medium == .zip else { return }
    do {
      try media.published(job.label)?.change(job.folder) { $0.parts = count }
    } catch {
      // Then a search looks at all that lies there.
    }
  }

  /// Gives all files their names beside the study's folder; false when that is gone.
  private func reveal(
    _ count: Int, of folder: Name, _ medium: Configuration.Medium, from home: Folder,
    _ source: Folder
  ) throws -> Bool {
    let isThere = {
      try outgoing.status(folder)?.identity == source.status().identity
    }
    guard try isThere() else { return false }
    let names = (1...count).map { MediumName.file(folder, medium, part: $0, of: count) }
    for (index, name) in names.enumerated() {
      // Replaces what a run that was killed right here made of the same folder.
      try home.replace(pending + "-\(index + 1)", in: outgoing, as: name)
    }
    try outgoing.sync()
    // Handed over in this very moment: what appears now would be found by nobody.
    if try isThere() { return true }
    for name in names { try outgoing.remove(name) }
    return false
  }
}
