internal import Glibc
internal import SecretSharing
internal import Spool

/// The sheet of a study that gathers, in its staging folder.
///
/// The key lies in a hidden file that only the service may read, and is durable before the first
/// commit that depends on it. Each pair that was drawn from it leaves a *mark*, an empty file: so
/// the publisher knows how many images the sheet stands for. With the folder all of it goes on its
/// way to the clerk: a job that finds another folder in its place has drawn from a published sheet.
struct StagedSheet: Sendable {
  /// The folder that holds it; open, so that no other folder can be taken for it.
  let folder: Folder
  let sheet: Sheet

  /// What a mark says of the pair's patient share.
  enum Mark: String, CaseIterable {
    /// The sheet alone stands for it.
    case image = ".image-"
    /// It lies beside the sheet, too.
    case copy = ".copy-"
  }

  static let file: Name = ".sheet"
  /// Longer than any sheet.
  static let limit = 4096

  /// The sheet in a folder on its way; nil when there is none.
  ///
  /// - Throws: ``DamagedSheet``, or what reading throws.
  static func read(in folder: Folder) throws -> StagedSheet? {
    try read(file, in: folder).map { StagedSheet(folder: folder, sheet: $0) }
  }

  /// The sheet in a file of a folder; nil when there is none.
  static func read(_ name: Name, in folder: Folder) throws -> Sheet? {
    guard try folder.status(name) != nil else { return nil }
    guard let bytes = try folder.fileIfPresent(name)?.contents(limit: limit) else { return nil }
    do throws(SheetError) {
      return try Sheet(reading: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw DamagedSheet()
    }
  }

  /// Whether the study's staging folder is still this one.
  func isInPlace(_ study: Name, in staging: Folder) throws(SystemCallError) -> Bool {
    try staging.status(study)?.identity == folder.identity()
  }

  /// Leaves the mark of a pair, once or again; the caller syncs the folder.
  func leave(_ mark: Mark, of archiveShare: Name) throws(SystemCallError) {
    do throws(SystemCallError) {
      // Without the ending: it is no picture.
      let stem = archiveShare.bytes.prefix { $0 != UInt8(ascii: ".") }
      guard let name = Name(Array(mark.rawValue.utf8) + stem) else { return }
      _ = try folder.createFile(name, mode: 0o600)
    } catch {
      guard error.code == EEXIST else { throw error }
    }
  }

  /// How many marks of a kind there are among names.
  static func count(_ mark: Mark, in names: [Name]) -> Int {
    names.count { $0.hasPrefix(mark.rawValue) }
  }
}
