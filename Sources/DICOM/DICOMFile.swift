internal import Glibc

/// What a walk through a DICOM file found: where its parts lie, not their bytes (PS3.10 section 7).
///
/// The walk never fails on a file that is recognizably DICOM: what cannot be followed is noted in
/// ``warnings``, and what lies behind it is taken as bytes.
public struct DICOMFile: Sendable {
  /// The length of the file, in bytes.
  public let count: Int
  /// UID of the transfer syntax, as declared or (without File Meta Information) as inferred.
  public let transferSyntax: String
  /// The outermost pixel data element, if there is one; never in a deflated data set.
  public let pixelData: PixelData?
  /// The attributes of the outermost data set that describe its image.
  public let image: ImagePixel
  /// What tells exams and patients apart; patient data, never to be shown.
  public let identity: Identity
  /// What is wrong with the file, in words that hold no patient data.
  public let warnings: [String]
  /// Whether the structure ends exactly where the file ends: evidence that it has arrived whole.
  public let isComplete: Bool
  /// Whether a writer may have stopped here for a moment only, although the structure is complete:
  /// between two elements and before any pixel data, or before zeros that it will replace.
  public let mayGoOn: Bool
  /// Whether the structure does not end at the end of the file, and yet all of the pixel data is
  /// there: a few bytes are missing, or too many.
  public let isOddlyEnded: Bool
  /// Whether the data set is deflated (PS3.5 section A.5), and so has no bytes of its own.
  public var isDeflated: Bool { deflatedRange != nil }
  /// The bytes of the deflated data set in the file, if it is deflated.
  public let deflatedRange: Range<Int>?

  /// The elements of the File Meta Information.
  let metaRecords: [ElementRecord]
  /// The elements of the data set without the outermost pixel data.
  let records: [ElementRecord]
  /// Whether the pixel data are compressed and the transfer syntax is not, or the other way round, or
  /// whether their byte order is not that of the syntax: then nobody can say what their words are.
  public let contradictsSyntax: Bool
  /// The beginning of the inflated data set, which the offsets in ``records`` count from.
  let inflated: [UInt8]?
  /// Whether ``records`` and ``metaRecords`` are less than what the file holds.
  let isAbridged: Bool
  /// Whether some data set names a tag twice or out of order, or one of File Meta Information.
  let isDisordered: Bool

  /// Walks the file.
  ///
  /// - Throws: ``DICOMError`` when this is no DICOM file, or when it cannot be read.
  public init(_ source: any ByteSource) throws(DICOMError) {
    // Beyond what any file system holds; below it no sum of a place and a length overflows.
    guard source.count <= 1 << 48 else { throw .unreadable(ReadError(code: EFBIG)) }
    let parts: FileParts?
    do {
      parts = try FileParts(source)
    } catch {
      throw .unreadable(error)
    }
    guard let parts else { throw .notDICOM }
    let walk = parts.walk
    var irregularities = walk.irregularities
    count = source.count
    transferSyntax = parts.syntax.uid
    metaRecords = parts.meta.records
    records = walk.records.fitted
    isDisordered = walk.isDisordered
    deflatedRange = parts.inflation.map { parts.dataSet..<$0.end }
    inflated = parts.inflation?.bytes
    isAbridged = Irregularity.abridging.contains(where: irregularities.contains)
    pixelData =
      parts.inflation != nil
      ? nil
      : walk.root.pixelData.map { found in
        PixelData(
          element: found.element, range: found.range, isEncapsulated: found.isEncapsulated,
          isBigEndian: found.isBigEndian || parts.syntax.hasBigEndianPixels)
      }
    if let pixels = pixelData, parts.meta.transferSyntaxUID != nil,
      let isCompressed = parts.syntax.isCompressed,
      pixels.isEncapsulated != isCompressed
    {
      contradictsSyntax = true
      irregularities.note(
        isCompressed ? .nativeUnderCompressed : .compressedUnderNative, at: pixels.range.lowerBound)
    } else {
      contradictsSyntax = parts.contradictsOrder
    }
    image = ImagePixel(walk.root)
    if !image.isPossible { irregularities.note(.impossibleImage, at: parts.dataSet) }
    identity = Identity(walk.root)
    if records.isEmpty, walk.root.pixelData == nil, !irregularities.contains(.deflateTooLong) {
      irregularities.note(.noElements, at: count)
    }
    warnings = irregularities.lines
    mayGoOn =
      parts.inflation == nil && walk.root.pixelData == nil || irregularities.contains(.zerosAtEnd)
    isComplete = !Irregularity.incomplete.contains(where: irregularities.contains)
    isOddlyEnded =
      !isComplete && walk.root.pixelData != nil && walk.shortfall <= DataSetWalk.oddByteCount
  }
}

extension [ElementRecord] {
  /// The same records in no more memory than they need, unless they fill most of what they have.
  fileprivate var fitted: Self {
    count < capacity / 2 ? withUnsafeBufferPointer { Array($0) } : self
  }
}

/// Why a file could not be taken as DICOM.
public enum DICOMError: Error, Equatable, Sendable {
  /// Neither a preamble with the prefix DICM nor a data set begins here.
  case notDICOM
  /// The file could not be read.
  case unreadable(ReadError)
}
