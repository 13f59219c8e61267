package import Configuration
internal import Glibc
internal import Journal
package import SecretSharing
internal import Spool
internal import Workers

/// Finds studies by the numbers that people know them by, and archive shares by their pairs.
///
/// Only reads, files of the archive in a worker process; needs the site key, and the right to read
/// the archive.
package struct ArchiveSearch {
  private let index: ArchiveIndex
  private let archive: Folder
  private let outgoing: Folder?
  /// Where studies wait until they are complete; none when that is not to be seen.
  private let waiting: [Folder]
  private let configuration: Configuration
  private let facts: StudyFacts.Memory

  /// What a study can be found by.
  package enum Key: String, CaseIterable, Sendable {
    /// (0008,0050) Accession Number.
    case accession
    /// (0020,000D) Study Instance UID.
    case studyUID = "study-uid"
    /// (0010,0020) Patient ID.
    case patientID = "patient-id"
  }

  /// A study that was found.
  package struct Study: Equatable, Sendable {
    /// Its label.
    package let label: String
    /// Its folder in the archive.
    package let archiveFolder: String
    /// How many archive shares lie there.
    package let shares: Int
    /// How many of them stand for different images: shares that were issued again count once.
    package let images: Int
    /// Those of its folders in `outgoing` that are still there.
    package let outgoingFolders: [String]
    /// ZIP files and ISO images of the study in `outgoing`.
    package let outgoingPackages: [String]
    /// Images that wait for the rest of their study; nil when there are none.
    package let arriving: Arriving?
    /// When the last of its folders was handed over, in seconds since 1970; nil when nothing is known.
    package let handedOver: Int?
    /// The day of the first share, as `2026-05-04`.
    package let firstDay: String
    /// The day of the last share.
    package let lastDay: String
  }

  /// Images of a study whose folder is not in `outgoing` yet.
  package struct Arriving: Equatable, Sendable {
    /// How many there are.
    package let images: Int
    /// When the first of them was split, in seconds since 1970.
    package let since: Int
  }

  /// Opens the archive of a configuration.
  ///
  /// - Parameter configuration: whose folders are meant.
  /// - Throws: ``StartError`` when a folder cannot be opened, or when there is no site key.
  package init(_ configuration: Configuration) throws(StartError) {
    self.configuration = configuration
    facts = StudyFacts.Memory()
    try FormatVersion.checkIndex(of: configuration)
    try KnownFolder.checkArchive(configuration)
    archive = try Self.open(configuration.archive, .archive)
    let state = try Self.open(configuration.state, .state)
    do {
      outgoing = try Folder(path: configuration.outgoing)
    } catch {
      outgoing = nil  // whoever may read the archive need not see what leaves the house
    }
    waiting = Self.waiting(configuration, archive)
    let workers: Workers
    do throws(SystemCallError) {
      workers = try Workers(count: 1)
    } catch {
      throw .system(error)
    }
    do {
      let archive = archive
      let key = try SiteKey.existing(state: state) { key in
        do {
          _ = try IndexState(archive: archive, names: KeyedNames(siteKey: key)).read()
          return true
        } catch StartError.siteKeyDiffers {
          return false
        }
      }
      let names = KeyedNames(siteKey: key)
      let isBound = try IndexState(archive: archive, names: names).read() == .bound
      index = ArchiveIndex(
        archive: archive, names: names, known: KnownEntries(mayBeOlder: !isBound),
        workers: workers)
    } catch let error as StartError {
      throw error
    } catch let error as SystemCallError where error.isDenied {
      throw .folder(.state, error)
    } catch {
      throw .siteKeyMissing
    }
  }

  /// A search of the folders of a running service.
  init(index: ArchiveIndex, in folders: SpoolFolders, facts: StudyFacts.Memory) {
    self.index = index
    self.facts = facts
    archive = folders.archive
    outgoing = folders.outgoing
    waiting = [folders.staging, folders.publishing]
    configuration = folders.configuration
  }

  private static func open(
    _ path: String, _ role: Event.FolderRole
  ) throws(StartError) -> Folder {
    do {
      return try Folder(path: path)
    } catch {
      throw .folder(role, error)
    }
  }

  /// Where studies wait until they are complete, as far as this user may see it.
  private static func waiting(_ configuration: Configuration, _ archive: Folder) -> [Folder] {
    func folders(_ path: String, _ own: Name) -> [Folder] {
      do throws(SystemCallError) {
        let own = try Folder(path: path).folder(own)
        // In `outgoing` others may have made it.
        guard try own.status().owner == archive.status().owner else { return [] }
        return [try own.folder("staging"), try own.folder("publishing")]
      } catch {
        return []  // not there, or not for this user
      }
    }
    return folders(configuration.work, SpoolFolders.outgoingOwnName)
      + folders(configuration.outgoing, PrivateFolder.sharedName)
  }

  /// The studies that a value belongs to, oldest first.
  ///
  /// - Parameters:
  ///   - key: what the value is.
  ///   - value: the value as the DICOM file has it, without padding.
  /// - Returns: the studies whose folder the archive still has.
  /// - Throws: ``StartError`` `folder` when the archive cannot be read.
  package func studies(_ key: Key, _ value: String) throws(StartError) -> [Study] {
    do {
      for value in Self.spellings(key, value) {
        let studies = try index.labels(kind: key.rawValue, value: value).compactMap {
          try study($0)
        }
        if !studies.isEmpty { return studies }
      }
      return []
    } catch {
      throw Self.failure(error)
    }
  }

  /// The ways in which a value may be in the index, the likeliest first.
  ///
  /// People type blanks around an accession number, and small letters; and a number such as 12/3
  /// cannot be the name of a file: it is asked for as its folder is named.
  static func spellings(_ key: Key, _ value: String) -> [String] {
    let values = CanonicalForms.all(value)
    let trimmed = values.map(FolderTitle.trimmed)
    guard key == .accession else { return CanonicalForms.distinct(values + trimmed) }
    // Older indexes have no folded entries: numbers are most often in capitals.
    return CanonicalForms.distinct(
      values + trimmed + trimmed.compactMap(FolderTitle.spelled)
        + trimmed.compactMap(FolderTitle.folded)
        + trimmed.map { $0.uppercased() } + trimmed.map { $0.lowercased() })
  }

  /// Where the archive keeps the other share of a pair; nil when it does not.
  ///
  /// - Parameter pair: as a share's header has it.
  /// - Returns: the path of the archive share.
  /// - Throws: ``StartError`` `folder` when the archive cannot be read.
  package func archiveShare(of pair: PairID) throws(StartError) -> String? {
    do {
      return try index.archiveShare(of: pair).flatMap { place in
        guard let study = place.study.text, let name = place.name.text else { return nil }
        return "\(configuration.archive)/\(study)/\(name)"
      }
    } catch {
      throw Self.failure(error)
    }
  }

  /// The study whose folder in `outgoing` has this name; nil when there is none that the service made.
  func study(ofOutgoing name: Name) throws -> Study? {
    guard let folders = try outgoingFolders(), try folders.isMade(name),
      let label = folders.label(of: name), let code = StudyCode(label)?.text
    else { return nil }
    return try Name(code).flatMap { try study($0) }
  }

  /// The study that has this label; nil when there is none, or the text is no label.
  func study(labeled text: String) throws -> Study? {
    guard let code = StudyCode(FolderTitle.trimmed(text))?.text else { return nil }
    return try Name(code).flatMap { try study($0) }
  }

  /// The service's user is whoever owns the index.
  private func outgoingFolders() throws -> OutgoingFolders? {
    guard let outgoing else { return nil }
    return OutgoingFolders(
      outgoing: outgoing, maker: try archive.status(ArchiveIndex.folder)?.owner)
  }

  private func study(_ label: Name) throws -> Study? {
    guard let text = label.text, try archive.status(label) != nil else { return nil }
    let folder = try archive.folder(label)
    let facts = try facts.facts(folder)
    let paths = { (names: [Name]) in
      names.compactMap { name in name.text.map { "\(configuration.outgoing)/\($0)" } }
    }
    let names = PublishedNames(folder: folder, study: label, seal: index.seal)
    let found = try outgoingFolders()?.find(text, names.known(among: facts.marks)) ?? .init()
    return Study(
      label: text, archiveFolder: "\(configuration.archive)/\(text)", shares: facts.shares,
      images: facts.images, outgoingFolders: paths(found.folders),
      outgoingPackages: paths(found.packages), arriving: try arriving(label),
      handedOver: try handedOver(found.handedOver, folder), firstDay: facts.firstDay,
      lastDay: facts.lastDay)
  }

  /// When the last folder of a study was handed over, in seconds since 1970; nil when nothing is known
  /// of it.
  private func handedOver(_ names: [Name], _ study: Folder) throws -> Int? {
    // The archive remembers what was deleted.
    var times = try [HandedOver(study).last].compactMap(\.self)
    let folder = try names.isEmpty ? nil : outgoingFolders()?.handedOver()?.outgoing
    for name in names {
      if let status = try folder?.status(name) { times.append(status.changed / 1_000_000_000) }
    }
    return times.max()
  }

  /// The images of a study that are not in `outgoing` yet.
  private func arriving(_ study: Name) throws -> Arriving? {
    var times: [Int] = []
    for folder in waiting {
      // In `publishing` they are an instance's.
      for name in try folder.list()
      where OwnedName.study(of: OwnedName(name)?.rest ?? name) == study {
        do throws(SystemCallError) {
          let inner = try folder.folder(name)
          for name in try inner.list() where Self.isImage(name) {
            if let status = try inner.status(name) { times.append(status.changed) }
          }
        } catch {
          guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
          // Published in this moment.
        }
      }
    }
    return times.min().map { Arriving(images: times.count, since: $0 / 1_000_000_000) }
  }

  /// A patient share, or the mark of one for which a sheet stands.
  private static func isImage(_ name: Name) -> Bool {
    KeyedNames.isPatientShare(name) || name.hasPrefix(StagedSheet.Mark.image.rawValue)
  }

  private static func failure(_ error: any Error) -> StartError {
    .folder(.archive, error as? SystemCallError ?? SystemCallError(call: "read", code: EIO))
  }
}
