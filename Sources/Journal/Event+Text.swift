internal import Configuration
internal import Glibc

extension Event {
  /// One line for people.
  package var message: String {
    switch self {
    case .started(let workers): "started with \(count(workers, "worker"))"
    case .stopping(let open):
      "stopping, \(count(open, "file")) still being processed"
    case .reloading(let open):
      "reloading the configuration, \(count(open, "file")) still being processed"
    case .failed(let reason): "cannot go on: \(reason)"
    case .reloaded: "reloaded the configuration"
    case .reloadRefused(let error):
      "rejected the new configuration, still using the old one: \(error)"
    case .configurationWarning(let text): "configuration: \(text)"
    case .watching(let folder, by: .inotify): "watching \(folder.rawValue)"
    case .watching(let folder, by: .polling):
      "watching \(folder.rawValue) by polling, its file system sends no events"
    case .watchLimitReached(let folder, let limit):
      "no inotify \(limit) left (fs.inotify.\(limit.rawValue)), polling \(folder.rawValue)"
    case .eventsLost(let folder):
      "the kernel lost events of \(folder.rawValue) (fs.inotify.max_queued_events), listing it again"
    case .siteKeyMade: "made a site key, since none was given"
    case .siteKeyBesideArchive: "the site key lies on the file system of the archive"
    case .lowSpace(let folder, let bytes):
      "\(folder.rawValue) is nearly full: \(Self.text(bytes: bytes)) free"
    case .lowFiles(let folder, let count):
      "\(folder.rawValue) is nearly full: \(count) further \(count == 1 ? "file fits" : "files fit"),"
        + " whatever room there is (df -i)"
    case .paused(let folder, let reason): "paused, cannot use \(folder.rawValue): \(reason)"
    case .resumed(let folder, let pause):
      "resumed after \(Self.text(pause)), \(folder.rawValue) can be used again"

    case .splitDone(let pair, let study, let bytes, let duration):
      "split \(Self.text(bytes: bytes)) of study \(study) into pair \(pair)"
        + " in \(Self.text(duration))"
    case .splitNote(let pair, let study, let reason):
      "pair \(pair) of study \(study): \(reason)"
    case .duplicateRemoved(let pair, let study):
      "removed a file of study \(study) that came again, pair \(pair) is whole and here"
    case .alreadySplit(let study):
      "rejected a file\(study.map { " of study \($0)" } ?? "") that was already split, its patient share is not"
        + " here"
    case .rejected(let reason): "rejected a file: \(reason)"
    case .noStudyIdentity(let study, let reason): "study \(study) should be looked at: \(reason)"
    case .severalPatients(let study, let other):
      "study \(study) has the Study Instance UID of study \(other), and another patient"
    case .foreignRejected(let count):
      count == 1
        ? "rejected a file that is not a DICOM file"
        : "rejected \(count) files that came together and are not DICOM files"
    case .stalled(let folder, let age, let reason):
      "a file in \(folder.rawValue) has been waiting for \(Self.text(age)): \(reason)"
    case .incompleteAccepted(let pair, let study):
      "split an incomplete file of study \(study) as it is, pair \(pair)"
    case .doubtfulAccepted(let pair, let study):
      "split a file of study \(study) that may not have arrived whole, pair \(pair)"
    case .cameAgain(let pair, let study, let former):
      "an image of study \(study) came again as pair \(pair), kept beside pair \(former), which may"
        + " not have arrived whole"
    case .sourceChanged: "a file changed while it was read, will read it again"
    case .retry(let folder, let reason): "will retry in \(folder.rawValue): \(reason)"
    case .leftAlone(let folder, let count, let age, let reason):
      "left alone in \(folder.rawValue), waiting for \(Self.text(age)): \(reason) (\(count))"
    case .specialFile(let folder, let special):
      "left a \(special.rawValue) in \(folder.rawValue) alone"
    case .folderReplaced(let folder):
      "\(folder.rawValue) was replaced, or something was mounted there: beginning again with what is"
        + " there now"

    case .studyPublished(let study, let shares, let bytes):
      "study \(study) is ready to be handed over: \(text(shares: shares, bytes: bytes))"
    case .supplementPublished(let study, let shares, let bytes):
      "another folder of study \(study) is ready to be handed over:"
        + " \(text(shares: shares, bytes: bytes))"
    case .mediumMade(let study, let medium, _, 1, let bytes):
      "made the \(Self.text(medium)) of study \(study): \(Self.text(bytes: bytes))"
    case .mediumMade(let study, let medium, let part, let count, let bytes):
      "made \(Self.text(medium)) \(part) of \(count) of study \(study):"
        + " \(Self.text(bytes: bytes))"
    case .partTooLarge(let study, let images):
      (images == 1 ? "an image" : "\(images) images") + " of study \(study)"
        + (images == 1 ? " is larger" : " are larger, each alone,")
        + " than a mail may be (max-part)"
    case .mediumFailed(nil, _, let reason): "cannot make a ZIP file or ISO image yet: \(reason)"
    case .mediumFailed(let study?, let medium, let reason):
      "cannot make the \(Self.text(medium)) of study \(study) yet: \(reason)"
    case .handedOverRemoved(let study, let media):
      "deleted "
        + (study.map { "study \($0), which was handed over" }
          ?? "something that was handed over, and names no study")
        + (media > 0 ? ", and \(count(media, "ZIP or ISO file")) of it" : "")
    case .sheetErased(let study):
      "overwrote and deleted "
        + (study.map { "the sheet of study \($0), which was handed over" }
          ?? "a sheet that was handed over, and whose study is not known")
    case .straysRemoved(let count):
      "deleted \(self.count(count, "ZIP or ISO file")) whose folder is no longer in outgoing"
    case .lookupAnswered(let owner, []):
      "answered a question of user \(owner) in lookup: no such study"
    case .lookupAnswered(let owner, let studies):
      "answered a question of user \(owner) in lookup: \(studies.joined(separator: ", "))"

    case .reconstructed(let pair, let bytes, let duration):
      "reconstructed \(Self.text(bytes: bytes)) from pair \(pair) in \(Self.text(duration))"
    case .archiveLookedUp(let pair, let study, let owner):
      "took the archive share of pair \(pair) of study \(study) from the archive for user \(owner)"
    case .reconstructProblem(nil, let reason): "cannot reconstruct: \(reason)"
    case .reconstructProblem(let pair?, let reason): "cannot reconstruct pair \(pair): \(reason)"
    case .dropReported(let reconstructed, let total, let waiting, let failed):
      "a dropped folder: \(reconstructed) of \(count(total, "image")) reconstructed"
        + (waiting > 0 ? ", \(waiting) waiting" : "") + (failed > 0 ? ", \(failed) failed" : "")
    case .packageOpened(let shares):
      "opened a ZIP file, a disc image or a mail: \(count(shares, "share"))"
    case .sheetRemoved(let reconstructed):
      "removed a sheet that was used for \(count(reconstructed, "image"))"
    case .archiveShareReturned(let pair):
      "returned the archive share of pair \(pair) to the archive"
    case .indexMended(let count):
      "rebuilt \(self.count(count, "index entry", "index entries")) that the archive's index lacked"
    case .retentionRemoved(let folder, let count):
      "removed \(self.count(count, "file")) from \(folder.rawValue), retention period expired"

    case .tookOver(let instance, let claims):
      "took over \(count(claims, "file")) that instance \(instance), which does not answer,"
        + " was working on"
    case .fenced:
      "stopped in favor of an instance that had taken over a file of this one"
    }
  }

