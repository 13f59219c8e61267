internal import ArgumentParser
internal import Configuration
internal import Glibc
internal import Service

/// `dicomshare find`: studies by the numbers that people know them by.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find a study by accession number, Study Instance UID or Patient ID.",
    discussion: "Exit status 66: there is no such study. Needs the site key, and so root.")

  @Option(help: "The accession number.", transform: Path.word)
  var accession: String?

  @Option(help: "The Study Instance UID.", transform: Path.word)
  var studyUid: String?

  @Option(help: "The Patient ID.", transform: Path.word)
  var patientId: String?

  @OptionGroup var source: ConfigCommand.Source

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func validate() throws {
    guard [accession, studyUid, patientId].count(where: { $0 != nil }) == 1 else {
      throw ValidationError("Give one of --accession, --study-uid and --patient-id.")
    }
    guard [accession, studyUid, patientId].compactMap(\.self) != [""] else {
      throw ValidationError("The number is empty.")
    }
  }

  func run() throws {
    let configuration = try source.read()
    let search = try ServiceFailure.orExit(configuration, needsKey: true) { () throws(StartError) in
      try ArchiveSearch(configuration)
    }
    let (key, value): (ArchiveSearch.Key, String) =
      if let accession {
        (.accession, accession)
      } else if let studyUid {
        (.studyUID, studyUid)
      } else {
        (.patientID, patientId ?? "")
      }
    let studies = try ServiceFailure.orExit(configuration, needsKey: true) {
      () throws(StartError) in
      try search.studies(key, value)
    }
    guard !studies.isEmpty else {
      Complaint(
        "no-such-study", EX_NOINPUT,
        "there is no such study in the archive; check the number, or try another of its numbers"
      ).tell()
      throw ExitCode(EX_NOINPUT)
    }
    for study in studies { print(json ? Self.object(study).line : Self.text(study)) }
  }

  private static func text(_ study: ArchiveSearch.Study) -> String {
    """
    \(study.label)  \(Self.count(study))\(Self.days(study))
      archive:  \(study.archiveFolder.visible)
      outgoing: \(Self.outgoing(study).joined(separator: ", "))
    """
  }

  private static func outgoing(_ study: ArchiveSearch.Study) -> [String] {
    var texts = (study.outgoingFolders + study.outgoingPackages).map(\.visible)
    if let arriving = study.arriving {
      texts.append(
        "\(images(arriving.images)) arriving since \(LocalTime.minute(arriving.since)), "
          + "whose folder appears once the exam is complete")
    }
    if let time = study.handedOver { texts.append("handed over \(LocalTime.minute(time))") }
    return texts.isEmpty ? ["no longer in outgoing"] : texts
  }

  /// When its images arrived; nothing when none is left.
  private static func days(_ study: ArchiveSearch.Study) -> String {
    guard !study.firstDay.isEmpty else { return "" }
    let last = study.firstDay == study.lastDay ? "" : " to \(study.lastDay)"
    return ", arrived \(study.firstDay)\(last)"
  }

  private static func count(_ study: ArchiveSearch.Study) -> String {
    let images = images(study.images)
    return study.images == study.shares ? images : "\(images), \(study.shares) shares"
  }

  private static func images(_ count: Int) -> String {
    "\(count) \(count == 1 ? "image" : "images")"
  }

  private static func object(_ study: ArchiveSearch.Study) -> JSONValue {
    .object([
      ("study", .text(study.label)), ("archive", .text(study.archiveFolder)),
      ("outgoing", .list(study.outgoingFolders.map { .text($0) })),
      ("packages", .list(study.outgoingPackages.map { .text($0) })),
      ("images", .number(study.images)), ("shares", .number(study.shares)),
      ("arriving", .number(study.arriving?.images ?? 0)),
      ("handed_over", .optional(study.handedOver.map(LocalTime.minute))),
      ("first", .optional(study.firstDay.isEmpty ? nil : study.firstDay)),
      ("last", .optional(study.lastDay.isEmpty ? nil : study.lastDay)),
    ])
  }
}

/// Failures of commands that look at the service's folders.
enum ServiceFailure {
  /// Does something, or says in one sentence why it cannot be done, and exits.
  ///
  /// The configuration names the folders. `needsKey`: it takes the site key, which no group may read.
  static func orExit<Result>(
    _ configuration: Configuration, needsKey: Bool = false,
    _ body: () throws(StartError) -> Result
  ) throws -> Result {
    do throws(StartError) {
      return try body()
    } catch {
      let complaint = Complaint(error, in: configuration, needsKey: needsKey)
      complaint.tell()
      throw ExitCode(complaint.status)
    }
  }
}
