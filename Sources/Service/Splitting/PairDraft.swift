internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// The shares of a pair in memory, before they get files: where each open, write and close is a way to
/// a file server and back, a worker makes them there, and a file gets its share at one go.
///
/// A worker proves them against the source; each file is on the medium, and compared with them, when it
/// is filled.
struct PairDraft {
  let archive: File
  /// Nil where a sheet alone stands for the patient share.
  let patient: File?

  /// Larger sources, and larger shares, have a file from the beginning.
  static let byteLimit = 4 << 20

  /// Makes them empty.
  ///
  /// - Parameter hasPatient: whether there is a patient share.
  /// - Throws: EMFILE, ENFILE or ENOMEM.
  init(hasPatient: Bool) throws(SystemCallError) {
    archive = try File(inMemory: "dicomshare-archive")
    patient = hasPatient ? try File(inMemory: "dicomshare-patient") : nil
  }

  /// Whether planned shares are made in memory, on their way to such folders.
  static func isWorthwhile(_ report: SplitReport, _ folders: [Folder]) throws -> Bool {
    guard max(report.fileBytes, report.shareBytes) <= byteLimit else { return false }
    // What needs a name in the making is, but for FAT, on FUSE or behind a network.
    return try folders.contains { try FolderAbilities.known(of: $0)?.hasUnnamedFiles == false }
  }

  /// Fills the files of the shares.
  ///
  /// - Throws: ``Placed``, for the folder that one of them cannot be written to, or read back from.
  func fill(_ archive: DurableFile, _ patient: DurableFile?) throws {
    try at(.archive) { try fill(archive, with: self.archive) }
    guard let patient, let draft = self.patient else { return }
    try at(.outgoing) { try fill(patient, with: draft) }
  }

  private func fill(_ file: DurableFile, with draft: File) throws {
    do throws(SystemCallError) {
      try FileSource(draft).fill(file)
    } catch {
      throw SharingError.unwritable(error.code)
    }
  }
}

extension SplitReport {
  /// How many bytes a share takes, roughly; the most that there are, where a worker says more.
  var shareBytes: Int {
    [[imageRows, spillRows].saturatedSum, channels, bits].reduce(width) { product, factor in
      let (larger, isTooLarge) = product.multipliedReportingOverflow(by: factor)
      return isTooLarge ? .max : larger
    } / 8
  }
}
