internal import Cryptography
internal import SecretSharing

extension Sheet {
  func write(to writer: inout MessageWriter) {
    writer.append(label)
    key.secret.withBytes { writer.append(Array($0)) }
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    let label = try reader.optionalText()
    self.init(
      label: label, key: SheetKey(Secret(try reader.array(count: SheetKey.byteCount))))
  }
}
