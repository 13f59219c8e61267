internal import Cryptography
internal import SecretSharing

extension DrawnPair {
  func write(to writer: inout MessageWriter) {
    writer.append(pairID.bytes)
    streamKey.withBytes { writer.append(Array($0)) }
    checkKey.withBytes { writer.append(Array($0)) }
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    let id = try PairID(&reader)
    self.init(
      pairID: id, streamKey: Secret(try reader.array(count: 32)),
      checkKey: Secret(try reader.array(count: 32)))
  }
}
