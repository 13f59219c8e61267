internal import Glibc
internal import SecretSharing
internal import Spool
internal import Synchronization

/// The sheets of the studies that gather at present; one for all jobs of a run.
final class StagedSheets: Sendable {
  /// Sheets that are known to be durable.
  ///
  /// Each holds a descriptor, so that there are only a few.
  private let known = Mutex<[Name: StagedSheet]>([:])

  private static let most = 16
  /// So often may the folder be published under a job's hands.
  private static let attempts = 20

  /// The sheet of a study, with a key that is drawn when there is none; durable when this returns.
  ///
  /// - Parameters:
  ///   - study: the name of the study's folder.
  ///   - staging: the folder of all studies that gather.
  /// - Returns: the sheet.
  /// - Throws: ``DamagedSheet``, or what reading and writing throws.
  func sheet(of study: Name, in staging: Folder) throws -> StagedSheet {
    if let sheet = known.withLock({ $0[study] }), try sheet.isInPlace(study, in: staging) {
      return sheet
    }
    for _ in 0..<Self.attempts {
      guard let sheet = try opened(study, in: staging) else { continue }
      known.withLock {
        if $0.count >= Self.most { $0 = [:] }
        $0[study] = sheet
      }
      return sheet
    }
    throw SystemCallError(call: "openat", code: EAGAIN)
  }

  /// Nil when the folder has just been published.
  private func opened(_ study: Name, in staging: Folder) throws -> StagedSheet? {
    let folder = try staging.folder(study, makingWith: 0o770)
    do {
      if try StagedSheet.read(in: folder) == nil { try Self.draw(for: study, in: folder) }
    } catch let error as SystemCallError where error.code == ENOENT || error.code == EEXIST {
      // Removed; or another job or instance was faster.
    }
    guard let sheet = try StagedSheet.read(in: folder) else { return nil }
    // The job that drew the key may not have synced it yet.
    try folder.sync()
    try staging.sync()
    return try sheet.isInPlace(study, in: staging) ? sheet : nil
  }

  private static func draw(for study: Name, in folder: Folder) throws(SystemCallError) {
    let key = try SheetKey { buffer throws(SystemCallError) in try SystemRandom.fill(buffer) }
    try folder.writeNew(
      Array(Sheet(label: study.text, key: key).text.utf8), as: StagedSheet.file, mode: 0o600,
      durable: true)
  }
}
