/// How data elements are written: with or without VR, in which byte order (PS3.5 section 7.1).
struct Encoding: Equatable, Sendable {
  var isImplicit: Bool
  var isBigEndian: Bool

  static let implicitLittle = Encoding(isImplicit: true, isBigEndian: false)
  static let implicitBig = Encoding(isImplicit: true, isBigEndian: true)
  static let explicitLittle = Encoding(isImplicit: false, isBigEndian: false)
  static let explicitBig = Encoding(isImplicit: false, isBigEndian: true)
}

/// What a transfer syntax UID says about the data set (PS3.5 section 10 and annex A).
struct TransferSyntax: Equatable, Sendable {
  let uid: String
  let encoding: Encoding
  let isDeflated: Bool
  /// Whether the pixel data are big endian, and nothing else is.
  let hasBigEndianPixels: Bool
  /// Whether pixel data are fragments in it (PS3.5 section A.4); `nil` when it is not known.
  var isCompressed: Bool? {
    switch uid {
    case Self.implicitLittleUID, Self.explicitLittleUID, Self.explicitBigUID: false
    // JPIP Referenced and JPIP HTJ2K Referenced: the pixel data lie elsewhere.
    case "1.2.840.10008.1.2.4.94", "1.2.840.10008.1.2.4.204": nil
    // RLE Lossless, Deflated Image Frame Compression.
    case "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.8.1": true
    default: uid.hasPrefix("1.2.840.10008.1.2.4.") && !isDeflated ? true : nil
    }
  }

  static let implicitLittleUID = "1.2.840.10008.1.2"
  static let explicitLittleUID = "1.2.840.10008.1.2.1"
  static let explicitBigUID = "1.2.840.10008.1.2.2"

  /// Looks up a UID; those not listed, encapsulated and private ones, are explicit little endian
  /// (PS3.5 section A.4).
  init(uid: String) {
    self.uid = uid
    switch uid {
    case Self.implicitLittleUID:
      encoding = .implicitLittle
      isDeflated = false
      hasBigEndianPixels = false
    case Self.explicitBigUID:
      encoding = .explicitBig
      isDeflated = false
      hasBigEndianPixels = false
    case "1.2.840.113619.5.2":
      // GE's private syntax of the 1990s: as Implicit VR Little Endian, but for the pixel data.
      encoding = .implicitLittle
      isDeflated = false
      hasBigEndianPixels = true
    case "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.205":
      // Deflated Explicit VR Little Endian, JPIP Referenced Deflate, JPIP HTJ2K Referenced Deflate
      encoding = .explicitLittle
      isDeflated = true
      hasBigEndianPixels = false
    default:
      encoding = .explicitLittle
      isDeflated = false
      hasBigEndianPixels = false
    }
  }

  /// The syntax of a data set of which no UID is known.
  init(inferred encoding: Encoding) {
    uid =
      switch (encoding.isImplicit, encoding.isBigEndian) {
      case (true, false): Self.implicitLittleUID
      case (false, false): Self.explicitLittleUID
      // Implicit big endian, as ACR-NEMA had it, never had a UID.
      case (_, true): Self.explicitBigUID
      }
    self.encoding = encoding
    isDeflated = false
    hasBigEndianPixels = false
  }
}
