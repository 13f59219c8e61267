/// The last 120 canonical sample bytes of a share (ShareFileFormat, "The trailer").
struct Trailer: Equatable, Sendable {
  static let byteCount = 120
  static let parameterBytes = 32
  static let tagBytes = 16
  static let version: UInt8 = 1
  static let magic = Array("DCMSHARE".utf8)

  /// This share's grid of the stego parameters.
  var parameters: [UInt8]
  var role: Role
  var geometry: Geometry
  var bannerRows: Int
  var pairID: PairID
  var checkKey: [UInt8]
  var tag: [UInt8]

  /// The bytes that the tag covers.
  var authenticated: [UInt8] {
    var writer = ByteWriter()
    writer.append(parameters)
    writer.append(Self.magic)
    writer.append(Self.version)
    writer.append(role.rawValue)
    writer.append(UInt8(geometry.bits))
    writer.append(UInt8(geometry.channels))
    writer.append(UInt32(geometry.width))
    writer.append(UInt32(geometry.height))
    writer.append(UInt32(bannerRows))
    writer.append(pairID.bytes)
    writer.append(checkKey)
    return writer.bytes
  }

  /// Whether these are the last samples of a share of 16 bits whose samples were brought to 8.
  ///
  /// The first byte of each is left: of the magic `DMHR`, then the version and the depth. Programs
  /// that round instead of cutting are off by one.
  static func isHalved(_ bytes: [UInt8]) -> Bool {
    let halves = stride(from: parameterBytes, to: parameterBytes + 12, by: 2)
    let expected = magic + [version, Role.archive.rawValue, 16, 1]
    return zip(halves, bytes.suffix(byteCount / 2).dropFirst(parameterBytes / 2)).allSatisfy {
      abs(Int(expected[$0 - parameterBytes]) - Int($1)) <= 1
    }
  }

  init(
    parameters: [UInt8], role: Role, geometry: Geometry, bannerRows: Int, pairID: PairID,
    checkKey: [UInt8], tag: [UInt8] = []
  ) {
    self.parameters = parameters
    self.role = role
    self.geometry = geometry
    self.bannerRows = bannerRows
    self.pairID = pairID
    self.checkKey = checkKey
    self.tag = tag
  }

  /// Reads the trailer of a picture of this geometry.
  init(_ bytes: [UInt8], of picture: Geometry) throws(SharingError) {
    var reader = ByteReader(bytes)
    parameters = reader.take(Self.parameterBytes)
    guard reader.take(8) == Self.magic else { throw .noShareHeader }
    let version: UInt8 = reader.integer()
    guard version == Self.version else {
      throw version == 0 ? .noShareHeader : .newerVersion(Int(version))
    }
    let role = Role(rawValue: reader.integer())
    let bits = Int(reader.integer(UInt8.self))
    let channels = Int(reader.integer(UInt8.self))
    let width = Int(reader.integer(UInt32.self))
    let height = Int(reader.integer(UInt32.self))
    bannerRows = Int(reader.integer(UInt32.self))
    geometry = Geometry(width: width, height: height, bits: bits, channels: channels)
    pairID = PairID(bytes: reader.take(16))
    checkKey = reader.take(32)
    tag = reader.take(Self.tagBytes)
    guard let role, geometry == picture, bannerRows <= height - picture.trailerRows else {
      throw .geometryMismatch
    }
    self.role = role
  }
}
