internal import Cryptography
internal import Spool

/// What the index says of a pair: where its archive share lies, and which bytes it has.
struct PairPlace: Equatable, Sendable {
  /// The study's folder in the archive.
  let study: Name
  /// The archive share's name in it.
  let name: Name
  /// The tag of the share's bytes under a key of this pair; nil in records of the older form.
  let code: [UInt8]?

  init(study: Name, name: Name, code: [UInt8]?) {
    self.study = study
    self.name = name
    self.code = code
  }

  /// The message of a record: 16 bytes of the tag, then `study/name`.
  var bytes: [UInt8] { (code ?? []) + study.bytes + [0x2F] + name.bytes }

  /// Reads the message of a record, with a tag or, of the older form, without.
  init?(_ bytes: [UInt8], isOlder: Bool) {
    let codeCount = isOlder ? 0 : GMAC.byteCount
    guard bytes.count > codeCount, let path = RelativePath(Array(bytes.dropFirst(codeCount))),
      path.names.count == 2
    else { return nil }
    self.init(
      study: path.names[0], name: path.names[1],
      code: isOlder ? nil : Array(bytes.prefix(codeCount)))
  }
}
