extension DICOMFile {
  /// The paper's JSON object: `{"dataset_json": {…}, "metafile_json": {…}}`, minified UTF-8.
  ///
  /// Both are objects of the DICOM JSON Model (PS3.18 Annex F) with these conventions:
  /// - Elements stand in file order, group lengths included. The outermost pixel data are left out.
  /// - A `BulkDataURI` is `?offset=O&length=N`, counted in bytes from the beginning of the file, or
  ///   `?inflated-offset=O&length=N`, counted from the beginning of the inflated data set. Binary
  ///   values over 1 KiB have one, and others over 1 MiB.
  /// - Of an element that a data set holds twice, the last one stands.
  /// - `DS` and `IS` are strings unless the number says the same. Such values that are no numbers
  ///   get the VR `LO`; binary numbers of a wrong length, and other values that are not what their
  ///   element wants, get the VR `OB`.
  /// - `"dicomshare_incomplete": true` follows where the file holds more than could be expressed.
  ///
  /// - Throws: ``DICOMError`` when the source cannot be read any more.
  public func json(_ source: any ByteSource) throws(DICOMError) -> [UInt8] {
    do throws(ReadError) {
      let superseded = isDisordered ? Superseded(in: records) : Superseded(in: [])
      let supersededMeta = Superseded(in: metaRecords)
      var writer = JSONWriter()
      writer.reserve(min(records.count * 80, DataSetEncoder.sizeLimit))
      writer.raw("{\"dataset_json\":")
      let file = ByteWindow(source)
      let data = inflated.map { ByteWindow(MemorySource($0)) } ?? file
      var encoder = DataSetEncoder(data, isInflated: isDeflated, to: writer)
      try encoder.encode(records, without: superseded)
      let isAbridged =
        isAbridged || encoder.isAbridged || !superseded.isEmpty || !supersededMeta.isEmpty
      writer = encoder.writer
      writer.raw(",\"metafile_json\":")
      encoder = DataSetEncoder(file, isInflated: false, to: writer)
      try encoder.encode(metaRecords, without: supersededMeta)
      writer = encoder.writer
      if isAbridged { writer.raw(",\"dicomshare_incomplete\":true") }
      writer.raw(0x7D)
      return writer.bytes
    } catch {
      throw .unreadable(error)
    }
  }
}

/// The records of elements that come again later in the same data set.
struct Superseded {
  private var marks: [Bool] = []
  /// Whether there are none.
  private(set) var isEmpty = true

  /// Finds them; the last of several records stands.
  init(in records: [ElementRecord]) {
    var levels: [[Tag: Int]] = [[:]]
    for (index, record) in records.enumerated() {
      let depth = Int(record.depth)
      while levels.count - 1 > depth { levels.removeLast() }
      if record.kind == .item {
        levels.append([:])
      } else if let earlier = levels[depth].updateValue(index, forKey: record.tag) {
        if isEmpty { marks = [Bool](repeating: false, count: records.count) }
        isEmpty = false
        marks[earlier] = true
      }
    }
  }

  func contains(_ index: Int) -> Bool { !isEmpty && marks[index] }
}
