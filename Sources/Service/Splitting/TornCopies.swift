internal import DICOM
internal import Journal
internal import SecretSharing
internal import Spool

/// Remembers the images that may not have arrived whole, and tells when another copy of one comes.
///
/// The later copy replaces nothing: both pairs stay, and the journal names both. An image is known by
/// its SOP Instance UID (PS3.3, C.12.1), without one by the path by which it came.
struct TornCopies {
  let log: any EventLog
  let staging: Folder
  let index: ArchiveIndex
  let files: ClaimFiles

  private static let kind = "torn"
  private static let folder: Name = "torn"

  /// An image has become a pair, which is not in its place yet.
  func tell(_ pair: PairID, _ identity: Identity, path: [UInt8], isTorn: Bool) throws {
    let study = files.study.name
    let image = identity.instanceUID ?? String(decoding: path, as: UTF8.self)
    let value = (study.text ?? "") + "/" + image
    if let former = try at(.archive, { try former(value, pair) }) {
      log.record(
        .cameAgain(
          pair: pair.description, study: files.study.label.text, former: former.description))
      try StudyNote.write([.cameAgain], in: staging.folder(study, makingWith: 0o770))
    }
    guard isTorn, let label = Name(pair.description) else { return }
    try at(.archive) { try index.add(kind: Self.kind, value: value, label: label) }
  }

  /// The newest copy of an image that may not be whole and is in the archive.
  private func former(_ value: String, _ pair: PairID) throws -> PairID? {
    guard try index.hasAny(Self.folder) else { return nil }
    for label in try index.labels(kind: Self.kind, value: value).reversed() {
      // What a killed run had noted, and did not commit, is nobody's copy.
      guard let former = PairID(hexadecimal: label.bytes), former != pair,
        try index.archiveShare(of: former) != nil
      else { continue }
      return former
    }
    return nil
  }
}

extension PairID {
  /// Reads what ``description`` says.
  fileprivate init?(hexadecimal text: [UInt8]) {
    let digits = text.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == text.count, text.count == 32 else { return nil }
    self.init(stride(from: 0, to: 32, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
