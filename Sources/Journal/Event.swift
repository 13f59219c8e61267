package import Configuration
internal import Spool

/// Something the service says to the administrator.
///
/// What an event can carry is all it can tell: pair identifiers, study labels, numbers, and texts
/// that are part of this program. No event has room for a name, a UID or a path of a modality.
package enum Event: Equatable, Sendable {
  // The service itself

  /// The service watches its folders and works.
  case started(workers: Int)
  /// The service was told to stop; so many files are being worked on.
  case stopping(open: Int)
  /// The service was told to read its configuration again; so many files are finished before.
  case reloading(open: Int)
  /// The service ends because it cannot go on.
  case failed(Reason)
  /// A new configuration is in force.
  case reloaded
  /// A new configuration was refused; the old one stays in force.
  case reloadRefused(ConfigurationError)
  /// The configuration allows something that deserves a second thought.
  case configurationWarning(String)
  /// A folder is watched, and how.
  case watching(FolderRole, by: Watch)
  /// The system allows no more inotify watches, or instances; the folder is polled instead.
  case watchLimitReached(FolderRole, WatchLimit)
  /// More changed in a folder than the kernel keeps events of; all of it is listed again.
  case eventsLost(FolderRole)
  /// A site key was made, because none was given.
  case siteKeyMade
  /// The site key lies on the file system of the archive.
  case siteKeyBesideArchive
  /// So many bytes are left on the file system of a folder: fewer than the configuration wants.
  case lowSpace(FolderRole, bytes: Int)
  /// So many further files fit on the file system of a folder, whatever room there is.
  case lowFiles(FolderRole, count: Int)
  /// Work that needs a folder is paused: no file of it can be finished at present.
  case paused(FolderRole, Reason)
  /// It goes on after a pause of this length.
  case resumed(FolderRole, after: Duration)

  // Splitting

  /// A file was split, proved and committed.
  case splitDone(pair: String, study: String, bytes: Int, duration: Duration)
  /// Something about a file that was split is worth knowing.
  case splitNote(pair: String, study: String, Reason)
  /// A file came again whose pair is whole and proved: the second source was removed.
  case duplicateRemoved(pair: String, study: String)
  /// A file came again whose patient share is no longer here: it was rejected.
  case alreadySplit(study: String?)
  /// A file cannot be handled and was moved to `rejected`.
  case rejected(Reason)
  /// The identifiers of a study do not tell for certain what belongs to it.
  case noStudyIdentity(study: String, Reason)
  /// A study has the Study Instance UID of another, and another patient.
  case severalPatients(study: String, other: String)
  /// So many files that came together are no DICOM files, and were moved to `rejected`.
  case foreignRejected(count: Int)
  /// A file or drop has been waiting for longer than `stalled-after`.
  case stalled(FolderRole, age: Duration, Reason)
  /// An incomplete file was split as it is, after `reject-after`.
  case incompleteAccepted(pair: String, study: String)
  /// A file was split that may not have arrived whole: it has a hole, or ends in zeros.
  case doubtfulAccepted(pair: String, study: String)
  /// An image came again whose first copy may not have arrived whole: both pairs are kept.
  case cameAgain(pair: String, study: String, former: String)
  /// A file changed while it was being worked on: the work was thrown away and begins again.
  case sourceChanged
  /// A step failed for a reason that may pass; it is tried again.
  case retry(FolderRole, Reason)
  /// Entries of a watched folder that are not taken have lain there for longer than
  /// `stalled-after`.
  case leftAlone(FolderRole, count: Int, age: Duration, Reason)
  /// Something that is no ordinary file lies in a watched folder; it was not touched.
  case specialFile(FolderRole, Special)
  /// A folder of the service is another one than before, while the service runs: it begins again.
  case folderReplaced(FolderRole)

  // Studies

  /// A study's folder appeared in `outgoing`, with so many images; without bytes, all on a sheet.
  case studyPublished(study: String, shares: Int, bytes: Int)
  /// Late shares of a published study appeared in `outgoing`.
  case supplementPublished(study: String, shares: Int, bytes: Int)
  /// A ZIP file or an ISO image of a published study appeared in `outgoing`.
  case mediumMade(study: String, Configuration.Medium, part: Int, of: Int, bytes: Int)
  /// So many images of a study are larger, each by itself, than a mail may be.
  case partTooLarge(study: String, images: Int)
  /// A ZIP file or an ISO image could not be made; it is tried again.
  case mediumFailed(study: String?, Configuration.Medium, Reason)
  /// What was in `handed-over` was deleted, with so many ZIP files and ISO images beside it; without
  /// a study where nothing there tells which.
  case handedOverRemoved(study: String?, media: Int)
  /// The sheet of a study that was handed over was overwritten and deleted.
  case sheetErased(study: String?)
  /// ZIP files and ISO images were deleted whose folder had left `outgoing` by another way.
  case straysRemoved(count: Int)
  /// A clerk's question in `lookup` was answered: who asked, by the number of the user, and which
  /// studies were named.
  case lookupAnswered(owner: Int, studies: [String])

  // Reconstructing

  /// A pair was reconstructed and checked, and the file appeared.
  case reconstructed(pair: String, bytes: Int, duration: Duration)
  /// A patient share was completed with the archive's; whose file that share is, by the number of
  /// the user.
  case archiveLookedUp(pair: String, study: String, owner: Int)
  /// Shares could not be reconstructed; a problem text lies beside them.
  case reconstructProblem(pair: String?, Reason)
  /// A dropped folder is finished, with so many of its images reconstructed.
  case dropReported(reconstructed: Int, of: Int, waiting: Int, failed: Int)
  /// A ZIP file, a disc image or a mail that was dropped was opened: so many files came out of it.
  case packageOpened(shares: Int)
  /// A sheet is used up, with so many images reconstructed: its key was overwritten and removed.
  case sheetRemoved(reconstructed: Int)
  /// An archive share that the archive no longer held was put back there.
  case archiveShareReturned(pair: String)
  /// Index entries of archive shares were missing, lost in a power failure or not yet in the backup
  /// that the index comes from: they were rebuilt.
  case indexMended(count: Int)
  /// Files were removed because their retention period expired.
  case retentionRemoved(FolderRole, count: Int)

  // Several services

  /// The claims of an instance that died were taken over.
  case tookOver(instance: String, claims: Int)
  /// Another instance had taken over the work on a file: this one gave way.
  case fenced

  /// A folder by its role.
  package enum FolderRole: String, CaseIterable, Sendable {
    // The names are the roles.
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case incoming, work, archive, outgoing, reconstruct, reconstructed, rejected, state, lookup
  }

  /// What the kernel lets each user have so many of, by its name below `fs.inotify`.
  package enum WatchLimit: String, Sendable {
    /// Each watched folder takes one.
    case watches = "max_user_watches"
    /// Each watched tree takes one.
    case instances = "max_user_instances"
  }

  /// How changes in a folder are noticed.
  package enum Watch: String, CaseIterable, Sendable {
    /// The kernel tells.
    case inotify
    /// The folder is listed again and again.
    case polling
  }

  /// What is no ordinary file.
  package enum Special: String, CaseIterable, Sendable {
    /// A symbolic link.
    case symbolicLink = "symbolic link"
    /// Anything else that is no file and no folder.
    case other = "named pipe, socket or device"
  }

  /// Why something happened, free of anything that came from a file.
  package struct Reason: Equatable, Sendable, CustomStringConvertible {
    /// The reason, as part of a sentence, without a full stop.
    package let description: String
    /// The error number of the system, if there is one.
    package let code: CInt?

    /// A reason in words of this program.
    ///
    /// - Parameter text: a literal, so that nothing from a file can get into it.
    package init(_ text: StaticString) {
      description = "\(text)"
      code = nil
    }

    /// A reason that came with an error number of the system.
    ///
    /// - Parameters:
    ///   - text: what failed: a literal.
    ///   - code: the error number.
    package init(_ text: StaticString, code: CInt) {
      description = "\(text): \(ErrorText.of(code))"
      self.code = code
    }

    /// A reason that another part of this program has put into words.
    ///
    /// - Parameters:
    ///   - vetted: a text that its maker promises to be free of anything from a file.
    ///   - code: the error number of the system that it tells of, if there is one.
    package init(vetted: String, code: CInt? = nil) {
      description = vetted
      self.code = code
    }
  }
}
