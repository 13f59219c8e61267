/// The paper's JSON object for a file, and how much of the file it tells.
public struct Metadata: Sendable {
  /// Minified UTF-8.
  public let json: [UInt8]
  /// Whether all elements but the outermost pixel data are in it.
  public let isComplete: Bool
  /// What is wrong with the values, in words that hold no patient data.
  public let warnings: [String]
}

extension DICOMFile {
  /// The paper's JSON object: `{"dataset_json": {…}, "metafile_json": {…}}`.
  ///
  /// Both are objects of the DICOM JSON Model (PS3.18 Annex F) with these conventions:
  /// - Elements stand in ascending order of their tags, without group lengths (section F.2.2). The
  ///   outermost pixel data are left out.
  /// - A `BulkDataURI` is `?offset=O&length=N`, counted in bytes from the beginning of the file, or
  ///   `?inflated-offset=O&length=N`, counted from the beginning of the inflated data set. Binary
  ///   values over 1 KiB have one, and others over 1 MiB.
  /// - Of an element that a data set holds twice, the last one stands.
  /// - `DS` and `IS` are strings unless the number says the same. Such values that are no numbers
  ///   get the VR `LO`; binary numbers of a wrong length, and other values that are not what their
  ///   element wants, get the VR `OB`.
  /// - `"dicomshare_incomplete": true` follows where the file holds more than could be expressed, or text
  ///   that is not in its character set.
  ///
  /// - Throws: ``DICOMError`` when the source cannot be read any more.
  public func metadata(_ source: any ByteSource) throws(DICOMError) -> Metadata {
    try metadata(source, limit: DataSetEncoder.hardLimit)
  }

  /// The same object, to which nothing is added once it has so many bytes.
  func metadata(_ source: any ByteSource, limit: Int) throws(DICOMError) -> Metadata {
    do throws(ReadError) {
      let ordered = OrderedRecords(records, isOrdered: !isDisordered)
      let orderedMeta = OrderedRecords(metaRecords, isOrdered: false, isMeta: true)
      var writer = JSONWriter()
      writer.reserve(min(records.count * 80, DataSetEncoder.sizeLimit))
      writer.raw("{\"dataset_json\":")
      let file = ByteWindow(source)
      let data = inflated.map { ByteWindow(MemorySource($0)) } ?? file
      var encoder = DataSetEncoder(data, isInflated: isDeflated, to: writer, limit: limit)
      try encoder.encode(ordered.records)
      var isAbridged =
        isAbridged || encoder.isAbridged || ordered.isAbridged || orderedMeta.isAbridged
        || Irregularity.abridging.contains(where: encoder.irregularities.contains)
      writer = encoder.writer
      let irregularities = encoder.irregularities
      writer.raw(",\"metafile_json\":")
      encoder = DataSetEncoder(file, isInflated: false, to: writer, limit: limit)
      try encoder.encode(orderedMeta.records)
      isAbridged = isAbridged || encoder.isAbridged
      writer = encoder.writer
      if isAbridged { writer.raw(",\"dicomshare_incomplete\":true") }
      writer.raw(0x7D)
      return Metadata(json: writer.bytes, isComplete: !isAbridged, warnings: irregularities.lines)
    } catch {
      throw .unreadable(error)
    }
  }
}
