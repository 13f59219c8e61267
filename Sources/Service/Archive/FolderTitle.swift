internal import Configuration
internal import DICOM
internal import Glibc
internal import Spool

/// The name that a site may choose for study folders in `outgoing`, and nowhere else.
///
/// It is the accession number or the patient's identifier, and waits in the staging folder until
/// the study is published.
enum FolderTitle {
  private static let file: Name = ".name"
  private static let maximumByteCount = 40
  /// Our own folder, and names that Windows keeps for devices: nobody there could open them.
  ///
  /// A set and no regular expression: Swift parses a literal each time that it is used.
  private static let reserved = Set(
    ["handed-over", "con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// The name that the configuration asks for; nil for the label, or when the file has no such
  /// number.
  static func title(_ identity: Identity, _ label: Configuration.Label) -> String? {
    let value =
      switch label {
      case .hmac: nil as String?
      case .accession: identity.accessionNumber
      case .patientID: identity.patientID
      }
    return value.flatMap(spelled)
  }

  /// A number as a folder can be named; nil when nothing is left of it.
  static func spelled(_ value: String) -> String? {
    // Letters, digits and hyphens: no path, nothing hidden, and the same on every CD.
    let clean = value.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: byte
      default: UInt8(ascii: "-")
      }
    }
    // Not at the beginning, where commands take a hyphen for an option.
    let text = String(
      decoding: clean.drop { $0 == 0x2D }.prefix(maximumByteCount), as: UTF8.self)
    guard !text.isEmpty else { return nil }
    return reserved.contains(text.lowercased()) ? "X-" + text : text
  }

  /// A number as it is looked for: spelled as a folder's name, in capitals; nil when nothing is left.
  static func folded(_ value: String) -> String? { spelled(trimmed(value).uppercased()) }

  /// A number without the blanks around it, which DICOM does not count either (PS3.5, 6.2).
  static func trimmed(_ value: String) -> String {
    let rest = value.drop(while: \.isWhitespace)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...last])
  }

  /// Leaves the name for the publisher.
  static func write(_ title: String?, in staging: Folder) throws {
    guard let title, try staging.status(file) == nil else { return }
    try staging.writeWhole(
      Array(title.utf8), as: file, pending: Name(".name-" + SystemRandom.name()) ?? Name.pending,
      durable: false)
  }

  /// The name that was left, if there is one: in capitals, since names that differ in nothing else are
  /// one on FAT, exFAT and Windows, where two patients' folders would become one.
  static func read(in staging: Folder) throws -> Name? {
    guard try staging.status(file) != nil else { return nil }
    let bytes = try staging.openFile(file).contents(limit: maximumByteCount + 2)
    return Name(String(decoding: bytes, as: UTF8.self).uppercased())
  }
}
