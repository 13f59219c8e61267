/// What a walk can find wrong with a file; the text holds no patient data.
enum Irregularity: String, Sendable {
  case strayBytes = "bytes that belong to nothing before the data set"
  case missingMeta = "no File Meta Information: the transfer syntax was inferred"
  case repeatedMeta = "the File Meta Information stands there more than once: the last one counts"
  case missingTransferSyntax = "no usable Transfer Syntax UID: the encoding was inferred"
  case wrongByteOrder = "the byte order is not that of the transfer syntax"
  case wrongEncoding = "explicit or implicit VR is not as the transfer syntax says"
  case notDeflated = "the data set is not deflated as the transfer syntax says"
  case cut = "the file ends inside a data element, item or sequence"
  case undelimited = "the item is missing that ends the pixel data"
  case afterPixels = "bytes that belong to nothing behind the data set"
  case noElements = "the file holds no data set"
  case valueTooLong = "a value runs beyond the end of its sequence"
  case itemTooLong = "an item or sequence does not end where its length says"
  case strayItem = "an item or delimitation item outside of a sequence"
  case leftOut = "bytes in a sequence, or an item beside one, that belong to no data element"
  case notASequence = "a sequence that does not consist of items"
  case notFragments = "an undefined length that is not followed by items"
  case noDelimitation = "a missing sequence delimitation item"
  case unknownVR = "an unknown value representation"
  case zerosAtEnd = "zeros after the data set"
  case zerosInside = "zeros where a data element should be"
  case unfinished = "zeros where the rest of the data set should be"
  case severalPixelData = "more than one outermost pixel data element"
  case nativeUnderCompressed = "the pixel data are not compressed as the transfer syntax says"
  case compressedUnderNative =
    "the pixel data are fragments, which the transfer syntax does not know"
  case impossibleImage = "numbers of the image that no picture can have: its pixels are bytes"
  case unknownCharacterSet = "an unknown character set: its text is taken for Latin"
  case undecodedText = "text that is not in its character set"
  case tooDeep = "sequences are nested too deeply"
  case tooMany = "too many data elements"
  case badDeflate = "the deflated data set is damaged"
  case deflateTooLong = "the deflated data set is longer than what is looked at"
  case afterTrailer = "a checksum after the end of the deflated data set"
  case afterDeflate = "bytes after the end of the deflated data set"
}

extension Irregularity {
  /// What keeps a file from having arrived whole.
  static let incomplete: Set<Irregularity> = [
    .cut, .unfinished, .zerosInside, .noElements, .badDeflate, .afterDeflate, .undelimited,
    .afterPixels,
  ]

  /// What keeps the object of the metadata from telling all that the file holds.
  static let abridging: Set<Irregularity> = [
    .cut, .strayBytes, .repeatedMeta, .leftOut, .valueTooLong, .severalPixelData, .afterPixels,
    .undecodedText, .tooDeep, .tooMany, .badDeflate, .deflateTooLong, .afterDeflate,
  ]
}

/// The irregularities of a file, each kind once, with the place where it was first seen.
struct Irregularities: Sendable {
  private(set) var found: [(what: Irregularity, offset: Int)] = []

  mutating func note(_ what: Irregularity, at offset: Int) {
    guard !found.contains(where: { $0.what == what }) else { return }
    found.append((what, offset))
  }

  func contains(_ what: Irregularity) -> Bool { found.contains { $0.what == what } }

  /// One line each.
  var lines: [String] { found.map { "\($0.what.rawValue) (at byte \($0.offset))" } }
}
