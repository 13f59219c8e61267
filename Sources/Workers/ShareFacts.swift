package import SecretSharing

/// What a share says of itself.
package struct ShareFacts: Equatable, Sendable {
  /// Which share it is.
  package let role: Role
  /// What both shares of its pair have in common.
  package let pairID: PairID
  /// Width of the picture, in pixels.
  package let width: Int
  /// Height of the picture with banner, spill and trailer rows, in pixels.
  package let height: Int
  /// Bits of a sample, 8 or 16.
  package let bits: Int
  /// Samples of a pixel: 1 (gray) or 3 (RGB).
  package let channels: Int
  /// Rows at the top that hold text for people.
  package let bannerRows: Int
  /// Version of the share format.
  package let version: Int
  /// How many bytes stand behind the end of the PNG file.
  package let bytesAfterEnd: Int

  init(_ share: Share) {
    role = share.role
    pairID = share.pairID
    width = share.width
    height = share.height
    bits = share.bits
    channels = share.channels
    bannerRows = share.bannerRows
    version = share.version
    bytesAfterEnd = share.bytesAfterEnd
  }
}

extension ShareFacts {
  func write(to writer: inout MessageWriter) {
    writer.append(role.rawValue)
    writer.append(pairID.bytes)
    for number in [width, height, bits, channels, bannerRows, version, bytesAfterEnd] {
      writer.append(number)
    }
  }

  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    role = try Role(&reader)
    pairID = try PairID(&reader)
    width = try reader.count()
    height = try reader.count()
    bits = try reader.count()
    channels = try reader.count()
    bannerRows = try reader.count()
    version = try reader.count()
    bytesAfterEnd = try reader.count()
  }
}

extension PairID {
  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    guard let pair = PairID(try reader.array()) else { throw MalformedMessage() }
    self = pair
  }
}

extension Role {
  init(_ reader: inout MessageReader) throws(MalformedMessage) {
    guard let role = Role(rawValue: try reader.byte()) else { throw MalformedMessage() }
    self = role
  }
}
