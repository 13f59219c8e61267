internal import Configuration
internal import DICOM
internal import Glibc
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

// The file that a pair gives back.
extension PairJob {
  /// Restores the file, proves it, and gives it its name; returns its study and it, too.
  func restore(
    _ archive: FileSource, _ patient: FileSource?, hint: Name?, _ worker: WorkerLease
  ) throws -> (Restoration, StudyLabel, RestoredMemory.Restored) {
    let unnamed = try PendingFile(in: tools.folders.reconstructed)
    defer { unnamed.discard() }
    let pair: Restoration
    if let patient {
      pair = try worker.restore(archive.file, patient.file, to: unnamed.file)
    } else if let sheet {
      pair = try worker.restore(archive.file, sheet.values, to: unnamed.file)
    } else {
      preconditionFailure("a pair has a patient share, or a sheet")
    }
    worker.leave()
    guard let identity = pair.identity else { throw SharingError.malformedPayload }
    let label = tools.names.study(identity) ?? tools.names.study(ofFileWith: pair.digest)
    // The doctor has got it, and may have taken it away.
    if let returning { return (pair, label, returning) }
    try unnamed.sync()
    let study = try hint ?? droppedLabel ?? sheetLabel ?? pageLabel(Name(label.text) ?? "STUDY")
    let path = RestoredPath.sanitized(pair.path)
    let last = path.last ?? "restored.dcm"
    let place = RelativePath([study] + path.parent.names)
    let folder = try tools.folders.reconstructed.folder(place, makingWith: 0o750)
    let (name, _) = try unnamed.publish(restoredIn: folder, as: last)
    // Also of one that was there: the run that named it may have ended before that.
    try folder.sync()
    // Of one that was there, too: there may have been no room for the note.
    if !pair.isExact { try noteLoss(name, in: folder) }
    guard let status = try folder.status(name) else {
      throw SystemCallError(call: "fstatat", code: ENOENT)
    }
    let mark = DropMemory.Mark(status)
    let file = RestoredMemory.Restored(
      place: RelativePath(place.names + [name]), mark: mark, isBySheet: sheet != nil)
    return (pair, label, file)
  }

  /// The label on the medium's page, which is another hospital's and names the folder that was
  /// dropped: people know the exam by it.
  private var droppedLabel: Name? {
    (patients + archives).lazy.flatMap(\.parent.names).compactMap(StudyCode.study(of:)).first
  }

  /// The label on the page beside the shares, if it tells one; or the one that this service has.
  private func pageLabel(_ own: Name) throws -> Name {
    try tools.pageLabels.label(
      own, of: patients + archives, in: tools.folders.reconstruct,
      restoredIn: tools.folders.reconstructed)
  }

  private var sheetLabel: Name? {
    sheet?.label.flatMap { StudyCode($0) }.flatMap { Name($0.text) }
  }

  private func noteLoss(_ name: Name, in folder: Folder) throws {
    guard let note = Name(name.bytes.prefix(246) + Array(".note.txt".utf8)),
      try folder.status(note) == nil
    else { return }
    var text = PlainText()
    for language in tools.folders.configuration.languages {
      text.paragraph(PageTexts.of(language).inexact)
    }
    // Several pairs of a study may be at it.
    try folder.writeWhole(
      text.bytes, as: note, pending: try HiddenName.draw().name, durable: true)
  }
}
