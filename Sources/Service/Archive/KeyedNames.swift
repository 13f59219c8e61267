internal import Cryptography
internal import DICOM
internal import SecretSharing
internal import ShareStorage
internal import Spool

/// All names that are made from a file's content, under the site key, so that they tell nothing.
struct KeyedNames: Sendable {
  private let key: Secret

  init(siteKey: Secret) { key = siteKey }

  /// The study of a file; nil for one without a Study Instance UID, and for a DICOMDIR.
  func study(_ identity: Identity) -> StudyLabel? {
    guard let uid = identity.studyInstanceUID, !uid.isEmpty else { return nil }
    return StudyLabel(
      code: code("study", [uid, identity.patientID ?? "", identity.issuerOfPatientID ?? ""]))
  }

  /// The study of what came in one folder of one exam of one patient, without a Study Instance UID;
  /// nil where nothing says whose it is: what belongs to nobody must not be mixed.
  ///
  /// - Parameters:
  ///   - folder: the folder's path below `incoming`, as bytes; not the uppermost.
  ///   - identity: what the file says.
  /// - Returns: the study, or nil.
  func study(ofFolder folder: [UInt8], _ identity: Identity) -> StudyLabel? {
    guard !folder.isEmpty, let patient = identity.patientID, !patient.isEmpty else { return nil }
    return StudyLabel(
      code: code(
        "folder",
        [
          folder.hexadecimal, patient, identity.issuerOfPatientID ?? "",
          identity.accessionNumber ?? "",
        ]))
  }

  /// The study that a file without a Study Instance UID is for itself.
  func study(ofFileWith digest: [UInt8]) -> StudyLabel {
    StudyLabel(code: hmacSHA256(key: key, Array("file".utf8) + [0] + digest))
  }

  /// The archive share's name: the same for the same bytes and issue number.
  func archiveShare(digest: [UInt8], issue: Int) -> Name {
    let code = hmacSHA256(key: key, Array("archive".utf8) + [0] + digest + bigEndian(issue))
    return named(Array(code.prefix(16)).hexadecimal + ".png")
  }

  /// The patient share's name, in 8.3 form; the next attempt when another share has it.
  func patientShare(archiveShare: Name, attempt: Int) -> Name {
    let code = hmacSHA256(
      key: key, Array("patient".utf8) + [0] + archiveShare.bytes + bigEndian(attempt))
    return named("P" + Base32.text(code, characters: 7) + ".PNG")
  }

  /// Whether a name is one that ``patientShare(archiveShare:attempt:)`` makes.
  static func isPatientShare(_ name: Name) -> Bool { name.hasPrefix("P") && name.hasSuffix(".PNG") }

  /// Whether a text is a share's name in 8.3 form, of either role: `P1A2B3C4.PNG`.
  static func isShare(_ text: some Collection<UInt8>) -> Bool {
    guard text.count == 12, let role = text.first else { return false }
    return (role == UInt8(ascii: "A") || role == UInt8(ascii: "P"))
      && Base32.isText(Array(text.dropFirst().prefix(7)))
      && text.suffix(4).elementsEqual(".PNG".utf8)
  }

  /// The folder in `rejected` of a file that was split before.
  func rejected(digest: [UInt8]) -> Name {
    named(Base32.text(hmacSHA256(key: key, Array("rejected".utf8) + [0] + digest), characters: 12))
  }

  /// The name of an entry of the archive's index: entry `number` of a value of some kind.
  func indexEntry(kind: String, value: String, number: Int) -> Name {
    named(code("index", [kind, value, String(number)]).hexadecimal)
  }

  /// A tag of an archive share's bytes, which the index keeps sealed: 16 bytes.
  func code(of share: FileSource, pair: PairID) throws(ReadError) -> [UInt8] {
    let mac = GMAC(
      key: Secret(hmacSHA256(key: key, Array("share".utf8) + [0] + pair.bytes)))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    while offset < share.count {
      let piece = UnsafeMutableRawBufferPointer(
        rebasing: buffer.prefix(share.count - offset))
      try share.read(at: offset, into: piece)
      mac.update(UnsafeRawBufferPointer(piece))
      offset += piece.count
    }
    return mac.finish()
  }

  /// The check value of the site key: 32 bytes that only this key gives for a state of the index.
  func indexCheck(_ state: String) -> [UInt8] { code("index-check", [state]) }

  /// The key that index entries are sealed with.
  var indexKey: Secret { Secret(code("seal", [])) }

  private func code(_ purpose: String, _ values: [String]) -> [UInt8] {
    // Lengths first: no two lists of values make the same message.
    hmacSHA256(
      key: key,
      Array(purpose.utf8) + [0]
        + values.flatMap { bigEndian($0.utf8.count) + Array($0.utf8) })
  }

  private func bigEndian(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(clamping: number).bigEndian) { Array($0) }
  }

  private func named(_ text: String) -> Name {
    guard let name = Name(text) else { preconditionFailure("hexadecimal digits make a name") }
    return name
  }
}
