internal import Cryptography
public import DICOM

/// Which half of a pair a share is.
public enum Role: UInt8, Sendable, CaseIterable {
  /// The share that stays in the institution.
  case archive = 0x41
  /// The share that leaves with the patient.
  case patient = 0x50

  /// The other share.
  public var other: Role { self == .archive ? .patient : .archive }
}

/// The 128 random bits that both shares of a pair carry.
public struct PairID: Hashable, Sendable, CustomStringConvertible {
  /// The length of an id, in bytes.
  static let byteCount = 16
  /// The 16 bytes.
  public let bytes: [UInt8]

  /// A pair's id from where it was written down.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// An id that was told; nil when it does not have 16 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// The bytes in hexadecimal.
  public var description: String { bytes.hexadecimal }
}

/// A share that has been opened: its header is read, its samples stay where they are.
public struct Share: Sendable {
  /// Which share this is.
  public var role: Role { trailer.role }
  /// What both shares have in common.
  public var pairID: PairID { trailer.pairID }
  /// Width of the picture, in pixels.
  public var width: Int { picture.geometry.width }
  /// Height of the picture with banner, spill and trailer rows, in pixels.
  public var height: Int { picture.geometry.height }
  /// Bits of a sample, 8 or 16.
  public var bits: Int { picture.geometry.bits }
  /// Samples of a pixel: 1 (gray) or 3 (RGB).
  public var channels: Int { picture.geometry.channels }
  /// Rows at the top that hold text for people.
  public var bannerRows: Int { trailer.bannerRows }
  /// How many bytes stand behind the end of the PNG file; somebody has added them, and they mean
  /// nothing.
  public var bytesAfterEnd: Int { picture.bytesAfterEnd }
  /// Version of the share format.
  public var version: Int { Int(Trailer.version) }

  let picture: Picture
  let trailer: Trailer

  /// Opens a share; reads only its beginning and end when it is as this program wrote it.
  ///
  /// - Throws: ``SharingError`` `notPNG`, `truncated`, `damagedPNG`, `noShareHeader`,
  ///   `savedWithEightBits`, `geometryMismatch`, `newerVersion` or `unreadable`.
  public init(_ source: any ByteSource) throws(SharingError) {
    try self.init(Picture(source))
  }

  private init(_ picture: Picture) throws(SharingError) {
    do throws(SharingError) {
      try self.init(reading: picture)
    } catch {
      // Perhaps another program has encoded the same samples in its own way; perhaps the trailer
      // was damaged on its way, which the checksums tell.
      if case .unreadable = error { throw error }
      if error == .noShareHeader, let other = try Self.otherForm(of: picture) {
        self = other
        return
      }
      // With the magic in its place, or in the only form a picture of its kind has, nobody will find
      // other samples in a file that is as we write it.
      let geometry = picture.geometry
      let isOnlyForm = error != .noShareHeader || geometry.bits == 8 && geometry.channels == 1
      if isOnlyForm, try picture.isAsWritten() { throw error }
      guard let decoded = try picture.decoded() else { throw error }
      try self.init(decoded)
    }
  }

  /// The share that another program has saved with more channels or bits than it has.
  ///
  /// - Throws: `savedWithEightBits` when it has fewer bits in one of them, `unreadable` when there is
  ///   no memory for one.
  private static func otherForm(of picture: Picture) throws(SharingError) -> Share? {
    if let share = try share(in: picture.asGray()) { return share }
    if let share = try share(in: picture.asEightBits()) { return share }
    return try share(in: picture.asGray()?.asEightBits())
  }

  private static func share(in form: Picture?) throws(SharingError) -> Share? {
    guard let form else { return nil }
    do throws(SharingError) {
      return try Share(reading: form)
    } catch {
      if error == .savedWithEightBits { throw error }
      return nil
    }
  }

  private init(reading picture: Picture) throws(SharingError) {
    let geometry = picture.geometry
    guard geometry.byteCount >= Trailer.byteCount else { throw .noShareHeader }
    let last = geometry.byteCount - Trailer.byteCount..<geometry.byteCount
    self.picture = picture
    trailer = try Picture.SampleReader(picture).read(last) { bytes throws(SharingError) in
      let bytes = Array(bytes)
      do throws(SharingError) {
        return try Trailer(bytes, of: geometry)
      } catch {
        guard error == .noShareHeader, geometry.bits == 8, Trailer.isHalved(bytes) else {
          throw error
        }
        throw .savedWithEightBits
      }
    }
  }

  /// How much memory opening a share may take beside its file, in bytes: all of its samples when
  /// another program has encoded it, and a copy of them.
  ///
  /// - Throws: ``SharingError`` `unreadable`.
  public static func memory(_ source: any ByteSource) throws(SharingError) -> Int {
    try DecodedPNG.memory(source)
  }

  /// The same share, decoded by libpng.
  func decoded() throws(SharingError) -> Share? {
    guard let decoded = try picture.decoded() else { return nil }
    return try Share(decoded)
  }

  /// Reads the whole file and checks everything that can be checked without the other share.
  ///
  /// - Throws: ``SharingError`` `truncated`, `damagedPNG` or `unreadable`.
  public func verify() throws(SharingError) {
    try picture.scan(checksums: true) { _ in }
  }
}
