internal import Configuration

extension Event {
  /// The journal's fields, apart from message, priority and identifier.
  ///
  /// Names are those of DICOMSHARE_…; numbers are decimal, durations in microseconds.
  package var fields: [(name: String, value: String)] {
    var fields = Fields()
    switch self {
    case .reloaded, .siteKeyMade, .siteKeyBesideArchive, .sourceChanged, .fenced: break
    case .started(let workers): fields.count(workers)
    case .stopping(let open), .reloading(let open): fields.count(open)
    case .failed(let reason): fields.reason(reason)
    case .reloadRefused(let error): fields.add("REASON", "\(error)")
    case .configurationWarning(let text): fields.add("REASON", text)
    case .watching(let folder, let watch):
      fields.folder(folder)
      fields.add("WATCH", watch.rawValue)
    case .watchLimitReached(let folder, _), .eventsLost(let folder): fields.folder(folder)
    case .lowSpace(let folder, let bytes):
      fields.folder(folder)
      fields.bytes(bytes)
    case .lowFiles(let folder, let count):
      fields.folder(folder)
      fields.count(count)
    case .paused(let folder, let reason), .retry(let folder, let reason):
      fields.folder(folder)
      fields.reason(reason)
    case .resumed(let folder, let pause):
      fields.folder(folder)
      fields.duration(pause)

    case .splitDone(let pair, let study, let bytes, let duration):
      fields.pair(pair, study)
      fields.bytes(bytes)
      fields.duration(duration)
    case .splitNote(let pair, let study, let reason):
      fields.pair(pair, study)
      fields.reason(reason)
    case .duplicateRemoved(let pair, let study), .incompleteAccepted(let pair, let study),
      .doubtfulAccepted(let pair, let study):
      fields.pair(pair, study)
    case .alreadySplit(let study), .sheetErased(let study): fields.study(study)
    case .cameAgain(let pair, let study, let former):
      fields.pair(pair, study)
      fields.add("OTHER", former)
    case .handedOverRemoved(let study, let media):
      fields.study(study)
      fields.count(media)
    case .straysRemoved(let count): fields.count(count)
    case .rejected(let reason): fields.reason(reason)
    case .stalled(let folder, let age, let reason):
      fields.folder(folder)
      fields.duration(age)
      fields.reason(reason)
    case .leftAlone(let folder, let count, let age, let reason):
      fields.folder(folder)
      fields.count(count)
      fields.duration(age)
      fields.reason(reason)
    case .specialFile(let folder, let special):
      fields.folder(folder)
      fields.add("REASON", special.rawValue)
    case .folderReplaced(let folder): fields.folder(folder)

    case .studyPublished(let study, let shares, let bytes),
      .supplementPublished(let study, let shares, let bytes):
      fields.study(study)
      fields.count(shares)
      fields.bytes(bytes)
    case .mediumMade(let study, let medium, _, let count, let bytes):
      fields.study(study)
      fields.add("MEDIUM", medium.rawValue)
      fields.count(count)
      fields.bytes(bytes)
    case .partTooLarge(let study, let images):
      fields.study(study)
      fields.count(images)
    case .mediumFailed(let study, let medium, let reason):
      fields.study(study)
      if study != nil { fields.add("MEDIUM", medium.rawValue) }
      fields.reason(reason)
    case .noStudyIdentity(let study, let reason):
      fields.study(study)
      fields.reason(reason)
    case .severalPatients(let study, let other):
      fields.study(study)
      fields.add("OTHER", other)
    case .foreignRejected(let count): fields.count(count)
    case .lookupAnswered(let owner, let studies):
      fields.owner(owner)
      if !studies.isEmpty { fields.study(studies.joined(separator: " ")) }
      fields.count(studies.count)

    case .reconstructed(let pair, let bytes, let duration):
      fields.pair(pair)
      fields.bytes(bytes)
      fields.duration(duration)
    case .archiveLookedUp(let pair, let study, let owner):
      fields.pair(pair, study)
      fields.owner(owner)
    case .archiveShareReturned(let pair): fields.pair(pair)
    case .reconstructProblem(let pair, let reason):
      if let pair { fields.pair(pair) }
      fields.reason(reason)
    case .dropReported(let reconstructed, let total, let waiting, let failed):
      fields.count(reconstructed)
      fields.add("TOTAL", "\(total)")
      fields.add("WAITING", "\(waiting)")
      fields.add("FAILED", "\(failed)")
    case .packageOpened(let shares): fields.count(shares)
    case .sheetRemoved(let reconstructed): fields.count(reconstructed)
    case .indexMended(let count): fields.count(count)
    case .retentionRemoved(let folder, let count):
      fields.folder(folder)
      fields.count(count)
    case .tookOver(let instance, let claims):
      fields.add("INSTANCE", instance)
      fields.count(claims)
    }
    return fields.all
  }

  /// Fields in the making.
  private struct Fields {
    var all: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String) {
      all.append(("DICOMSHARE_" + name, value))
    }

    mutating func pair(_ pair: String) { add("PAIR", pair) }
    mutating func owner(_ owner: Int) { add("OWNER", "\(owner)") }
    mutating func study(_ study: String?) { if let study { add("STUDY", study) } }
    mutating func pair(_ pair: String, _ study: String) {
      self.pair(pair)
      self.study(study)
    }
    mutating func bytes(_ bytes: Int) { add("BYTES", "\(bytes)") }
    mutating func count(_ count: Int) { add("COUNT", "\(count)") }
    mutating func duration(_ duration: Duration) {
      add("DURATION_USEC", "\(duration.microseconds)")
    }
    mutating func folder(_ folder: FolderRole) { add("FOLDER", folder.rawValue) }
    mutating func reason(_ reason: Reason) {
      add("REASON", reason.description)
      if let code = reason.code { all.append(("ERRNO", "\(code)")) }  // systemd.journal-fields(7)
    }
  }
}
