package import Configuration
internal import Glibc
internal import Journal
package import SecretSharing
internal import Spool

/// Finds studies by the numbers that people know them by, and shares by their other halves.
///
/// Only reads; needs the site key, and the right to read the archive.
package struct ArchiveSearch {
  private let index: ArchiveIndex
  private let archive: Folder
  private let outgoing: Folder?
  private let configuration: Configuration

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
    /// How many archive halves lie there.
    package let shares: Int
    /// Those of its folders in `outgoing` that are still there.
    package let outgoingFolders: [String]
    /// The day of the first share, as `2026-05-04`.
    package let firstDay: String
    /// The day of the last share.
    package let lastDay: String
  }

  /// Opens the archive of a configuration.
  ///
  /// - Parameter configuration: whose folders are meant.
  /// - Throws: ``StartError`` when a folder cannot be opened, or when there is no site key.
  package init(_ configuration: Configuration) throws(StartError) {
    self.configuration = configuration
    let state: Folder
    do throws(SystemCallError) {
      archive = try Folder(path: configuration.archive)
      state = try Folder(path: configuration.state)
    } catch {
      throw .folder(.archive, error)
    }
    do {
      outgoing = try Folder(path: configuration.outgoing)
    } catch {
      outgoing = nil  // whoever may read the archive need not see what leaves the house
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
        archive: archive, names: names, known: KnownEntries(mayBeOlder: !isBound))
    } catch let error as StartError {
      throw error
    } catch let error as SystemCallError where error.isDenied {
      throw .folder(.state, error)
    } catch {
      throw .siteKeyMissing
    }
  }

  init(site: Site) {
    index = ArchiveIndex(site: site)
    archive = site.folders.archive
    outgoing = site.folders.outgoing
    configuration = site.configuration
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
      return try index.labels(kind: key.rawValue, value: value).compactMap { try study($0) }
    } catch {
      throw Self.failure(error)
    }
  }

  /// Where the archive keeps the other half of a pair; nil when it does not.
  ///
  /// - Parameter pair: as a share's header has it.
  /// - Returns: the path of the archive half.
  /// - Throws: ``StartError`` `folder` when the archive cannot be read.
  package func archiveHalf(of pair: PairID) throws(StartError) -> String? {
    do {
      return try index.archiveHalf(of: pair).flatMap { half in
        guard let study = half.study.text, let name = half.name.text else { return nil }
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

  /// The service's user is whoever owns the index.
  private func outgoingFolders() throws -> OutgoingFolders? {
    guard let outgoing else { return nil }
    return OutgoingFolders(
      outgoing: outgoing, maker: try archive.status(ArchiveIndex.folder)?.owner)
  }

  private func study(_ label: Name) throws -> Study? {
    guard let text = label.text, try archive.status(label) != nil else { return nil }
    let folder = try archive.folder(label)
    var days: [String] = []
    for name in try folder.list() where !name.isHidden && name.hasSuffix(".png") {
      if let status = try folder.status(name) { days.append(Day(archiveFile: status).text) }
    }
    let folders = try outgoingFolders()?.names(of: text)
    return Study(
      label: text, archiveFolder: "\(configuration.archive)/\(text)", shares: days.count,
      outgoingFolders: (folders ?? []).compactMap { name in
        name.text.map { "\(configuration.outgoing)/\($0)" }
      },
      firstDay: days.min() ?? "", lastDay: days.max() ?? "")
  }

  private static func failure(_ error: any Error) -> StartError {
    .folder(.archive, error as? SystemCallError ?? SystemCallError(call: "read", code: EIO))
  }
}
