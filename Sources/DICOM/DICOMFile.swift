/// What a walk through a DICOM file found: where its parts lie, not their bytes (PS3.10 section 7).
///
/// The walk never fails on a file that is recognisably DICOM: what cannot be followed is noted in
/// ``warnings``, and what lies behind it is taken as bytes.
public struct DICOMFile: Sendable {
  /// The length of the file, in bytes.
  public let count: Int
  /// UID of the transfer syntax, as declared or (without File Meta Information) as inferred.
  public let transferSyntax: String
  /// The outermost pixel data element, if there is one.
  public let pixelData: PixelData?
  /// The attributes of the outermost data set that describe its image.
  public let image: ImagePixel
  /// What tells exams and patients apart; patient data, never to be shown.
  public let identity: Identity
  /// What is wrong with the file, in words that hold no patient data.
  public let warnings: [String]
  /// Whether the structure ends exactly where the file ends: evidence that it has arrived whole.
  public let isComplete: Bool

  /// Where the deflated stream lies, when the transfer syntax is a deflated one.
  public let deflatedRange: Range<Int>?

  /// Walks the file.
  ///
  /// - Throws: ``DICOMError`` when this is no DICOM file, or when it cannot be read.
  public init(_ source: any ByteSource) throws(DICOMError) { fatalError() }

  /// The paper's JSON object: `{"dataset_json": {…}, "metafile_json": {…}}`, minified UTF-8.
  ///
  /// - Throws: ``DICOMError`` when the source cannot be read any more.
  public func json(_ source: any ByteSource) throws(DICOMError) -> [UInt8] { fatalError() }
}

/// Where the value of a pixel data element lies (PS3.5 section 8).
public struct PixelData: Equatable, Sendable {
  /// Which of (7FE0,0008), (7FE0,0009) and (7FE0,0010) it is.
  public let element: UInt16
  /// The value's bytes in the file, clipped to the file's end. With undefined length: from the
  /// Basic Offset Table's item tag to before the Sequence Delimitation Item.
  public let range: Range<Int>
  /// Whether the value is a sequence of fragments (PS3.5 section A.4).
  public let isEncapsulated: Bool
  /// Whether the transfer syntax is big endian (PS3.5 section A.3, retired).
  public let isBigEndian: Bool
}

/// The Image Pixel module's attributes that shape a raster (PS3.3 section C.7.6.3).
public struct ImagePixel: Equatable, Sendable {
  public var rows: Int?
  public var columns: Int?
  public var frames: Int?
  public var samplesPerPixel: Int?
  public var planarConfiguration: Int?
  public var bitsAllocated: Int?
  public var bitsStored: Int?
  public var highBit: Int?
  public var isSigned: Bool
  public var photometricInterpretation: String?
  public var pixelPaddingValue: Int?
  public var pixelPaddingRangeLimit: Int?
  public var sopClass: String?
}

/// What tells exams and patients apart, as UTF-8 text without padding.
public struct Identity: Equatable, Sendable {
  public var studyInstanceUID: String?
  public var patientID: String?
  public var issuerOfPatientID: String?
  public var accessionNumber: String?
}

/// Why a file could not be taken as DICOM.
public enum DICOMError: Error, Equatable, Sendable {
  /// Neither a preamble with the prefix DICM nor a data set begins here.
  case notDICOM
  /// The file could not be read.
  case unreadable(ReadError)
}
