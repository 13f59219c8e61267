import DICOM

/// Any bytes: the walk ends, keeps within the file, and gives JSON that is JSON.
func walkDICOM(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let source = MemorySource(input.all())
  do throws(DICOMError) {
    let file = try DICOMFile(source)
    must(file.count == source.count, "the length is that of the file")
    for range in [file.pixelData?.range, file.deflatedRange] {
      guard let range else { continue }
      must(range.lowerBound >= 0 && range.upperBound <= source.count, "ranges lie in the file")
    }
    let json = try file.metadata(source).json
    must(String(validating: json, as: UTF8.self) != nil, "JSON is UTF-8")
    must(JSONCheck.accepts(json), "JSON is well-formed")
    return 0
  } catch {
    // Bytes that are no DICOM file are not worth keeping, unless they reached something new.
    must(error == .notDICOM, "memory can be read")
    return 0
  }
}