  /// A number with what it counts.
  private func count(_ number: Int, _ one: String, _ several: String? = nil) -> String {
    "\(number) " + (number == 1 ? one : several ?? one + "s")
  }

  /// What a study's folder holds; where nothing lies in it for so many images, a sheet does it.
  private func text(shares: Int, bytes: Int) -> String {
    bytes == 0
      ? "\(count(shares, "image")) on a sheet"
      : "\(count(shares, "share")), \(Self.text(bytes: bytes))"
  }

  /// A package as people call it.
  private static func text(_ medium: Configuration.Medium) -> String {
    switch medium {
    case .folder: "folder"
    case .zip: "ZIP file"
    case .iso: "ISO image"
    case .sheet: "sheet"
    }
  }

  /// Bytes as people read them.
  package static func text(bytes: Int) -> String {
    let units = ["kB", "MB", "GB", "TB"]
    guard bytes >= 1000 else { return "\(bytes) B" }
    var unit = 0
    var tenths = (bytes + 50) / 100
    while tenths >= 10_000, unit + 1 < units.count {
      tenths = (tenths + 500) / 1000
      unit += 1
    }
    return "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }

  /// A duration as people read it.
  package static func text(_ duration: Duration) -> String {
    let milliseconds = duration.microseconds / 1000
    switch milliseconds {
    case ..<10_000: return "\(milliseconds) ms"
    case ..<120_000: return "\(milliseconds / 1000) s"
    case ..<7_200_000: return "\(milliseconds / 60_000) min"
    default: return "\(milliseconds / 3_600_000) h"
    }
  }
}

extension Duration {
  /// Whole microseconds.
  package var microseconds: Int64 {
    components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
  }
}
